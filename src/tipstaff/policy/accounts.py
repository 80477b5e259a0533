"""What a case's account is kept by: steps that earn credit, kinds of cost, currencies, and support for costly cases."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.limit import Bilingual, Confidence

WHOLE = 100
"""A share is given in hundredths of the whole."""


class Known(StrEnum):
    """How a step is known to have been done."""

    BY_RECORD = "record"
    """It stands on the record already, and is taken from there."""
    BY_PAPER = "paper"
    """One agency says so with a paper, and the other one confirms it."""


STEPS: dict[str, Known] = {
    "first_reply_in_time": Known.BY_RECORD,
    "approval_in_time": Known.BY_RECORD,
    "confirmation_in_time": Known.BY_RECORD,
    "custody_duty_in_time": Known.BY_RECORD,
    "handover_signed": Known.BY_RECORD,
    "paper_served": Known.BY_PAPER,
    "questioning_recorded": Known.BY_PAPER,
    "identity_checked": Known.BY_PAPER,
    "escort_done": Known.BY_PAPER,
    "measure_recorded": Known.BY_PAPER,
}
"""The lawful steps that earn credit. None of them is that somebody was caught, and none counts people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    id: str
    says: Bilingual
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditStep(_Line):
    """A lawful step and the credit that it earns, in whole points."""

    points: int

    @property
    def known(self) -> Known:
        return STEPS[self.id]


@dataclass(frozen=True, slots=True, kw_only=True)
class CostKind(_Line):
    """A kind of cost. `asking`: the asking agency's share in hundredths; None: by who bears costs of this help."""

    asking: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency(_Line):
    """A currency by its ISO 4217 code. Its minor unit is the hundredth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportRule(_Line):
    """Support for a costly case: a share of what its costs come to above a sum, up to a cap. Sums in minor units."""

    currency: str
    above: int
    share: int
    at_most: int

    def allowed(self, costs: int) -> int:
        """The most that a case with these costs is supported with; a part of a minor unit is not given."""
        return min(self.at_most, max(0, costs - self.above) * self.share // WHOLE)
