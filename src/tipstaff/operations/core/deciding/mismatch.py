"""A stated difference, and the uninvolved office that finds out what it means."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.commands import ResolveMismatch
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.events import ConfirmationDenied, MismatchResolved, OperationEvent
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.mismatch import MismatchFinding
from tipstaff.operations.core.operation import Operation


def resolve_mismatch(
    command: ResolveMismatch, operation: Operation, facts: Facts
) -> Decision[OperationEvent]:
    """Where it is not the person, a request that waits is denied in the same act."""
    mismatch = operation.mismatch
    if mismatch is None or mismatch.request != command.number:
        return Refused(G.NO_OPEN_MISMATCH)
    if not command.means.strip():
        return Refused(G.WORDS_MISSING)
    if command.happened_at < mismatch.stated_at:
        return Refused(G.TIME_IMPOSSIBLE)
    resolved = MismatchResolved(
        **signed(facts, command),
        number=mismatch.request,
        finding=command.finding,
        means=Sealed(operation.subject, command.means),
    )
    if command.finding is MismatchFinding.EXPLAINED:
        return (resolved,)
    return (resolved, *_denied(command, operation, facts))


def _denied(command: ResolveMismatch, operation: Operation, facts: Facts) -> tuple[OperationEvent, ...]:
    asked = operation.confirmation
    if asked is None or not asked.is_waiting:
        return ()
    reason = Sealed(operation.subject, command.means)
    return (ConfirmationDenied(**signed(facts, command), number=asked.number, reason=reason),)
