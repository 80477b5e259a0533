"""What was entered about a review. Names and fields are for ever."""

from dataclasses import dataclass
from datetime import date

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import AgencyId, OfficeId, OperationId, ReviewId, SubjectId, UserId, WarrantId
from tipstaff.kernel.sealed import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOpened(Event):
    """A closed operation owes its review; nobody who took part will hold it."""

    review: ReviewId
    operation: OperationId
    warrant: WarrantId
    subject: SubjectId
    agency: AgencyId
    office: OfficeId
    outcome: str
    took_part: frozenset[UserId]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTaken(Event):
    """Somebody who took no part became the reviewer."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecorded(Event):
    """The reviewer said what went wrong, and why."""

    number: int
    cause: str
    text: Sealed[str]
    missed_limit: str | None
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementAdded(Event):
    """The reviewer said what has to change, whose it is and by when."""

    number: int
    owner: OfficeId
    due_on: date
    text: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementCompleted(Event):
    """The office that owned an improvement said that it is done."""

    number: int
    done: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewClosed(Event):
    """The reviewer ended the review. `late`: its time had passed before."""

    by: UserId
    office: OfficeId
    late: bool
    nothing_found: Sealed[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTimeLapsed(Event):
    """The time for the review passed. It is still owed; another reviewer may take it over."""

    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementTimeLapsed(Event):
    """The day for an improvement passed. It stays open, and stays with its office."""

    number: int
    office: OfficeId


type ReviewEvent = (
    ReviewOpened
    | ReviewTaken
    | FindingRecorded
    | ImprovementAdded
    | ImprovementCompleted
    | ReviewClosed
    | ReviewTimeLapsed
    | ImprovementTimeLapsed
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "review.opened": {1: ReviewOpened},
    "review.taken": {1: ReviewTaken},
    "review.finding_recorded": {1: FindingRecorded},
    "review.improvement_added": {1: ImprovementAdded},
    "review.improvement_completed": {1: ImprovementCompleted},
    "review.closed": {1: ReviewClosed},
    "review.time_lapsed": {1: ReviewTimeLapsed},
    "review.improvement_time_lapsed": {1: ImprovementTimeLapsed},
}
