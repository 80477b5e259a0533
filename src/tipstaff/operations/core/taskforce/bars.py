"""Who may do what in a task force, and what stands in the way before anybody fills in a form."""

from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.grounds import OperationGround
from tipstaff.operations.core.taskforce import commands as k
from tipstaff.operations.core.taskforce.facts import Facts
from tipstaff.operations.core.taskforce.grounds import TaskForceGround as Because
from tipstaff.operations.core.taskforce.taskforce import TaskForce
from tipstaff.policy.profile import Profile

_DESK = frozenset({Role.DUTY_OFFICER, Role.COMMAND_OWNER})
_EVERY_DESK = frozenset(Role) - {Role.CLOCK, Role.OVERSIGHT}
"""Whoever may belong to a cell; what each may do there is decided by their appointment, not by their role."""

ROLES: dict[type[Command], frozenset[Role]] = {
    **dict.fromkeys(k.COMMANDS.values(), _EVERY_DESK),
    k.FormTaskForce: _DESK,
    k.NameLeader: _DESK,
}

BY_LEADER = frozenset({k.AppointMember, k.EndAppointment, k.IssueOrder, k.DisbandTaskForce})
BY_MEMBER = frozenset({k.CheckOrder, k.AcknowledgeOrder})
BY_EITHER = frozenset({k.WriteSection, k.RecordBriefing})


def bar(command: type[Command], force: TaskForce | None, facts: Facts, _rules: Profile) -> Refused | None:
    """The first thing that stands in the way; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(OperationGround.ROLE_MISSING)
    if command is k.FormTaskForce:
        return None if force is None else Refused(Because.TASK_FORCE_EXISTS)
    if force is None:
        return Refused(Because.NO_SUCH_TASK_FORCE)
    if facts.actor.agency != force.agency:
        return Refused(OperationGround.OTHER_AGENCY)
    if force.disbanded_at is not None:
        return Refused(Because.TASK_FORCE_DISBANDED)
    return _of_place(command, force, facts) or _of_order(command, force)


def _of_place(command: type[Command], force: TaskForce, facts: Facts) -> Refused | None:
    """Whether the actor leads, or belongs to a cell now."""
    leads = facts.actor.user == force.leader
    if command in BY_LEADER and not leads:
        return Refused(Because.NOT_LEADER)
    if command in BY_MEMBER or (command in BY_EITHER and not leads):
        return not_a_member(force, facts.actor.user, facts.now)
    return None


def not_a_member(force: TaskForce, officer: UserId, at: Instant) -> Refused | None:
    """The refusal of somebody who was never appointed, or whose appointment does not hold at a moment."""
    if not any(force.of(officer)):
        return Refused(Because.NOT_APPOINTED, {"officer": officer})
    if not force.groups_of(officer, at):
        return Refused(Because.APPOINTMENT_LAPSED, {"officer": officer})
    return None


def _of_order(command: type[Command], force: TaskForce) -> Refused | None:
    if command in (k.CheckOrder, k.IssueOrder) and force.draft is None:
        return Refused(Because.NO_ORDER_WRITTEN)
    if command is k.AcknowledgeOrder and force.order is None:
        return Refused(Because.NO_ORDER_ISSUED)
    return None
