"""A co-operation request as rows. They follow from its state alone, so that a rebuild gives the same."""

from datetime import datetime

from tipstaff.cooperation import models
from tipstaff.cooperation.core.abroad.request import ForeignRequest
from tipstaff.cooperation.core.abroad.view import BlindReview
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.deadlines import ANSWER, REPLY, approval_clock
from tipstaff.cooperation.core.deputy.deputyship import Deputyship
from tipstaff.cooperation.core.liaison.coverage import spoken
from tipstaff.cooperation.core.liaison.roster import Roster
from tipstaff.cooperation.core.request import HELP, CooperationRequest
from tipstaff.kernel.ids import CooperationRequestId
from tipstaff.policy.profile import Profile
from tipstaff.record.rows import put


def project(request: CooperationRequest | RequestDraft, version: int) -> None:
    """Put the rows of a request in place of its earlier ones; one that was sent is a draft no more."""
    models.RequestDraft.objects.filter(id=request.request).delete()
    if isinstance(request, RequestDraft):
        if not request.is_discarded:
            put(_draft(request, version))
        return
    put(_row(request, version))
    _replace(models.Dispute, request.request, _disputes(request))
    _replace(models.Approval, request.request, _approvals(request))
    _replace(models.Paper, request.request, _papers(request))
    _replace(models.Condition, request.request, _conditions(request))


def project_rules(request: CooperationRequest, rules: Profile) -> None:
    """Name the rules that the request follows: its approvals are called what these call them."""
    models.Request.objects.filter(id=request.request).update(rules=rules.name)


def project_deputyship(deputyship: Deputyship, version: int) -> None:
    """Put the row of a deputyship in place of its earlier one."""
    put(
        models.Deputyship(
            id=deputyship.id,
            version=version,
            agency=deputyship.agency,
            office=deputyship.office,
            approver=deputyship.approver,
            deputy=deputyship.deputy,
            valid_from=deputyship.valid_from.at,
            valid_until=deputyship.valid_until.at,
            named_at=deputyship.named_at.at,
            ended_at=deputyship.ended_at.at if deputyship.ended_at else None,
        )
    )


def _row(request: CooperationRequest, version: int) -> models.Request:
    reply, ending = request.first_reply, request.ending
    return models.Request(
        id=request.request,
        version=version,
        warrant=request.warrant,
        edition=request.edition,
        kind=request.kind.value,
        level=request.level,
        place=request.place,
        status=request.status.value,
        asked_at=request.asked_at.at,
        asked_by=request.asked_by,
        asking_agency=request.asking_agency,
        asking_office=request.asking_office,
        asked_agency=request.asked_agency,
        asked_region=request.asked_region,
        receiving_office=request.receiving_office,
        revision=request.revision,
        called_at=request.called_at.at,
        spot_by=request.spot.by if request.spot else "",
        spot_until=request.spot.until.at if request.spot else None,
        first_reply_at=reply.at.at if reply else None,
        first_reply_by=reply.by if reply else "",
        reply_lapsed_at=_lapsed_at(request, REPLY),
        answer_lapsed_at=_lapsed_at(request, ANSWER),
        ended_at=ending.at.at if ending else None,
        ended_by=(ending.by if ending else None) or "",
        ended_office=ending.office if ending else "",
        decline_ground=(ending.ground if ending else None) or "",
        duties_agreed_at=request.agreement.at.at if request.agreement else None,
        help_lapsed_at=_lapsed_at(request, HELP),
        completed_at=request.completion.at.at if request.completion else None,
    )


def _draft(draft: RequestDraft, version: int) -> models.RequestDraft:
    return models.RequestDraft(
        id=draft.request,
        version=version,
        warrant=draft.warrant,
        kind=draft.kind.value,
        agency=draft.agency,
        office=draft.office,
        saved_by=draft.by,
        saved_at=draft.saved_at.at,
        asked_agency=draft.asked_agency or "",
        missing_papers=list(draft.missing_papers),
        missing_answers=list(draft.missing_answers),
    )


def _disputes(request: CooperationRequest) -> list[models.Dispute]:
    return [
        models.Dispute(
            request=request.request,
            number=one.number,
            warrant=request.warrant,
            about=one.about.value,
            duty=one.duty.value if one.duty else "",
            status=one.status.value,
            asking_agency=request.asking_agency,
            asked_agency=request.asked_agency,
            agency=one.agency,
            superior=one.superior,
            deciding_office=one.deciding_office,
            raised_at=one.at.at,
            lapsed_at=one.lapsed_at.at if one.lapsed_at else None,
            ended_at=one.end.at.at if one.end else None,
            ended_by=one.end.by if one.end else "",
            bears=one.end.bears.value if one.end and one.end.bears else "",
        )
        for one in request.disputes
    ]


