from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest

from tipstaff.kernel.codec import Unreadable, plain, read
from tipstaff.kernel.ids import SubjectId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    name: str
    born_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    warrant: WarrantId
    at: Instant
    colours: frozenset[Colour] = frozenset()
    parts: tuple[Part, ...] = ()
    by_name: dict[str, Colour] | None = None
    person: Sealed[Part] | None = None


WHOLE = Whole(
    warrant=WarrantId("warrant-1"),  # type: ignore[arg-type]
    at=Instant.parse("2026-11-23T00:00:00Z"),
    colours=frozenset({Colour.RED}),
    parts=(Part(name="例", born_on=date(1990, 1, 1)),),
    by_name={"a": Colour.RED},
    person=Sealed(SubjectId("s"), Part(name="某")),
)


def test_a_record_comes_back_from_its_plain_values():
    assert read(plain(WHOLE), Whole) == WHOLE


def test_what_was_erased_comes_back_as_erased():
    erased = Whole(warrant=WHOLE.warrant, at=WHOLE.at, person=Sealed(SubjectId("s"), None))
    assert read(plain(erased), Whole) == erased


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"warrant": 3}, "warrant"),
        ({"at": "2026-11-23"}, "at"),
        ({"at": "2026-11-23T00:00:00"}, "at"),
        ({"colours": ["blue"]}, "colours"),
        ({"parts": [{"name": None}]}, "parts[0].name"),
        ({"parts": [{"name": "x", "born_on": "31-12-1990"}]}, "parts[0].born_on"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_what_does_not_fit_is_named(change: dict[str, object], field: str):
    with pytest.raises(Unreadable, match=field.replace("[", r"\[").replace("]", r"\]")):
        read({**plain(WHOLE), **change}, Whole)  # type: ignore[dict-item]


def test_a_missing_field_is_named():
    with pytest.raises(Unreadable, match="at"):
        read({"warrant": "warrant-1"}, Whole)


@pytest.mark.parametrize("text", ["a\0b", "half a pair: \ud800"])
def test_characters_that_nobody_can_keep_are_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text, str)
