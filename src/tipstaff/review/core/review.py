"""A review: what happened in an operation, why, and what will change because of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tipstaff.kernel.ids import (
    AgencyId,
    MatterId,
    OfficeId,
    OperationId,
    ReviewId,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed


class ReviewStatus(StrEnum):
    """How far a review has come."""

    WAITING = "waiting"
    """Nobody has taken it yet."""
    TAKEN = "taken"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that went wrong, with its cause. `missed_limit`: the limit of the rules that was not kept."""

    number: int
    cause: str
    text: Sealed[str]
    missed_limit: str | None
    by: UserId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What an office did about an improvement it owned."""

    done: Sealed[str]
    by: UserId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """Something that will change: whose it is and by when. It stays open until it is done."""

    number: int
    owner: OfficeId
    due_on: date
    text: Sealed[str]
    added_at: Instant
    lapsed_at: Instant | None = None
    completion: Completion | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.completion is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The end of a review. `nothing_found`: why there is no finding, where there is none."""

    by: UserId
    at: Instant
    late: bool
    nothing_found: Sealed[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The review of one operation."""

    review: ReviewId
    operation: OperationId
    warrant: WarrantId
    subject: SubjectId
    agency: AgencyId
    """The agency that closed the operation."""
    office: OfficeId
    """The office that owns the review; its reviewers take it."""
    outcome: str
    took_part: frozenset[UserId]
    opened_at: Instant
    reviewer: UserId | None = None
    findings: tuple[Finding, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    lapsed_at: Instant | None = None
    closing: Closing | None = None

    @property
    def status(self) -> ReviewStatus:
        """How far it has come."""
        if self.closing is not None:
            return ReviewStatus.CLOSED
        return ReviewStatus.WAITING if self.reviewer is None else ReviewStatus.TAKEN

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be added any more. Improvements may still be open."""
        return self.closing is not None

    @property
    def open_improvements(self) -> tuple[Improvement, ...]:
        """The improvements that still have to be done."""
        return tuple(one for one in self.improvements if one.is_open)

    def improvement(self, number: int) -> Improvement | None:
        """The improvement of this number; None where there is none."""
        return next((one for one in self.improvements if one.number == number), None)


def review_of(operation: OperationId) -> ReviewId:
    """The identifier of an operation's review: one operation, one review."""
    return ReviewId(MatterId(f"review-{operation.partition('-')[2]}"))
