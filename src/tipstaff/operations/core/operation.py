"""An operation: the work of executing one warrant, from its opening to its closing."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import (
    AgencyId,
    CooperationRequestId,
    OfficeId,
    OperationId,
    RegionCode,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.standing import OperationStanding
from tipstaff.operations.core.command_owner import CommandOffer, CommandSpan
from tipstaff.operations.core.confirmation import Confirmation
from tipstaff.operations.core.custody import Custody
from tipstaff.operations.core.handover import Handover
from tipstaff.operations.core.incident import Incident
from tipstaff.operations.core.mismatch import Mismatch, MismatchFinding
from tipstaff.operations.core.protest import Protest
from tipstaff.operations.core.readiness import ReadinessAnswer
from tipstaff.operations.core.redress import Redress
from tipstaff.operations.core.scene import Scene
from tipstaff.operations.core.token import ExecutionToken, TokenStatus


class Outcome(StrEnum):
    """How an operation ended. Every operation ends in one of these."""

    EXECUTED = "executed"
    NOT_EXECUTED = "not_executed"
    WRONG_PERSON = "wrong_person"
    WRONG_PLACE = "wrong_place"
    NOT_ATTEMPTED = "not_attempted"
    WITHDRAWN = "withdrawn"


class NotExecutedReason(StrEnum):
    """Why a warrant was not executed."""

    NOT_MET = "not_met"
    WARRANT_NOT_IN_FORCE = "warrant_not_in_force"
    NOT_CONFIRMED = "not_confirmed"
    UNSAFE = "unsafe"
    VULNERABLE = "vulnerable"
    CALLED_OFF = "called_off"
    NOT_THE_PERSON = "not_the_person"
    NOT_ATTEMPTED = "not_attempted"
    WITHDRAWN = "withdrawn"


OUTCOMES: dict[NotExecutedReason, Outcome] = {
    NotExecutedReason.NOT_ATTEMPTED: Outcome.NOT_ATTEMPTED,
    NotExecutedReason.WITHDRAWN: Outcome.WITHDRAWN,
}
"""Reasons that are outcomes of their own; every other one is "not executed"."""


class Status(StrEnum):
    """Where an operation stands; follows from the rest of its state."""

    PREPARING = "preparing"
    FROZEN = "frozen"
    EXECUTED = "executed"
    HANDED_OVER = "handed_over"
    RELEASED = "released"
    NOT_EXECUTED = "not_executed"
    WRONG_PERSON = "wrong_person"
    WRONG_PLACE = "wrong_place"
    NOT_ATTEMPTED = "not_attempted"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation with everything that later decisions about it need."""

    id: OperationId
    warrant: WarrantId
    warrant_number: str
    subject: SubjectId
    edition: int
    """The warrant's edition when the operation was opened."""
    cooperation: CooperationRequestId | None
    agency: AgencyId
    office: OfficeId
    place: RegionCode
    zone: str
    level: int
    issuing_desk: OfficeId
    opened_at: Instant
    command: tuple[CommandSpan, ...]
    """Who owned the command when, without a gap; the last span is the owner's."""
    took_part: frozenset[UserId]
    """Everybody who acted in the operation itself."""
    unit: frozenset[OfficeId]
    """The offices that they acted for: the arresting unit."""
    offer: CommandOffer | None = None
    plan: Sealed[str] | None = None
    readiness: tuple[ReadinessAnswer, ...] = ()
    address: Sealed[str] | None = None
    """Where it is to be executed, as it was named last."""
    address_number: int = 0
    """How often an address was named."""
    confirmations: tuple[Confirmation, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    answered: frozenset[UserId] = frozenset()
    """Everybody who answered or resolved from outside the operation."""
    tokens: tuple[ExecutionToken, ...] = ()
    protest: Protest | None = None
    outcome: Outcome | None = None
    outcome_at: Instant | None = None
    not_executed_reason: NotExecutedReason | None = None
    not_executed_note: Sealed[str] | None = None
    officers: tuple[UserId, ...] = ()
    """Who carried out the execution."""
    custody: Custody | None = None
    handover: Handover | None = None
    scene: Scene | None = None
    incidents: tuple[Incident, ...] = ()
    redress: Redress | None = None
    overdue: frozenset[str] = frozenset()
    """Names of the clocks whose passing has been noted."""
    closed_at: Instant | None = None

    @property
    def command_owner(self) -> CommandSpan:
        """Who owns the command now, or owned it when the operation was closed."""
        return self.command[-1]

    @property
    def confirmation(self) -> Confirmation | None:
        """The latest request for confirmation; only its answer counts."""
        return self.confirmations[-1] if self.confirmations else None

    def incident(self, number: int) -> Incident | None:
        """The incident of this number; None where there is none."""
        return next((one for one in self.incidents if one.number == number), None)

    @property
    def complaints_owed(self) -> tuple[Incident, ...]:
        """Complaints that nobody has answered yet."""
        return tuple(one for one in self.incidents if one.is_owed)

    @property
    def mismatch(self) -> Mismatch | None:
        """The difference that was stated and that nobody has resolved yet."""
        last = self.mismatches[-1] if self.mismatches else None
        return last if last and last.is_open else None

    @property
    def is_of_another(self) -> bool:
        """Whether it was found that the person met is not the one whom the warrant names."""
        return any(one.finding is MismatchFinding.NOT_THE_PERSON for one in self.mismatches)

    def usable_confirmation(self, now: Instant) -> Confirmation | None:
        """The confirmation under which hands may be laid on the person, as far as the operation itself knows."""
        asked = self.confirmation
        if asked is None or not asked.is_fresh(now) or self.mismatch or self.is_of_another:
            return None
        return asked

    @property
    def live_token(self) -> ExecutionToken | None:
        """The one token that may still be used, if there is one."""
        last = self.tokens[-1] if self.tokens else None
        return last if last and last.status is TokenStatus.LIVE else None

    @property
    def was_executed(self) -> bool:
        """Whether the warrant was executed in it, whatever was found out since."""
        return bool(self.officers)

    @property
    def is_closed(self) -> bool:
        """Whether nothing more can be done in it."""
        return self.closed_at is not None

    @property
    def is_frozen(self) -> bool:
        """Whether an identity protest is open."""
        return self.protest is not None and self.protest.is_open

    @property
    def status(self) -> Status:
        """Where it stands, in one word."""
        if self.is_closed:
            return Status.CLOSED
        if self.is_frozen:
            return Status.FROZEN
        if self.outcome is None:
            return Status.PREPARING
        if self.outcome is not Outcome.EXECUTED:
            return Status(self.outcome.value)
        return self._status_after_execution()

    def _status_after_execution(self) -> Status:
        if self.custody and self.custody.is_over:
            return Status.RELEASED
        return Status.HANDED_OVER if self.handover and self.handover.is_taken else Status.EXECUTED


def standing(operation: Operation) -> OperationStanding:
    """What other capabilities may know of an operation."""
    return OperationStanding(
        operation=operation.id,
        warrant=operation.warrant,
        subject=operation.subject,
        agency=operation.agency,
        is_closed=operation.is_closed,
        outcome=operation.outcome or "",
        took_part=operation.took_part | operation.answered,
        needs_review_at_once=operation.redress is not None,
    )
