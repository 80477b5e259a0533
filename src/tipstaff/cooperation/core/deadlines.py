"""The clocks of a co-operation request. All of them start when it is asked and run side by side."""

from tipstaff.cooperation.core.commands import (
    CooperationCommand,
    NoteReplySilence,
    NoteSilence,
    NoteUnanswered,
)
from tipstaff.cooperation.core.request import ApprovalStatus, CooperationRequest
from tipstaff.kernel.deadline import Deadline
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile

REPLY = "reply"
"""The first reply; owned by the receiving office."""
APPROVAL = "approval"
"""One approval, as `approval:<office>`; owned by that office."""
ANSWER = "answer"
"""All approvals together; owned by the receiving office."""
ESCALATION = "escalation"
"""What remains when the answer's time has passed; owned by the asking office, which takes it higher."""

_LIMITS = {
    REPLY: "cooperation.first_reply",
    APPROVAL: "cooperation.approval",
    ANSWER: "cooperation.answer",
    ESCALATION: "cooperation.answer",
}


def approval_clock(office: OfficeId) -> str:
    """The name of the clock on an office's approval."""
    return f"{APPROVAL}:{office}"


def deadline(request: CooperationRequest, clock: str, rules: Profile) -> Deadline:
    """When a clock of this name is due. Raises CalendarNotPublished past the last published notice."""
    limit = _LIMITS[clock.partition(":")[0]]
    return rules.deadline(limit, request.asked_at, "cooperation.asked", zone=request.zone)


def clocks(request: CooperationRequest, rules: Profile) -> tuple[Clock, ...]:
    """The clocks that run now; none once the request has come to its end."""
    if not request.is_open:
        return ()
    owners: dict[str, OfficeId] = {}
    if request.first_reply is None and not request.is_silence_noted(REPLY):
        owners[REPLY] = request.receiving_office
    for approval in request.approvals:
        if approval.status is ApprovalStatus.WAITING:
            owners[approval_clock(approval.office)] = approval.office
    if request.is_silence_noted(ANSWER):
        owners[ESCALATION] = request.asking_office
    else:
        owners[ANSWER] = request.receiving_office
    return tuple(_clock(request, name, owner, rules) for name, owner in owners.items())


def _clock(request: CooperationRequest, name: str, owner: OfficeId, rules: Profile) -> Clock:
    return Clock(name=name, owner=owner, deadline=deadline(request, name, rules), level=request.level)


def lapse(request: CooperationRequest, clock_name: str, due: Instant) -> CooperationCommand | None:
    """What is noted when a clock has passed; None where there is nothing left to note."""
    kind, _, office = clock_name.partition(":")
    if not request.is_open or kind == ESCALATION or request.is_silence_noted(clock_name):
        return None
    if kind == APPROVAL:
        return NoteSilence(happened_at=due, request=request.request, office=OfficeId(office))
    if kind == REPLY:
        return NoteReplySilence(happened_at=due, request=request.request)
    return NoteUnanswered(happened_at=due, request=request.request)
