"""Redress: opened by what went wrong, and told by an office that has no part in the arrest."""

from tipstaff.kernel.decider import Command, Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.commands import RecordWrongPlace, TellOfRedress
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.events import OperationEvent, RedressOpened, RedressTold, WrongPlaceRecorded
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.redress import Wrong


def record_wrong_place(
    command: RecordWrongPlace, operation: Operation, facts: Facts
) -> Decision[OperationEvent]:
    """Somebody's door was entered or knocked at by mistake: it is the outcome, whoever was there."""
    if not command.note.strip():
        return Refused(G.WORDS_MISSING)
    recorded = WrongPlaceRecorded(
        **signed(facts, command),
        warrant=operation.warrant,
        note=Sealed(operation.subject, command.note),
    )
    return (recorded, redress_opened(command, operation, facts, Wrong.WRONG_PLACE))


def redress_opened(command: Command, operation: Operation, facts: Facts, why: Wrong) -> RedressOpened:
    """By itself, in the same act as what went wrong; the agency's reviewing office owns it."""
    owner = facts.reviewing_office or operation.issuing_desk
    return RedressOpened(**signed(facts, command), why=why, owner=owner)


def tell_of_redress(command: TellOfRedress, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    """To whom and how, in words."""
    redress = operation.redress
    if redress is None or not redress.is_owed:
        return Refused(G.NO_OPEN_REDRESS)
    if not command.to.strip() or not command.means.strip():
        return Refused(G.WORDS_MISSING)
    if command.happened_at < redress.since:
        return Refused(G.TIME_IMPOSSIBLE)
    return (
        RedressTold(
            **signed(facts, command),
            to=Sealed(operation.subject, command.to),
            means=Sealed(operation.subject, command.means),
        ),
    )
