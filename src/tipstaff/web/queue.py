"""The duty queue: what is due next, for whom, ordered by the next clock to expire."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_agencies, office_names
from tipstaff.cooperation.queries import waiting_for_an_answer
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.words import _
from tipstaff.operations.queries import running_operations
from tipstaff.record import clocks
from tipstaff.record.clocks import RunningClock
from tipstaff.web import words
from tipstaff.web.clocks import Left
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, moment
from tipstaff.web.page import page
from tipstaff.web.pages import address_of
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.scope import Scope, scope_of
from tipstaff.web.titles import Title, names_of, titles_of

TABS = {
    "mine": _("Mine"),
    "level1": _("Level 1"),
    "waiting": _("Waiting for others"),
    "all": _("The whole agency"),
}
WIDE_TABS = {"all": _("All agencies"), "level1": _("Level 1")}
"""What oversight sees: it has no queue of its own, and waits for nobody."""


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
    agency: str
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
    """The queue, a page at a time. While it is open, its list asks for itself again."""
    scope, offset = scope_of(request, desk), offset_of(request)
    tab = _tab(request, scope)
    found, count = _clocks(desk, scope, tab, SIZE, offset)
    context = {
        "rows": _rows(found, desk),
        "tabs": [
            Tab(name, gettext(said), name == tab, _clocks(desk, scope, name, 0, 0)[1])
            for name, said in _tabs(scope).items()
        ],
        "tab": tab,
        "scope": scope,
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/queue.html", context, here="queue", part="list")


HEADING = (
    _("Due (with offset from UTC)"),
    _("Level"),
    _("Matter"),
    _("Title"),
    _("What is due"),
    _("Owner"),
    _("Agency"),
    _("Address"),
)


@at_desk
def queue_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The queue as a CSV file."""
    scope = scope_of(request, desk)
    tab = _tab(request, scope)

    def behind(last: RunningClock | None, limit: int) -> Sequence[RunningClock]:
        return _behind(desk, scope, tab, last, limit)

    def cells(batch: Sequence[RunningClock]) -> Iterator[Sequence[str]]:
        for row in _rows(batch, desk):
            at, level = moment(row.clock.due, desk.zone), str(row.clock.level or "")
            yield at, level, row.kind, row.title.text, row.said, row.owner, row.agency, row.url

    return csv_file("queue", HEADING, behind, cells)


def _tabs(scope: Scope) -> Mapping[str, str]:
    return WIDE_TABS if scope.is_wide else TABS


def _tab(request: HttpRequest, scope: Scope) -> str:
    tabs, asked = _tabs(scope), request.GET.get("tab", "")
    return asked if asked in tabs else next(iter(tabs))


def _clocks(
    desk: Desk, scope: Scope, tab: str, limit: int, offset: int
) -> tuple[tuple[RunningClock, ...], int]:
    if tab == "waiting":
        return clocks.waiting(_ours(desk), desk.offices, limit=limit, offset=offset)
    owners, level = _owners(desk, scope, tab)
    return clocks.queue(owners, level=level, limit=limit, offset=offset)


def _behind(
    desk: Desk, scope: Scope, tab: str, last: RunningClock | None, limit: int
) -> tuple[RunningClock, ...]:
    if tab == "waiting":
        return clocks.waiting_behind(last, _ours(desk), desk.offices, limit=limit)
    owners, level = _owners(desk, scope, tab)
    return clocks.queue_behind(last, owners, level=level, limit=limit)


def _owners(desk: Desk, scope: Scope, tab: str) -> tuple[Sequence[OfficeId] | None, int | None]:
    """Whose clocks a tab shows, and of which level."""
    is_wide = scope.is_wide or tab == "all"
    return scope.offices if is_wide else desk.offices, 1 if tab == "level1" else None


def _ours(desk: Desk) -> list[Iterable[str]]:
    """The matters in which this agency waits for another one."""
    return [waiting_for_an_answer(desk.actor.agency), running_operations(desk.actor.agency)]


def _rows(found: Sequence[RunningClock], desk: Desk) -> list[Row]:
    owners = {clock.owner for clock in found}
    offices, homes = office_names(owners, get_language() or "en"), office_agencies(owners)
    names, titles = names_of(homes.values()), titles_of(clock.matter for clock in found)

    def row(clock: RunningClock) -> Row:
        kind = clock.matter.partition("-")[0]
        return Row(
            clock=clock,
            left=Left.of(clock.due, clock.used(desk.now), desk.now),
            title=titles[clock.matter],
            url=address_of(clock.matter),
            kind=words.of_kind(kind),
            said=words.of_clock(clock.name, kind),
            owner=offices.get(clock.owner, clock.owner),
            agency=names[homes[clock.owner]] if clock.owner in homes else "",
            is_mine=clock.owner in desk.offices,
        )

    return [row(clock) for clock in found]
