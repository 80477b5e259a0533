"""What stands in the way of a command, as far as it can be told without the command's content."""

from collections.abc import Callable

from tipstaff.cooperation.core.approvals import bars as approvals
from tipstaff.cooperation.core.asking import bars as asking
from tipstaff.cooperation.core.asking.commands import DiscardDraft, KeepDraft, NoteHelpOverdue
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.commands import (
    AcknowledgeRequest,
    AskForCooperation,
    DeclineCooperation,
    NoteReplySilence,
    NoteSilence,
    NoteUnanswered,
    WithdrawRequest,
)
from tipstaff.cooperation.core.deadlines import ANSWER, HELP, REPLY, deadline
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest, RequestStatus
from tipstaff.cooperation.core.responsibility import bars as responsibility
from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile

ROLES: dict[type[Command], frozenset[Role]] = {
    AskForCooperation: frozenset({Role.DUTY_OFFICER}),
    AcknowledgeRequest: frozenset({Role.DUTY_OFFICER}),
    DeclineCooperation: frozenset({Role.APPROVER, Role.DUTY_OFFICER}),
    WithdrawRequest: frozenset({Role.DUTY_OFFICER}),
    NoteSilence: CLOCK_ROLES,
    NoteReplySilence: CLOCK_ROLES,
    NoteUnanswered: CLOCK_ROLES,
    **approvals.ROLES,
    **asking.ROLES,
    **responsibility.ROLES,
}

_AFTER_ACCEPTANCE = (
    approvals.AFTER_ACCEPTANCE | asking.AFTER_ACCEPTANCE | responsibility.AFTER_ACCEPTANCE | {WithdrawRequest}
)
_BEFORE_SENDING = frozenset({AskForCooperation, KeepDraft, DiscardDraft})

_ENDED = {
    RequestStatus.ACCEPTED: Because.ALREADY_ACCEPTED,
    RequestStatus.DECLINED: Because.ALREADY_DECLINED,
    RequestStatus.WITHDRAWN: Because.ALREADY_WITHDRAWN,
    RequestStatus.LAPSED: Because.ALREADY_LAPSED,
    RequestStatus.COMPLETED: Because.ALREADY_COMPLETED,
    RequestStatus.REFERRED: Because.ALREADY_REFERRED,
}


def bar(
    command: type[Command], request: CooperationRequest | RequestDraft | None, facts: Facts, rules: Profile
) -> Refused | None:
    """The first thing that stands in the way, in the order a lawyer would ask; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(Because.WRONG_ROLE)
    if not isinstance(request, CooperationRequest):
        return _before_sending(command, request, facts)
    if command in _BEFORE_SENDING:
        return Refused(Because.REQUEST_EXISTS)
    return _ended(command, request, facts) or _BARS[command](request, facts, rules)


def _before_sending(command: type[Command], draft: RequestDraft | None, facts: Facts) -> Refused | None:
    if draft is not None and (refused := asking.to_draft(draft, facts)):
        return refused
    if command is DiscardDraft:
        return None if draft else Refused(Because.NO_SUCH_REQUEST)
    if command not in _BEFORE_SENDING:
        return Refused(Because.NOT_SENT if draft else Because.NO_SUCH_REQUEST)
    return Refused(Because.NO_SUCH_WARRANT) if facts.warrant is None else approvals.to_furthering(facts)


def _ended(command: type[Command], request: CooperationRequest, facts: Facts) -> Refused | None:
    """An accepted request may still be changed or withdrawn; what has lapsed is over before the clock notes it."""
    if command.PUBLIC and request.has_lapsed_at(facts.now):
        return Refused(Because.ALREADY_LAPSED)
    if request.status is RequestStatus.ACCEPTED and command in _AFTER_ACCEPTANCE:
        return None
    return Refused(_ENDED[request.status]) if request.status in _ENDED else None


def still_running(request: CooperationRequest, clock: str, facts: Facts, rules: Profile) -> Refused | None:
    """Silence is noted once for a clock, and not before its time has passed."""
    if request.is_silence_noted(clock):
        return Refused(Because.SILENCE_ALREADY_NOTED)
    if not deadline(request, clock, rules).is_past(facts.now):
        return Refused(Because.TIME_STILL_RUNNING)
    return None


def _to_acknowledging(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if facts.actor.agency != request.asked_agency:
        return Refused(Because.NOT_THE_ASKED_AGENCY)
    if facts.actor.office != request.receiving_office:
        return Refused(Because.NOT_THE_RECEIVING_OFFICE)
    if request.first_reply is not None:
        return Refused(Because.ALREADY_ACKNOWLEDGED)
    return None


def _to_declining(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if facts.actor.agency != request.asked_agency:
        return Refused(Because.NOT_THE_ASKED_AGENCY)
    if facts.actor.office == request.receiving_office:
        return None
    if request.approval_of(facts.actor.office) is None:
        return Refused(Because.OFFICE_NOT_NEEDED)
    return None if facts.actor.may(Role.APPROVER) else Refused(Because.WRONG_ROLE)


def _to_withdrawing(request: CooperationRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if facts.actor.agency != request.asking_agency:
        return Refused(Because.NOT_THE_ASKING_AGENCY)
    return None


def _to_noting_silence(_request: CooperationRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    return None  # which office fell silent stands in the command


def _to_noting_reply_silence(request: CooperationRequest, facts: Facts, rules: Profile) -> Refused | None:
    if request.first_reply is not None:
        return Refused(Because.ALREADY_ACKNOWLEDGED)
    return still_running(request, REPLY, facts, rules)


def _to_noting_unanswered(request: CooperationRequest, facts: Facts, rules: Profile) -> Refused | None:
    return still_running(request, ANSWER, facts, rules)


def _to_noting_help_overdue(request: CooperationRequest, facts: Facts, rules: Profile) -> Refused | None:
    return still_running(request, HELP, facts, rules)


_BARS: dict[type[Command], Callable[[CooperationRequest, Facts, Profile], Refused | None]] = {
    AcknowledgeRequest: _to_acknowledging,
    DeclineCooperation: _to_declining,
    WithdrawRequest: _to_withdrawing,
    NoteSilence: _to_noting_silence,
    NoteReplySilence: _to_noting_reply_silence,
    NoteUnanswered: _to_noting_unanswered,
    **approvals.BARS,
    NoteHelpOverdue: _to_noting_help_overdue,
    **asking.BARS,
    **responsibility.BARS,
}
