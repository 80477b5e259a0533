"""A dispute between two agencies, which the next level above both decides."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import AgencyId, OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.duties import Bearer, Duty


class DisputeAbout(StrEnum):
    """What two agencies may be at odds about."""

    JURISDICTION = "jurisdiction"
    RESPONSIBILITY = "responsibility"
    COSTS = "costs"


class DisputeStatus(StrEnum):
    """Where a dispute stands."""

    OPEN = "open"
    DECIDED = "decided"
    SETTLED = "settled"
    """The two agencies came to terms by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeEnd:
    """How a dispute ended: who has jurisdiction or bears the duty where it was decided, and why."""

    by: UserId
    office: OfficeId
    at: Instant
    reasons: Sealed[str]
    bears: Bearer | None = None
    """None where it was settled."""
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One dispute of a request."""

    number: int
    about: DisputeAbout
    duty: Duty | None
    """The duty that is disputed; None for jurisdiction."""
    statement: Sealed[str]
    by: UserId
    office: OfficeId
    agency: AgencyId
    at: Instant
    superior: AgencyId
    """The next agency above both, which decides."""
    deciding_office: OfficeId
    zone: str
    """IANA name: where the deciding agency's days begin and end."""
    status: DisputeStatus = DisputeStatus.OPEN
    end: DisputeEnd | None = None
    lapsed_at: Instant | None = None
    """When the passing of its time was entered."""

    @property
    def is_open(self) -> bool:
        """Whether it waits for its decision."""
        return self.status is DisputeStatus.OPEN
