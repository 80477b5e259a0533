"""A limit: how long something may take, how its time is counted, and who says so."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Unit(StrEnum):
    """What a budget is measured in. The value is how it is written after the number."""

    MINUTE = "min"
    HOUR = "h"
    DAY = "d"
    WORKING_DAY = "wd"
    MONTH = "mo"
    YEAR = "y"


class BudgetError(ValueError):
    """A length of time that does not say its unit, or has none that is known."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A length of time as a rule writes it: `10min`, `24h`, `7d`, `3wd` (working days), `4mo`, `5y`."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise BudgetError(f"A length of time is at least 1: {self.amount}{self.unit}")

    @classmethod
    def parse(cls, text: str) -> "Budget":
        """Read `3wd` and the like; raises BudgetError, above all for a number without its unit."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise BudgetError(f"A length of time is a whole number and one of {_UNITS}: {text!r}")
        return cls(int(found["amount"]), Unit(found["unit"]))

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"

    @property
    def is_exact(self) -> bool:
        """Whether it is counted to the moment (minutes, hours) rather than in whole days."""
        return self.unit in (Unit.MINUTE, Unit.HOUR)

    @property
    def exactly(self) -> timedelta:
        """The span of a budget in minutes or hours; raises BudgetError for one in days or longer."""
        if not self.is_exact:
            raise BudgetError(f"{self} is no span of time but depends on the day")
        return timedelta(minutes=self.amount) if self.unit is Unit.MINUTE else timedelta(hours=self.amount)

    @property
    def months(self) -> int | None:
        """Calendar months, for budgets in months or years; None for the others."""
        return {Unit.MONTH: self.amount, Unit.YEAR: 12 * self.amount}.get(self.unit)


_UNITS = ", ".join(Unit)
_WRITTEN = re.compile(rf"(?P<amount>\d+)(?P<unit>{'|'.join(Unit)})", re.ASCII)


class Mode(StrEnum):
    """How the time of a limit is counted."""

    CONTINUOUS = "continuous"
    """Runs through nights and holidays and is never rolled: custody, confirmations."""
    ROLL = "roll"
    """Runs through, but a last day that is no working day moves to the next working day."""
    WORKING_DAYS = "working_days"
    """Only working days count."""


class Confidence(StrEnum):
    """How well the source of a figure was checked."""

    PRIMARY = "P"
    """The text of the law itself was read."""
    SECONDARY = "S"
    """A text about the law was read."""
    UNVERIFIED = "U"
    """From memory; never a hard rule before counsel has checked it."""
    HOUSE = "H"
    """A figure of the programme, no law: the service sets it for itself."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The Chinese words for a language code that begins with `zh`, else the English ones."""
        return self.zh if language.startswith("zh") else self.en


class LimitError(ValueError):
    """A budget and a way of counting that do not go together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How long one thing may take, with the source of the figure."""

    id: str
    budget: Budget
    mode: Mode
    source: str
    """Statute and article, or where in the programme a house figure stands."""
    confidence: Confidence
    says: Bilingual
    on_lapse: str | None = None
    """What follows when it passes, as a plain word of the profile, such as `suspend`."""

    def __post_init__(self) -> None:
        counts_working_days = self.budget.unit is Unit.WORKING_DAY
        if counts_working_days != (self.mode is Mode.WORKING_DAYS):
            raise LimitError(f"{self.id}: {self.budget} cannot be counted as {self.mode}")
        if self.mode is Mode.ROLL and self.budget.is_exact:
            raise LimitError(f"{self.id}: a limit in hours or minutes has no last day to move: {self.budget}")
