"""What ends a warrant besides the court's word: its execution, and its dates."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.commands import NoteExecution, NoteExecutionVoid, NoteExpiry
from tipstaff.warrants.core.deadlines import status_under
from tipstaff.warrants.core.events import ExecutionNoted, ExecutionVoided, WarrantEvent, WarrantExpired
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import Warrant, WarrantStatus


def execution(command: NoteExecution, warrant: Warrant, rules: Profile) -> Decision[WarrantEvent]:
    if status_under(warrant, rules, command.happened_at) is not WarrantStatus.IN_FORCE:
        return Refused(Because.NOT_IN_FORCE)
    return (ExecutionNoted(happened_at=command.happened_at, operation=command.operation),)


def execution_void(command: NoteExecutionVoid, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    """Nothing follows where another end, or another operation, has come between: letting go never waits for that."""
    if warrant.executed_by != command.operation:
        return ()
    voided = ExecutionVoided(
        happened_at=command.happened_at,
        operation=command.operation,
        by=facts.actor.user,
        office=facts.actor.office,
        agency=facts.actor.agency,
    )
    return (voided,)


def expiry(command: NoteExpiry, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    if warrant.valid_until is None or warrant.expires_at is None or facts.now < warrant.expires_at:
        return Refused(Because.NOT_YET_DUE)
    return (WarrantExpired(happened_at=command.happened_at, valid_until=warrant.valid_until),)
