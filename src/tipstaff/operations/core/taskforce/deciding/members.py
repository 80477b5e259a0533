"""Who leads a task force, and who belongs to its cells for how long."""

from typing import Any

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import UserId
from tipstaff.operations.core.grounds import OperationGround
from tipstaff.operations.core.taskforce import commands as k
from tipstaff.operations.core.taskforce import events as on
from tipstaff.operations.core.taskforce.facts import Facts
from tipstaff.operations.core.taskforce.grounds import TaskForceGround as Because
from tipstaff.operations.core.taskforce.taskforce import TaskForce
from tipstaff.policy.profile import Profile


def formed(command: k.FormTaskForce, facts: Facts) -> Decision[on.TaskForceFormed]:
    """For a warrant in force, and for an operation only where it is about the same warrant."""
    warrant, operation = facts.warrant, facts.operation
    if warrant is None:
        return Refused(OperationGround.NO_SUCH_WARRANT)
    if not warrant.is_in_force:
        return Refused(OperationGround.WARRANT_NOT_IN_FORCE)
    if command.operation is not None and (operation is None or operation.warrant != warrant.warrant):
        return Refused(Because.OPERATION_OF_ANOTHER_CASE)
    if refused := _no_leader(command.leader, facts):
        return refused
    return (
        on.TaskForceFormed(
            **signed(command, facts),
            taskforce=command.taskforce,
            warrant=warrant.warrant,
            warrant_number=warrant.number,
            subject=warrant.subject,
            operation=command.operation,
            agency=facts.actor.agency,
            zone=facts.actor.zone,
            leader=command.leader,
        ),
    )


def _no_leader(leader: UserId, facts: Facts) -> Refused | None:
    if leader == facts.actor.user:
        return Refused(Because.NAMES_SELF)
    return None if leader in facts.staff else Refused(Because.NOT_STAFF)


def named(command: k.NameLeader, force: TaskForce, facts: Facts, _rules: Profile) -> Decision[on.LeaderNamed]:
    """Whoever leads belongs to no cell: they would appoint themselves, and check what they issue."""
    if command.leader == force.leader:
        return Refused(Because.LEADS_ALREADY)
    if refused := _no_leader(command.leader, facts):
        return refused
    if any(one.ended_at is None and facts.now < one.ends for one in force.of(command.leader)):
        return Refused(Because.LEADER_IN_CELL)
    return (on.LeaderNamed(**signed(command, facts), leader=command.leader),)


def appointed(
    command: k.AppointMember, force: TaskForce, facts: Facts, rules: Profile
) -> Decision[on.MemberAppointed]:
    """By the leader, never of themselves; at the earliest from now on."""
    starts = max(command.starts, facts.now)
    if command.officer == facts.actor.user:
        return Refused(Because.APPOINTS_SELF)
    if command.officer not in facts.staff:
        return Refused(Because.NOT_STAFF)
    if command.group not in rules.groups:
        return Refused(Because.NO_SUCH_CELL, {"group": command.group})
    if command.ends <= starts:
        return Refused(Because.APPOINTMENT_ENDS_FIRST)
    if any(
        one.group == command.group and one.meets(starts, command.ends) for one in force.of(command.officer)
    ):
        return Refused(Because.APPOINTED_ALREADY)
    return (
        on.MemberAppointed(
            **signed(command, facts),
            number=len(force.appointments) + 1,
            officer=command.officer,
            group=command.group,
            starts=starts,
            ends=command.ends,
        ),
    )


def ended(
    command: k.EndAppointment, force: TaskForce, facts: Facts, _rules: Profile
) -> Decision[on.AppointmentEnded]:
    """Before its time, from now on."""
    found = force.appointment(command.number)
    if found is None or found.ended_at is not None or found.ends <= facts.now:
        return Refused(Because.NO_SUCH_APPOINTMENT)
    return (on.AppointmentEnded(**signed(command, facts), number=found.number, ended_at=facts.now),)


def disbanded(
    command: k.DisbandTaskForce, _force: TaskForce, facts: Facts, _rules: Profile
) -> Decision[on.TaskForceDisbanded]:
    """With every appointment in it."""
    return (on.TaskForceDisbanded(**signed(command, facts), disbanded_at=facts.now),)


def signed(command: k.TaskForceCommand, facts: Facts) -> dict[str, Any]:
    """What every event of a task force says first."""
    return {"happened_at": command.happened_at, "by": facts.actor.user, "office": facts.actor.office}
