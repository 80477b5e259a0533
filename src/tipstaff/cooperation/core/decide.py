"""What follows from a command about a co-operation request, or on which ground it is refused."""

from typing import assert_never

from tipstaff.cooperation.core.asking.commands import (
    DiscardDraft,
    GiveOutLetter,
    KeepDraft,
    NoteHelpOverdue,
    ReportHelp,
)
from tipstaff.cooperation.core.asking.draft import RequestDraft
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
from tipstaff.cooperation.core.deciding import (
    answer,
    approving,
    assistance,
    dispute,
    duties,
    letter,
    silence,
)
from tipstaff.cooperation.core.deciding import draft as drafting
from tipstaff.cooperation.core.deciding import request as asking
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.cooperation.core.responsibility.commands import (
    AgreeToDuties,
    DecideDispute,
    NoteDisputeUndecided,
    ProposeDuties,
    RaiseDispute,
    ResponsibilityCommand,
    SettleDispute,
)
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.policy.profile import Profile


def decide(  # noqa: C901, PLR0912 - one line per command
    command: CooperationCommand,
    request: CooperationRequest | RequestDraft | None,
    facts: Facts,
    rules: Profile,
) -> Decision[CooperationEvent]:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), request, facts, rules):
        return refused
    if not isinstance(request, CooperationRequest):
        return _before_sending(command, request, facts, rules)
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
        case AskForCooperation() | KeepDraft() | DiscardDraft():
            return Refused(Because.REQUEST_EXISTS)
        case GiveOutLetter():
            return letter.give_out(command, request, facts)
        case ReportHelp():
            return assistance.report(command, request, facts, rules)
        case NoteHelpOverdue():
            return assistance.note_overdue(command, request)
        case (
            ProposeDuties()
            | AgreeToDuties()
            | RaiseDispute()
            | SettleDispute()
            | DecideDispute()
            | NoteDisputeUndecided()
        ):
            return _about_responsibility(command, request, facts, rules)
        case _:
            return approving.decide(command, request, facts, rules)


def _before_sending(
    command: CooperationCommand, draft: RequestDraft | None, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    match command:
        case AskForCooperation():
            return asking.ask(command, draft, facts, rules)
        case KeepDraft():
            return drafting.keep(command, draft, facts, rules)
        case DiscardDraft():
            return drafting.discard(command, facts)
        case _:
            return Refused(Because.NOT_SENT)


def _about_responsibility(
    command: ResponsibilityCommand, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    match command:
        case ProposeDuties():
            return duties.propose(command, request, facts, rules)
        case AgreeToDuties():
            return duties.agree(command, request, facts)
        case RaiseDispute():
            return dispute.raise_dispute(command, request, facts)
        case SettleDispute():
            return dispute.settle(command, request, facts)
        case DecideDispute():
            return dispute.decide_dispute(command, request, facts, rules)
        case NoteDisputeUndecided():
            return dispute.note_undecided(command, request, facts, rules)
        case _:
            assert_never(command)
