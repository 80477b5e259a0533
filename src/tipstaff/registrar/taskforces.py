"""What a decision about a task force rests on: its warrant, the operation it was formed for, who is of the agency."""

from tipstaff.agencies.queries import staff_of
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.taskforce.commands import AppointMember, FormTaskForce, IssueOrder, NameLeader
from tipstaff.operations.core.taskforce.facts import Facts
from tipstaff.operations.core.taskforce.taskforce import TaskForce
from tipstaff.registrar.facts import operation_standing_of, warrant_standing_of
from tipstaff.registrar.reading import Reading


def for_task_forces(
    command: Command | None, force: TaskForce | None, actor: Actor, now: Instant, reading: Reading
) -> Facts:
    """A task force is formed, and its order issued, under a warrant that is held at the version it was read at.

    Who belongs to the agency is read from its table: they belonged to it when they were named, which is all that
    is asked.
    """
    return Facts(
        actor=actor,
        now=now,
        warrant=warrant_standing_of(_warrant(command, force), now, reading),
        operation=operation_standing_of(command.operation, reading)
        if isinstance(command, FormTaskForce)
        else None,
        staff=staff_of(actor.agency, now)
        if isinstance(command, (AppointMember, FormTaskForce, NameLeader))
        else frozenset(),
    )


def _warrant(command: Command | None, force: TaskForce | None) -> WarrantId | None:
    """Only where the decision asks whether it is in force: nobody is hindered from reading an order by its recall."""
    if isinstance(command, FormTaskForce):
        return command.warrant
    return force.warrant if force is not None and isinstance(command, IssueOrder) else None
