"""The official region codes, from a published package (see NOTICE): names and codes only."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRow:
    """A line of the data: `parent` is empty for a province."""

    code: str
    parent: str
    level: str
    name_zh: str
    name_en: str


def region_file(country: str = "cn") -> Path:
    """The file of the data, as it was published."""
    return HERE / f"{country}.csv"


@cache
def published(country: str = "cn") -> tuple[RegionRow, ...]:
    """Every region in the data, by code, a parent always before its parts."""
    with region_file(country).open(encoding="utf-8", newline="") as file:
        return tuple(RegionRow(**row) for row in csv.DictReader(file))
