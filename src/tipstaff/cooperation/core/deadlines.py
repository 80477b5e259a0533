"""The clocks of a co-operation request. Those of its approvals start together and run side by side."""

from collections.abc import Iterator
from datetime import timedelta

from tipstaff.cooperation.core.approvals.commands import (
    NoteConditionLapsed,
    NoteSilenceEffect,
    NoteSpotApprovalLapsed,
)
from tipstaff.cooperation.core.approvals.condition import Condition, ConditionStatus
from tipstaff.cooperation.core.asking.commands import NoteHelpOverdue
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.commands import (
    CooperationCommand,
    NoteReplySilence,
    NoteSilence,
    NoteUnanswered,
)
from tipstaff.cooperation.core.request import (
    HELP,
    REPLY,
    Approval,
    ApprovalStatus,
    CooperationRequest,
)
from tipstaff.cooperation.core.responsibility.commands import NoteDisputeUndecided
from tipstaff.kernel.deadline import Deadline, Step, StepKind
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Bilingual, Budget, Confidence, Limit, Mode, Unit
from tipstaff.policy.profile import ApprovalRule, Profile, SilenceEffect

__all__ = ["HELP", "REPLY"]

APPROVAL = "approval"
"""One approval, as `approval:<office>`; owned by that office until it is given, also when its time has passed."""
SILENCE = "silence"
"""When an office's silence has its effect, as `silence:<office>`; needs nobody."""
IN_PLACE = "in_place"
"""The decision in place of a silent office, as `in_place:<office>`; owned by the office that it was taken to."""
SPOT = "spot"
"""The full approvals after an approval on the spot; owned by the receiving office."""
CONDITION = "condition"
"""One condition, as `condition:<number>`; owned by its office."""
ANSWER = "answer"
"""All approvals together; owned by the receiving office."""
ESCALATION = "escalation"
"""What remains when the answer's time has passed; owned by the asking office, which takes it higher."""

DISPUTE = "dispute"
"""One dispute, as `dispute:<number>`; the deciding office's until it is decided, also when its time has passed."""


def approval_clock(office: OfficeId) -> str:
    """The name of the clock on an office's approval."""
    return f"{APPROVAL}:{office}"


def silence_clock(office: OfficeId) -> str:
    """The name of the clock on the effect of an office's silence."""
    return f"{SILENCE}:{office}"


def condition_clock(number: int) -> str:
    """The name of the clock on a condition."""
    return f"{CONDITION}:{number}"


def approval_rule(request: CooperationRequest, office: OfficeId, rules: Profile) -> ApprovalRule:
    """Which approval an office gives: the offices stand in the sequence of the rules' own list."""
    offices = [one.office for one in request.approvals]
    return rules.approvals_for(request.kind)[offices.index(office)]


def dispute_clock(number: int) -> str:
    """The name of the clock on a dispute."""
    return f"{DISPUTE}:{number}"


def deadline(request: CooperationRequest, clock: str, rules: Profile) -> Deadline:
    """When a clock of this name is due. Raises CalendarNotPublished past the last published notice."""
    kind, _, which = clock.partition(":")
    if kind == DISPUTE:
        return _dispute_deadline(request, int(which), rules)
    if kind == REPLY:
        return rules.deadline(
            "cooperation.first_reply", request.asked_at, "cooperation.asked", zone=request.zone
        )
    if kind == CONDITION:
        condition = request.condition(int(which))
        assert condition is not None
        return _condition_deadline(condition, request.zone)
    if kind == SPOT:
        assert request.spot is not None
        return rules.deadline(
            "cooperation.green_channel",
            request.spot.at,
            "cooperation.approved_on_the_spot",
            zone=request.zone,
        )
    if kind == SILENCE:
        start = deadline(request, approval_clock(OfficeId(which)), rules).due
        assert start is not None  # the clocks of a request are never paused
        return rules.deadline(
            "cooperation.silence", start, "cooperation.approval_time_lapsed", zone=request.zone
        )
    limit = "cooperation.answer"
    if kind == HELP:
        limit = _help_limit(request, rules)
    if kind == APPROVAL:
        limit = approval_rule(request, OfficeId(which), rules).limit
    began = "cooperation.changed" if request.changed_at else "cooperation.asked"
    return rules.deadline(limit, request.called_at, began, zone=request.zone)


