"""What happened to people in an operation besides the arrest: force, an injury, a complaint."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed


class IncidentKind(StrEnum):
    """What is recorded. None of them is a fault by itself."""

    FORCE = "force"
    INJURY = "injury"
    COMPLAINT = "complaint"
    """Opens a duty of its own: it is answered by an office that has no part in the arrest."""


class ComplaintFinding(StrEnum):
    """What came of a complaint."""

    UPHELD = "upheld"
    UPHELD_IN_PART = "upheld_in_part"
    NOT_UPHELD = "not_upheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One of them, as it was told; a complaint with its answer."""

    number: int
    kind: IncidentKind
    text: Sealed[str]
    at: Instant
    by: UserId
    owner: OfficeId
    """The office that owes the answer to a complaint."""
    finding: ComplaintFinding | None = None
    answer: Sealed[str] | None = None
    answered_at: Instant | None = None
    answered_by: UserId | None = None

    @property
    def is_owed(self) -> bool:
        """Whether it is a complaint that nobody has answered yet."""
        return self.kind is IncidentKind.COMPLAINT and self.finding is None
