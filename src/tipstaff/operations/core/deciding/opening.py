"""Opening, planning and closing an operation."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.standing import CooperationStanding, WarrantStanding
from tipstaff.operations.core.commands import CloseOperation, OpenOperation, RecordNotExecuted, RecordPlan
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.events import (
    OperationClosed,
    OperationEvent,
    OperationOpened,
    PlanRecorded,
    WarrantNotExecuted,
)
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation


def open_operation(command: OpenOperation, facts: Facts) -> Decision[OperationEvent]:
    """One warrant, one place; where the place is another region's, only under an accepted co-operation."""
    if facts.warrant is None:
        return Refused(G.NO_SUCH_WARRANT)
    if refused := _cooperation_missing(command, facts, facts.warrant):
        return refused
    return (_opened(command, facts, facts.warrant),)


def _opened(command: OpenOperation, facts: Facts, warrant: WarrantStanding) -> OperationOpened:
    return OperationOpened(
        **signed(facts, command),
        operation=command.operation,
        warrant=warrant.warrant,
        warrant_number=warrant.number,
        subject=warrant.subject,
        edition=warrant.edition,
        cooperation=command.cooperation,
        agency=facts.actor.agency,
        place=command.place,
        zone=facts.actor.zone,
        level=warrant.level,
        issuing_desk=warrant.issuing_desk,
    )


def _cooperation_missing(command: OpenOperation, facts: Facts, warrant: WarrantStanding) -> Refused | None:
    if command.cooperation is None:
        return None if facts.place_is_own else Refused(G.COOPERATION_NEEDED)
    if facts.cooperation is None or not facts.cooperation.is_accepted:
        return Refused(G.COOPERATION_NOT_ACCEPTED)
    fits = _is_about(facts.cooperation, facts, warrant)
    return None if fits else Refused(G.COOPERATION_OF_ANOTHER_MATTER)


def _is_about(cooperation: CooperationStanding, facts: Facts, warrant: WarrantStanding) -> bool:
    """Executing this warrant, there, by one of the two agencies that agreed on it."""
    ours = facts.actor.agency in {cooperation.asking_agency, cooperation.asked_agency}
    same = cooperation.warrant == warrant.warrant and cooperation.is_for_execution
    return same and facts.place_is_theirs and ours


def record_plan(command: RecordPlan, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    """A plan is text; whoever needs it reads it under a purpose."""
    if not command.plan.strip():
        return Refused(G.WORDS_MISSING)
    return (PlanRecorded(**signed(facts, command), plan=Sealed(operation.subject, command.plan)),)


def record_not_executed(
    command: RecordNotExecuted, operation: Operation, facts: Facts
) -> Decision[OperationEvent]:
    """Always possible before an execution, above all when the warrant no longer stands."""
    note = Sealed(operation.subject, command.note)
    return (
        WarrantNotExecuted(
            **signed(facts, command), warrant=operation.warrant, reason=command.reason, note=note
        ),
    )


def close_operation(command: CloseOperation, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    """Ends the owner's command together with the operation."""
    if operation.outcome is None:
        return Refused(G.OUTCOME_MISSING)
    if command.happened_at < operation.command_owner.since:
        return Refused(G.TIME_IMPOSSIBLE)
    return (
        OperationClosed(
            **signed(facts, command),
            warrant=operation.warrant,
            subject=operation.subject,
            agency=operation.agency,
            level=operation.level,
            outcome=operation.outcome,
        ),
    )
