"""Approvals as boards and measures read them: whose are missing, and how soon the first replies came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
)
from django.db.models.functions import TruncMonth

from tipstaff.cooperation import models
from tipstaff.cooperation.core.request import ApprovalStatus, RequestStatus
from tipstaff.cooperation.queries import RequestRow, views_of
from tipstaff.kernel.ids import AgencyId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.record.counting import count_of


class Board(StrEnum):
    """Which open requests a board of approvals shows."""

    OURS = "ours"
    """Those that wait for an approval, or a decision in place, of some offices."""
    ASKED = "asked"
    ASKING = "asking"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a board is about: an agency (None: any), and for `ours` the offices whose approvals are looked for."""

    board: Board
    agency: AgencyId | None
    offices: tuple[OfficeId, ...] = ()


def on_board(wanted: Wanted, *, limit: int = 50, offset: int = 0) -> tuple[tuple[RequestRow, ...], int]:
    """A page of the open requests on a board, whose approvals were asked for first, first; and how many."""
    found = _on_board(wanted)
    return views_of(found.order_by("called_at", "id")[offset : offset + limit]), count_of(found)


def on_board_behind(after: RequestRow | None, wanted: Wanted, *, limit: int) -> tuple[RequestRow, ...]:
    """The next rows of `on_board` behind one of them, at the same cost however deep."""
    found = _on_board(wanted)
    if after is not None:
        at = after.called_at.at
        found = found.filter(Q(called_at__gt=at) | Q(called_at=at, id__gt=after.request))
    return views_of(found.order_by("called_at", "id")[:limit])


def _on_board(wanted: Wanted) -> QuerySet[models.Request]:
    found = models.Request.objects.filter(status=RequestStatus.OPEN.value)
    if wanted.board is Board.OURS:
        own = models.Approval.objects.filter(request=OuterRef("id")).exclude(
            status=ApprovalStatus.GIVEN.value
        )
        owed = own.filter(Q(office__in=wanted.offices) | Q(passed_to__in=wanted.offices))
        return found.filter(Exists(owed))
    return found.filter(**{f"{wanted.board.value}_agency": wanted.agency}) if wanted.agency else found


@dataclass(frozen=True, slots=True, kw_only=True)
class RepliesOfMonth:
    """How soon the requests of one month got their first reply. The month is that in which they were asked."""

    month: date
    asked: int
    in_time: int
    late: int
    running: int
    """Without a reply, but their time still runs."""
    median: timedelta | None
    """Half of the replies came no later than this; None where there is none."""

    @property
    def silent(self) -> int:
        """Without a reply after their time."""
        return self.asked - self.in_time - self.late - self.running

    @property
    def per_cent(self) -> int | None:
        """Those in time among those whose time is over or who were answered; None where there are none."""
        counted = self.asked - self.running
        return 100 * self.in_time // counted if counted else None


class _Median(Aggregate):
    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def first_replies(  # noqa: PLR0913 - whose, against which time, and which page of them
    agency: AgencyId | None,
    within: timedelta,
    now: Instant,
    zone: ZoneInfo,
    *,
    limit: int = 50,
    offset: int = 0,
) -> tuple[tuple[RepliesOfMonth, ...], int]:
    """The first replies that an agency (None: any) owed, by the month of asking, the latest first; and how many months.

    `within`: the time that the rules give. Months begin and end in `zone`.
    """
    found = (
        models.Request.objects.all() if agency is None else models.Request.objects.filter(asked_agency=agency)
    )
    took = ExpressionWrapper(F("first_reply_at") - F("asked_at"), output_field=DurationField())
    months = (
        found.annotate(month=TruncMonth("asked_at", tzinfo=zone), took=took)
        .values("month")
        .annotate(
            asked=Count("id"),
            in_time=Count("id", filter=Q(took__lt=within)),
            late=Count("id", filter=Q(took__gte=within)),
            running=Count("id", filter=Q(first_reply_at__isnull=True, asked_at__gt=(now - within).at)),
            median=_Median("took"),
        )
        .order_by("-month")
    )
    return _of_months(months[offset : offset + limit], zone), months.count()


def _of_months(rows: Iterable[Any], zone: ZoneInfo) -> tuple[RepliesOfMonth, ...]:
    return tuple(
        RepliesOfMonth(
            month=row["month"].astimezone(zone).date(),
            asked=row["asked"],
            in_time=row["in_time"],
            late=row["late"],
            running=row["running"],
            median=row["median"],
        )
        for row in rows
    )
