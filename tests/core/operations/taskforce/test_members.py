"""Cells, appointments with their validity, and who leads."""

from dataclasses import replace
from typing import Any

import pytest
from tests.core.operations.taskforce import build as b

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.ids import AgencyId, WarrantId
from tipstaff.operations.core.taskforce import commands as k

FORCE = b.formed()


def test_a_member_belongs_to_a_cell_from_the_appointment_until_it_ends() -> None:
    assert FORCE.groups_of(b.FIELD.user, b.NOW) == {"field"}
    assert FORCE.groups_of(b.FIELD.user, b.NOW + 10 * b.DAY) == frozenset()


def test_an_appointment_never_reaches_back() -> None:
    force = b.after(FORCE, b.appointing(b.NOBODY, "liaison", starts=b.NOW - b.DAY))
    assert force.groups_of(b.NOBODY.user, b.NOW - b.HOUR) == frozenset()
    assert force.appointments[-1].starts == b.NOW


def test_an_appointment_ends_before_its_time_from_the_moment_it_was_entered() -> None:
    later = b.NOW + b.HOUR
    force = b.after(FORCE, k.EndAppointment(**b.about(), number=1), at=later)
    assert force.groups_of(b.FIELD.user, later - b.HOUR / 2) == {"field"}
    assert force.groups_of(b.FIELD.user, later) == frozenset()


def test_whoever_appoints_is_kept_with_the_appointment() -> None:
    assert {one.appointed_by for one in FORCE.appointments} == {b.LEADER.user}


def test_every_appointment_ends_with_the_task_force() -> None:
    assert b.after(FORCE, k.DisbandTaskForce(**b.about())).members(b.NOW) == ()


def test_another_leader_takes_the_place_of_the_first() -> None:
    force = b.after(FORCE, k.NameLeader(**b.about(), leader=b.NOBODY.user), by=b.DUTY)
    assert b.refused(b.appointing(b.DUTY, "liaison"), force, by=b.LEADER) == "operations.not_leader"


NOT_FORMED: list[tuple[Any, Actor, dict[str, Any], str]] = [
    (b.forming(), b.actor("x", Role.FINANCE), {}, "operations.role_missing"),
    (b.forming(), b.DUTY, {"warrant": None}, "operations.no_such_warrant"),
    (
        b.forming(),
        b.DUTY,
        {"warrant": replace(b.WARRANT, is_in_force=False)},
        "operations.warrant_not_in_force",
    ),
    (
        b.forming(operation=b.OPERATION.operation),
        b.DUTY,
        {"operation": replace(b.OPERATION, warrant=WarrantId(b.FORCE))},
        "operations.operation_of_another_case",
    ),
    (b.forming(leader=b.DUTY.user), b.DUTY, {}, "operations.names_self"),
    (b.forming(leader="stranger"), b.DUTY, {}, "operations.not_staff"),
    (b.forming(happened_at=b.NOW + b.HOUR), b.DUTY, {}, "operations.time_impossible"),
    (b.appointing(b.FIELD, "field"), b.LEADER, {}, "operations.no_such_task_force"),
]


@pytest.mark.parametrize(("command", "by", "facts", "ground"), NOT_FORMED)
def test_no_task_force_is_formed(command: Any, by: Actor, facts: dict[str, Any], ground: str) -> None:
    assert b.refused(command, None, by, **facts) == ground


ABOUT_MEMBERS: list[tuple[Any, Actor, str]] = [
    (b.forming(), b.DUTY, "operations.task_force_exists"),
    (
        b.appointing(b.NOBODY, "field"),
        replace(b.LEADER, agency=AgencyId("chengdu-police")),
        "operations.other_agency",
    ),
    (b.appointing(b.NOBODY, "field"), b.FIELD, "operations.not_leader"),
    (k.EndAppointment(**b.about(), number=1), b.FIELD, "operations.not_leader"),
    (k.DisbandTaskForce(**b.about()), b.FIELD, "operations.not_leader"),
    (b.appointing(b.LEADER, "field"), b.LEADER, "operations.appoints_self"),
    (b.appointing(b.actor("stranger"), "field"), b.LEADER, "operations.not_staff"),
    (b.appointing(b.NOBODY, "kitchen"), b.LEADER, "operations.no_such_cell"),
    (b.appointing(b.NOBODY, "field", days=0), b.LEADER, "operations.appointment_ends_first"),
    (b.appointing(b.FIELD, "field", days=5), b.LEADER, "operations.appointed_already"),
    (k.EndAppointment(**b.about(), number=9), b.LEADER, "operations.no_such_appointment"),
    (k.NameLeader(**b.about(), leader=b.DUTY.user), b.DUTY, "operations.names_self"),
    (k.NameLeader(**b.about(), leader=b.LEADER.user), b.DUTY, "operations.leads_already"),
    (k.NameLeader(**b.about(), leader=b.FIELD.user), b.DUTY, "operations.leader_in_cell"),
]


@pytest.mark.parametrize(("command", "by", "ground"), ABOUT_MEMBERS)
def test_what_is_refused_about_members(command: Any, by: Actor, ground: str) -> None:
    assert b.refused(command, FORCE, by) == ground


def test_nothing_is_done_in_a_task_force_that_was_disbanded() -> None:
    force = b.after(FORCE, k.DisbandTaskForce(**b.about()))
    assert b.refused(b.appointing(b.NOBODY, "field"), force) == "operations.task_force_disbanded"
