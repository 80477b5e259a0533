"""What is entered on the record about an operation. Names and bytes are for ever."""

from dataclasses import dataclass

from tipstaff.kernel.decider import Event
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
from tipstaff.operations.core.confirmation import Attestations, Urgency
from tipstaff.operations.core.custody import CareException
from tipstaff.operations.core.difference import SealedComparison
from tipstaff.operations.core.incident import ComplaintFinding, IncidentKind
from tipstaff.operations.core.mismatch import MismatchFinding
from tipstaff.operations.core.operation import NotExecutedReason, Outcome
from tipstaff.operations.core.protest import Finding
from tipstaff.operations.core.readiness import Known, SealedAnswer
from tipstaff.operations.core.redress import Wrong
from tipstaff.policy.profile import Applies


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signed(Event):
    """Every act names who did it, and for which office."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationOpened(_Signed):
    operation: OperationId
    warrant: WarrantId
    warrant_number: str
    subject: SubjectId
    edition: int
    cooperation: CooperationRequestId | None
    agency: AgencyId
    place: RegionCode
    zone: str
    level: int
    issuing_desk: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandOffered(_Signed):
    to: UserId
    to_office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandTakenOver(_Signed):
    given_by: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecorded(_Signed):
    plan: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessAnsweredPlainly(_Signed):
    """Version 1: one item, without what it rests on. Nobody enters it any more; it is read for ever."""

    item: str
    answer: Known
    note: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessAnswered(_Signed):
    """Items of the checklist were answered, for this edition of the warrant and this of the named addresses."""

    edition: int
    address: int
    answers: tuple[SealedAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressNamed(_Signed):
    """Where the warrant is to be executed; what rested on an earlier address is void."""

    number: int
    address: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationAskedInWords(_Signed):
    """Version 1: the differences in one text. Nobody enters it any more; it is read for ever."""

    number: int
    urgency: Urgency
    edition: int
    second: bool
    has_differences: bool
    differences: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationAsked(_Signed):
    number: int
    urgency: Urgency
    edition: int
    second: bool
    compared: tuple[SealedComparison, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantConfirmed(_Signed):
    number: int
    edition: int
    attestations: Attestations
    valid_until: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationDenied(_Signed):
    number: int
    reason: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTimeAsked(_Signed):
    number: int
    until: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationUnanswered(_Signed):
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DutySupervisorNamed(_Signed):
    """Two requests went unanswered: the duty supervisor of the issuing desk's office now owns the answer."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedToOversight(_Signed):
    """The duty supervisor was silent too: oversight sees it. Still nobody has said yes."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MismatchResolved(_Signed):
    """What a stated difference means, found by somebody outside the arresting unit."""

    number: int
    finding: MismatchFinding
    means: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenIssued(_Signed):
    token_hash: str
    edition: int
    confirmation: int
    officer: UserId
    window_from: Instant
    window_until: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLapsed(_Signed):
    token_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantExecutedPlainly(_Signed):
    """Version 1: without the scene. Nobody enters it any more; it is read for ever."""

    warrant: WarrantId
    edition: int
    confirmation: int
    token_hash: str
    officers: tuple[UserId, ...]
    circumstances: Sealed[tuple[Applies, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantExecuted(_Signed):
    warrant: WarrantId
    edition: int
    confirmation: int
    token_hash: str
    officers: tuple[UserId, ...]
    shown_at: Instant
    shown_to: Sealed[str]
    compared: tuple[SealedComparison, ...]
    circumstances: Sealed[tuple[Applies, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongPlaceRecorded(_Signed):
    warrant: WarrantId
    note: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRecorded(_Signed):
    """Force, an injury or a complaint; a complaint is answered by its owner."""

    number: int
    kind: IncidentKind
    owner: OfficeId
    text: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintAnswered(_Signed):
    number: int
    finding: ComplaintFinding
    text: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedressOpened(_Signed):
    """Somebody was wronged: they are owed to be told how to be heard, and an independent review follows at once."""

    why: Wrong
    owner: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class RedressTold(_Signed):
    to: Sealed[str]
    means: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantNotExecuted(_Signed):
    warrant: WarrantId
    reason: NotExecutedReason
    note: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityProtested(_Signed):
    statement: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtestResolved(_Signed):
    warrant: WarrantId
    finding: Finding
    means: Sealed[str]
    released_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CareGiven(_Signed):
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CareExcepted(_Signed):
    item: str
    exception: CareException
    reason: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CareMissed(_Signed):
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonReleased(_Signed):
    reason: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverOffered(_Signed):
    to_office: OfficeId
    place: Sealed[str]
    inventory: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(_Signed):
    given_by: UserId
    given_from: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueNoted(_Signed):
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationLevelChanged(_Signed):
    """The warrant has another level now; time that the clocks have used up stays used up."""

    before: int
    level: int
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationClosed(_Signed):
    warrant: WarrantId
    subject: SubjectId
    agency: AgencyId
    level: int
    outcome: Outcome


type OperationEvent = (
    OperationOpened
    | CommandOffered
    | CommandTakenOver
    | PlanRecorded
    | ReadinessAnsweredPlainly
    | ReadinessAnswered
    | AddressNamed
    | ConfirmationAskedInWords
    | ConfirmationAsked
    | WarrantConfirmed
    | ConfirmationDenied
    | MoreTimeAsked
    | ConfirmationUnanswered
    | DutySupervisorNamed
    | PassedToOversight
    | MismatchResolved
    | TokenIssued
    | TokenLapsed
    | WarrantExecutedPlainly
    | WarrantExecuted
    | WrongPlaceRecorded
    | IncidentRecorded
    | ComplaintAnswered
    | RedressOpened
    | RedressTold
    | WarrantNotExecuted
    | IdentityProtested
    | ProtestResolved
    | CareGiven
    | CareExcepted
    | CareMissed
    | PersonReleased
    | HandoverOffered
    | HandedOver
    | OverdueNoted
    | OperationLevelChanged
    | OperationClosed
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "operations.opened": {1: OperationOpened},
    "operations.command_offered": {1: CommandOffered},
    "operations.command_taken_over": {1: CommandTakenOver},
    "operations.plan_recorded": {1: PlanRecorded},
    "operations.readiness_answered": {1: ReadinessAnsweredPlainly, 2: ReadinessAnswered},
    "operations.address_named": {1: AddressNamed},
    "operations.confirmation_asked": {1: ConfirmationAskedInWords, 2: ConfirmationAsked},
    "operations.confirmed": {1: WarrantConfirmed},
    "operations.confirmation_denied": {1: ConfirmationDenied},
    "operations.more_time_asked": {1: MoreTimeAsked},
    "operations.confirmation_unanswered": {1: ConfirmationUnanswered},
    "operations.duty_supervisor_named": {1: DutySupervisorNamed},
    "operations.passed_to_oversight": {1: PassedToOversight},
    "operations.mismatch_resolved": {1: MismatchResolved},
    "operations.token_issued": {1: TokenIssued},
    "operations.token_lapsed": {1: TokenLapsed},
    "operations.executed": {1: WarrantExecutedPlainly, 2: WarrantExecuted},
    "operations.wrong_place_recorded": {1: WrongPlaceRecorded},
    "operations.incident_recorded": {1: IncidentRecorded},
    "operations.complaint_answered": {1: ComplaintAnswered},
    "operations.redress_opened": {1: RedressOpened},
    "operations.redress_told": {1: RedressTold},
    "operations.not_executed": {1: WarrantNotExecuted},
    "operations.identity_protested": {1: IdentityProtested},
    "operations.protest_resolved": {1: ProtestResolved},
    "operations.care_given": {1: CareGiven},
    "operations.care_excepted": {1: CareExcepted},
    "operations.care_missed": {1: CareMissed},
    "operations.released": {1: PersonReleased},
    "operations.handover_offered": {1: HandoverOffered},
    "operations.handed_over": {1: HandedOver},
    "operations.overdue_noted": {1: OverdueNoted},
    "operations.level_changed": {1: OperationLevelChanged},
    "operations.closed": {1: OperationClosed},
}
