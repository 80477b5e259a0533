"""The response level of a warrant: a published table, and the first rule in it that fits."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tipstaff.kernel.limit import Bilingual, Confidence
from tipstaff.policy.penalty import Penalty

type Level = Literal[1, 2, 3]
LEVELS: dict[str, Level] = {"1": 1, "2": 2, "3": 3}
"""The levels as a profile writes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFacts:
    """What the instrument says of the case. Nothing here is a guess about a person."""

    remaining_sentence_months: int | None = None
    """Months still to be served, where the warrant was issued for a sentence."""
    escaped_from_custody: bool = False
    violence_with_weapon: bool = False
    """The act that the warrant names was committed with violence and a weapon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRule:
    """One row of the table. Every condition that it names must hold; one that names none always fits."""

    id: str
    level: Level
    says: Bilingual
    source: str
    confidence: Confidence
    offences: frozenset[str] = frozenset()
    penalty_at_least: Penalty | None = None
    remaining_sentence_months: int | None = None
    escaped_from_custody: bool = False
    violence_with_weapon: bool = False

    @property
    def always_fits(self) -> bool:
        """Whether it names no condition at all."""
        return not (
            self.offences
            or self.penalty_at_least
            or self.remaining_sentence_months is not None
            or self.escaped_from_custody
            or self.violence_with_weapon
        )

    def fits(self, offence: str, maximum: Penalty, facts: LevelFacts) -> bool:
        """Whether every condition of the row holds."""
        remaining = facts.remaining_sentence_months or 0
        return (
            (not self.offences or offence in self.offences)
            and (self.penalty_at_least is None or maximum.is_at_least(self.penalty_at_least))
            and (self.remaining_sentence_months is None or remaining >= self.remaining_sentence_months)
            and (not self.escaped_from_custody or facts.escaped_from_custody)
            and (not self.violence_with_weapon or facts.violence_with_weapon)
        )


@dataclass(frozen=True, slots=True)
class LevelDecision:
    """A level with the clause that gave it."""

    level: Level
    clause: str
    says: Bilingual


def first_hit(
    rules: Iterable[LevelRule], offence: str, maximum: Penalty, facts: LevelFacts
) -> LevelDecision | None:
    """The decision of the first row that fits; None where none does (the loader sees to it that one does)."""
    fitting = (rule for rule in rules if rule.fits(offence, maximum, facts))
    rule = next(fitting, None)
    return LevelDecision(rule.level, rule.id, rule.says) if rule else None
