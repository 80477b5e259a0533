"""How much of what tells one person from another an entry states."""

from collections.abc import Iterable
from dataclasses import dataclass

from tipstaff.warrants.core.particulars import PersonDetails, Sex

TELLS_APART = ("documents", "height_cm", "marks", "aliases")
"""Where none of these is stated, nothing but name and date of birth tells the person from a namesake: sex and
nationality are shared by millions, and a name in other letters is the same name."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """Which of the distinguishing details that the rules list an entry states, and which are missing."""

    stated: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def of(self) -> int:
        """How many the rules list."""
        return len(self.stated) + len(self.missing)


def completeness(person: PersonDetails, distinguishing: Iterable[str]) -> Completeness:
    """Count the distinguishing details; `distinguishing` names fields, as a rule profile lists them."""
    listed = tuple(distinguishing)
    stated = tuple(field for field in listed if is_stated(person, field))
    return Completeness(stated, tuple(field for field in listed if field not in stated))


def is_stated(person: PersonDetails, field: str) -> bool:
    """Whether the entry says anything in a field."""
    return getattr(person, field) not in ("", (), None, Sex.NOT_STATED)


def is_thin(person: PersonDetails) -> bool:
    """Whether name and date of birth stand alone: people were arrested for others on no more than that.

    Source: rules.md section 8 (Garcia); section 1 ("packing" a record with all identifiers).
    """
    return not any(is_stated(person, field) for field in TELLS_APART)
