"""A person who says they are somebody else, and the uninvolved office that finds out."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.commands import ProtestIdentity, ResolveProtest
from tipstaff.operations.core.deciding.redress import redress_opened
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.events import IdentityProtested, OperationEvent, ProtestResolved
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.protest import Finding
from tipstaff.operations.core.redress import Wrong


def protest_identity(
    command: ProtestIdentity, operation: Operation, facts: Facts
) -> Decision[OperationEvent]:
    """Taken down in the person's words; it is not for whoever holds them to judge it."""
    if not command.statement.strip():
        return Refused(G.WORDS_MISSING)
    statement = Sealed(operation.subject, command.statement)
    return (IdentityProtested(**signed(facts, command), statement=statement),)


def resolve_protest(command: ResolveProtest, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    """Whoever is not the person has been let go before this is entered."""
    if not command.means.strip():
        return Refused(G.WORDS_MISSING)
    if command.finding is Finding.NOT_THE_PERSON and (refused := _release_missing(command, operation, facts)):
        return refused
    resolved = ProtestResolved(
        **signed(facts, command),
        warrant=operation.warrant,
        finding=command.finding,
        means=Sealed(operation.subject, command.means),
        released_at=command.released_at if command.finding is Finding.NOT_THE_PERSON else None,
    )
    if command.finding is Finding.SAME_PERSON:
        return (resolved,)
    return (resolved, redress_opened(command, operation, facts, Wrong.WRONG_PERSON))


def _release_missing(command: ResolveProtest, operation: Operation, facts: Facts) -> Refused | None:
    if operation.custody and operation.custody.is_over:
        return None
    if command.released_at is None:
        return Refused(G.RELEASE_MISSING)
    possible = operation.opened_at <= command.released_at <= facts.now
    return None if possible else Refused(G.TIME_IMPOSSIBLE)
