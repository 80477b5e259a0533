"""Answering the readiness checklist."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.commands import AnswerReadiness
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.events import OperationEvent, ReadinessAnswered
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.readiness import Known
from tipstaff.policy.profile import Profile


def answer_readiness(
    command: AnswerReadiness, operation: Operation, facts: Facts, rules: Profile
) -> Decision[OperationEvent]:
    """A no is an answer, but it says what is done about it."""
    if command.item not in {item.id for item in rules.readiness}:
        return Refused(G.NO_SUCH_ITEM)
    if command.answer is Known.NO and not command.note.strip():
        return Refused(G.WORDS_MISSING)
    note = Sealed(operation.subject, command.note)
    return (ReadinessAnswered(**signed(facts, command), item=command.item, answer=command.answer, note=note),)
