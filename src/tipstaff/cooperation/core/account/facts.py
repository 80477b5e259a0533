"""What else a decision about an account rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import AgencyId, CooperationRequestId, OperationId, ReviewId, SubjectId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.duties import Bearer
from tipstaff.policy.profile import Cooperation


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDone:
    """A lawful step that stands on the record: which, by whom, and where the record says so."""

    step: str
    agency: AgencyId
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestStanding:
    """The request whose account it is."""

    request: CooperationRequestId
    subject: SubjectId
    kind: Cooperation
    is_accepted: bool
    asking: AgencyId
    asked: AgencyId
    costs: Bearer | None = None
    """Who bears costs by the division of duties that binds both; None where none was agreed or decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStanding:
    """A review that a reversal names."""

    review: ReviewId
    operation: OperationId
    cooperation: CooperationRequestId | None
    """Under which request the reviewed operation was."""
    reviewer: UserId | None
    findings: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts, when, on which request; the steps that were done; the review that is named."""

    actor: Actor
    now: Instant
    request: RequestStanding | None = None
    steps: tuple[StepDone, ...] = ()
    review: ReviewStanding | None = None

    @property
    def who_bears_costs(self) -> Bearer | None:
        """Who bears costs by the division that binds both agencies now."""
        return self.request.costs if self.request else None
