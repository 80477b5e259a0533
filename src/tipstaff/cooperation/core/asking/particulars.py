"""What a request states besides its reason: answers to the rules' questions, a legal instrument, firearms."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.words import _, says


class Weapons(StrEnum):
    """Whether the asking agency's officers carry firearms into the asked region."""

    NONE = "none"
    APPROVED = "approved"
    """Yes, and the approval comes with the papers."""
    EMERGENCY = "emergency"
    """Yes, in an emergency on the spot, which is explained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question that the rules put for this kind of help."""

    question: str = says(_("Which question of the rules this answers"))
    text: str = says(_("The answer; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledAnswer:
    """An answer as it stands on the record."""

    question: str
    text: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a request stated when it was sent."""

    answers: tuple[FiledAnswer, ...]
    is_remote: bool
    """Whether the place is very remote, so that the rules' longer time runs."""
    weapons: Weapons
    emergency: Sealed[str] | None
    """Why firearms are carried without approval; only in an emergency."""
    instrument: str | None
    """The legal instrument, by its id in the rules; only where the kind of help needs one."""
    instrument_number: Sealed[str] | None
