"""The order by its sections: written, checked, issued, acknowledged; who may read what; who was told."""

from dataclasses import replace
from typing import Any

import pytest
from tests.core.operations.taskforce import build as b
from tests.core.operations.taskforce.test_members import ABOUT_MEMBERS, NOT_FORMED

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.taskforce import commands as k
from tipstaff.operations.core.taskforce.deadlines import clocks
from tipstaff.operations.core.taskforce.grounds import TaskForceGround
from tipstaff.operations.core.taskforce.taskforce import TaskForce, readable

FORCE, ISSUED = b.formed(), b.issued()
WHOLE = b.after(FORCE, *b.whole_order())
CHECK, ISSUE = k.CheckOrder(**b.about()), k.IssueOrder(**b.about())
ACKNOWLEDGE = k.AcknowledgeOrder(**b.about(), version=1)


def test_a_section_for_one_cell_is_read_by_that_cell_and_the_leader_alone() -> None:
    force = b.after(FORCE, b.writing("method", "field"), b.writing("information"))
    assert force.draft is not None
    read = {
        who.user: [one.section for one in readable(force, force.draft.sections, who.user, b.NOW)]
        for who in (b.LEADER, b.FIELD, b.TECHNICAL, b.NOBODY)
    }
    assert read == {
        b.LEADER.user: ["method", "information"],
        b.FIELD.user: ["method", "information"],
        b.TECHNICAL.user: ["information"],
        b.NOBODY.user: [],
    }


def test_whoever_belonged_to_a_cell_reads_no_more() -> None:
    force = b.after(FORCE, b.writing("method", "field"), k.EndAppointment(**b.about(), number=1))
    assert force.draft is not None
    assert readable(force, force.draft.sections, b.FIELD.user, b.NOW) == ()


def test_what_an_order_says_is_sealed_under_the_key_of_the_case() -> None:
    (event,) = b.outcome(b.writing("method", text="从北门进入"), FORCE)
    assert event.text == Sealed(b.WARRANT.subject, "从北门进入")


@pytest.mark.parametrize("missing", b.RULES.order_sections)
def test_an_order_is_not_issued_while_a_section_is_missing_and_it_is_named(missing: str) -> None:
    force = b.after(FORCE, *(one for one in b.whole_order() if one.section != missing))
    refused = b.outcome(ISSUE, force)
    assert refused.ground == "operations.sections_missing"
    assert refused.values == {"sections": missing}
    assert b.refused(CHECK, force, b.LEGAL) == "operations.sections_missing"


def test_an_order_is_issued_once_the_legal_cell_has_checked_it() -> None:
    assert ISSUED.order is not None
    assert (ISSUED.order.version, ISSUED.order.checked_by) == (1, b.LEGAL.user)
    assert b.refused(ISSUE, WHOLE) == "operations.order_not_checked"


def test_rules_that_ask_for_no_check_let_the_leader_issue_alone() -> None:
    assert b.after(WHOLE, ISSUE, rules=b.NO_CHECK).order is not None


def test_writing_in_a_version_ends_the_check_that_it_had() -> None:
    force = b.after(b.after(WHOLE, CHECK, by=b.LEGAL), b.writing("risk", text="另有老人在场"))
    assert b.refused(ISSUE, force) == "operations.order_not_checked"


def test_a_new_version_begins_with_what_the_last_one_says_and_is_acknowledged_anew() -> None:
    force = b.after(ISSUED, ACKNOWLEDGE, by=b.FIELD)
    assert force.owing(b.NOW) == (b.LEGAL.user, b.TECHNICAL.user)
    force = b.after(b.after(force, b.writing("method", text="改由东门")), CHECK, by=b.LEGAL)
    force = b.after(force, ISSUE)
    assert force.order is not None
    assert (force.order.version, len(force.order.sections)) == (2, 7)
    assert force.owing(b.NOW) == (b.FIELD.user, b.LEGAL.user, b.TECHNICAL.user)
    assert b.refused(ACKNOWLEDGE, force, b.FIELD) == "operations.not_this_version"


def test_the_clock_runs_until_every_member_has_acknowledged() -> None:
    (clock,) = clocks(ISSUED, b.RULES)
    assert (clock.owner, clock.deadline.due) == (ISSUED.office, b.NOW + 2 * b.HOUR)
    force = ISSUED
    for who in (b.FIELD, b.LEGAL):
        force = b.after(force, ACKNOWLEDGE, by=who)
    assert clocks(force, b.RULES) != ()
    assert clocks(b.after(force, ACKNOWLEDGE, by=b.TECHNICAL), b.RULES) == ()
    assert clocks(b.after(force, k.EndAppointment(**b.about(), number=3)), b.RULES) == ()


def test_nothing_is_ordered_under_a_warrant_that_is_not_in_force() -> None:
    force = b.after(WHOLE, CHECK, by=b.LEGAL)
    over = replace(b.WARRANT, is_in_force=False)
    assert b.refused(ISSUE, force, warrant=over) == "operations.warrant_not_in_force"


