from datetime import date

from tests.core.review.build import (
    ADDED,
    COMPLETED,
    DAY_OVER,
    DAY_PASSED,
    DESK,
    DUE,
    ENDED,
    FOUND,
    OVERDUE,
    REVIEWER,
    REVIEWING,
    RULES,
    TAKEN,
    add,
    facts,
    note,
    review,
)

from tipstaff.kernel.instant import Instant
from tipstaff.review.core.deadlines import clocks, lapse
from tipstaff.review.core.review import Review
from tipstaff.review.core.words import CLOCK_WORDS


def running(state: Review) -> dict[str, tuple[object, object]]:
    return {clock.name: (clock.owner, clock.deadline.due) for clock in clocks(state, RULES)}


def test_a_review_is_due_seventy_two_hours_after_closing_weekend_or_not() -> None:
    assert running(review()) == {"held": (REVIEWING, DUE)}


def test_an_improvement_runs_to_the_end_of_its_day_with_its_owner() -> None:
    state = review(TAKEN, FOUND, ADDED)
    assert running(state)["improvement:1"] == (DESK, DAY_OVER)
    assert {name.partition(":")[0] for name in running(state)} == set(CLOCK_WORDS)


def test_a_closed_review_leaves_only_the_improvements_that_are_not_done() -> None:
    assert set(running(review(TAKEN, FOUND, ADDED, ENDED))) == {"improvement:1"}
    assert running(review(TAKEN, FOUND, ADDED, ENDED, COMPLETED)) == {}


def test_what_is_overdue_stays_in_its_owner_s_queue_and_is_noted_once() -> None:
    assert lapse(review(), "held", DUE) == note()
    late = review(OVERDUE)
    assert running(late) == {"held": (REVIEWING, DUE)}
    assert lapse(late, "held", DUE) is None


def test_an_improvement_s_passed_day_is_noted_once_and_never_after_it_is_done() -> None:
    state = review(TAKEN, ADDED)
    assert lapse(state, "improvement:1", DAY_OVER) == note("improvement:1", DAY_OVER)
    assert lapse(review(TAKEN, ADDED, DAY_PASSED), "improvement:1", DAY_OVER) is None
    assert lapse(review(TAKEN, ADDED, COMPLETED), "improvement:1", DAY_OVER) is None
    assert lapse(state, "improvement:9", DAY_OVER) is None


def test_a_deadline_says_how_it_came_about() -> None:
    (clock,) = clocks(review(), RULES)
    assert clock.deadline.limit.id == "review.held"
    assert clock.deadline.start == review().opened_at


def test_an_improvement_may_be_due_in_a_year_whose_holidays_are_not_published_yet() -> None:
    state = review(TAKEN, (add(date(2028, 1, 31)), facts(REVIEWER)))
    assert running(state)["improvement:1"] == (DESK, Instant.parse("2028-02-01T00:00:00+08:00"))
