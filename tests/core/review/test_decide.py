from dataclasses import replace
from datetime import date

import pytest
from tests.core.review.build import (
    ADDED,
    CHENGDU,
    CLOCK,
    CLOSED_AT,
    CLOSER,
    COMPLETED,
    DAY,
    DAY_OVER,
    DAY_PASSED,
    DESK,
    DUE,
    ENDED,
    FOUND,
    OPERATION,
    OVERDUE,
    OWNER,
    PARTICIPANT,
    REVIEW,
    REVIEWER,
    REVIEWING,
    RULES,
    SECOND,
    SOON,
    SUBJECT,
    TAKEN,
    UNIT,
    Act,
    actor,
    add,
    close,
    complete,
    events_of,
    facts,
    note,
    open_review,
    operation,
    record,
    review,
    take,
)

from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.review.core.bars import ROLES, bar
from tipstaff.review.core.commands import COMMANDS, CompleteImprovement, TakeReview
from tipstaff.review.core.decide import decide
from tipstaff.review.core.events import (
    FindingRecorded,
    ImprovementAdded,
    ImprovementCompleted,
    ImprovementTimeLapsed,
    ReviewClosed,
    ReviewOpened,
    ReviewTaken,
    ReviewTimeLapsed,
)
from tipstaff.review.core.grounds import SENTENCES
from tipstaff.review.core.grounds import ReviewGround as Because
from tipstaff.review.core.review import Review, ReviewStatus, review_of


def test_a_closed_operation_opens_its_review_with_everybody_who_took_part() -> None:
    (opened,) = events_of(open_review(), None, facts(CLOSER))
    assert isinstance(opened, ReviewOpened)
    assert (opened.agency, opened.office, opened.subject) == (CHENGDU, REVIEWING, SUBJECT)
    assert opened.took_part == {"wang", "zhao"}
    assert opened.outcome == "executed"


def test_a_review_without_a_named_office_stays_with_the_office_that_closed() -> None:
    nobody = replace(facts(CLOSER), reviewing_office=None)
    (opened,) = events_of(open_review(), None, nobody)
    assert isinstance(opened, ReviewOpened)
    assert opened.office == UNIT


def test_an_operation_has_one_review() -> None:
    assert review_of(OPERATION) == REVIEW


def test_somebody_who_took_no_part_takes_the_review() -> None:
    (taken,) = events_of(take(), review(), facts(REVIEWER))
    assert taken == ReviewTaken(happened_at=SOON, by=REVIEWER.user, office=REVIEWING)
    assert review(TAKEN).status is ReviewStatus.TAKEN


def test_another_reviewer_takes_over_only_once_the_time_has_passed() -> None:
    assert ground_of((take(), facts(SECOND)), review(TAKEN)) is Because.HELD_BY_ANOTHER
    late = review(TAKEN, OVERDUE, (take(DUE), facts(SECOND, DUE)))
    assert late.reviewer == SECOND.user
    assert ground_of(FOUND, late) is Because.HELD_BY_ANOTHER


def test_a_finding_names_its_cause_and_its_text_is_sealed() -> None:
    (found,) = events_of(record(missed="review.held"), review(TAKEN, FOUND), facts(REVIEWER))
    assert isinstance(found, FindingRecorded)
    assert (found.number, found.cause, found.missed_limit) == (2, "late_recall", "review.held")
    assert found.text == Sealed(SUBJECT, "recall reached the unit late")


def test_an_improvement_has_an_owner_and_a_day() -> None:
    (added,) = events_of(add(), review(TAKEN), facts(REVIEWER))
    assert isinstance(added, ImprovementAdded)
    assert (added.number, added.owner, added.due_on) == (1, DESK, DAY)


def test_the_owner_completes_an_improvement_even_after_the_review_is_closed() -> None:
    closed = review(TAKEN, FOUND, ADDED, ENDED)
    (done,) = events_of(complete(), closed, facts(OWNER))
    assert isinstance(done, ImprovementCompleted)
    assert (done.number, done.office) == (1, DESK)


def test_a_review_closes_on_findings_or_on_a_reason_why_there_are_none() -> None:
    (with_findings,) = events_of(close(), review(TAKEN, FOUND), facts(REVIEWER))
    assert isinstance(with_findings, ReviewClosed)
    assert with_findings.nothing_found is None
    (without,) = events_of(close("all steps in time"), review(TAKEN), facts(REVIEWER))
    assert isinstance(without, ReviewClosed)
    assert without.nothing_found == Sealed(SUBJECT, "all steps in time")


@pytest.mark.parametrize(("now", "late"), [(SOON, False), (DUE, True)])
def test_closing_is_late_by_the_time_of_entry_not_by_the_time_claimed(now: Instant, late: bool) -> None:
    (closed,) = events_of(close(at=SOON), review(TAKEN, FOUND), facts(REVIEWER, now))
    assert isinstance(closed, ReviewClosed)
    assert closed.late is late


def test_passed_times_are_noted_with_the_office_that_owes() -> None:
    (lapsed,) = events_of(note(), review(), facts(CLOCK, DUE))
    assert lapsed == ReviewTimeLapsed(happened_at=DUE, office=REVIEWING)
    (day_over,) = events_of(note("improvement:1", DAY_OVER), review(TAKEN, ADDED), facts(CLOCK, DAY_OVER))
    assert day_over == ImprovementTimeLapsed(happened_at=DAY_OVER, number=1, office=DESK)


