"""The ladder: to whom a time is taken that has passed, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from tipstaff.kernel.deadline import Deadline
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Bilingual, Confidence

ESCALATES = "escalate"
"""What a limit says under `on_lapse` if its passing climbs the ladder."""


class Addressee(StrEnum):
    """To whom a rung takes it, seen from the office that owns the clock."""

    OWNER = "owner"
    AGENCY = "agency"
    OVERSIGHT = "oversight"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One rung: so much of the limit's own time after it has passed, and at most so long."""

    id: str
    says: Bilingual
    source: str
    confidence: Confidence
    share: int
    """Per cent of the running time that the limit gives."""
    at_most: timedelta
    to: Addressee


def climbs(deadline: Deadline, rungs: Iterable[Rung]) -> tuple[Instant, ...]:
    """When each rung is due; none for a clock that stands still without an end, or whose limit does not escalate.

    Spans of time, added to the moment at which it was due: nights, holidays and changes of the clocks are in them.
    """
    due = deadline.due
    if due is None or deadline.limit.on_lapse != ESCALATES:
        return ()
    return tuple(due + min(deadline.allowed * rung.share / 100, rung.at_most) for rung in rungs)
