"""What was entered about an expert. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import AgencyId, ExpertId, OfficeId, OperationId, SubjectId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.resources.core.expert.expert import ExpertWant
from tipstaff.resources.core.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signed(Event):
    """Every act names who did it, and for which office."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertEntered(_Signed):
    """An external expert came on call."""

    expert: ExpertId
    subject: SubjectId
    code: str
    name: Sealed[str]
    agency: AgencyId
    zone: str
    fields: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded(_Signed):
    """The expert is no longer on call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictDeclared(_Signed):
    """The expert has an interest in a case."""

    warrant: WarrantId
    reason: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReserved(_Signed):
    """A session was reserved for an operation."""

    number: int
    operation: OperationId
    warrant: WarrantId
    window: Window
    want: ExpertWant
    reserved_at: Instant
    """When it was entered: the time to confirm runs from here, whatever hour was claimed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionConfirmed(_Signed):
    """A reserved session was confirmed."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReleased(_Signed):
    """A session was given back."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionHeld(_Signed):
    """A session took place."""

    number: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLapsed(Event):
    """Nobody confirmed a session in time."""

    number: int


type ExpertEvent = (
    ExpertEntered
    | CallEnded
    | ConflictDeclared
    | SessionReserved
    | SessionConfirmed
    | SessionReleased
    | SessionHeld
    | SessionLapsed
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "resources.expert_entered": {1: ExpertEntered},
    "resources.call_ended": {1: CallEnded},
    "resources.conflict_declared": {1: ConflictDeclared},
    "resources.session_reserved": {1: SessionReserved},
    "resources.session_confirmed": {1: SessionConfirmed},
    "resources.session_released": {1: SessionReleased},
    "resources.session_held": {1: SessionHeld},
    "resources.session_lapsed": {1: SessionLapsed},
}
