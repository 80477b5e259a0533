"""An office lets its time pass: attributed to it, taken up the ladder, and then what the rules say. Never a yes."""

from tipstaff.cooperation.core.approvals.commands import NoteSilenceEffect
from tipstaff.cooperation.core.approvals.events import SilenceTookEffect
from tipstaff.cooperation.core.bars import still_running
from tipstaff.cooperation.core.commands import NoteSilence, NoteUnanswered
from tipstaff.cooperation.core.deadlines import approval_clock, awaits_effect, deadline, silence_clock
from tipstaff.cooperation.core.events import AnswerTimeLapsed, ApprovalTimeLapsed, CooperationEvent
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import ApprovalStatus, CooperationRequest
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.policy.profile import HEAD, Profile, SilenceEffect


def note_silence(
    command: NoteSilence, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """An office's own time has passed."""
    approval = request.approval_of(command.office)
    if approval is None:
        return Refused(Because.OFFICE_NOT_NEEDED)
    if approval.status is ApprovalStatus.GIVEN:
        return Refused(Because.ALREADY_APPROVED)
    if refused := still_running(request, approval_clock(command.office), facts, rules):
        return refused
    return (ApprovalTimeLapsed(happened_at=command.happened_at, office=command.office),)


def note_effect(
    command: NoteSilenceEffect, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """The head's office may decide from now on. Where the agency has no such office, the approval stays missing."""
    approval = request.approval_of(command.office)
    if approval is None:
        return Refused(Because.OFFICE_NOT_NEEDED)
    if not awaits_effect(request, approval, rules):
        return Refused(Because.SILENCE_ALREADY_NOTED)
    if not deadline(request, silence_clock(command.office), rules).is_past(facts.now):
        return Refused(Because.TIME_STILL_RUNNING)
    head = facts.asked.approving_offices.get(HEAD) if facts.asked else None
    effect = SilenceEffect.TO_HEAD if head else SilenceEffect.STAYS
    at, office = command.happened_at, command.office
    return (SilenceTookEffect(happened_at=at, office=office, effect=effect, passed_to=head),)


def note_unanswered(command: NoteUnanswered, request: CooperationRequest) -> Decision[CooperationEvent]:
    """The time for all approvals together has passed."""
    return (
        AnswerTimeLapsed(
            happened_at=command.happened_at,
            office=request.receiving_office,
            missing=request.missing,
            escalation_owner=request.asking_office,
        ),
    )
