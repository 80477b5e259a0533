"""Noting that a clock has passed: silence is an event with an owner."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.operations.core.commands import NoteOverdue
from tipstaff.operations.core.deadlines import has_passed
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.events import OperationEvent, OverdueNoted
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation
from tipstaff.policy.profile import Profile


def note_overdue(
    command: NoteOverdue, operation: Operation, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    """Noted once; the clock stays in the queue until what it asks for is done."""
    noted = command.clock in operation.overdue
    if noted or not has_passed(operation, command.clock, facts.now, rules):
        return Refused(G.CLOCK_NOT_PASSED)
    return (OverdueNoted(**signed(facts, command), clock=command.clock),)
