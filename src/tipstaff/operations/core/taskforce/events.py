"""What was entered about a task force. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import AgencyId, OfficeId, OperationId, SubjectId, TaskForceId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signed(Event):
    """Every act names who did it, and for which office."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskForceFormed(_Signed):
    """A case has a task force."""

    taskforce: TaskForceId
    warrant: WarrantId
    warrant_number: str
    subject: SubjectId
    operation: OperationId | None
    agency: AgencyId
    zone: str
    leader: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderNamed(_Signed):
    """Somebody else leads it."""

    leader: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAppointed(_Signed):
    """Somebody belongs to a cell from one moment up to another."""

    number: int
    officer: UserId
    group: str
    starts: Instant
    ends: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentEnded(_Signed):
    """An appointment ended before its time, at `ended_at`, whatever hour was claimed."""

    number: int
    ended_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionWritten(_Signed):
    """A section of the order was written, for some cells or for every member."""

    section: str
    text: Sealed[str]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChecked(_Signed):
    """Somebody who wrote nothing in it found the version lawful."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderIssued(_Signed):
    """A version holds from `issued_at` on; acknowledgements of the one before count no longer."""

    version: int
    issued_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderAcknowledged(_Signed):
    """A member has read what it says to them."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingRecorded(_Signed):
    """A briefing was held; each who attended was appointed at that moment."""

    number: int
    order: int
    groups: tuple[str, ...]
    told: Sealed[str]
    attended: tuple[UserId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskForceDisbanded(_Signed):
    """It works no longer; every appointment ended with it, at `disbanded_at`."""

    disbanded_at: Instant


type TaskForceEvent = (
    TaskForceFormed
    | LeaderNamed
    | MemberAppointed
    | AppointmentEnded
    | SectionWritten
    | OrderChecked
    | OrderIssued
    | OrderAcknowledged
    | BriefingRecorded
    | TaskForceDisbanded
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "operations.task_force_formed": {1: TaskForceFormed},
    "operations.leader_named": {1: LeaderNamed},
    "operations.member_appointed": {1: MemberAppointed},
    "operations.appointment_ended": {1: AppointmentEnded},
    "operations.section_written": {1: SectionWritten},
    "operations.order_checked": {1: OrderChecked},
    "operations.order_issued": {1: OrderIssued},
    "operations.order_acknowledged": {1: OrderAcknowledged},
    "operations.briefing_recorded": {1: BriefingRecorded},
    "operations.task_force_disbanded": {1: TaskForceDisbanded},
}
