"""The demonstration's agencies: real regions, made-up desks and people."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import yaml

from tipstaff.agencies.founding import found
from tipstaff.agencies.founding.document import Founding, read_founding
from tipstaff.agencies.regions import RegionRow, published
from tipstaff.kernel.ids import UserId

DEMO = Path(__file__).parent / "demo.yaml"
PROVINCES = ("440000", "330000", "510000")
"""Guangdong, Zhejiang and Sichuan."""

PARTS = ("agencies", "offices", "people")


def demo_agencies(provinces: Iterable[str] = PROVINCES) -> tuple[UserId, ...]:
    """Found the demonstration's agencies in the capital of each of these provinces."""
    return found(demo_document(provinces))


def demo_document(provinces: Iterable[str] = PROVINCES) -> Founding:
    """The demonstration's founding document for these provinces. Raises KeyError for an unknown code."""
    text = yaml.safe_load(DEMO.read_text(encoding="utf-8"))
    capitals = [capital_of(province) for province in provinces]
    copies = [_filled(text["once"], capitals[0], 0)]
    copies += [_filled(text["in_each_province"], capital, turn) for turn, capital in enumerate(capitals)]
    return read_founding({part: [one for copy in copies for one in copy[part]] for part in PARTS})


def capital_of(province: str) -> RegionRow:
    """The capital of a province: its first city, as the codes go. Raises KeyError for an unknown one."""
    return {row.code: row for row in published()}[f"{province[:2]}0100"]


def court_in(capital: RegionRow) -> str:
    """The court that the demonstration founds in a capital."""
    return f"{_slug(capital)}-court"


def _filled(text: Any, capital: RegionRow, turn: int) -> Any:
    """The text with the capital's names in it; of a list of names, each province takes its own by turn."""
    if isinstance(text, str):
        words = {"slug": _slug(capital), "zh": capital.name_zh, "en": capital.name_en, "region": capital.code}
        return text.format(**words)
    if isinstance(text, list):
        return [_filled(one, capital, turn) for one in text]
    if not isinstance(text, dict):
        return text
    filled = {key: _filled(value, capital, turn) for key, value in text.items() if key != "names"}
    if "names" in text:
        names = cast("list[list[str]]", text["names"])
        filled["name_zh"], filled["name_en"] = names[turn % len(names)]
    return filled


def _slug(capital: RegionRow) -> str:
    return capital.name_en.lower().replace("'", "").replace("ü", "u")
