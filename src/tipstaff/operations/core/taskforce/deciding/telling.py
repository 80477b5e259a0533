"""Briefings: entered by whoever held them; each who attended was appointed, and was to know, at that moment."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import UserId
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.taskforce import commands as k
from tipstaff.operations.core.taskforce import events as on
from tipstaff.operations.core.taskforce.bars import not_a_member
from tipstaff.operations.core.taskforce.deciding.members import signed
from tipstaff.operations.core.taskforce.facts import Facts
from tipstaff.operations.core.taskforce.grounds import TaskForceGround as Because
from tipstaff.operations.core.taskforce.taskforce import TaskForce
from tipstaff.policy.profile import Profile


def briefed(
    command: k.RecordBriefing, force: TaskForce, facts: Facts, rules: Profile
) -> Decision[on.BriefingRecorded]:
    """The one who enters it is held to the same as the ones who attended."""
    if not command.told.strip():
        return Refused(Because.NOTHING_SAID)
    if not command.attended:
        return Refused(Because.NOBODY_ATTENDED)
    if unknown := sorted(set(command.groups) - rules.groups.keys()):
        return Refused(Because.NO_SUCH_CELL, {"group": unknown[0]})
    for one in (facts.actor.user, *command.attended):
        if refused := _may_not_hear(one, command, force):
            return refused
    return (
        on.BriefingRecorded(
            **signed(command, facts),
            number=len(force.briefings) + 1,
            order=_held_by(command, force),
            groups=tuple(dict.fromkeys(command.groups)),
            told=Sealed(force.subject, command.told),
            attended=tuple(dict.fromkeys(command.attended)),
        ),
    )


def _may_not_hear(who: UserId, command: k.RecordBriefing, force: TaskForce) -> Refused | None:
    if who == force.leader:
        return None
    if refused := not_a_member(force, who, command.happened_at):
        return refused
    if not force.needs_to_know(who, command.groups, command.happened_at):
        return Refused(Because.OUTSIDE_CELL, {"officer": who})
    return None


def _held_by(command: k.RecordBriefing, force: TaskForce) -> int:
    """The version of the order that held when the briefing was held; 0 where none did."""
    return max((one.version for one in force.orders if one.issued_at <= command.happened_at), default=0)
