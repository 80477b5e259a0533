"""What was entered about deputies. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import AgencyId, DeputyshipId, OfficeId, UserId
from tipstaff.kernel.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyNamed(Event):
    """An approver named a deputy for a time."""

    deputyship: DeputyshipId
    agency: AgencyId
    office: OfficeId
    approver: UserId
    deputy: UserId
    valid_from: Instant
    valid_until: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyEnded(Event):
    """The deputy no longer approves in the approver's name."""

    by: UserId
    office: OfficeId


type DeputyEvent = DeputyNamed | DeputyEnded

EVENTS: dict[str, dict[int, type[Event]]] = {
    "cooperation.deputy_named": {1: DeputyNamed},
    "cooperation.deputy_ended": {1: DeputyEnded},
}
