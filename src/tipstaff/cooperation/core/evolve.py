"""How a co-operation request stands after an event."""

from dataclasses import replace

from tipstaff.cooperation.core.approvals.evolve import evolve as evolve_approvals
from tipstaff.cooperation.core.deadlines import ANSWER, REPLY, approval_clock
from tipstaff.cooperation.core.events import (
    AnswerTimeLapsed,
    ApprovalTimeLapsed,
    CooperationAccepted,
    CooperationAsked,
    CooperationDeclined,
    CooperationEvent,
    FirstReplyTimeLapsed,
    RequestAcknowledged,
    RequestWithdrawn,
)
from tipstaff.cooperation.core.request import (
    Approval,
    ApprovalStatus,
    CooperationRequest,
    Ending,
    FirstReply,
    RequestStatus,
    Silence,
)


def evolve(request: CooperationRequest | None, event: CooperationEvent) -> CooperationRequest:
    """The request after the event. Raises ValueError where the first event is not that it was asked."""
    if isinstance(event, CooperationAsked):
        return _asked(event)
    if request is None:
        raise ValueError(f"A co-operation request begins by being asked, not with {type(event).__name__}")
    match event:
        case RequestAcknowledged():
            return replace(request, first_reply=FirstReply(by=event.by, at=event.happened_at))
        case CooperationAccepted():
            return _ended(request, RequestStatus.ACCEPTED, event)
        case CooperationDeclined():
            return _ended(request, RequestStatus.DECLINED, event)
        case RequestWithdrawn():
            return _ended(request, RequestStatus.WITHDRAWN, event)
        case ApprovalTimeLapsed():
            return _fell_silent(_silent(request, approval_clock(event.office), event), event.office)
        case FirstReplyTimeLapsed():
            return _silent(request, REPLY, event)
        case AnswerTimeLapsed():
            return _silent(request, ANSWER, event)
        case _:
            return evolve_approvals(request, event)


def _asked(event: CooperationAsked) -> CooperationRequest:
    return CooperationRequest(
        request=event.request,
        warrant=event.warrant,
        edition=event.edition,
        subject=event.subject,
        kind=event.kind,
        level=event.level,
        place=event.place,
        asked_at=event.happened_at,
        asked_by=event.by,
        asking_agency=event.asking_agency,
        asking_office=event.asking_office,
        asked_agency=event.asked_agency,
        asked_region=event.asked_region,
        zone=event.zone,
        receiving_office=event.receiving_office,
        approvals=tuple(Approval(office=office) for office in event.approving_offices),
        papers=event.papers,
        reason=event.reason,
    )


def _fell_silent(request: CooperationRequest, office: str) -> CooperationRequest:
    silent = (one for one in request.approvals if one.office == office)
    return request.with_approval(*(replace(one, status=ApprovalStatus.SILENT) for one in silent))


def _silent(
    request: CooperationRequest,
    clock: str,
    event: ApprovalTimeLapsed | FirstReplyTimeLapsed | AnswerTimeLapsed,
) -> CooperationRequest:
    silence = Silence(clock=clock, office=event.office, at=event.happened_at)
    return replace(request, silences=(*request.silences, silence))


def _ended(
    request: CooperationRequest,
    status: RequestStatus,
    event: CooperationAccepted | CooperationDeclined | RequestWithdrawn,
) -> CooperationRequest:
    ending = Ending(
        by=event.by,
        office=event.office,
        at=event.happened_at,
        ground=event.ground if isinstance(event, CooperationDeclined) else None,
        explanation=None if isinstance(event, CooperationAccepted) else event.explanation,
    )
    return replace(request, status=status, ending=ending)
