"""How a request's approvals stand after an event about them."""

from dataclasses import replace
from typing import assert_never

from tipstaff.cooperation.core.approvals.condition import Condition, ConditionStatus
from tipstaff.cooperation.core.approvals.events import (
    ApprovalEvent,
    ApprovalGiven,
    ApprovalGivenV1,
    ApprovedOnTheSpot,
    ConditionDone,
    ConditionNotDone,
    ConditionTimeLapsed,
    DeclinedByDeputy,
    RequestChanged,
    SilenceTookEffect,
    SpotApprovalLapsed,
)
from tipstaff.cooperation.core.request import (
    REPLY,
    Approval,
    ApprovalStatus,
    CooperationRequest,
    Ending,
    RequestStatus,
    SpotApproval,
)


def evolve(request: CooperationRequest, event: ApprovalEvent) -> CooperationRequest:
    """The request after an event about its approvals."""
    match event:
        case ApprovalGivenV1():
            return _approved(request, _upcast(event))
        case ApprovalGiven():
            return _approved(request, event)
        case DeclinedByDeputy():
            return _declined(request, event)
        case ApprovedOnTheSpot():
            spot = SpotApproval(by=event.by, office=event.office, at=event.happened_at, until=event.until)
            return replace(request, spot=spot)
        case SpotApprovalLapsed():
            ending = Ending(office=event.office, at=event.happened_at)
            return replace(request, status=RequestStatus.LAPSED, ending=ending)
        case RequestChanged():
            return _changed(request, event)
        case SilenceTookEffect():
            return _passed(request, event)
        case ConditionDone() | ConditionNotDone() | ConditionTimeLapsed():
            return _with_condition(request, event)
        case _:
            assert_never(event)


def _upcast(event: ApprovalGivenV1) -> ApprovalGiven:
    return ApprovalGiven(
        happened_at=event.happened_at,
        by=event.by,
        office=event.office,
        given_from=event.office,
        in_the_name_of=None,
        deputyship=None,
        revision=1,
        late=event.late,
        conditions=(),
    )


def _approved(request: CooperationRequest, event: ApprovalGiven) -> CooperationRequest:
    approval = Approval(
        office=event.office,
        status=ApprovalStatus.GIVEN,
        by=event.by,
        at=event.happened_at,
        late=event.late,
        given_from=event.given_from,
        in_the_name_of=event.in_the_name_of,
        revision=event.revision,
    )
    added = tuple(
        Condition(filed=one, approval=event.office, set_at=event.happened_at) for one in event.conditions
    )
    return replace(request.with_approval(approval), conditions=(*request.conditions, *added))


def _declined(request: CooperationRequest, event: DeclinedByDeputy) -> CooperationRequest:
    ending = Ending(
        by=event.by,
        office=event.office,
        at=event.happened_at,
        ground=event.ground,
        explanation=event.explanation,
        in_the_name_of=event.in_the_name_of,
    )
    return replace(request, status=RequestStatus.DECLINED, ending=ending)


def _changed(request: CooperationRequest, event: RequestChanged) -> CooperationRequest:
    """Nothing that was said about the earlier version counts for this one; only the first reply stays given."""
    return replace(
        request,
        revision=event.revision,
        changed_at=event.happened_at,
        changed_by=event.by,
        place=event.place,
        papers=event.papers,
        reason=event.reason,
        status=RequestStatus.OPEN,
        ending=None,
        spot=None,
        conditions=(),
        conditions_set=request.conditions_set + len(request.conditions),
        approvals=tuple(_asked_anew(one) for one in request.approvals),
        silences=tuple(one for one in request.silences if one.clock == REPLY),
    )


def _asked_anew(approval: Approval) -> Approval:
    if approval.status in (ApprovalStatus.GIVEN, ApprovalStatus.STALE):
        return replace(approval, status=ApprovalStatus.STALE, passed_to=None)
    return Approval(office=approval.office)


def _passed(request: CooperationRequest, event: SilenceTookEffect) -> CooperationRequest:
    silent = request.approval_of(event.office)
    assert silent is not None
    return request.with_approval(replace(silent, has_taken_effect=True, passed_to=event.passed_to))


def _with_condition(
    request: CooperationRequest, event: ConditionDone | ConditionNotDone | ConditionTimeLapsed
) -> CooperationRequest:
    changed = (_after(one, event) if one.number == event.number else one for one in request.conditions)
    return replace(request, conditions=tuple(changed))


def _after(condition: Condition, event: ConditionDone | ConditionNotDone | ConditionTimeLapsed) -> Condition:
    if isinstance(event, ConditionTimeLapsed):
        return replace(condition, lapsed_at=event.happened_at)
    status = ConditionStatus.DONE if isinstance(event, ConditionDone) else ConditionStatus.NOT_DONE
    return replace(condition, status=status, by=event.by, at=event.happened_at, note=event.note)
