"""External experts: who is on call in which field and language, and one expert's page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language_info, gettext

from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.registrar.capabilities import new_reading
from tipstaff.registrar.rules import rules_named
from tipstaff.resources.core.expert.expert import Expert, ExpertBooking
from tipstaff.resources.queries import ExpertRow, experts, experts_behind
from tipstaff.web import times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier
from tipstaff.web.matter import Matter, context, matter_at, may_read, openers
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.resource_words import kind_said
from tipstaff.web.resources import BOOKINGS
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import names_of, number_of, titles_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertLine:
    """One expert in the list, by code: the name stays on the expert's own page."""

    row: ExpertRow
    agency: str
    fields: list[str]
    languages: list[str]
    booked: int
    """How many sessions that have not ended are booked."""
    conflicts: int


@at_desk
def expert_list(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The experts of the reader's agency, a page at a time."""
    scope, offset = scope_of(request, desk), offset_of(request)
    rows, count = experts(scope.agency, limit=SIZE, offset=offset)
    shown = {
        "rows": _lines(rows, desk.now),
        "scope": scope,
        "openers": openers("expert", desk),
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/experts.html", shown, here="resources", part="list")


def _lines(rows: Sequence[ExpertRow], now: Instant) -> list[ExpertLine]:
    reading = new_reading()
    reading.load_all([one.expert for one in rows])
    names = names_of(one.agency for one in rows)
    found = []
    for row in rows:
        loaded = reading.load(row.expert)
        found.append(_line(row, loaded.state, rules_named(loaded.rules or ""), names[row.agency], now))
    return found


def _line(row: ExpertRow, expert: Expert, rules: Profile, agency: str, now: Instant) -> ExpertLine:
    return ExpertLine(
        row=row,
        agency=agency,
        fields=[kind_said(rules.expert_fields, one) for one in expert.fields],
        languages=[_language(one) for one in expert.languages],
        booked=sum(one.window.ends > now for one in expert.standing()),
        conflicts=len(expert.conflicts),
    )


def _language(code: str) -> str:
    """A language by its name in the reader's; a rare one by its code."""
    try:
        return str(get_language_info("zh-hans" if code == "zh" else code)["name_translated"])
    except KeyError:
        return code


HEADING = (
    _("Expert"),
    _("Agency"),
    _("Fields of expertise"),
    _("Languages"),
    _("On call"),
    _("Sessions booked"),
    _("Conflicts of interest declared"),
)


@at_desk
def expert_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file, without names."""
    agency = scope_of(request, desk).agency

    def behind(last: ExpertRow | None, limit: int) -> Sequence[ExpertRow]:
        return experts_behind(last, agency, limit=limit)

    def cells(batch: Sequence[ExpertRow]) -> Iterator[Sequence[str]]:
        for one in _lines(batch, desk.now):
            yield (
                identifier(one.row.code),
                one.agency,
                words.listed(one.fields),
                words.listed(one.languages),
                gettext("yes") if one.row.is_on_call else gettext("no"),
                str(one.booked),
                str(one.conflicts),
            )

    return csv_file("experts", HEADING, behind, cells)


def show(request: HttpRequest, desk: Desk, expert: str) -> HttpResponse:
    """One expert: fields, languages, the cases they keep out of, and their sessions."""
    matter = matter_at(desk, expert, "expert")
    state: Expert = matter.state
    shown = {
        **context(request, desk, matter),
        "expert": state,
        "name": state.name.opened(gettext("Erased")),
        "agency": names_of({state.agency})[state.agency],
        "fields": [kind_said(matter.rules.expert_fields, one) for one in state.fields],
        "languages": [_language(one) for one in state.languages],
        "conflicts": [
            (one.warrant, number_of(one.warrant)) for one in state.conflicts if may_read(desk, one.warrant)
        ],
        "hidden": sum(not may_read(desk, one.warrant) for one in state.conflicts),
        "sessions": [_session(one, desk, matter) for one in state.bookings[::-1]],
    }
    return page(request, desk, "web/expert.html", shown, here="resources", part="matter")


expert = at_desk(show)


def _session(booking: ExpertBooking, desk: Desk, matter: Matter) -> dict[str, Any]:
    tone, sign = BOOKINGS[booking.status]
    return {
        "number": booking.number,
        "operation": booking.operation,
        "title": titles_of({booking.operation})[booking.operation].text,
        "may_read": may_read(desk, booking.operation),
        "field": kind_said(matter.rules.expert_fields, booking.want.field),
        "language": _language(booking.want.language),
        "is_remote": booking.want.is_remote,
        "starts": times.of_moment(booking.window.starts, matter.zone),
        "ends": times.of_moment(booking.window.ends, matter.zone),
        "status": words.of_word(booking.status),
        "tone": tone,
        "sign": sign,
        "minutes": booking.minutes,
    }
