"""A stated difference between the person met and the record: it blocks until an uninvolved office has looked."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.difference import SealedComparison


class MismatchFinding(StrEnum):
    """What the uninvolved office found."""

    EXPLAINED = "explained"
    NOT_THE_PERSON = "not_the_person"


OPEN = "open"
"""Said of a mismatch that nobody has resolved yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """Differences that were stated; a later request that states fewer takes none of them back."""

    request: int
    """The number of the request that stated the latest of them."""
    stated: tuple[SealedComparison, ...]
    stated_by: UserId
    stated_at: Instant
    finding: MismatchFinding | None = None
    means: Sealed[str] | None = None
    resolved_by: UserId | None = None
    resolved_from: OfficeId | None = None
    resolved_at: Instant | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has resolved it yet."""
        return self.finding is None
