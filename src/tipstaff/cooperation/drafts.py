"""Requests that are kept and not sent, as lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from tipstaff.cooperation import models
from tipstaff.kernel.ids import AgencyId, CooperationRequestId, MatterId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Cooperation
from tipstaff.record.counting import count_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDraftRow:
    """A kept request in a list."""

    request: CooperationRequestId
    warrant: WarrantId
    kind: Cooperation
    agency: AgencyId
    saved_by: UserId
    saved_at: Instant
    asked_agency: AgencyId | None
    missing_papers: tuple[str, ...]
    missing_answers: tuple[str, ...]


def drafts_of(
    agency: AgencyId | None, *, limit: int, offset: int = 0, behind: RequestDraftRow | None = None
) -> tuple[RequestDraftRow, ...]:
    """A page of an agency's kept requests (None: of all agencies), the latest first."""
    found = models.RequestDraft.objects.order_by("-saved_at", "-id")
    if agency is not None:
        found = found.filter(agency=agency)
    if behind is not None:
        at = behind.saved_at.at
        found = found.filter(Q(saved_at__lt=at) | Q(saved_at=at, id__lt=behind.request))
    return _views(found[offset : offset + limit])


def count_drafts(agency: AgencyId | None) -> int:
    """How many requests an agency keeps."""
    found = models.RequestDraft.objects.all()
    return count_of(found if agency is None else found.filter(agency=agency))


def drafts_named(requests: Iterable[str]) -> tuple[RequestDraftRow, ...]:
    """The kept requests of these identifiers; one that has no row is left out."""
    return _views(models.RequestDraft.objects.filter(id__in=set(requests)).order_by("id"))


def _views(found: Iterable[models.RequestDraft]) -> tuple[RequestDraftRow, ...]:
    return tuple(
        RequestDraftRow(
            request=CooperationRequestId(MatterId(row.id)),
            warrant=WarrantId(MatterId(row.warrant)),
            kind=Cooperation(row.kind),
            agency=AgencyId(row.agency),
            saved_by=UserId(row.saved_by),
            saved_at=Instant(row.saved_at),
            asked_agency=AgencyId(row.asked_agency) if row.asked_agency else None,
            missing_papers=tuple(row.missing_papers),
            missing_answers=tuple(row.missing_answers),
        )
        for row in found
    )
