"""What follows from a command about a co-operation request, or on which ground it is refused."""

from tipstaff.cooperation.core.bars import bar
from tipstaff.cooperation.core.commands import (
    AcknowledgeRequest,
    AskForCooperation,
    CooperationCommand,
    DeclineCooperation,
    NoteReplySilence,
    NoteSilence,
    NoteUnanswered,
    WithdrawRequest,
)
from tipstaff.cooperation.core.deciding import answer, approving, silence
from tipstaff.cooperation.core.deciding import request as asking
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.decider import Decision
from tipstaff.policy.profile import Profile


def decide(
    command: CooperationCommand, request: CooperationRequest | None, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), request, facts, rules):
        return refused
    if isinstance(command, AskForCooperation):
        return asking.ask(command, facts, rules)
    assert request is not None  # the bar saw to it
    match command:
        case AcknowledgeRequest():
            return answer.acknowledge(command, facts)
        case DeclineCooperation():
            return answer.decline(command, request, facts, rules)
        case WithdrawRequest():
            return asking.withdraw(command, request, facts)
        case NoteSilence():
            return silence.note_silence(command, request, facts, rules)
        case NoteReplySilence():
            return answer.note_reply_silence(command, request)
        case NoteUnanswered():
            return silence.note_unanswered(command, request)
        case _:
            return approving.decide(command, request, facts, rules)
