"""Handing over the command with two keys: the owner gives it to a named person, and that person takes it."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.operations.core.commands import OfferCommand, TakeOverCommand
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.events import CommandOffered, CommandTakenOver, OperationEvent
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation


def offer_command(command: OfferCommand, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    """The owner stays the owner until the other key is turned; a later offer replaces an earlier one."""
    if command.to == facts.actor.user:
        return Refused(G.OWNER_ALREADY)
    if command.to in operation.answered:
        return Refused(G.BOTH_SIDES)
    if command.happened_at < operation.command_owner.since:
        return Refused(G.TIME_IMPOSSIBLE)
    return (CommandOffered(**signed(facts, command), to=command.to, to_office=command.to_office),)


def take_over_command(
    command: TakeOverCommand, operation: Operation, facts: Facts
) -> Decision[OperationEvent]:
    """From one moment to the next, so that the owner is never absent and never two."""
    if operation.offer is None:
        return Refused(G.COMMAND_NOT_OFFERED)
    if command.happened_at < operation.offer.at:
        return Refused(G.TIME_IMPOSSIBLE)
    return (CommandTakenOver(**signed(facts, command), given_by=operation.command_owner.user),)
