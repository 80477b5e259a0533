"""The table of regions, brought to what was published."""

from collections.abc import Iterator

from tipstaff.agencies import models
from tipstaff.agencies.regions import published

FIELDS = ("parent_id", "level", "name_zh", "name_en")


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
