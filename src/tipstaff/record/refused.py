"""Refusals that stand on the record, by their ground: for those who watch over the work."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, JSONField, Max, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast

from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.record import models
from tipstaff.record.counting import MOST, count_of

REFUSED = "record.refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """Somebody of an office was refused something at a moment; the entry says so."""

    id: int
    by: UserId
    office: OfficeId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedOften:
    """How often somebody of an office was refused on a ground, and when last."""

    by: UserId
    office: OfficeId
    count: int
    latest: Instant


def refused_on(
    ground: str, *, limit: int, offset: int = 0, after: int | None = None
) -> tuple[RefusedRow, ...]:
    """A page of the refusals on a ground, the latest first; `after` goes on behind an entry."""
    rows = _refused(ground)
    if after is not None:
        rows = rows.filter(id__lt=after)
    return tuple(
        RefusedRow(id=id_, by=UserId(by), office=OfficeId(office), at=Instant.parse(at))
        for id_, by, office, at in rows.order_by("-id").values_list("id", "by", "office", "at")[
            offset : offset + limit
        ]
    )


def count_refused_on(ground: str, *, most: int | None = MOST) -> int:
    """How many refusals `refused_on` would list."""
    return count_of(_refused(ground), most)


def refused_often(ground: str, *, limit: int) -> tuple[RefusedOften, ...]:
    """Who was refused on a ground, whoever was refused last first."""
    grouped = _refused(ground).values("by", "office").annotate(times=Count("id"), latest=Max("at"))
    return tuple(
        RefusedOften(
            by=UserId(row["by"]),
            office=OfficeId(row["office"]),
            count=row["times"],
            latest=Instant.parse(row["latest"]),
        )
        for row in grouped.order_by("-latest", "by", "office")[:limit]
    )


def _refused(ground: str) -> QuerySet[Any]:
    """From the few entries that are refusals, which have an index of their own."""
    leaf = Cast("leaf", JSONField())
    who = KeyTransform("by", leaf)
    return (
        models.Entry.objects.filter(event=REFUSED)
        .annotate(
            ground=KeyTextTransform("ground", KeyTransform("act", leaf)),
            by=KeyTextTransform("user", who),
            office=KeyTextTransform("office", who),
            at=KeyTextTransform("entered_at", leaf),
        )
        .filter(ground=ground)
    )
