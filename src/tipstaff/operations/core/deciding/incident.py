"""Recording force, injuries and complaints, and answering a complaint from outside the arresting unit."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.commands import AnswerComplaint, RecordIncident
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.events import ComplaintAnswered, IncidentRecorded, OperationEvent
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation


def record_incident(command: RecordIncident, operation: Operation, facts: Facts) -> Decision[OperationEvent]:
    """Told in words, also after the operation was closed: a complaint has no last day here."""
    if not command.text.strip():
        return Refused(G.WORDS_MISSING)
    return (
        IncidentRecorded(
            **signed(facts, command),
            number=len(operation.incidents) + 1,
            kind=command.kind,
            owner=facts.reviewing_office or operation.issuing_desk,
            text=Sealed(operation.subject, command.text),
        ),
    )


def answer_complaint(
    command: AnswerComplaint, operation: Operation, facts: Facts
) -> Decision[OperationEvent]:
    """Once, in words, whatever the finding."""
    asked = operation.incident(command.number)
    if asked is None or not asked.is_owed:
        return Refused(G.NO_OPEN_COMPLAINT)
    if not command.text.strip():
        return Refused(G.WORDS_MISSING)
    if command.happened_at < asked.at:
        return Refused(G.TIME_IMPOSSIBLE)
    return (
        ComplaintAnswered(
            **signed(facts, command),
            number=asked.number,
            finding=command.finding,
            text=Sealed(operation.subject, command.text),
        ),
    )
