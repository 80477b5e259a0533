"""The care of a record as lists show it: its colour, and what has to be read before anything that seems to identify."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from tipstaff.kernel.ids import WarrantId
from tipstaff.policy.care import CareColour
from tipstaff.warrants.validations import CaredFor, cared_for
from tipstaff.web import words

CARE_SIGNS = {CareColour.RED: "■", CareColour.YELLOW: "▲", CareColour.BLUE: "●"}
"""The sign that doubles a care colour; its word stands beside it."""
CARE_TONES = {CareColour.RED: "stop", CareColour.YELLOW: "warn", CareColour.BLUE: "calm"}


@dataclass(frozen=True, slots=True)
class Hint:
    """One note of a record, in the few words that a row has room for."""

    tone: str
    sign: str
    said: str

    def __str__(self) -> str:
        return f"{self.sign} {self.said}"


@dataclass(frozen=True, slots=True)
class Care:
    """A record's care colour as a page shows it: colour, sign and words say the same."""

    said: str
    sign: str
    tone: str
    hints: tuple[Hint, ...] = ()
    """What a row says of the record's notes; a page of its own says them in full."""


def cares_of(warrants: Iterable[WarrantId]) -> Mapping[WarrantId, Care]:
    """The care of records, as rows show it; one that is no longer cared for is left out."""
    return {one: shown_care(row.colour, _hints(row)) for one, row in cared_for(warrants).items()}


def shown_care(colour: CareColour, hints: tuple[Hint, ...] = ()) -> Care:
    """One care colour in words, with its sign."""
    return Care(words.of_word(colour), CARE_SIGNS[colour], CARE_TONES[colour], hints)


def hints_said(care: Care | None) -> str:
    """The notes of a record in one cell of a file."""
    return "; ".join(str(one) for one in care.hints) if care else ""


def _hints(row: CaredFor) -> tuple[Hint, ...]:
    strangers = Hint("stop", "≠", gettext("Not the same person as in another warrant"))
    thin = Hint("warn", "▲", gettext("Name and date of birth alone"))
    return (strangers,) * bool(row.strangers) + (thin,) * row.is_thin
