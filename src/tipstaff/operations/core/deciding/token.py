"""Issuing the execution token."""

from dataclasses import replace

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.operations.core.commands import IssueToken, NoteTokenLapsed
from tipstaff.operations.core.deadlines import has_passed
from tipstaff.operations.core.deciding.signature import signed, signed_now
from tipstaff.operations.core.events import OperationEvent, TokenIssued, TokenLapsed
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.gate import time_window
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.token import is_hash
from tipstaff.policy.profile import Profile


def issue_token(
    command: IssueToken, operation: Operation, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    """A token begins no earlier than it is entered, so it can't cover what was done before it."""
    if not is_hash(command.token_hash) or command.token_hash in _hashes(operation):
        return Refused(G.TOKEN_UNREADABLE)
    if command.officer == facts.actor.user:
        return Refused(G.OWN_TOKEN)
    if command.officer in operation.answered:
        return Refused(G.BOTH_SIDES)
    asked = replace(command, window_from=max(command.window_from, facts.now))
    if not _window_is_allowed(asked, operation, rules):
        return Refused(G.WINDOW_TOO_LONG)
    if not _within_the_answered(asked, operation, rules):
        return Refused(G.OUTSIDE_THE_WINDOW)
    return _issued(asked, operation, facts)


def _hashes(operation: Operation) -> set[str]:
    return {token.token_hash for token in operation.tokens}


def _window_is_allowed(command: IssueToken, operation: Operation, rules: Profile) -> bool:
    longest = rules.deadline(
        "execution.token", command.window_from, "operations.token_issued", zone=operation.zone
    )
    if command.window_until <= command.window_from:
        return False
    return longest.due is not None and command.window_until <= longest.due


def _within_the_answered(command: IssueToken, operation: Operation, rules: Profile) -> bool:
    """Nobody acts at another time than the readiness checklist was answered for."""
    answered = time_window(operation, rules)
    return answered is None or (answered[0] <= command.window_from and command.window_until <= answered[1])


def _issued(command: IssueToken, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    confirmation = operation.confirmation
    if confirmation is None:
        return Refused(G.NOT_CONFIRMED)
    return (
        TokenIssued(
            **signed_now(facts),
            token_hash=command.token_hash,
            edition=confirmation.edition,
            confirmation=confirmation.number,
            officer=command.officer,
            window_from=command.window_from,
            window_until=command.window_until,
        ),
    )


def note_token_lapsed(
    command: NoteTokenLapsed, operation: Operation, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    """A token is dead when its window closes; this says so on the record."""
    token = operation.live_token
    passed = has_passed(operation, "token", facts.now, rules)
    if token is None or token.token_hash != command.token_hash or not passed:
        return Refused(G.CLOCK_NOT_PASSED)
    return (TokenLapsed(**signed(facts, command), token_hash=token.token_hash),)
