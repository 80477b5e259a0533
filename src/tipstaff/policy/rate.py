"""A rate: how often something may be asked within a span, and who says so."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from tipstaff.kernel.limit import Bilingual, Budget, Confidence, Unit

_SPANS = {Unit.MINUTE: timedelta(minutes=1), Unit.HOUR: timedelta(hours=1)}


class Per(StrEnum):
    """Whose asking is counted together."""

    OFFICER = "officer"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How often one officer, or one office, may ask within any span of this length."""

    id: str
    per: Per
    most: int
    within: Budget
    """In minutes or hours: any such span, not the calendar's."""
    says: Bilingual
    source: str
    confidence: Confidence

    def __post_init__(self) -> None:
        if self.most < 1:
            raise ValueError(f"A rate lets at least one through: {self.most}")
        if self.within.unit not in _SPANS:
            raise ValueError(f"A rate is counted in minutes or hours: {self.within}")

    @property
    def span(self) -> timedelta:
        """How long what was asked counts."""
        return self.within.amount * _SPANS[self.within.unit]
