"""What comes to the end of its time: warrants on the register, and what is kept of a person after the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext

from tipstaff.kernel.words import _
from tipstaff.record import clocks
from tipstaff.record.clocks import RunningClock
from tipstaff.warrants.core.retention.deadlines import DELETION, RETENTION, RETENTION_WARNING
from tipstaff.web import times, words
from tipstaff.web.clocks import Left
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, moment
from tipstaff.web.page import page
from tipstaff.web.pages import address_of
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import Title, titles_of

TABS = {
    "near": (_("To be extended, or to end"), (RETENTION_WARNING,)),
    "end": (_("End of its time on the register"), (RETENTION,)),
    "deletion": (_("To be deleted"), (DELETION,)),
}
"""Name of a tab -> what it is called, and the clocks that it shows."""

HEADING = (_("Due (with offset from UTC)"), _("Number"), _("What is due"), _("Address"))


@dataclass(frozen=True, slots=True)
class Row:
    """One warrant whose time comes to an end."""

    title: Title
    url: str
    said: str
    due: str
    left: Left


@at_desk
def retention(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The agency's warrants by when their time ends, the nearest first; for oversight all agencies'."""
    scope, tab, offset = scope_of(request, desk), _tab(request), offset_of(request)
    found, count = clocks.named(TABS[tab][1], scope.offices, limit=SIZE, offset=offset)
    shown = {
        "rows": _rows(found, desk),
        "tabs": [(name, gettext(said), name == tab) for name, (said, _names) in TABS.items()],
        "tab": tab,
        "scope": scope,
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/retention.html", shown, here="retention", part="list")


@at_desk
def retention_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    offices, names = scope_of(request, desk).offices, TABS[_tab(request)][1]

    def behind(last: RunningClock | None, limit: int) -> Sequence[RunningClock]:
        return clocks.named_behind(last, names, offices, limit=limit)

    def cells(batch: Sequence[RunningClock]) -> Iterator[Sequence[str]]:
        for clock, row in zip(batch, _rows(batch, desk), strict=True):
            yield moment(clock.due, desk.zone), row.title.text, row.said, row.url

    return csv_file("retention", HEADING, behind, cells)


def _tab(request: HttpRequest) -> str:
    tab = request.GET.get("tab", "near")
    return tab if tab in TABS else "near"


def _rows(found: Sequence[RunningClock], desk: Desk) -> list[Row]:
    titles = titles_of(clock.matter for clock in found)
    return [
        Row(
            title=titles[clock.matter],
            url=address_of(clock.matter),
            said=words.of_clock(clock.name, "warrant"),
            due=times.of_moment(clock.due, desk.zone) if clock.due else "–",
            left=Left.of(clock.due, clock.used(desk.now), desk.now),
        )
        for clock in found
    ]