def _condition_deadline(condition: Condition, zone: str) -> Deadline:
    """The moment that the approver set, in so many words: no rule computes it."""
    start, due = condition.set_at, condition.filed.due
    limit = Limit(
        id="cooperation.condition",
        budget=Budget(max(1, (due - start) // timedelta(minutes=1)), Unit.MINUTE),
        mode=Mode.CONTINUOUS,
        source="the moment that the approver set",
        confidence=Confidence.HOUSE,
        says=Bilingual(zh="审批所附事项", en="Condition of an approval"),
        on_lapse="escalate",
    )
    steps = (
        Step(StepKind.STARTED, {"event": "cooperation.approval_given", "at": str(start), "zone": zone}),
        Step(StepKind.DUE, {"at": str(due)}),
    )
    return Deadline(
        limit=limit,
        start=start,
        due=due,
        allowed=due - start,
        pauses=(),
        calendar_version="",
        derivation=steps,
    )


def _dispute_deadline(request: CooperationRequest, number: int, rules: Profile) -> Deadline:
    """On the clock of the agency that decides."""
    dispute = request.dispute(number)
    assert dispute is not None  # its clock was asked for by its number
    return rules.deadline("cooperation.dispute", dispute.at, "cooperation.dispute_raised", zone=dispute.zone)


def _help_limit(request: CooperationRequest, rules: Profile) -> str:
    """The limit of the kind of help; the longer one where the place is very remote and the rules have one."""
    kind = rules.cooperation[request.kind]
    is_remote = request.particulars is not None and request.particulars.is_remote
    return kind.remote_limit if is_remote and kind.remote_limit else kind.limit


def clocks(request: CooperationRequest | RequestDraft, rules: Profile) -> tuple[Clock, ...]:
    """The clocks that run now: of the answer until it comes, of conditions, the help and disputes until the end."""
    if isinstance(request, RequestDraft) or not request.is_under_way:
        return ()
    running = [*_of_conditions(request)]
    if request.is_open:
        running += [*_of_answer(request), *_of_approvals(request, rules)]
    running += [_of_help(request), *_of_disputes(request)]
    return tuple(_clock(request, name, owner, rules) for name, owner in running)


def _of_answer(request: CooperationRequest) -> Iterator[tuple[str, OfficeId]]:
    if request.first_reply is None and not request.is_silence_noted(REPLY):
        yield REPLY, request.receiving_office
    if request.is_silence_noted(ANSWER):
        yield ESCALATION, request.asking_office
    else:
        yield ANSWER, request.receiving_office
    if request.spot is not None:
        yield SPOT, request.receiving_office


def _of_approvals(request: CooperationRequest, rules: Profile) -> Iterator[tuple[str, OfficeId]]:
    for one in request.approvals:
        if one.status is not ApprovalStatus.GIVEN:
            yield approval_clock(one.office), one.office
        if awaits_effect(request, one, rules):
            yield silence_clock(one.office), one.office
        if one.status is ApprovalStatus.SILENT and one.passed_to is not None:
            yield f"{IN_PLACE}:{one.office}", one.passed_to


def awaits_effect(request: CooperationRequest, approval: Approval, rules: Profile) -> bool:
    """Whether an office is silent, and the rules give its silence an effect that has not come yet."""
    if approval.status is not ApprovalStatus.SILENT or approval.has_taken_effect:
        return False
    return approval_rule(request, approval.office, rules).on_silence is not SilenceEffect.STAYS


def _of_conditions(request: CooperationRequest) -> Iterator[tuple[str, OfficeId]]:
    for one in request.conditions:
        if one.status is not ConditionStatus.DONE:
            yield condition_clock(one.number), one.filed.owner


def _of_help(request: CooperationRequest) -> tuple[str, OfficeId]:
    """Once its time has passed, the asking office has it, and takes it higher."""
    return HELP, request.asking_office if request.is_silence_noted(HELP) else request.receiving_office


def _of_disputes(request: CooperationRequest) -> Iterator[tuple[str, OfficeId]]:
    for one in request.open_disputes:
        yield dispute_clock(one.number), one.deciding_office


def _clock(request: CooperationRequest, name: str, owner: OfficeId, rules: Profile) -> Clock:
    return Clock(
        name=name,
        owner=owner,
        deadline=deadline(request, name, rules),
        level=request.level,
        by_itself=name.partition(":")[0] == SILENCE,
    )


def lapse(
    request: CooperationRequest | RequestDraft, clock_name: str, due: Instant
) -> CooperationCommand | None:
    """What is noted when a clock has passed; None where there is nothing left to note."""
    if isinstance(request, RequestDraft) or not request.is_under_way:
        return None
    kind, _, which = clock_name.partition(":")
    if kind == CONDITION:
        return _condition_lapse(request, int(which), due)
    if kind == DISPUTE:
        return _dispute_lapse(request, int(which), due)
    if kind == HELP:
        is_noted = request.is_silence_noted(HELP)
        return None if is_noted else NoteHelpOverdue(happened_at=due, request=request.request)
    if not request.is_open or kind in (ESCALATION, IN_PLACE) or request.is_silence_noted(clock_name):
        return None
    match kind:
        case "approval":
            return NoteSilence(happened_at=due, request=request.request, office=OfficeId(which))
        case "silence":
            return NoteSilenceEffect(happened_at=due, request=request.request, office=OfficeId(which))
        case "spot":
            return NoteSpotApprovalLapsed(happened_at=due, request=request.request)
        case "reply":
            return NoteReplySilence(happened_at=due, request=request.request)
        case _:
            return NoteUnanswered(happened_at=due, request=request.request)


def _condition_lapse(request: CooperationRequest, number: int, due: Instant) -> NoteConditionLapsed | None:
    condition = request.condition(number)
    if condition is None or not may_lapse(condition):
        return None
    return NoteConditionLapsed(happened_at=due, request=request.request, number=number)


def may_lapse(condition: Condition) -> bool:
    """Whether nobody has said anything about it yet, nor was that noted."""
    return condition.status is ConditionStatus.OPEN and condition.lapsed_at is None


def _dispute_lapse(request: CooperationRequest, number: int, due: Instant) -> CooperationCommand | None:
    dispute = request.dispute(number)
    if dispute is None or not dispute.is_open or dispute.lapsed_at is not None:
        return None
    return NoteDisputeUndecided(happened_at=due, request=request.request, number=number)
