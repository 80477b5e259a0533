"""How a request stands after something about its duties or a dispute was entered."""

from dataclasses import replace
from typing import assert_never

from tipstaff.cooperation.core.request import CooperationRequest, Ending, RequestStatus
from tipstaff.cooperation.core.responsibility.dispute import (
    Dispute,
    DisputeAbout,
    DisputeEnd,
    DisputeStatus,
)
from tipstaff.cooperation.core.responsibility.division import Agreement, Proposal
from tipstaff.cooperation.core.responsibility.events import (
    DisputeDecided,
    DisputeRaised,
    DisputeSettled,
    DisputeTimeLapsed,
    DutiesAgreed,
    DutiesProposed,
    ResponsibilityEvent,
)
from tipstaff.policy.duties import Bearer


def evolve(request: CooperationRequest, event: ResponsibilityEvent) -> CooperationRequest:
    """The request after the event."""
    match event:
        case DutiesProposed():
            return _proposed(request, event)
        case DutiesAgreed():
            return _agreed(request, event)
        case DisputeRaised():
            return _with_hand(replace(request, disputes=(*request.disputes, _raised(event))), event)
        case DisputeSettled():
            return _with_hand(_ended(request, event.number, DisputeStatus.SETTLED, _settled(event)), event)
        case DisputeDecided():
            return _decided(_ended(request, event.number, DisputeStatus.DECIDED, _decision(event)), event)
        case DisputeTimeLapsed():
            return _changed(request, event.number, lapsed_at=event.happened_at)
        case _:
            assert_never(event)


def _with_hand(
    request: CooperationRequest, event: DutiesProposed | DutiesAgreed | DisputeRaised | DisputeSettled
) -> CooperationRequest:
    return replace(request, hands=request.hands | {event.by})


def _proposed(request: CooperationRequest, event: DutiesProposed) -> CooperationRequest:
    proposal = Proposal(
        number=event.number,
        duties=event.duties,
        by=event.by,
        office=event.office,
        agency=event.agency,
        at=event.happened_at,
        note=event.note,
    )
    return _with_hand(replace(request, proposal=proposal, proposals=event.number), event)


def _agreed(request: CooperationRequest, event: DutiesAgreed) -> CooperationRequest:
    agreement = Agreement(
        number=event.number, duties=event.duties, by=event.by, office=event.office, at=event.happened_at
    )
    return _with_hand(replace(request, proposal=None, agreements=(*request.agreements, agreement)), event)


def _raised(event: DisputeRaised) -> Dispute:
    return Dispute(
        number=event.number,
        about=event.about,
        duty=event.duty,
        statement=event.statement,
        by=event.by,
        office=event.office,
        agency=event.agency,
        at=event.happened_at,
        superior=event.superior,
        deciding_office=event.deciding_office,
        zone=event.zone,
    )


def _settled(event: DisputeSettled) -> DisputeEnd:
    return DisputeEnd(by=event.by, office=event.office, at=event.happened_at, reasons=event.explanation)


def _decision(event: DisputeDecided) -> DisputeEnd:
    return DisputeEnd(
        by=event.by,
        office=event.office,
        at=event.happened_at,
        reasons=event.reasons,
        bears=event.bears,
        late=event.late,
    )


def _ended(
    request: CooperationRequest, number: int, status: DisputeStatus, end: DisputeEnd
) -> CooperationRequest:
    return _changed(request, number, status=status, end=end)


def _changed(request: CooperationRequest, number: int, **changes: object) -> CooperationRequest:
    disputes = tuple(
        replace(one, **changes) if one.number == number else one  # type: ignore[arg-type]
        for one in request.disputes
    )
    return replace(request, disputes=disputes)


def _decided(request: CooperationRequest, event: DisputeDecided) -> CooperationRequest:
    """A decision about jurisdiction may end the request; one about a duty binds where a division binds."""
    if event.about is DisputeAbout.JURISDICTION:
        return _referred(request, event) if event.bears is Bearer.ASKED else request
    if event.duty is None or request.agreement is None:
        return request
    duties = request.agreement.duties.with_decided({event.duty: event.bears})
    number = request.proposals + 1
    agreement = Agreement(
        number=number,
        duties=duties,
        by=event.by,
        office=event.office,
        at=event.happened_at,
        dispute=event.number,
    )
    return replace(request, agreements=(*request.agreements, agreement), proposals=number)


def _referred(request: CooperationRequest, event: DisputeDecided) -> CooperationRequest:
    ending = Ending(
        by=event.by, office=event.office, at=event.happened_at, ground=None, explanation=event.reasons
    )
    return replace(request, status=RequestStatus.REFERRED, ending=ending)
