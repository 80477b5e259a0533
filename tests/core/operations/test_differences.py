"""Differences are asked first, and a stated one stands until somebody outside the arresting unit has resolved it."""

from dataclasses import replace

import pytest
from tests.core.operations import build as b

from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core import events as e
from tipstaff.operations.core.confirmation import Answer, ConfirmationStatus, Urgency
from tipstaff.operations.core.deadlines import clocks
from tipstaff.operations.core.difference import Feature, Fit
from tipstaff.operations.core.evolve import evolve
from tipstaff.operations.core.mismatch import MismatchFinding
from tipstaff.operations.core.operation import Operation

STATED = (*b.PREPARED, b.asked(compared=b.compared(Feature.HEIGHT, Feature.NAMES)))


def test_a_routine_request_may_come_before_anybody_is_met() -> None:
    operation = b.after(*b.PREPARED, b.asked(urgency=Urgency.ROUTINE, compared=()))
    assert operation.confirmation is not None
    assert [one.fit for one in operation.confirmation.compared] == [Fit.NOT_MET] * len(Feature)
    assert operation.mismatch is None


def test_what_was_seen_is_sealed_and_what_differs_is_told_by_feature() -> None:
    operation = b.after(*STATED)
    assert operation.confirmation is not None
    height, names = operation.confirmation.differences
    assert (height.feature, names.feature) == (Feature.HEIGHT, Feature.NAMES)
    assert height.seen == Sealed(b.SUBJECT, "176 cm")


def test_an_explained_difference_lets_the_desk_confirm() -> None:
    operation = b.after(*STATED, b.explained(), b.answered())
    assert operation.usable_confirmation(b.later(13)) is not None
    assert operation.mismatches[0].finding is MismatchFinding.EXPLAINED
    assert operation.mismatches[0].resolved_by == b.COLLEAGUE.user


def test_a_stated_difference_still_may_be_denied_or_given_more_time() -> None:
    denied = b.after(*STATED, b.answered(Answer.DENY))
    assert denied.confirmation is not None
    assert denied.confirmation.status is ConfirmationStatus.DENIED
    assert denied.mismatch is not None
    assert b.after(*STATED, b.answered(Answer.MORE_TIME, until=b.later(30))).mismatch is not None


def test_a_new_request_that_states_fewer_differences_takes_none_back() -> None:
    """Silence is no answer: asking again as if nothing had been seen opens nothing."""
    quiet = b.after(*STATED, b.answered(Answer.DENY), b.asked(minutes=13))
    assert quiet.mismatch is not None
    assert quiet.mismatch.request == 1
    other = b.asked(minutes=13, compared=b.compared(Feature.MARKS))
    more = b.after(*STATED, b.answered(Answer.DENY), other)
    assert more.mismatch is not None
    assert [one.feature for one in more.mismatch.stated] == [Feature.HEIGHT, Feature.NAMES, Feature.MARKS]


def test_the_second_request_of_the_clock_neither_opens_nor_ends_a_mismatch() -> None:
    asked_again = b.after(*STATED, b.no_answer())
    assert asked_again.mismatch is not None
    assert len(asked_again.mismatches) == 1
    explained = b.after(*STATED, b.explained(), b.no_answer())
    assert explained.mismatch is None
    assert explained.confirmation is not None
    assert explained.confirmation.differences


def test_a_difference_stated_again_after_it_was_explained_is_resolved_again() -> None:
    again = b.asked(minutes=20, compared=b.compared(Feature.HEIGHT))
    operation = b.after(*STATED, b.explained(), b.answered(), again)
    assert operation.mismatch is not None
    assert operation.mismatch.request == 2


def test_somebody_else_denies_what_waits_in_the_same_act() -> None:
    command, facts = b.explained(finding=MismatchFinding.NOT_THE_PERSON)
    events = b.events_of(command, b.after(*STATED), facts)
    assert [type(event) for event in events] == [e.MismatchResolved, e.ConfirmationDenied]
    assert b.after(*STATED, (command, facts)).is_of_another


def test_somebody_else_is_found_also_when_nothing_waits_any_more() -> None:
    command, facts = b.explained(finding=MismatchFinding.NOT_THE_PERSON, minutes=13)
    events = b.events_of(command, b.after(*STATED, b.answered(Answer.DENY)), facts)
    assert [type(event) for event in events] == [e.MismatchResolved]


def in_words(*, has_differences: bool) -> Operation:
    """An operation whose request was entered in version 1, and confirmed under its rules."""
    asked = e.ConfirmationAskedInWords(
        happened_at=b.later(10),
        by=b.OWNER.user,
        office=b.COMMAND,
        number=1,
        urgency=Urgency.URGENT,
        edition=3,
        second=False,
        has_differences=has_differences,
        differences=Sealed(b.SUBJECT, "some 176 cm"),
    )
    confirmed = b.events_of(*_on(evolve(b.after(*b.PREPARED), replace(asked, has_differences=False))))[0]
    return evolve(evolve(b.after(*b.PREPARED), asked), confirmed)


def _on(operation: Operation) -> tuple[b.k.OperationCommand, Operation, b.Facts]:
    command, facts = b.answered()
    return command, operation, facts


def test_a_request_of_version_1_folds_and_its_words_count_as_a_difference() -> None:
    assert in_words(has_differences=False).usable_confirmation(b.later(13)) is not None
    stated = in_words(has_differences=True)
    assert stated.mismatch is not None
    assert [one.seen.content for one in stated.mismatch.stated] == ["some 176 cm"]
    assert stated.usable_confirmation(b.later(13)) is None


@pytest.mark.parametrize(("level", "hours"), [(1, 4), (2, 12), (3, 24)])
def test_a_confirmation_expires_by_the_warrants_level(level: int, hours: int) -> None:
    known = {"warrant": b.warrant(level=level)}
    operation = b.after(*b.PREPARED, b.asked(known=known), b.answered(known=known))
    assert operation.confirmation is not None
    assert operation.confirmation.valid_until == b.later(12 + 60 * hours)


def test_the_ladder_of_silence_ends_with_oversight_and_never_in_a_yes() -> None:
    ladder = (*b.PREPARED, b.asked(), b.no_answer(), b.no_answer(2, 30), b.no_answer(2, 40))
    operation = b.after(*ladder)
    assert operation.confirmation is not None
    assert operation.confirmation.status is ConfirmationStatus.WITH_OVERSIGHT
    assert operation.confirmation.is_waiting
    assert operation.usable_confirmation(b.later(41)) is None
    clock = next(clock for clock in clocks(operation, b.RULES) if clock.name == "supervisor:2")
    assert clock.deadline.due == b.later(40)
    answered = b.after(*ladder, b.answered(by=b.SUPERVISOR, minutes=50, number=2))
    assert answered.usable_confirmation(b.later(51)) is not None
