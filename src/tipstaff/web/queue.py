"""The duty queue: what is due next, for whom, ordered by the next clock to expire."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_agencies, office_names
from tipstaff.cooperation.queries import waiting_for_an_answer
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.words import _
from tipstaff.operations.queries import running_operations
from tipstaff.policy.ladder import Addressee
from tipstaff.record import clocks
from tipstaff.record.clocks import RunningClock
from tipstaff.record.escalations import Escalation, escalated_behind, escalated_to
from tipstaff.web import times, words
from tipstaff.web.care import Care, cares_of, hints_said
from tipstaff.web.clock_text import of_addressee
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
    "escalated": _("Escalated to us"),
    "all": _("The whole agency"),
}
WIDE_TABS = {"all": _("All agencies"), "level1": _("Level 1"), "escalated": _("Escalated to us")}
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
    care: Care | None
    raised: str
    """To whom it was taken, where this row says so."""
    raised_at: SafeString | None


@dataclass(frozen=True, slots=True)
class Queued:
    """A clock that runs, and the rung by which it came into this view."""

    clock: RunningClock
    raised: Escalation | None = None


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
            Tab(name, gettext(said), name == tab, count if name == tab else _count(desk, scope, name))
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
    _("Care colour of the record"),
    _("Read this first"),
)


@at_desk
def queue_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The queue as a CSV file."""
    scope = scope_of(request, desk)
    tab = _tab(request, scope)

    def behind(last: Queued | None, limit: int) -> Sequence[Queued]:
        return _behind(desk, scope, tab, last, limit)

    def cells(batch: Sequence[Queued]) -> Iterator[Sequence[str]]:
        for row in _rows(batch, desk):
            at, level = moment(row.clock.due, desk.zone), str(row.clock.level or "")
            told = row.kind, row.title.text, row.said, row.owner, row.agency, row.url
            yield at, level, *told, row.care.said if row.care else "", hints_said(row.care)

    return csv_file("queue", HEADING, behind, cells)


def _tabs(scope: Scope) -> Mapping[str, str]:
    return WIDE_TABS if scope.is_wide else TABS


def _tab(request: HttpRequest, scope: Scope) -> str:
    tabs, asked = _tabs(scope), request.GET.get("tab", "")
    return asked if asked in tabs else next(iter(tabs))


def _count(desk: Desk, scope: Scope, tab: str) -> int:
    return _clocks(desk, scope, tab, 0, 0)[1]


def _clocks(desk: Desk, scope: Scope, tab: str, limit: int, offset: int) -> tuple[Sequence[Queued], int]:
    if tab == "escalated":
        raised, count = escalated_to(desk.offices, _watched(desk), limit=limit, offset=offset)
        return _with_clocks(raised), count
    if tab == "waiting":
        found, count = clocks.waiting(_ours(desk), desk.offices, limit=limit, offset=offset)
    else:
        owners, level = _owners(desk, scope, tab)
        found, count = clocks.queue(owners, level=level, limit=limit, offset=offset)
    return [Queued(clock) for clock in found], count


def _watched(desk: Desk) -> str:
    """Oversight sees whatever reached that rung, whichever of its offices it came to."""
    return Addressee.OVERSIGHT if desk.sees_everything else ""


def _with_clocks(raised: Sequence[Escalation]) -> list[Queued]:
    found_on = clocks.clocks_on({one.about for one in raised})
    running = {(clock.matter, clock.name): clock for clock in found_on}
    found = ((running.get((one.about, one.clock)), one) for one in raised)
    return [Queued(clock, one) for clock, one in found if clock]


def _behind(desk: Desk, scope: Scope, tab: str, last: Queued | None, limit: int) -> Sequence[Queued]:
    if tab == "escalated":
        raised = escalated_behind(last.raised if last else None, desk.offices, _watched(desk), limit=limit)
        return _with_clocks(raised)
    after = last.clock if last else None
    if tab == "waiting":
        return [
            Queued(clock) for clock in clocks.waiting_behind(after, _ours(desk), desk.offices, limit=limit)
        ]
    owners, level = _owners(desk, scope, tab)
    return [Queued(clock) for clock in clocks.queue_behind(after, owners, level=level, limit=limit)]


def _owners(desk: Desk, scope: Scope, tab: str) -> tuple[Sequence[OfficeId] | None, int | None]:
    """Whose clocks a tab shows, and of which level."""
    is_wide = scope.is_wide or tab == "all"
    return scope.offices if is_wide else desk.offices, 1 if tab == "level1" else None


def _ours(desk: Desk) -> list[Iterable[str]]:
    """The matters in which this agency waits for another one."""
    return [waiting_for_an_answer(desk.actor.agency), running_operations(desk.actor.agency)]


def _rows(found: Sequence[Queued], desk: Desk) -> list[Row]:
    owners = {each.clock.owner for each in found}
    offices, homes = office_names(owners, get_language() or "en"), office_agencies(owners)
    names, titles = names_of(homes.values()), titles_of(each.clock.matter for each in found)
    cares = cares_of({one.warrant for one in titles.values() if one.warrant})

    def row(each: Queued) -> Row:
        clock, raised, title = each.clock, each.raised, titles[each.clock.matter]
        kind = clock.matter.partition("-")[0]
        return Row(
            clock=clock,
            left=Left.of(clock.due, clock.used(desk.now), desk.now),
            title=title,
            url=address_of(clock.matter),
            kind=words.of_kind(kind),
            said=words.of_clock(clock.name, kind),
            owner=offices.get(clock.owner, clock.owner),
            agency=names[homes[clock.owner]] if clock.owner in homes else "",
            is_mine=clock.owner in desk.offices,
            care=cares.get(title.warrant) if title.warrant else None,
            raised=of_addressee(raised.addressee) if raised else "",
            raised_at=times.time_tag(raised.at, desk.zone, desk.zone) if raised else None,
        )

    return [row(each) for each in found]
