"""Validation through the one door: two at once, against a recall, and an operation that is under way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.registrar import build as b

from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.grounds import OperationGround
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.submit import Entered, submit
from tipstaff.warrants.core.commands import AssignValidation, LiftSuspension, ValidateWarrant
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.validation import ValidationState
from tipstaff.warrants.core.warrant import SuspensionGround, WarrantStatus
from tipstaff.warrants.validations import Wanted, measured, validations

pytestmark = pytest.mark.usefixtures("agencies")

IN_WINDOW = b.NOW + timedelta(days=70)
DUE = Instant.parse("2027-02-22T00:00:00+08:00")
ENDLESS = {"valid_until": None, "review_on": date(2028, 11, 22)}


def standing(number: str = "1") -> WarrantId:
    """A warrant that nothing but a missed validation makes rest."""
    return b.in_force(number, **ENDLESS)


def validating(warrant: WarrantId, at: Instant = IN_WINDOW) -> ValidateWarrant:
    return ValidateWarrant(happened_at=at, warrant=warrant, consulted="问过刑庭", looked_at="逮捕证原件")


def test_of_two_validators_at_once_one_validates_and_the_other_is_too_early():
    validator = b.who("validator.guangzhou", IN_WINDOW)
    for number in range(5):
        warrant = standing(f"two-{number}")
        act = lambda w=warrant: submit(validating(w), validator, b.press(), IN_WINDOW)  # noqa: E731
        outcomes = b.together([act, act])
        assert sorted(map(type, outcomes), key=str) == sorted([Entered, Refused], key=str)
        assert WarrantGround.VALIDATION_NOT_OPEN in {
            each.ground for each in outcomes if isinstance(each, Refused)
        }
        assert len(b.state_of(warrant).validations) == 1
    assert compare() == ()


def test_nothing_is_validated_after_its_recall_however_close_they_come():
    court, validator = b.who("court.guangzhou", IN_WINDOW), b.who("validator.guangzhou", IN_WINDOW)
    for number in range(10):
        warrant = standing(f"recall-{number}")
        recalled, validated = b.together(
            [
                lambda w=warrant: submit(b.recalling(w, IN_WINDOW), court, b.press(), IN_WINDOW),
                lambda w=warrant: submit(validating(w), validator, b.press(), IN_WINDOW),
            ]
        )
        assert isinstance(recalled, Entered)
        state = b.state_of(warrant)
        assert state.status is WarrantStatus.RECALLED
        if isinstance(validated, Refused):
            assert validated.ground is WarrantGround.NOT_IN_FORCE
        else:
            assert validated.version < recalled.version
    assert compare() == ()


def test_an_operation_can_not_execute_under_a_warrant_whose_validation_was_missed():
    """Not even before the keeper of clocks has noted it."""
    warrant = standing()
    just_before = DUE - timedelta(minutes=30)
    operation = b.tokened(warrant, at=just_before)
    outcome = b.ask(
        b.executing(operation, at=DUE + timedelta(seconds=1)), "officer.guangzhou", DUE + timedelta(seconds=1)
    )
    assert isinstance(outcome, Refused)
    assert outcome.ground is OperationGround.WARRANT_NOT_IN_FORCE


def test_a_missed_validation_rests_and_what_was_confirmed_is_void_even_after_it_came_back():
    warrant = standing()
    just_before = DUE - timedelta(minutes=30)
    operation = b.tokened(warrant, at=just_before)
    keep_clocks(DUE)
    assert b.state_of(warrant).status is WarrantStatus.SUSPENDED
    back = DUE + timedelta(minutes=5)
    attestations = b.checking(warrant, back).attestations
    lift = LiftSuspension(
        happened_at=back,
        warrant=warrant,
        ground=SuspensionGround.VALIDATION_MISSED,
        attestations=attestations,
    )
    b.do(lift, "checker.guangzhou", back)
    assert b.state_of(warrant).status is WarrantStatus.IN_FORCE
    outcome = b.ask(b.executing(operation, at=back), "officer.guangzhou", back)
    assert isinstance(outcome, Refused)
    assert outcome.ground is OperationGround.WARRANT_CHANGED
    assert compare() == ()


def test_rows_tell_what_is_due_done_and_missed_and_the_rebuild_agrees():
    done, missed, due = (standing(each) for each in ("done", "missed", "due"))
    b.do(validating(done), "validator.guangzhou", IN_WINDOW)
    february = date(2027, 2, 1), date(2027, 2, 28)
    assert measured(None, *february) == {
        ValidationState.OPEN: 2,
        ValidationState.DONE: 1,
        ValidationState.MISSED: 0,
    }
    b.do(b.recalling(due, IN_WINDOW), "court.guangzhou", IN_WINDOW)
    keep_clocks(DUE)
    still = validations(Wanted(agency=None, state=ValidationState.MISSED, still_rests=True))
    assert [row.warrant for row in still] == [missed]
    assert compare() == ()


def test_whoever_entered_it_validates_it_neither_as_assignee_nor_otherwise():
    """Not even somebody who is a registrar and a validator in one, and to whom the work was given before."""
    warrant = standing()
    both = replace(b.who("registrar.guangzhou", IN_WINDOW), roles=frozenset({Role.REGISTRAR, Role.VALIDATOR}))
    assign = AssignValidation(happened_at=IN_WINDOW, warrant=warrant, to=both.user)
    given = b.ask(assign, "validator.guangzhou", IN_WINDOW)
    assert isinstance(given, Refused)
    assert given.ground in {WarrantGround.NOT_A_VALIDATOR, WarrantGround.ASSIGNEE_ENTERED_IT}
    own = submit(replace(assign, to=both.user), both, b.press(), IN_WINDOW)
    assert isinstance(own, Refused)
    done = submit(validating(warrant), both, b.press(), IN_WINDOW)
    assert isinstance(done, Refused)
    assert done.ground is WarrantGround.SAME_PERSON
    assert b.state_of(warrant).validator is None
    assert b.state_of(warrant).validations == ()
