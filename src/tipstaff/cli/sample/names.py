"""The words that made-up people and orders are put together from."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tipstaff.kernel.codec import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Chinese signs with their pinyin; marks; how often offences come; provinces as courts write them."""

    surnames: dict[str, str]
    given: dict[str, dict[str, str]]
    marks: tuple[str, ...]
    offence_weights: dict[str, int]
    court_words: dict[str, str]


@cache
def names() -> Names:
    """The words as the file beside this one lists them."""
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    return read(yaml.safe_load(text), Names)
