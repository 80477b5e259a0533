"""Disputes between agencies, as lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tipstaff.cooperation import models
from tipstaff.cooperation.core.responsibility.dispute import DisputeAbout, DisputeStatus
from tipstaff.kernel.ids import AgencyId, CooperationRequestId, MatterId, OfficeId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.duties import Bearer, Duty
from tipstaff.record.counting import count_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """A dispute in a list."""

    request: CooperationRequestId
    number: int
    warrant: WarrantId
    about: DisputeAbout
    duty: Duty | None
    status: DisputeStatus
    asking_agency: AgencyId
    asked_agency: AgencyId
    agency: AgencyId
    superior: AgencyId
    deciding_office: OfficeId
    raised_at: Instant
    lapsed_at: Instant | None
    ended_at: Instant | None
    ended_by: UserId | None
    bears: Bearer | None


def disputes_of(
    agency: AgencyId | None, status: DisputeStatus | None = None, *, limit: int, offset: int = 0
) -> tuple[DisputeRow, ...]:
    """A page of the disputes that an agency (None: any) has a part in or decides, the latest first."""
    return _views(_of(agency, status)[offset : offset + limit])


def disputes_behind(
    after: DisputeRow | None, agency: AgencyId | None, status: DisputeStatus | None = None, *, limit: int
) -> tuple[DisputeRow, ...]:
    """The next rows of `disputes_of` behind one of them."""
    found = _of(agency, status)
    if after is not None:
        at = after.raised_at.at
        same = Q(raised_at=at, request=after.request, number__lt=after.number)
        found = found.filter(Q(raised_at__lt=at) | Q(raised_at=at, request__lt=after.request) | same)
    return _views(found[:limit])


def count_disputes(agency: AgencyId | None, status: DisputeStatus | None = None) -> int:
    """How many there are."""
    return count_of(_of(agency, status))


def deciders_of(requests: Iterable[CooperationRequestId]) -> frozenset[AgencyId]:
    """The agencies to which a dispute about one of some requests was taken."""
    found = models.Dispute.objects.filter(request__in=set(requests))
    return frozenset(AgencyId(one) for one in found.values_list("superior", flat=True))


def _of(agency: AgencyId | None, status: DisputeStatus | None) -> QuerySet[models.Dispute]:
    found = models.Dispute.objects.order_by("-raised_at", "-request", "-number")
    if agency is not None:
        found = found.filter(Q(superior=agency) | Q(asking_agency=agency) | Q(asked_agency=agency))
    return found if status is None else found.filter(status=status.value)


def _views(found: Iterable[models.Dispute]) -> tuple[DisputeRow, ...]:
    return tuple(_view(row) for row in found)


def _view(row: models.Dispute) -> DisputeRow:
    return DisputeRow(
        request=CooperationRequestId(MatterId(row.request)),
        number=row.number,
        warrant=WarrantId(MatterId(row.warrant)),
        about=DisputeAbout(row.about),
        duty=Duty(row.duty) if row.duty else None,
        status=DisputeStatus(row.status),
        asking_agency=AgencyId(row.asking_agency),
        asked_agency=AgencyId(row.asked_agency),
        agency=AgencyId(row.agency),
        superior=AgencyId(row.superior),
        deciding_office=OfficeId(row.deciding_office),
        raised_at=Instant(row.raised_at),
        lapsed_at=Instant(row.lapsed_at) if row.lapsed_at else None,
        ended_at=Instant(row.ended_at) if row.ended_at else None,
        ended_by=UserId(row.ended_by) if row.ended_by else None,
        bears=Bearer(row.bears) if row.bears else None,
    )
