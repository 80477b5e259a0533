import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.review.build import (
    ADDED,
    COMPLETED,
    DAY_PASSED,
    ENDED,
    FOUND,
    OPENED,
    OVERDUE,
    RULES,
    SECOND,
    TAKEN,
    Act,
    close,
    events_of,
    facts,
    fold,
    record,
    review,
    take,
)

from tipstaff.kernel.decider import Refused
from tipstaff.review.core.decide import decide
from tipstaff.review.core.events import ReviewClosed, ReviewEvent, ReviewTaken
from tipstaff.review.core.evolve import evolve

ACTS: list[Act] = [
    TAKEN,
    FOUND,
    ADDED,
    COMPLETED,
    ENDED,
    OVERDUE,
    DAY_PASSED,
    (take(), facts(SECOND)),
    (record(), facts(SECOND)),
    (close("nothing"), facts(SECOND)),
]


def played(acts: list[Act]) -> list[ReviewEvent]:
    """The events of those acts that are allowed, in this sequence."""
    state, events = review(), []
    for command, known in acts:
        outcome = decide(command, state, known, RULES)
        if not isinstance(outcome, Refused):
            events += outcome
            for event in outcome:
                state = evolve(state, event)
    return events


@given(st.lists(st.sampled_from(ACTS), max_size=14))
def test_a_review_closes_at_most_once_and_by_the_reviewer_who_held_it(acts: list[Act]) -> None:
    events = played(acts)
    closings = [event for event in events if isinstance(event, ReviewClosed)]
    assert len(closings) <= 1
    for closing in closings:
        takings = [event.by for event in events if isinstance(event, ReviewTaken)]
        assert closing.by == takings[-1]


@given(st.lists(st.sampled_from(ACTS), max_size=14))
def test_numbers_are_dense_and_nobody_who_took_part_reviews(acts: list[Act]) -> None:
    state = review()
    for event in played(acts):
        state = evolve(state, event)
    for parts in (state.findings, state.improvements):
        assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert state.reviewer not in state.took_part


def test_an_improvement_that_is_done_changes_no_other() -> None:
    state = review(TAKEN, ADDED, ADDED, COMPLETED)
    assert [one.is_open for one in state.improvements] == [False, True]


def test_a_review_begins_by_being_opened() -> None:
    (taken,) = events_of(TAKEN[0], review(), TAKEN[1])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="begins by being opened"):
        fold(None, [taken])
    assert fold(None, events_of(OPENED[0], None, OPENED[1])) == review()
