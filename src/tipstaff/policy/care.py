"""The care colour of a record: a published table, and the first rule in it that fits.

The colour says how often the *record* is confirmed. It is never about the person whom the record names.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.limit import Bilingual, Confidence
from tipstaff.policy.level import Level


class CareColour(StrEnum):
    """How often a record is confirmed; the strictest first."""

    RED = "red"
    """Daily."""
    YELLOW = "yellow"
    """Weekly."""
    BLUE = "blue"
    """Monthly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CareRule:
    """One row of the table. Every condition that it names must hold."""

    id: str
    colour: CareColour
    says: Bilingual
    source: str
    confidence: Confidence
    level: Level | None = None
    thin_record: bool = False
    """Only for a record that gives a name and a date of birth alone."""

    def fits(self, level: int, *, is_thin: bool) -> bool:
        """Whether every condition of the row holds."""
        return self.level in (None, level) and (is_thin or not self.thin_record)


@dataclass(frozen=True, slots=True)
class CareDecision:
    """A colour with the clause that gave it."""

    colour: CareColour
    clause: str
    says: Bilingual


def first_hit(rules: Iterable[CareRule], level: int, *, is_thin: bool) -> CareDecision | None:
    """The decision of the first row that fits; None where none does (the loader sees to it that one does)."""
    rule = next((one for one in rules if one.fits(level, is_thin=is_thin)), None)
    return CareDecision(rule.colour, rule.id, rule.says) if rule else None
