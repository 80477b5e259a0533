"""The hand-over, signed by both sides."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.commands import OfferHandover, TakeHandover
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.events import HandedOver, HandoverOffered, OperationEvent
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation


def offer_handover(command: OfferHandover, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    """The giver's signature; a later offer replaces one that nobody has taken."""
    if command.to_office == facts.actor.office:
        return Refused(G.BOTH_SIDES)
    if not command.inventory.strip() or not command.place.strip():
        return Refused(G.WORDS_MISSING)
    return (
        HandoverOffered(
            **signed(facts, command),
            to_office=command.to_office,
            place=Sealed(operation.subject, command.place),
            inventory=Sealed(operation.subject, command.inventory),
        ),
    )


def take_handover(command: TakeHandover, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    """The receiver's signature; from here on the care is theirs."""
    handover = operation.handover
    if handover is None:
        return Refused(G.NO_HANDOVER_OFFERED)
    if not command.inventory_agreed:
        return Refused(G.INVENTORY_NOT_AGREED)
    if command.happened_at < handover.offered_at:
        return Refused(G.TIME_IMPOSSIBLE)
    return (HandedOver(**signed(facts, command), given_by=handover.given_by, given_from=handover.given_from),)
