"""What was entered about the division of duties and about disputes. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.cooperation.core.responsibility.dispute import DisputeAbout
from tipstaff.cooperation.core.responsibility.division import Division
from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import AgencyId, OfficeId, UserId
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.duties import Bearer, Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesProposed(Event):
    """One side put a division of duties forward. `counters`: the number of the other side's that it answers."""

    number: int
    duties: Division
    by: UserId
    office: OfficeId
    agency: AgencyId
    counters: int | None
    note: Sealed[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesAgreed(Event):
    """The other side agreed; both are bound by this division."""

    number: int
    duties: Division
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRaised(Event):
    """A dispute went to the next level above both agencies."""

    number: int
    about: DisputeAbout
    duty: Duty | None
    statement: Sealed[str]
    by: UserId
    office: OfficeId
    agency: AgencyId
    superior: AgencyId
    deciding_office: OfficeId
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeSettled(Event):
    """The two agencies came to terms by themselves."""

    number: int
    by: UserId
    office: OfficeId
    explanation: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeDecided(Event):
    """The next level decided, with reasons. A duty that it decided binds both sides at once."""

    number: int
    about: DisputeAbout
    duty: Duty | None
    bears: Bearer
    by: UserId
    office: OfficeId
    reasons: Sealed[str]
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeTimeLapsed(Event):
    """The time for deciding a dispute passed without a decision."""

    number: int
    office: OfficeId
    """The deciding office, which owed the decision."""


type ResponsibilityEvent = (
    DutiesProposed | DutiesAgreed | DisputeRaised | DisputeSettled | DisputeDecided | DisputeTimeLapsed
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "cooperation.duties_proposed": {1: DutiesProposed},
    "cooperation.duties_agreed": {1: DutiesAgreed},
    "cooperation.dispute_raised": {1: DisputeRaised},
    "cooperation.dispute_settled": {1: DisputeSettled},
    "cooperation.dispute_decided": {1: DisputeDecided},
    "cooperation.dispute_time_lapsed": {1: DisputeTimeLapsed},
}
