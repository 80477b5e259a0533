"""What follows from a command about a review, or on which ground it is refused."""

from typing import assert_never

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Item, Profile
from tipstaff.review.core.bars import bar
from tipstaff.review.core.commands import (
    AddImprovement,
    CloseReview,
    CompleteImprovement,
    NoteOverdue,
    OpenReview,
    RecordFinding,
    ReviewCommand,
    TakeReview,
)
from tipstaff.review.core.deadlines import held_deadline, improvement_deadline, improvement_of, is_owed
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
from tipstaff.review.core.facts import Facts
from tipstaff.review.core.grounds import ReviewGround as Because
from tipstaff.review.core.review import Review

type Outcome = Decision[ReviewEvent]

NOTHING = "none"
"""The profile's word for no cause at all. It closes a review; it is no finding."""


def decide(command: ReviewCommand, review: Review | None, facts: Facts, rules: Profile) -> Outcome:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), review, facts, rules):
        return refused
    if isinstance(command, OpenReview):
        return _open(command, facts)
    assert review is not None  # the bar saw to it
    match command:
        case TakeReview():
            return _take(command, facts)
        case RecordFinding():
            return _record(command, review, facts, rules)
        case AddImprovement():
            return _add(command, review, facts, rules)
        case CompleteImprovement():
            return _complete(command, review, facts)
        case CloseReview():
            return _close(command, review, facts, rules)
        case NoteOverdue():
            return _note_overdue(command, review, facts, rules)
        case _:
            assert_never(command)


def causes(rules: Profile) -> tuple[Item, ...]:
    """The causes that a finding may name."""
    return tuple(item for item in rules.review if item.id != NOTHING)


def _open(command: OpenReview, facts: Facts) -> Outcome:
    operation, actor = facts.operation, facts.actor
    assert operation is not None  # the bar saw to it
    return (
        ReviewOpened(
            happened_at=command.happened_at,
            review=command.review,
            operation=command.operation,
            warrant=operation.warrant,
            subject=operation.subject,
            agency=operation.agency,
            # An agency that names nobody still owes the review: then it stays with the office that closed.
            office=facts.reviewing_office or actor.office,
            outcome=operation.outcome,
            took_part=operation.took_part,
        ),
    )


def _take(command: TakeReview, facts: Facts) -> Outcome:
    at, actor = command.happened_at, facts.actor
    return (ReviewTaken(happened_at=at, by=actor.user, office=actor.office),)


def _record(command: RecordFinding, review: Review, facts: Facts, rules: Profile) -> Outcome:
    allowed = [item.id for item in causes(rules)]
    if command.cause not in allowed:
        return Refused(Because.UNKNOWN_CAUSE, {"causes": ", ".join(allowed)})
    if command.missed_limit is not None and command.missed_limit not in rules.limits:
        return Refused(Because.UNKNOWN_LIMIT, {"limit": command.missed_limit})
    if not command.text.strip():
        return Refused(Because.NOTHING_WRITTEN)
    return (
        FindingRecorded(
            happened_at=command.happened_at,
            number=len(review.findings) + 1,
            cause=command.cause,
            text=Sealed(review.subject, command.text),
            missed_limit=command.missed_limit,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _add(command: AddImprovement, review: Review, facts: Facts, rules: Profile) -> Outcome:
    latest = max(command.happened_at, facts.now).day(rules.time_zone)
    if command.due_on <= latest:
        return Refused(Because.DUE_TOO_SOON)
    if not facts.owner_is_known:
        return Refused(Because.UNKNOWN_OWNER, {"office": command.owner})
    if not command.text.strip():
        return Refused(Because.NOTHING_WRITTEN)
    return (
        ImprovementAdded(
            happened_at=command.happened_at,
            number=len(review.improvements) + 1,
            owner=command.owner,
            due_on=command.due_on,
            text=Sealed(review.subject, command.text),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _complete(command: CompleteImprovement, review: Review, facts: Facts) -> Outcome:
    improvement = review.improvement(command.improvement)
    if improvement is None:
        return Refused(Because.NO_SUCH_IMPROVEMENT, {"number": str(command.improvement)})
    if facts.actor.office != improvement.owner:
        return Refused(Because.NOT_THE_OWNER)
    if not improvement.is_open:
        return Refused(Because.ALREADY_COMPLETED)
    if not command.done.strip():
        return Refused(Because.NOTHING_WRITTEN)
    return (
        ImprovementCompleted(
            happened_at=command.happened_at,
            number=improvement.number,
            done=Sealed(review.subject, command.done),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _close(command: CloseReview, review: Review, facts: Facts, rules: Profile) -> Outcome:
    reason = (command.nothing_found or "").strip()
    if not review.findings and not reason:
        return Refused(Because.NO_FINDING)
    if review.findings and reason:
        return Refused(Because.FINDINGS_STAND)
    return (
        ReviewClosed(
            happened_at=command.happened_at,
            by=facts.actor.user,
            office=facts.actor.office,
            # By the time of entry, not the time that is claimed: nobody is on time by dating back.
            late=held_deadline(review, rules).is_past(facts.now),
            nothing_found=Sealed(review.subject, reason) if reason else None,
        ),
    )


def _note_overdue(command: NoteOverdue, review: Review, facts: Facts, rules: Profile) -> Outcome:
    if not is_owed(review, command.clock):
        return Refused(Because.NO_CLOCK)
    improvement = improvement_of(review, command.clock)
    if improvement is None:
        due, lapsed = held_deadline(review, rules), _review_lapsed(command, review)
    else:
        due = improvement_deadline(improvement, rules)
        lapsed = ImprovementTimeLapsed(
            happened_at=command.happened_at, number=improvement.number, office=improvement.owner
        )
    return (lapsed,) if due.is_past(facts.now) else Refused(Because.TIME_STILL_RUNNING)


def _review_lapsed(command: NoteOverdue, review: Review) -> ReviewEvent:
    return ReviewTimeLapsed(happened_at=command.happened_at, office=review.office)
