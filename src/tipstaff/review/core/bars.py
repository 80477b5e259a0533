"""What stands in the way of a command, as far as it can be told without the command's content."""

from collections.abc import Callable

from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import UserId
from tipstaff.policy.profile import Profile
from tipstaff.review.core.commands import (
    AddImprovement,
    CloseReview,
    CompleteImprovement,
    NoteOverdue,
    OpenReview,
    RecordFinding,
    TakeReview,
)
from tipstaff.review.core.facts import Facts
from tipstaff.review.core.grounds import ReviewGround as Because
from tipstaff.review.core.review import Review

_REVIEWERS = frozenset({Role.REVIEWER})
_EVERY_DESK = frozenset(Role) - {Role.CLOCK, Role.OVERSIGHT}
"""An improvement may belong to any office, so whoever acts for that office may say that it is done."""

ROLES: dict[type[Command], frozenset[Role]] = {
    OpenReview: CLOCK_ROLES,
    TakeReview: _REVIEWERS,
    RecordFinding: _REVIEWERS,
    AddImprovement: _REVIEWERS,
    CompleteImprovement: _EVERY_DESK,
    CloseReview: _REVIEWERS,
    NoteOverdue: CLOCK_ROLES,
}


def bar(command: type[Command], review: Review | None, facts: Facts, _rules: Profile) -> Refused | None:
    """The first thing that stands in the way, in the order a lawyer would ask; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(Because.WRONG_ROLE)
    if command is OpenReview:
        return _to_opening(review, facts)
    if review is None:
        return Refused(Because.NO_SUCH_REVIEW)
    return _BARS[command](review, facts)


def _to_opening(review: Review | None, facts: Facts) -> Refused | None:
    if review is not None:
        return Refused(Because.REVIEW_EXISTS)
    if facts.operation is None:
        return Refused(Because.NO_SUCH_OPERATION)
    if not (facts.operation.is_closed or facts.operation.needs_review_at_once):
        return Refused(Because.OPERATION_NOT_CLOSED)
    return None


def _took_part(review: Review, facts: Facts) -> frozenset[UserId]:
    """Also whoever acted in the operation after its review was opened."""
    return review.took_part | (facts.operation.took_part if facts.operation else frozenset())


def _to_taking(review: Review, facts: Facts) -> Refused | None:
    if review.is_closed:
        return Refused(Because.CLOSED)
    if facts.actor.office != review.office:
        return Refused(Because.NOT_THE_REVIEWING_OFFICE)
    if facts.actor.user in _took_part(review, facts):
        return Refused(Because.TOOK_PART)
    if review.reviewer == facts.actor.user:
        return Refused(Because.ALREADY_YOURS)
    # Once its time has passed, another may take it over: a review never waits for one person.
    if review.reviewer is not None and review.lapsed_at is None:
        return Refused(Because.HELD_BY_ANOTHER)
    return None


def _to_writing(review: Review, facts: Facts) -> Refused | None:
    if review.is_closed:
        return Refused(Because.CLOSED)
    if facts.actor.user in _took_part(review, facts):
        return Refused(Because.TOOK_PART)
    if review.reviewer is None:
        return Refused(Because.NOT_TAKEN)
    if review.reviewer != facts.actor.user:
        return Refused(Because.HELD_BY_ANOTHER)
    return None


def _to_completing(review: Review, facts: Facts) -> Refused | None:
    owners = {one.owner for one in review.open_improvements}
    if not owners:
        return Refused(Because.NOTHING_TO_COMPLETE)
    if facts.actor.office not in owners:
        return Refused(Because.NOT_THE_OWNER)
    return None


def _to_noting(_review: Review, _facts: Facts) -> Refused | None:
    return None  # which clock has passed stands in the command


_BARS: dict[type[Command], Callable[[Review, Facts], Refused | None]] = {
    TakeReview: _to_taking,
    RecordFinding: _to_writing,
    AddImprovement: _to_writing,
    CompleteImprovement: _to_completing,
    CloseReview: _to_writing,
    NoteOverdue: _to_noting,
}
