"""The official region codes, from a published package (see NOTICE): names and codes only."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tipstaff.agencies import models

HERE = Path(__file__).parent
FIELDS = ("parent_id", "level", "name_zh", "name_en")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRow:
    """A line of the data: `parent` is empty for a province."""

    code: str
    parent: str
    level: str
    name_zh: str
    name_en: str


@cache
def published(country: str = "cn") -> tuple[RegionRow, ...]:
    """Every region in the data, by code, a parent always before its parts."""
    with (HERE / f"{country}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(RegionRow(**row) for row in csv.DictReader(file))


def load_regions(country: str = "cn") -> int:
    """Bring the region table to what the data says, and tell how many rows that changed."""
    stored = {row.code: row for row in models.Region.objects.order_by("code")}
    changed = [row for row in _rows(country) if _says_other(stored.get(row.code), row)]
    models.Region.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=("code",), update_fields=FIELDS, batch_size=2000
    )
    return len(changed)


def _rows(country: str) -> Iterator[models.Region]:
    for row in published(country):
        yield models.Region(
            code=row.code,
            parent_id=row.parent or None,
            level=row.level,
            name_zh=row.name_zh,
            name_en=row.name_en,
        )


def _says_other(stored: models.Region | None, row: models.Region) -> bool:
    return stored is None or any(getattr(stored, field) != getattr(row, field) for field in FIELDS)
