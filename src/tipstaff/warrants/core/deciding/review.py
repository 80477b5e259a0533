"""The regular review of the record."""

from datetime import date

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.arrival import is_beyond_sight
from tipstaff.warrants.core.commands import NoteRecordCareOverdue, NoteReviewOverdue, ReviewRecord
from tipstaff.warrants.core.deadlines import care_deadline
from tipstaff.warrants.core.events import RecordCareLapsed, RecordReviewed, ReviewLapsed, WarrantEvent
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import Warrant


def review(command: ReviewRecord, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    if not command.consulted.strip():
        return Refused(Because.NOBODY_CONSULTED)
    review_on = next_review(command.review_on, warrant, facts)
    if isinstance(review_on, Refused):
        return review_on
    reviewed = RecordReviewed(
        happened_at=command.happened_at,
        consulted=Sealed(warrant.subject, command.consulted),
        review_on=review_on,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (reviewed,)


def next_review(asked: date | None, warrant: Warrant, facts: Facts) -> date | Refused | None:
    """The review date from now on: the one asked for, else the one that stands, if it has not passed."""
    today = facts.now.day(warrant.own_zone)
    if asked is not None and is_beyond_sight(asked, today):
        return Refused(Because.NO_END_IN_SIGHT)
    if asked is not None and asked < today:
        return Refused(Because.REVIEW_DATE_PASSED, {"day": asked.isoformat()})
    stands = warrant.review_on if warrant.review_on and warrant.review_on >= today else None
    following = asked or stands
    if following is None and warrant.valid_until is None:
        return Refused(Because.NO_END_IN_SIGHT)
    return following


def review_overdue(command: NoteReviewOverdue, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    if warrant.review_on is None or warrant.review_ends is None or facts.now < warrant.review_ends:
        return Refused(Because.NOT_YET_DUE)
    lapsed = ReviewLapsed(
        happened_at=command.happened_at,
        review_on=warrant.review_on,
        office=warrant.office,
        agency=warrant.agency,
        by=facts.actor.user,
    )
    return (lapsed,)


def care_overdue(
    command: NoteRecordCareOverdue, warrant: Warrant, facts: Facts, rules: Profile
) -> Decision[WarrantEvent]:
    if warrant.care_lapsed:
        return Refused(Because.ALREADY_NOTED)
    if not care_deadline(warrant, rules).is_past(facts.now):
        return Refused(Because.NOT_YET_DUE)
    return (RecordCareLapsed(happened_at=command.happened_at, office=warrant.office),)