def _approvals(request: CooperationRequest) -> list[models.Approval]:
    return [
        models.Approval(
            request=request.request,
            office=approval.office,
            position=position,
            status=approval.status.value,
            by=approval.by or "",
            at=approval.at.at if approval.at else None,
            late=approval.late,
            lapsed_at=_lapsed_at(request, approval_clock(approval.office)),
            revision=approval.revision,
            given_from=approval.given_from or "",
            in_the_name_of=approval.in_the_name_of or "",
            passed_to=approval.passed_to or "",
        )
        for position, approval in enumerate(request.approvals)
    ]


def _papers(request: CooperationRequest) -> list[models.Paper]:
    return [
        models.Paper(request=request.request, position=position, kind=paper.kind, sha256=paper.sha256)
        for position, paper in enumerate(request.papers)
    ]


def _conditions(request: CooperationRequest) -> list[models.Condition]:
    return [
        models.Condition(
            request=request.request,
            number=one.number,
            kind=one.filed.kind,
            comes_first=one.filed.comes_first,
            approval=one.approval,
            owner=one.filed.owner,
            due=one.filed.due.at,
            status=one.status.value,
            at=one.at.at if one.at else None,
            lapsed_at=one.lapsed_at.at if one.lapsed_at else None,
        )
        for one in request.conditions
    ]


def _lapsed_at(request: CooperationRequest, clock: str) -> datetime | None:
    return next((silence.at.at for silence in request.silences if silence.clock == clock), None)


def _replace[Part: (models.Approval, models.Paper, models.Condition, models.Dispute)](
    table: type[Part], request: CooperationRequestId, rows: list[Part]
) -> None:
    table.objects.filter(request=request).delete()
    table.objects.bulk_create(rows)


def project_abroad(request: ForeignRequest, version: int) -> None:
    """Put the rows of a request between states in place of its earlier ones."""
    put(_abroad_row(request, version))
    models.ForeignReviewer.objects.filter(request=request.request).delete()
    models.ForeignReviewer.objects.bulk_create(_reviewers(request))


def _abroad_row(request: ForeignRequest, version: int) -> models.ForeignRequest:
    refusal = request.refusal
    return models.ForeignRequest(
        id=request.request,
        version=version,
        direction=request.direction.value,
        form=request.form.value,
        country=request.country,
        warrant=request.warrant or "",
        agency=request.agency,
        office=request.office,
        status=request.status.value,
        opened_at=request.opened_at.at,
        opened_by=request.opened_by,
        sent_at=request.sent_at.at if request.sent_at else None,
        ended_at=request.ended_at.at if request.ended_at else None,
        refused_by=refusal.by.value if refusal else "",
        refused_on=refusal.ground if refusal else "",
        owes_release=request.owes_release,
    )


def _reviewers(request: ForeignRequest) -> list[models.ForeignReviewer]:
    rounds: list[BlindReview] = [*request.earlier_reviews, *([request.review] if request.review else [])]
    awaited = request.review.awaited if request.review and not request.review.views else ()
    return [
        models.ForeignReviewer(
            request=request.request,
            round=place,
            number=one.number,
            reviewer=one.reviewer,
            office=one.office,
            is_awaited=one in awaited and not request.has_ended,
            sealed_at=one.sealed.at.at if one.sealed else None,
        )
        for place, review in enumerate(rounds, 1)
        for one in review.reviewers
    ]


def project_roster(roster: Roster, version: int) -> None:
    """Put the rows of a duty roster in place of its earlier ones. A plan has no shifts: nobody is on duty by it."""
    put(_roster_row(roster, version))
    models.Shift.objects.filter(roster=roster.roster).delete()
    models.Shift.objects.bulk_create(_shift_rows(roster, version))


def _roster_row(roster: Roster, version: int) -> models.Roster:
    return models.Roster(
        id=roster.roster,
        version=version,
        agency=roster.agency,
        office=roster.office,
        zone=roster.zone,
        month=roster.month,
        starts_at=roster.starts_at.at,
        ends_at=roster.ends_at.at,
        status=roster.status.value,
        published_at=roster.published_at.at if roster.published_at else None,
    )


def _shift_rows(roster: Roster, version: int) -> list[models.Shift]:
    if roster.published_at is None:
        return []
    return [
        models.Shift(
            roster=roster.roster,
            number=one.number,
            agency=roster.agency,
            office=roster.office,
            zone=roster.zone,
            officer=one.officer,
            languages=" ".join(spoken(roster, one.officer)),
            deputy=one.deputy or "",
            stood_in_for=one.stood_in_for or "",
            starts_at=one.starts_at.at,
            ends_at=one.ends_at.at,
            version=version,
            published_at=roster.published_at.at,
        )
        for one in roster.shifts
    ]
