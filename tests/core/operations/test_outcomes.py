"""What an operation came to, and what is owed to whom it wronged: redress, an answer, an independent review."""

from dataclasses import replace

import pytest
from tests.core.operations import build as b

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OfficeId
from tipstaff.operations.core import commands as k
from tipstaff.operations.core import events as e
from tipstaff.operations.core.deadlines import clocks
from tipstaff.operations.core.decide import decide
from tipstaff.operations.core.difference import Feature
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.incident import ComplaintFinding, IncidentKind
from tipstaff.operations.core.operation import NotExecutedReason, Operation, Outcome, standing
from tipstaff.operations.core.protest import Finding
from tipstaff.operations.core.redress import Wrong
from tipstaff.operations.core.token import TokenStatus

REVIEWERS = OfficeId("chengdu-review")


def running(operation: Operation) -> dict[str, OfficeId]:
    return {clock.name: clock.owner for clock in clocks(operation, b.RULES)}


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        (NotExecutedReason.NOT_ATTEMPTED, Outcome.NOT_ATTEMPTED),
        (NotExecutedReason.WITHDRAWN, Outcome.WITHDRAWN),
        (NotExecutedReason.NOT_MET, Outcome.NOT_EXECUTED),
    ],
)
def test_a_reason_that_is_an_outcome_of_its_own_is_told_as_one(reason: NotExecutedReason, outcome: Outcome):
    operation = b.after(*b.PREPARED, b.not_executed(reason=reason))
    assert (operation.outcome, operation.status.value) == (outcome, outcome.value)


def test_a_wrong_place_ends_the_token_and_opens_redress_that_the_reviewing_office_owns():
    command, facts = b.wrong_place()
    before = b.after(*b.WITH_TOKEN)
    events = b.events_of(command, before, replace(facts, reviewing_office=REVIEWERS))
    operation = b.fold(before, events)
    assert operation is not None
    assert [type(one) for one in events] == [e.WrongPlaceRecorded, e.RedressOpened]
    assert (operation.outcome, operation.tokens[-1].status) == (Outcome.WRONG_PLACE, TokenStatus.VOID)
    assert running(operation) == {"redress": REVIEWERS}
    assert standing(operation).needs_review_at_once


def test_a_wrong_person_opens_redress_in_the_same_act():
    operation = b.after(*b.EXECUTED, b.protested(), b.resolved(Finding.NOT_THE_PERSON))
    assert operation.redress is not None
    assert (operation.redress.why, "redress" in running(operation)) == (Wrong.WRONG_PERSON, True)
    assert b.COLLEAGUE.user not in operation.took_part


def test_the_right_person_opens_none():
    operation = b.after(*b.EXECUTED, b.protested(), b.resolved())
    assert (operation.redress, standing(operation).needs_review_at_once) == (None, False)


def test_redress_is_owed_until_they_are_told_and_outlasts_the_closing():
    closed = b.after(*b.WITH_TOKEN, b.wrong_place(), b.closed())
    assert "redress" in running(closed)
    command, facts = b.redress_told(minutes=150)
    told = b.fold(closed, b.events_of(command, closed, facts))
    assert told is not None
    assert running(told) == {}


@pytest.mark.parametrize("kind", [IncidentKind.FORCE, IncidentKind.INJURY])
def test_force_and_injuries_are_told_and_open_nothing(kind: IncidentKind):
    operation = b.after(*b.EXECUTED, b.incident(kind))
    assert [one.kind for one in operation.incidents] == [kind]
    assert "complaint:1" not in running(operation)


def test_a_complaint_opens_a_duty_of_its_own_until_it_is_answered():
    operation = b.after(*b.EXECUTED, b.incident(IncidentKind.FORCE), b.incident())
    assert "complaint:2" in running(operation)
    command, facts = b.complaint_answered(number=2, finding=ComplaintFinding.UPHELD_IN_PART)
    answered = b.fold(operation, b.events_of(command, operation, facts))
    assert answered is not None
    assert answered.incidents[1].finding is ComplaintFinding.UPHELD_IN_PART
    assert "complaint:2" not in running(answered)


def test_a_complaint_may_come_after_the_closing_and_while_an_identity_is_checked():
    closed = b.after(*b.CLOSED, b.incident(minutes=130, by=b.OWNER))
    assert "complaint:1" in running(closed)
    assert b.after(*b.EXECUTED, b.protested(), b.incident()).complaints_owed


def test_the_scene_says_to_whom_the_paper_was_shown_when_and_how_each_difference_was_answered():
    told = b.executed(shown_at=b.later(28), shown_to="the person, in the hall", compared=b.compared())
    scene = b.after(*b.WITH_TOKEN, told).scene
    assert scene is not None
    assert (scene.shown_at, scene.shown_to.opened("")) == (b.later(28), "the person, in the hall")
    assert [one.feature for one in scene.compared] == list(Feature)


def test_without_a_moment_of_its_own_the_paper_was_shown_with_the_arrest():
    scene = b.after(*b.EXECUTED).scene
    assert scene is not None
    assert (scene.shown_at, scene.compared) == (b.later(30), ())


def test_no_office_of_the_arresting_unit_closes_the_identity_review():
    """The squad that executed, the office that commands, and the one that only took the person over."""
    squad = replace(b.STRANGER, office=b.SQUAD)
    command = replace(b.STRANGER, office=b.COMMAND)
    centre = replace(b.STRANGER, office=b.CENTRE)
    operation = b.after(
        *b.EXECUTED, b.handover_offered(), b.handed_over(), b.protested(minutes=70, by=b.CUSTODY)
    )
    for involved in (squad, command, centre):
        asked, facts = b.resolved(by=involved, minutes=80)
        assert decide(asked, operation, facts, b.RULES) == Refused(G.BOTH_SIDES)
    asked, facts = b.resolved(minutes=80)
    assert not isinstance(decide(asked, operation, facts, b.RULES), Refused)


def test_an_identity_review_has_one_hour_and_its_lapse_is_noted_once():
    operation = b.after(*b.EXECUTED, b.protested(minutes=35))
    due = {clock.name: clock.deadline.due for clock in clocks(operation, b.RULES)}
    assert due["protest"] == b.later(95)
    late = b.act(k.NoteOverdue, b.CLOCK, 95, clock="protest")
    noted = b.fold(operation, b.events_of(late[0], operation, late[1]))
    assert noted is not None
    assert decide(late[0], noted, late[1], b.RULES) == Refused(G.CLOCK_NOT_PASSED)
