"""A request is accepted as soon as nothing that it needs is missing."""

from tipstaff.cooperation.core.approvals.events import ApprovalGiven
from tipstaff.cooperation.core.events import CooperationAccepted
from tipstaff.cooperation.core.request import CooperationRequest


def following(request: CooperationRequest, last: ApprovalGiven) -> tuple[CooperationAccepted, ...]:
    """The acceptance that follows from the last thing that was needed; nothing while something is missing."""
    if request.missing:
        return ()
    return (CooperationAccepted(happened_at=last.happened_at, by=last.by, office=last.office),)
