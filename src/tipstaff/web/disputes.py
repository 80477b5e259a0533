"""Disputes between agencies: what this agency has a part in, and what it has to decide."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from tipstaff.cooperation.core.deadlines import dispute_clock
from tipstaff.cooperation.core.responsibility.dispute import DisputeStatus
from tipstaff.cooperation.disputes import DisputeRow, count_disputes, disputes_behind, disputes_of
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _
from tipstaff.record.clocks import clocks_on
from tipstaff.web import times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import names_of, numbers_of

TONES = {DisputeStatus.OPEN: "warn", DisputeStatus.DECIDED: "good", DisputeStatus.SETTLED: "quiet"}
HEADING = (
    _("Request"),
    _("Number of the warrant"),
    _("About"),
    _("Status"),
    _("Asking agency"),
    _("Asked agency"),
    _("Decides"),
    _("Raised (with offset from UTC)"),
    _("Ended (with offset from UTC)"),
    _("Decided for"),
    _("Due (with offset from UTC)"),
)


@at_desk
def disputes(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The disputes of an agency, those that wait first where they are asked for."""
    scope, status, offset = scope_of(request, desk), _status(request), offset_of(request)
    rows = disputes_of(scope.agency, status, limit=SIZE, offset=offset)
    shown = {
        "rows": list(_rows(rows, desk)),
        "scope": scope,
        "status": status or "",
        "statuses": [(one.value, words.of_word(one)) for one in DisputeStatus],
        "paging": Paging(offset=offset, count=count_disputes(scope.agency, status), query=request.GET),
    }
    return page(request, desk, "web/disputes.html", shown, here="disputes", part="list")


@at_desk
def disputes_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    agency, status = scope_of(request, desk).agency, _status(request)

    def behind(last: DisputeRow | None, limit: int) -> Sequence[DisputeRow]:
        return disputes_behind(last, agency, status, limit=limit)

    return csv_file("disputes", HEADING, behind, lambda batch: _cells(batch, desk))


def _status(request: HttpRequest) -> DisputeStatus | None:
    asked = request.GET.get("status", "")
    return DisputeStatus(asked) if asked in DisputeStatus else None


def _cells(batch: Sequence[DisputeRow], desk: Desk) -> Iterator[Sequence[str]]:
    due = _due(batch)
    for row, shown in zip(batch, _rows(batch, desk), strict=True):
        yield (
            row.request,
            identifier(shown["number"]),
            shown["about"],
            shown["status"],
            shown["asking"],
            shown["asked"],
            shown["decides"],
            moment(row.raised_at, desk.zone),
            moment(row.ended_at, desk.zone),
            shown["bears"],
            moment(due[row.request, row.number], desk.zone),
        )


def _rows(rows: Sequence[DisputeRow], desk: Desk) -> Iterator[dict[str, str]]:
    numbers = numbers_of(row.warrant for row in rows)
    due = _due(rows)
    names = names_of(one for row in rows for one in (row.asking_agency, row.asked_agency, row.superior))
    for row in rows:
        yield {
            "request": row.request,
            "number": numbers[row.warrant],
            "about": words.of_word(row.about) + (f" · {words.of_word(row.duty)}" if row.duty else ""),
            "status": words.of_word(row.status),
            "tone": "stop" if row.lapsed_at and not row.ended_at else TONES[row.status],
            "asking": names[row.asking_agency],
            "asked": names[row.asked_agency],
            "decides": names[row.superior],
            "raised": times.of_moment(row.raised_at, desk.zone),
            "due": times.of_moment(at, desk.zone) if (at := due[row.request, row.number]) else "",
            "bears": words.of_word(row.bears) if row.bears else "",
        }


def _due(rows: Sequence[DisputeRow]) -> dict[tuple[str, int], Instant | None]:
    """When each is to be decided; None where nobody waits for that any more."""
    running = {(one.matter, one.name): one.due for one in clocks_on(row.request for row in rows)}
    return {(row.request, row.number): running.get((row.request, dispute_clock(row.number))) for row in rows}
