"""The duty queue: what is due next, for whom, ordered by the next clock to expire."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import agencies, office_names, offices_of
from tipstaff.cooperation.core.request import RequestStatus
from tipstaff.cooperation.queries import Side, requests_for_agency
from tipstaff.kernel.ids import MatterId, OfficeId
from tipstaff.kernel.words import _
from tipstaff.operations.queries import operations_of_agency
from tipstaff.record import clocks
from tipstaff.record.clocks import RunningClock
from tipstaff.web import words
from tipstaff.web.clocks import Left
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import MOST_ROWS, csv_file
from tipstaff.web.page import page
from tipstaff.web.pages import address_of
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.titles import Title, title_of

TABS = {
    "mine": _("Mine"),
    "level1": _("Level 1"),
    "waiting": _("Waiting for others"),
    "all": _("The whole agency"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One running clock in the queue."""

    clock: RunningClock
    left: Left
    title: Title
    url: str
    kind: str
    said: str
    owner: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to see the queue."""

    name: str
    said: str
    is_here: bool
    count: int


@at_desk
def queue(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The queue, a page at a time."""
    tab, offset = _tab(request), offset_of(request)
    found, count = _clocks(desk, tab, SIZE, offset)
    tabs = [
        Tab(name, gettext(said), name == tab, _clocks(desk, name, 0, 0)[1]) for name, said in TABS.items()
    ]
    context = {
        "rows": _rows(found, desk),
        "tabs": tabs,
        "tab": tab,
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/queue.html", context, here="queue", part="list")


@at_desk
def queue_file(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The queue as a CSV file."""
    found, _count = _clocks(desk, _tab(request), MOST_ROWS, 0)
    heading = [
        gettext(one) for one in (_("Due (UTC)"), _("Level"), _("Matter"), _("Title"), _("Clock"), _("Owner"))
    ]
    rows = [
        (
            str(row.clock.due or ""),
            str(row.clock.level or ""),
            row.clock.matter,
            row.title.text,
            row.said,
            row.owner,
        )
        for row in _rows(found, desk)
    ]
    return csv_file("queue", heading, rows)


def _tab(request: HttpRequest) -> str:
    asked = request.GET.get("tab", "mine")
    return asked if asked in TABS else "mine"


def _clocks(desk: Desk, tab: str, limit: int, offset: int) -> tuple[tuple[RunningClock, ...], int]:
    if tab == "waiting":
        return clocks.waiting(_ours(desk), desk.offices, limit=limit, offset=offset)
    if tab == "all":
        return clocks.queue(_all_offices(desk), limit=limit, offset=offset)
    level = 1 if tab == "level1" else None
    return clocks.queue(desk.offices, level=level, limit=limit, offset=offset)


def _all_offices(desk: Desk) -> list[OfficeId]:
    """Every office of the agency; for oversight, every office there is."""
    homes = [one.agency for one in agencies()] if desk.sees_everything else [desk.actor.agency]
    return [one.office for home in homes for one in offices_of(home)]


def _ours(desk: Desk) -> list[MatterId]:
    """The matters in which this agency waits for another one."""
    asked, _count = requests_for_agency(desk.actor.agency, Side.ASKING, RequestStatus.OPEN, limit=MOST_ROWS)
    running, _count = operations_of_agency(desk.actor.agency, open_only=True, limit=MOST_ROWS)
    return [*(one.request for one in asked), *(one.operation for one in running)]


def _rows(found: Sequence[RunningClock], desk: Desk) -> list[Row]:
    names = office_names({clock.owner for clock in found}, get_language() or "en")
    return [_row(clock, desk, names) for clock in found]


def _row(clock: RunningClock, desk: Desk, names: dict[OfficeId, str]) -> Row:
    kind = clock.matter.partition("-")[0]
    return Row(
        clock=clock,
        left=Left.of(clock.due, clock.used(desk.now), desk.now),
        title=title_of(clock.matter),
        url=address_of(clock.matter),
        kind=words.of_kind(kind),
        said=words.of_clock(clock.name, kind),
        owner=names.get(clock.owner, clock.owner),
        is_mine=clock.owner in desk.offices,
    )
