"""Requests between states as lists: what we ask, what is asked of us, and what waits for a reviewer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext

from tipstaff.cooperation.core.abroad.request import AbroadStatus, Direction
from tipstaff.cooperation.queries import (
    AbroadFilter,
    ForeignRow,
    requests_abroad,
    requests_abroad_behind,
)
from tipstaff.kernel.actor import Role
from tipstaff.kernel.words import _
from tipstaff.web import times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.matter import openers
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import names_of, numbers_of

TABS = {Direction.OUTGOING.value: _("We ask"), Direction.INCOMING.value: _("We are asked")}
MINE, OF_DECIDER = "reviews", "differ"
REVIEWER_TABS = {MINE: _("For my review")}
DECIDER_TABS = {OF_DECIDER: _("Where reviewers differ")}

TONES = {
    AbroadStatus.RELEASED: "good",
    AbroadStatus.SENT: "good",
    AbroadStatus.GRANTED: "good",
    AbroadStatus.SURRENDERED: "good",
    AbroadStatus.REFUSED: "stop",
    AbroadStatus.WITH_DECIDER: "warn",
}

HEADING = (
    _("Request"),
    _("Direction"),
    _("Form"),
    _("Other state"),
    _("Number of the warrant"),
    _("Agency"),
    _("Status"),
    _("Refused by"),
    _("Ground of the refusal"),
    _("Release owed"),
    _("Begun (with offset from UTC)"),
    _("Sent (with offset from UTC)"),
    _("Ended (with offset from UTC)"),
)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One request in the list."""

    row: ForeignRow
    number: str
    form: str
    direction: str
    status: str
    tone: str
    agency: str
    opened: str


@at_desk
def abroad_requests(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The requests of one direction, or those that wait for this reader, a page at a time."""
    wanted, offset = _wanted(request, desk), offset_of(request)
    found, count = requests_abroad(wanted, limit=SIZE, offset=offset)
    here = _tab(request, desk)
    shown = {
        "rows": _rows(found, desk),
        "paging": Paging(offset=offset, count=count, query=request.GET),
        "tabs": [(name, gettext(said), name == here) for name, said in _tabs(desk).items()],
        "tab": here,
        "scope": scope_of(request, desk),
        "statuses": [(one.value, words.of_word(one)) for one in AbroadStatus],
        "status": wanted.status or "",
        "openers": [one for one in openers("abroad", desk) if one.name != FROM_A_WARRANT],
    }
    return page(request, desk, "web/abroad_requests.html", shown, here="abroad-requests", part="list")


FROM_A_WARRANT = "cooperation.ask_abroad"
"""Opened from the warrant's page, which names the warrant."""


@at_desk
def abroad_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    wanted = _wanted(request, desk)

    def behind(last: ForeignRow | None, limit: int) -> Sequence[ForeignRow]:
        return requests_abroad_behind(last, wanted, limit=limit)

    return csv_file("abroad", HEADING, behind, lambda batch: _cells(batch, desk))


def _cells(batch: Sequence[ForeignRow], desk: Desk) -> Iterator[Sequence[str]]:
    for one in _rows(batch, desk):
        row = one.row
        yield (
            row.request,
            one.direction,
            one.form,
            row.country,
            identifier(one.number),
            one.agency,
            one.status,
            words.of_word(row.refused_by) if row.refused_by else "",
            row.refused_on,
            gettext("Yes") if row.owes_release else gettext("No"),
            moment(row.opened_at, desk.zone),
            moment(row.sent_at, desk.zone),
            moment(row.ended_at, desk.zone),
        )


def _tabs(desk: Desk) -> dict[str, str]:
    reviewer = REVIEWER_TABS if desk.actor.may(Role.HUMAN_RIGHTS_REVIEWER) else {}
    decider = DECIDER_TABS if desk.actor.may(Role.REVIEW_DECIDER) else {}
    return {**reviewer, **decider} or TABS


def _tab(request: HttpRequest, desk: Desk) -> str:
    tabs, asked = _tabs(desk), request.GET.get("tab", "")
    return asked if asked in tabs else next(iter(tabs))


def _wanted(request: HttpRequest, desk: Desk) -> AbroadFilter:
    """What the reader may list: a reviewer what they were named for, a decider what was taken to them."""
    tab, asked = _tab(request, desk), request.GET.get("status", "")
    status = AbroadStatus(asked) if asked in AbroadStatus else None
    if tab == MINE:
        return AbroadFilter(reviewer=desk.actor.user, status=status)
    if tab == OF_DECIDER:
        return AbroadFilter(status=AbroadStatus.WITH_DECIDER)
    return AbroadFilter(agency=scope_of(request, desk).agency, direction=Direction(tab), status=status)


def _rows(rows: Sequence[ForeignRow], desk: Desk) -> list[ListRow]:
    numbers = numbers_of(row.warrant for row in rows if row.warrant)
    names = names_of(row.agency for row in rows)
    return [
        ListRow(
            row=row,
            number=numbers[row.warrant] if row.warrant else "",
            form=words.of_word(row.form),
            direction=words.of_word(row.direction),
            status=words.of_word(row.status),
            tone=TONES.get(row.status, ""),
            agency=names[row.agency],
            opened=times.of_moment(row.opened_at, desk.zone),
        )
        for row in rows
    ]
