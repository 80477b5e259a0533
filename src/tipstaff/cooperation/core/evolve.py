"""How a co-operation request stands after an event."""

from dataclasses import replace

from tipstaff.cooperation.core.approvals.events import ApprovalEvent, ApprovalGiven
from tipstaff.cooperation.core.approvals.evolve import evolve as evolve_approvals
from tipstaff.cooperation.core.asking import evolve as asking
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.asking.events import (
    HelpReported,
    HelpTimeLapsed,
    LetterGivenOut,
    ParticularsStated,
    RequestDraftDiscarded,
    RequestDrafted,
)
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
from tipstaff.cooperation.core.responsibility import evolve as responsibility
from tipstaff.cooperation.core.responsibility.events import (
    DisputeDecided,
    DisputeRaised,
    DisputeSettled,
    DisputeTimeLapsed,
    DutiesAgreed,
    DutiesProposed,
    ResponsibilityEvent,
)

type AfterAsking = (
    RequestAcknowledged
    | ApprovalEvent
    | CooperationAccepted
    | CooperationDeclined
    | RequestWithdrawn
    | ApprovalTimeLapsed
    | FirstReplyTimeLapsed
    | AnswerTimeLapsed
    | ParticularsStated
    | LetterGivenOut
    | HelpReported
    | HelpTimeLapsed
    | ResponsibilityEvent
)
"""What may be entered about a request that was sent."""
RESPONSIBILITY = (
    DutiesProposed,
    DutiesAgreed,
    DisputeRaised,
    DisputeSettled,
    DisputeDecided,
    DisputeTimeLapsed,
)


def evolve(
    request: CooperationRequest | RequestDraft | None, event: CooperationEvent
) -> CooperationRequest | RequestDraft:
    """The request after the event. Raises ValueError where the first event is not that it was kept or asked."""
    if isinstance(event, RequestDrafted):
        return asking.drafted(event)
    if isinstance(event, RequestDraftDiscarded) and isinstance(request, RequestDraft):
        return asking.discarded(request, event)
    if isinstance(event, CooperationAsked):
        return _asked(event)
    if not isinstance(request, CooperationRequest) or isinstance(event, RequestDraftDiscarded):
        began = type(event).__name__
        raise ValueError(f"A co-operation request begins by being asked, not with {began}")  # noqa: TRY004
    return after(request, event)


def after(request: CooperationRequest, event: AfterAsking) -> CooperationRequest:
    """A request that was sent, after the event."""
    match event:
        case RequestAcknowledged():
            return replace(
                request,
                first_reply=FirstReply(by=event.by, at=event.happened_at),
                hands=request.hands | {event.by},
            )
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
        case ParticularsStated() | LetterGivenOut() | HelpReported() | HelpTimeLapsed():
            return asking.evolve(request, event)
        case _:
            return _about_responsibility_or_approvals(request, event)


def _about_responsibility_or_approvals(
    request: CooperationRequest, event: ResponsibilityEvent | ApprovalEvent
) -> CooperationRequest:
    if isinstance(event, RESPONSIBILITY):
        return responsibility.evolve(request, event)
    approved = evolve_approvals(request, event)
    return (
        replace(approved, hands=approved.hands | {event.by}) if isinstance(event, ApprovalGiven) else approved
    )


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
        hands=frozenset({event.by}),
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
