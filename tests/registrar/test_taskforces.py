"""Task forces through the one door: each rule of an appointment is held by the core and by the database alone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from psycopg.errors import CheckViolation, ExclusionViolation, UniqueViolation
from tests.registrar import build as b
from tests.registrar.constraints import without

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import TaskForceId
from tipstaff.operations import models
from tipstaff.operations.core.taskforce import commands as k
from tipstaff.operations.core.taskforce.taskforce import taskforce_id
from tipstaff.registrar.rebuild import compare

pytestmark = pytest.mark.usefixtures("shared_agencies")

TABLE, LEADER, MEMBER = "operations_group_appointment", "command.guangzhou", "officer.guangzhou"


@pytest.fixture(scope="module")
def force(shared_agencies: None) -> TaskForceId:
    """A task force of Guangzhou with one member in the field cell."""
    case = b.in_force("force")
    force = taskforce_id(case)
    leader = b.who(LEADER).user
    b.do(k.FormTaskForce(happened_at=b.NOW, taskforce=force, warrant=case, leader=leader), "duty.guangzhou")
    b.do(appointing(force), LEADER)
    return force


def appointing(force: TaskForceId, officer: str = MEMBER) -> k.AppointMember:
    return k.AppointMember(
        happened_at=b.NOW,
        taskforce=force,
        officer=b.who(officer).user,
        group="field",
        starts=b.NOW,
        ends=b.NOW + timedelta(days=3),
    )


def entered_beside(force: TaskForceId, **other: object) -> BaseException | None:
    """Why the database alone keeps out a row like the member's, with something changed; None where it does not."""
    row = models.GroupAppointment.objects.get(taskforce=force, number=1)
    for name, value in ({"number": 9} | other).items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            models.GroupAppointment.objects.bulk_create([row])
            transaction.set_rollback(True)
    except IntegrityError as refused:
        return refused.__cause__
    return None


def test_nobody_is_in_a_cell_twice_by_the_core_or_by_the_database_alone(force: TaskForceId) -> None:
    with without(TABLE, "one_appointment_to_a_group"):
        again = b.ask(appointing(force), LEADER)
        assert entered_beside(force) is None
    assert isinstance(again, Refused)
    assert again.ground == "operations.appointed_already"
    assert isinstance(entered_beside(force), ExclusionViolation)
    assert (
        entered_beside(force, starts=(b.NOW + timedelta(days=3)).at, ends=(b.NOW + timedelta(days=4)).at)
        is None
    )


def test_nobody_appoints_themselves_by_the_core_or_by_the_database_alone(force: TaskForceId) -> None:
    leader = b.who(LEADER).user
    with without(TABLE, "nobody_appoints_themselves"):
        own = b.ask(appointing(force, LEADER), LEADER)
        assert entered_beside(force, officer=leader) is None
    assert isinstance(own, Refused)
    assert own.ground == "operations.appoints_self"
    assert isinstance(entered_beside(force, officer=leader), CheckViolation)


def test_a_case_has_one_task_force_by_the_core_and_by_the_database_alone(force: TaskForceId) -> None:
    row = models.TaskForce.objects.get(id=force)
    forming = k.FormTaskForce(
        happened_at=b.NOW, taskforce=force, warrant=b.state_of(force).warrant, leader=b.who(LEADER).user
    )
    again = b.ask(forming, "duty.guangzhou")
    assert isinstance(again, Refused)
    assert again.ground == "operations.task_force_exists"
    row.id = "taskforce-other"
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        models.TaskForce.objects.bulk_create([row])
    assert isinstance(refused.value.__cause__, UniqueViolation)
    assert compare() == ()
