"""An approving office agrees, or lets its time pass."""

from tipstaff.cooperation.core.bars import still_running
from tipstaff.cooperation.core.commands import GiveApproval, NoteSilence, NoteUnanswered
from tipstaff.cooperation.core.deadlines import approval_clock, deadline
from tipstaff.cooperation.core.deciding import acceptance
from tipstaff.cooperation.core.events import (
    AnswerTimeLapsed,
    ApprovalGiven,
    ApprovalTimeLapsed,
    CooperationEvent,
)
from tipstaff.cooperation.core.evolve import evolve
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import ApprovalStatus, CooperationRequest
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.policy.profile import Profile


def approve(
    command: GiveApproval, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    at, by, office = command.happened_at, facts.actor.user, facts.actor.office
    # By the time of entry, not the time that is claimed: nobody is on time by dating back.
    late = deadline(request, approval_clock(office), rules).is_past(facts.now)
    given = ApprovalGiven(happened_at=at, by=by, office=office, late=late)
    return (given, *acceptance.following(evolve(request, given), given))


def note_silence(
    command: NoteSilence, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    approval = request.approval_of(command.office)
    if approval is None:
        return Refused(Because.OFFICE_NOT_NEEDED)
    if approval.status is ApprovalStatus.GIVEN:
        return Refused(Because.ALREADY_APPROVED)
    if refused := still_running(request, approval_clock(command.office), facts, rules):
        return refused
    return (ApprovalTimeLapsed(happened_at=command.happened_at, office=command.office),)


def note_unanswered(command: NoteUnanswered, request: CooperationRequest) -> Decision[CooperationEvent]:
    return (
        AnswerTimeLapsed(
            happened_at=command.happened_at,
            office=request.receiving_office,
            missing=request.missing,
            escalation_owner=request.asking_office,
        ),
    )
