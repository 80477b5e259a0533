"""How a review stands after an event."""

from dataclasses import replace
from typing import assert_never

from tipstaff.review.core.events import (
    FindingRecorded,
    ImprovementAdded,
    ImprovementCompleted,
    ImprovementTimeLapsed,
    ReviewClosed,
    ReviewEvent,
    ReviewOpened,
    ReviewTaken,
    ReviewTimeLapsed,
)
from tipstaff.review.core.review import Closing, Completion, Finding, Improvement, Review


def evolve(review: Review | None, event: ReviewEvent) -> Review:
    """The review after the event. Raises ValueError where the first event is not that it was opened."""
    if isinstance(event, ReviewOpened):
        return _opened(event)
    if review is None:
        raise ValueError(f"A review begins by being opened, not with {type(event).__name__}")
    match event:
        case ReviewTaken():
            return replace(review, reviewer=event.by)
        case FindingRecorded():
            return replace(review, findings=(*review.findings, _finding(event)))
        case ImprovementAdded():
            return replace(review, improvements=(*review.improvements, _improvement(event)))
        case ImprovementCompleted():
            completion = Completion(done=event.done, by=event.by, at=event.happened_at)
            return _with_improvement(review, event.number, completion=completion)
        case ReviewClosed():
            return replace(review, closing=_closing(event))
        case ReviewTimeLapsed():
            return replace(review, lapsed_at=event.happened_at)
        case ImprovementTimeLapsed():
            return _with_improvement(review, event.number, lapsed_at=event.happened_at)
        case _:
            assert_never(event)


def _opened(event: ReviewOpened) -> Review:
    return Review(
        review=event.review,
        operation=event.operation,
        warrant=event.warrant,
        subject=event.subject,
        agency=event.agency,
        office=event.office,
        outcome=event.outcome,
        took_part=event.took_part,
        opened_at=event.happened_at,
    )


def _finding(event: FindingRecorded) -> Finding:
    return Finding(
        number=event.number,
        cause=event.cause,
        text=event.text,
        missed_limit=event.missed_limit,
        by=event.by,
        at=event.happened_at,
    )


def _improvement(event: ImprovementAdded) -> Improvement:
    return Improvement(
        number=event.number,
        owner=event.owner,
        due_on=event.due_on,
        text=event.text,
        added_at=event.happened_at,
    )


def _closing(event: ReviewClosed) -> Closing:
    return Closing(by=event.by, at=event.happened_at, late=event.late, nothing_found=event.nothing_found)


def _with_improvement(review: Review, number: int, **changes: object) -> Review:
    changed = tuple(
        replace(one, **changes) if one.number == number else one  # type: ignore[arg-type]
        for one in review.improvements
    )
    return replace(review, improvements=changed)
