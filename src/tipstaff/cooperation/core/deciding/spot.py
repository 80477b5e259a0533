"""The green channel: approved on the spot, and lapsed where the full approvals do not follow in time."""

from tipstaff.cooperation.core.approvals.commands import ApproveOnTheSpot, NoteSpotApprovalLapsed
from tipstaff.cooperation.core.approvals.events import ApprovedOnTheSpot, SpotApprovalLapsed
from tipstaff.cooperation.core.deciding.acceptance import bar_to_accepting
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.policy.profile import Profile


def approve_on_the_spot(
    command: ApproveOnTheSpot, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """Counted from when it happened; until when it holds stands in the event, so that everybody reads the same."""
    if command.revision != request.revision:
        return Refused(Because.REVISION_CHANGED, {"revision": str(request.revision)})
    if refused := bar_to_accepting(request):
        return refused
    at, began = command.happened_at, "cooperation.approved_on_the_spot"
    until = rules.deadline("cooperation.green_channel", at, began, zone=request.zone).due
    assert until is not None  # nothing pauses it
    by, office = facts.actor.user, facts.actor.office
    return (ApprovedOnTheSpot(happened_at=at, by=by, office=office, revision=request.revision, until=until),)


def note_lapsed(command: NoteSpotApprovalLapsed, request: CooperationRequest) -> Decision[CooperationEvent]:
    """The whole lapses; it names whose approval did not come."""
    assert request.spot is not None  # the bar saw to it
    return (
        SpotApprovalLapsed(
            happened_at=command.happened_at, office=request.spot.office, missing=request.missing
        ),
    )
