"""What was entered about a chase. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import AgencyId, ChaseId, OfficeId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.warrants.core.chase.chase import Handling, Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseOpenedV1(Event):
    """As it was before the court that issued the warrant was named."""

    chase: ChaseId
    warrant: WarrantId
    why: str
    ground: str
    edition: int
    level: int
    agency: AgencyId
    holders: tuple[Holder, ...]
    told_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseOpened(Event):
    """What these holders have is no longer true; they were told at once. `happened_at`: when it ceased to be."""

    chase: ChaseId
    warrant: WarrantId
    why: str
    ground: str
    edition: int
    level: int
    agency: AgencyId
    court: AgencyId
    holders: tuple[Holder, ...]
    told_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsAcknowledged(Event):
    """A holder knows. `known_at` is when it was entered, whatever hour was claimed."""

    number: int
    handling: Handling
    late: bool
    known_at: Instant
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsUnanswered(Event):
    """An office that was told let its time pass. The holder stays on the list; `told` is the next office, told then."""

    number: int
    office: OfficeId
    told: OfficeId | None
    told_at: Instant


type ChaseEvent = ChaseOpenedV1 | ChaseOpened | NewsAcknowledged | NewsUnanswered

EVENTS: dict[str, dict[int, type[Event]]] = {
    "warrants.chase_opened": {1: ChaseOpenedV1, 2: ChaseOpened},
    "warrants.news_acknowledged": {1: NewsAcknowledged},
    "warrants.news_unanswered": {1: NewsUnanswered},
}
