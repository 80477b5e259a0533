"""What follows from a command about the approvals of a request."""

from typing import assert_never

from tipstaff.cooperation.core.approvals.commands import (
    ApprovalCommand,
    ApproveOnTheSpot,
    ChangeRequest,
    DeclineAsDeputy,
    GiveApproval,
    GiveApprovalAsDeputy,
    GiveApprovalInPlace,
    MeetCondition,
    NoteConditionLapsed,
    NoteSilenceEffect,
    NoteSpotApprovalLapsed,
    ReportConditionNotDone,
)
from tipstaff.cooperation.core.deciding import approval, change, condition, deputy, silence, spot
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.decider import Decision
from tipstaff.policy.profile import Profile


def decide(  # noqa: C901 - one line per command
    command: ApprovalCommand, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """Say what follows, or on which ground it is refused."""
    match command:
        case GiveApproval():
            return approval.approve(command, request, facts, rules)
        case GiveApprovalAsDeputy():
            return approval.approve_as_deputy(command, request, facts, rules)
        case GiveApprovalInPlace():
            return approval.approve_in_place(command, request, facts, rules)
        case DeclineAsDeputy():
            return deputy.decline_as_deputy(command, request, facts, rules)
        case ApproveOnTheSpot():
            return spot.approve_on_the_spot(command, request, facts, rules)
        case ChangeRequest():
            return change.change(command, request, facts, rules)
        case MeetCondition():
            return condition.meet(command, request, facts)
        case ReportConditionNotDone():
            return condition.report_not_done(command, request, facts)
        case NoteSilenceEffect():
            return silence.note_effect(command, request, facts, rules)
        case NoteSpotApprovalLapsed():
            return spot.note_lapsed(command, request)
        case NoteConditionLapsed():
            return condition.note_lapsed(command, request, facts)
        case _:
            assert_never(command)
