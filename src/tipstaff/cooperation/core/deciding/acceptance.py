"""A request is accepted as soon as nothing that it needs is missing."""

from typing import Protocol

from tipstaff.cooperation.core.events import CooperationAccepted
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant


class _Act(Protocol):
    """What somebody did."""

    @property
    def happened_at(self) -> Instant: ...
    @property
    def by(self) -> UserId: ...
    @property
    def office(self) -> OfficeId: ...


def bar_to_accepting(request: CooperationRequest) -> Refused | None:
    """What stands in the way of an acceptance besides the approvals themselves."""
    if request.jurisdiction_is_disputed:
        return Refused(Because.JURISDICTION_DISPUTED)
    return Refused(Because.DUTIES_NOT_AGREED) if request.agreement is None else None


def following(request: CooperationRequest, last: _Act) -> tuple[CooperationAccepted, ...]:
    """The acceptance that follows from the last thing that was needed; nothing while something is missing."""
    if not request.is_open or request.missing or bar_to_accepting(request):
        return ()
    return (CooperationAccepted(happened_at=last.happened_at, by=last.by, office=last.office),)
