"""The asking agency changes its request: a new version, for which nothing said before counts."""

from tipstaff.cooperation.core.approvals.commands import ChangeRequest
from tipstaff.cooperation.core.approvals.events import RequestChanged
from tipstaff.cooperation.core.asking.particulars import Weapons
from tipstaff.cooperation.core.deciding.papers import bar_to_papers, filed
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import ApprovalStatus, CooperationRequest
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile


def change(
    command: ChangeRequest, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """Whole again, papers included: an incomplete request is no more sent as a change than at first."""
    weapons = request.particulars.weapons if request.particulars else Weapons.NONE
    if refused := bar_to_papers(request.kind, command.papers, rules, weapons):
        return refused
    if not _differs(command, request):
        return Refused(Because.NOTHING_CHANGED)
    return (
        RequestChanged(
            happened_at=command.happened_at,
            by=facts.actor.user,
            office=facts.actor.office,
            revision=request.revision + 1,
            place=command.place,
            papers=filed(command.papers, request.subject),
            reason=Sealed(request.subject, command.reason),
            stale=tuple(one.office for one in request.approvals if one.status is ApprovalStatus.GIVEN),
        ),
    )


def _differs(command: ChangeRequest, request: CooperationRequest) -> bool:
    papers = sorted((one.kind, one.sha256) for one in command.papers)
    before = sorted((one.kind, one.sha256) for one in request.papers)
    same = command.place == request.place and papers == before
    return not same or command.reason.strip() != request.reason.opened("").strip()