STILL_OPEN = facts(CLOSER)
REFUSALS: list[tuple[Act, Review | None, Because]] = [
    ((take(), facts(actor("he", REVIEWING, Role.OFFICER))), review(), Because.WRONG_ROLE),
    ((open_review(), facts(REVIEWER)), None, Because.WRONG_ROLE),
    (TAKEN, None, Because.NO_SUCH_REVIEW),
    ((open_review(), facts(CLOSER)), review(), Because.REVIEW_EXISTS),
    ((open_review(), replace(facts(CLOSER), operation=None)), None, Because.NO_SUCH_OPERATION),
    (
        (open_review(), replace(facts(CLOSER), operation=operation(is_closed=False))),
        None,
        Because.OPERATION_NOT_CLOSED,
    ),
    (TAKEN, review(TAKEN, FOUND, ENDED), Because.CLOSED),
    (FOUND, review(TAKEN, FOUND, ENDED), Because.CLOSED),
    (
        (take(), facts(actor("he", UNIT, Role.REVIEWER))),
        review(),
        Because.NOT_THE_REVIEWING_OFFICE,
    ),
    ((take(), facts(PARTICIPANT)), review(), Because.TOOK_PART),
    ((record(), facts(PARTICIPANT)), review(TAKEN), Because.TOOK_PART),
    (TAKEN, review(TAKEN), Because.ALREADY_YOURS),
    ((record(), facts(SECOND)), review(TAKEN), Because.HELD_BY_ANOTHER),
    ((close("fine"), facts(SECOND)), review(TAKEN), Because.HELD_BY_ANOTHER),
    (FOUND, review(), Because.NOT_TAKEN),
    ((record(text=" "), facts(REVIEWER)), review(TAKEN), Because.NOTHING_WRITTEN),
    ((add(text=""), facts(REVIEWER)), review(TAKEN), Because.NOTHING_WRITTEN),
    ((complete(done=""), facts(OWNER)), review(TAKEN, ADDED), Because.NOTHING_WRITTEN),
    ((record(cause="fate"), facts(REVIEWER)), review(TAKEN), Because.UNKNOWN_CAUSE),
    ((record(cause="none"), facts(REVIEWER)), review(TAKEN), Because.UNKNOWN_CAUSE),
    ((record(missed="review.lunch"), facts(REVIEWER)), review(TAKEN), Because.UNKNOWN_LIMIT),
    ((add(), facts(REVIEWER, owner_is_known=False)), review(TAKEN), Because.UNKNOWN_OWNER),
    ((add(date(2026, 3, 6)), facts(REVIEWER)), review(TAKEN), Because.DUE_TOO_SOON),
    ((add(), facts(REVIEWER, DAY_OVER)), review(TAKEN), Because.DUE_TOO_SOON),
    ((complete(), facts(OWNER)), review(TAKEN), Because.NOTHING_TO_COMPLETE),
    ((complete(), facts(REVIEWER)), review(TAKEN, ADDED), Because.NOT_THE_OWNER),
    ((complete(7), facts(OWNER)), review(TAKEN, ADDED), Because.NO_SUCH_IMPROVEMENT),
    (COMPLETED, review(TAKEN, ADDED, ADDED, COMPLETED), Because.ALREADY_COMPLETED),
    (ENDED, review(TAKEN), Because.NO_FINDING),
    ((close(" "), facts(REVIEWER)), review(TAKEN), Because.NO_FINDING),
    ((close("fine"), facts(REVIEWER)), review(TAKEN, FOUND), Because.FINDINGS_STAND),
    (OVERDUE, review(OVERDUE), Because.NO_CLOCK),
    (OVERDUE, review(TAKEN, FOUND, ENDED), Because.NO_CLOCK),
    (DAY_PASSED, review(TAKEN, ADDED, COMPLETED), Because.NO_CLOCK),
    (DAY_PASSED, review(TAKEN, ADDED, DAY_PASSED), Because.NO_CLOCK),
    ((note("tea"), facts(CLOCK, DUE)), review(), Because.NO_CLOCK),
    ((note(), facts(CLOCK, SOON)), review(), Because.TIME_STILL_RUNNING),
    ((note("improvement:1"), facts(CLOCK, DUE)), review(TAKEN, ADDED), Because.TIME_STILL_RUNNING),
]


def ground_of(act: Act, state: Review | None) -> Because | None:
    command, known = act
    outcome = decide(command, state, known, RULES)
    return Because(outcome.ground) if isinstance(outcome, Refused) else None


@pytest.mark.parametrize(("act", "state", "ground"), REFUSALS)
def test_what_stands_in_the_way_is_named(act: Act, state: Review | None, ground: Because) -> None:
    assert ground_of(act, state) is ground


def test_every_ground_is_reached_and_has_a_sentence_whose_values_are_given() -> None:
    assert {ground for _, _, ground in REFUSALS} == set(Because) == set(SENTENCES)
    for (command, known), state, ground in REFUSALS:
        refused = decide(command, state, known, RULES)
        assert isinstance(refused, Refused)
        assert SENTENCES[ground].format(**refused.values)


@pytest.mark.parametrize("command", COMMANDS.values())
def test_every_command_says_who_may_and_what_stands_in_its_way(command: type[Command]) -> None:
    assert ROLES[command]
    nobody = actor("he", DESK)
    assert bar(command, review(), facts(nobody), RULES) == Refused(Because.WRONG_ROLE)


def test_the_pages_see_the_same_bar_as_the_decision() -> None:
    assert bar(TakeReview, review(), facts(REVIEWER), RULES) is None
    assert bar(TakeReview, review(), facts(PARTICIPANT), RULES) == Refused(Because.TOOK_PART)
    assert bar(CompleteImprovement, review(TAKEN, ADDED), facts(OWNER), RULES) is None


def test_oversight_changes_nothing() -> None:
    assert not any(Role.OVERSIGHT in roles for roles in ROLES.values())


def test_the_review_runs_from_the_closing_of_the_operation() -> None:
    assert review().opened_at == CLOSED_AT