CHECKED = b.after(WHOLE, CHECK, by=b.LEGAL)
LEGAL_WROTE = b.after(WHOLE, b.writing("human_rights"), by=b.LEGAL)
FOR_FIELD = b.after(WHOLE, b.writing("method", "field"))
KNOWN = b.after(ISSUED, ACKNOWLEDGE, by=b.FIELD)
ENDED = b.after(FORCE, k.EndAppointment(**b.about(), number=1))
REFUSALS: list[tuple[Any, TaskForce, Actor, str]] = [
    (b.writing("weather"), FORCE, b.LEADER, "operations.no_such_section"),
    (b.writing("method", text=" "), FORCE, b.LEADER, "operations.nothing_said"),
    (b.writing("method", "kitchen"), FORCE, b.LEADER, "operations.no_such_cell"),
    (b.writing("method", "field"), FORCE, b.TECHNICAL, "operations.outside_cell"),
    (b.writing("method"), FOR_FIELD, b.TECHNICAL, "operations.outside_cell"),
    (b.writing("method"), FORCE, b.NOBODY, "operations.not_appointed"),
    (CHECK, FORCE, b.LEGAL, "operations.no_order_written"),
    (CHECK, WHOLE, b.FIELD, "operations.not_checking_cell"),
    (CHECK, FOR_FIELD, b.LEGAL, "operations.outside_cell"),
    (CHECK, LEGAL_WROTE, b.LEGAL, "operations.checks_own_order"),
    (CHECK, CHECKED, b.LEGAL, "operations.order_checked_already"),
    (ACKNOWLEDGE, FORCE, b.FIELD, "operations.no_order_issued"),
    (ACKNOWLEDGE, ISSUED, b.NOBODY, "operations.not_appointed"),
    (ACKNOWLEDGE, KNOWN, b.FIELD, "operations.acknowledged_already"),
    (ISSUE, WHOLE, b.LEADER, "operations.order_not_checked"),
    (CHECK, b.after(FORCE, b.writing("method")), b.LEGAL, "operations.sections_missing"),
    (k.AcknowledgeOrder(**b.about(), version=9), ISSUED, b.FIELD, "operations.not_this_version"),
    (b.briefing(), FORCE, b.LEADER, "operations.nobody_attended"),
    (b.briefing(b.FIELD, groups=("kitchen",)), FORCE, b.LEADER, "operations.no_such_cell"),
    (replace(b.briefing(b.FIELD), told=" "), FORCE, b.LEADER, "operations.nothing_said"),
    (b.briefing(b.FIELD, b.NOBODY), FORCE, b.LEADER, "operations.not_appointed"),
    (
        b.briefing(b.FIELD),
        b.after(FORCE, k.EndAppointment(**b.about(), number=1)),
        b.LEADER,
        "operations.appointment_lapsed",
    ),
]


@pytest.mark.parametrize(("command", "force", "by", "ground"), REFUSALS)
def test_what_is_refused_about_an_order_or_a_briefing(
    command: Any, force: TaskForce, by: Actor, ground: str
) -> None:
    assert b.refused(command, force, by) == ground


def test_every_ground_is_reached() -> None:
    reached = {ground for _, _, _, ground in REFUSALS} | {one[-1] for one in (*NOT_FORMED, *ABOUT_MEMBERS)}
    reached |= {"operations.task_force_disbanded"}  # test_nothing_is_done_in_a_task_force_that_was_disbanded
    assert reached >= {one.value for one in TaskForceGround}


def test_a_briefing_names_who_attended_and_on_which_version() -> None:
    told = b.after(ISSUED, b.briefing(b.FIELD, b.LEGAL)).briefings[-1]
    assert (told.attended, told.order, told.by) == ((b.FIELD.user, b.LEGAL.user), 1, b.LEADER.user)
    assert b.after(FORCE, b.briefing(b.FIELD), by=b.LEGAL).briefings[-1].order == 0


def test_nobody_is_entered_as_briefed_who_was_not_appointed_at_that_moment() -> None:
    over = b.NOW + 10 * b.DAY
    assert b.refused(b.briefing(b.FIELD, b.NOBODY), FORCE) == "operations.not_appointed"
    assert b.refused(b.briefing(b.FIELD, at=over), FORCE, at=over) == "operations.appointment_lapsed"
    assert b.refused(b.briefing(b.FIELD), FORCE, b.NOBODY) == "operations.not_appointed"


def test_a_briefing_for_a_cell_is_heard_by_that_cell() -> None:
    for_field = b.briefing(b.FIELD, b.TECHNICAL, groups=("field",))
    assert b.refused(for_field, FORCE) == "operations.outside_cell"
    assert b.refused(b.briefing(b.FIELD, groups=("field",)), FORCE, b.TECHNICAL) == "operations.outside_cell"
    assert b.after(FORCE, b.briefing(b.FIELD, groups=("field",))).briefings[-1].groups == ("field",)
