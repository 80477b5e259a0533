"""The execution itself."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core import difference
from tipstaff.operations.core.commands import ExecuteWarrant
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.difference import Fit
from tipstaff.operations.core.events import OperationEvent, WarrantExecuted
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.token import ExecutionToken

_FEWEST_OFFICERS = 2


def execute(command: ExecuteWarrant, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    """The right token, in its window, with the paper shown and the differences asked, by at least two."""
    token = operation.live_token
    if token is None:
        return Refused(G.NO_LIVE_TOKEN)
    if not token.is_this(command.token):
        return Refused(G.WRONG_TOKEN)
    if not token.is_open(command.happened_at):
        return Refused(G.WINDOW_CLOSED)
    return _conduct_wrong(command, operation, facts) or (_executed(command, operation, facts, token),)


def _conduct_wrong(command: ExecuteWarrant, operation: Operation, facts: Facts) -> Refused | None:
    officers = set(command.officers)
    if not command.paper_shown:
        return Refused(G.PAPER_NOT_SHOWN)
    if not command.differences_asked:
        return Refused(G.DIFFERENCES_NOT_ASKED)
    if refused := _scene_wrong(command, facts):
        return refused
    if len(officers) < _FEWEST_OFFICERS or facts.actor.user not in officers:
        return Refused(G.TOO_FEW_OFFICERS)
    return Refused(G.BOTH_SIDES) if officers & operation.answered else None


def _scene_wrong(command: ExecuteWarrant, facts: Facts) -> Refused | None:
    """The paper comes before the arrest; whoever differs from the record is not arrested but asked about."""
    if command.shown_at and command.shown_at > min(command.happened_at, facts.now):
        return Refused(G.TIME_IMPOSSIBLE)
    if not command.compared:
        return None
    seen = tuple(one for one in command.compared if one.fit is not Fit.NOT_MET)
    if left := difference.missing(seen):
        return Refused(G.DIFFERENCES_UNSTATED, {"features": ", ".join(left)})
    differs = any(one.fit is Fit.DIFFERS for one in seen)
    return Refused(G.DIFFERS_AT_THE_SCENE) if differs else None


def _executed(
    command: ExecuteWarrant, operation: Operation, facts: Facts, token: ExecutionToken
) -> WarrantExecuted:
    return WarrantExecuted(
        **signed(facts, command),
        warrant=operation.warrant,
        edition=token.edition,
        confirmation=token.confirmation,
        token_hash=token.token_hash,
        officers=tuple(dict.fromkeys(command.officers)),
        shown_at=command.shown_at or command.happened_at,
        shown_to=Sealed(operation.subject, command.shown_to),
        compared=difference.whole(command.compared, operation.subject) if command.compared else (),
        circumstances=Sealed(operation.subject, command.circumstances),
    )
