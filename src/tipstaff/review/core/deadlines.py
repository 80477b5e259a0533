"""The clocks of a review: its own, and one for each improvement until it is done."""

from datetime import timedelta

from tipstaff.kernel.deadline import Deadline, derive
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Bilingual, Budget, Confidence, Limit, Mode, Unit
from tipstaff.policy.profile import Profile
from tipstaff.review.core.commands import NoteOverdue
from tipstaff.review.core.review import Improvement, Review

HELD = "held"
"""The review itself; owned by the reviewing office."""
IMPROVEMENT = "improvement"
"""One improvement, as `improvement:<number>`; owned by its office."""


def improvement_clock(number: int) -> str:
    """The name of the clock on an improvement."""
    return f"{IMPROVEMENT}:{number}"


def held_deadline(review: Review, rules: Profile) -> Deadline:
    """When the review is due, counted from the closing of its operation."""
    return rules.deadline("review.held", review.opened_at, "review.opened")


def improvement_deadline(improvement: Improvement, rules: Profile) -> Deadline:
    """When an improvement is due: at the end of the day that the reviewer set, in the profile's zone."""
    days = (improvement.due_on - improvement.added_at.day(rules.time_zone)) // timedelta(days=1)
    limit = Limit(
        id="review.improvement",
        budget=Budget(days, Unit.DAY),
        mode=Mode.CONTINUOUS,
        source="the day that the reviewer set",
        confidence=Confidence.HOUSE,
        says=Bilingual(zh="改进期限", en="Improvement done"),
    )
    return derive(limit, improvement.added_at, "review.improvement_added", rules.time_zone, rules.calendar)


def clocks(review: Review, rules: Profile) -> tuple[Clock, ...]:
    """The clocks that run now. One that has passed stays, so that what is owed stays in its owner's queue."""
    improvements = tuple(
        Clock(name=improvement_clock(one.number), owner=one.owner, deadline=improvement_deadline(one, rules))
        for one in review.open_improvements
    )
    if review.is_closed:
        return improvements
    return (Clock(name=HELD, owner=review.office, deadline=held_deadline(review, rules)), *improvements)


def lapse(review: Review, clock_name: str, due: Instant) -> NoteOverdue | None:
    """What is noted when a clock has passed; None where it is noted already or nothing is owed any more."""
    if not is_owed(review, clock_name):
        return None
    return NoteOverdue(happened_at=due, review=review.review, clock=clock_name)


def is_owed(review: Review, clock_name: str) -> bool:
    """Whether the clock of this name runs, and its passing is not noted yet."""
    if clock_name == HELD:
        return not review.is_closed and review.lapsed_at is None
    improvement = improvement_of(review, clock_name)
    return improvement is not None and improvement.is_open and improvement.lapsed_at is None


def improvement_of(review: Review, clock_name: str) -> Improvement | None:
    """The improvement that a clock is about; None for any other clock."""
    found = (one for one in review.improvements if improvement_clock(one.number) == clock_name)
    return next(found, None)
