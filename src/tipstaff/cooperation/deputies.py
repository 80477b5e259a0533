"""Deputies as pages and decisions read them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tipstaff.cooperation import models
from tipstaff.kernel.ids import AgencyId, DeputyshipId, MatterId, OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.record.counting import count_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyRow:
    """Who approves in whose name, from when until when."""

    deputyship: DeputyshipId
    version: int
    agency: AgencyId
    office: OfficeId
    approver: UserId
    deputy: UserId
    valid_from: Instant
    valid_until: Instant
    named_at: Instant
    ended_at: Instant | None

    def is_valid(self, now: Instant) -> bool:
        """Whether the deputy may act at a moment."""
        return self.ended_at is None and self.valid_from <= now < self.valid_until


def deputies_valid(now: Instant, *, deputy: UserId) -> tuple[DeputyRow, ...]:
    """For whom somebody may act now, by office."""
    found = models.Deputyship.objects.filter(
        deputy=deputy, ended_at__isnull=True, valid_from__lte=now.at, valid_until__gt=now.at
    )
    return _views(found.order_by("office", "id"))


def deputies_of(
    agency: AgencyId | None, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[DeputyRow, ...], int]:
    """A page of the deputies that were named in an agency (None: in any), the latest first, and how many."""
    found = _of_agency(agency)
    return _views(found.order_by("-named_at", "-id")[offset : offset + limit]), count_of(found)


def deputies_behind(after: DeputyRow | None, agency: AgencyId | None, *, limit: int) -> tuple[DeputyRow, ...]:
    """The next rows of `deputies_of` behind one of them."""
    found = _of_agency(agency)
    if after is not None:
        at = after.named_at.at
        found = found.filter(Q(named_at__lt=at) | Q(named_at=at, id__lt=after.deputyship))
    return _views(found.order_by("-named_at", "-id")[:limit])


def _of_agency(agency: AgencyId | None) -> QuerySet[models.Deputyship]:
    found = models.Deputyship.objects.all()
    return found if agency is None else found.filter(agency=agency)


def _views(rows: Iterable[models.Deputyship]) -> tuple[DeputyRow, ...]:
    return tuple(
        DeputyRow(
            deputyship=DeputyshipId(MatterId(row.id)),
            version=row.version,
            agency=AgencyId(row.agency),
            office=OfficeId(row.office),
            approver=UserId(row.approver),
            deputy=UserId(row.deputy),
            valid_from=Instant(row.valid_from),
            valid_until=Instant(row.valid_until),
            named_at=Instant(row.named_at),
            ended_at=Instant(row.ended_at) if row.ended_at else None,
        )
        for row in rows
    )
