"""What follows from a command about a task force, or on which ground it is refused."""

from collections.abc import Callable
from typing import Any

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.operations.core.grounds import OperationGround
from tipstaff.operations.core.taskforce import commands as k
from tipstaff.operations.core.taskforce.bars import bar
from tipstaff.operations.core.taskforce.commands import TaskForceCommand
from tipstaff.operations.core.taskforce.deciding.members import appointed, disbanded, ended, formed, named
from tipstaff.operations.core.taskforce.deciding.orders import acknowledged, checked, issued, written
from tipstaff.operations.core.taskforce.deciding.telling import briefed
from tipstaff.operations.core.taskforce.events import TaskForceEvent
from tipstaff.operations.core.taskforce.facts import Facts
from tipstaff.operations.core.taskforce.taskforce import TaskForce
from tipstaff.policy.profile import Profile

type Outcome = Decision[TaskForceEvent]


def decide(command: TaskForceCommand, force: TaskForce | None, facts: Facts, rules: Profile) -> Outcome:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), force, facts, rules):
        return refused
    if facts.now < command.happened_at:
        return Refused(OperationGround.TIME_IMPOSSIBLE)
    if isinstance(command, k.FormTaskForce):
        return formed(command, facts)
    assert force is not None  # the bar saw to it
    return _DECIDE[type(command)](command, force, facts, rules)


_DECIDE: dict[type[Any], Callable[[Any, TaskForce, Facts, Profile], Outcome]] = {
    k.NameLeader: named,
    k.AppointMember: appointed,
    k.EndAppointment: ended,
    k.WriteSection: written,
    k.CheckOrder: checked,
    k.IssueOrder: issued,
    k.AcknowledgeOrder: acknowledged,
    k.RecordBriefing: briefed,
    k.DisbandTaskForce: disbanded,
}
