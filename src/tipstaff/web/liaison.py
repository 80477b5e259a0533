"""Liaison duty: who answers now at each agency, and an office's roster day by day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, get_language_info, gettext

from tipstaff.agencies.feeds import has_feed
from tipstaff.agencies.queries import office_names, person_names
from tipstaff.cooperation.core.liaison.coverage import fault, without_deputy
from tipstaff.cooperation.core.liaison.roster import Roster, RosterStatus, Shift
from tipstaff.cooperation.queries import ShiftRow, on_duty, on_duty_behind, rosters, shifts_behind
from tipstaff.kernel.ids import RosterId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.registrar.rules import rules_named
from tipstaff.web import times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.duty_feed import SHOWN_ONCE
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.matter import context, matter_at, openers
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.scope import Scope, open_scope, scope_of
from tipstaff.web.titles import names_of
from tipstaff.web.warrants import Banner

HEADING = (
    _("Agency"),
    _("Office"),
    _("Shift"),
    _("On duty"),
    _("Languages"),
    _("Stands in"),
    _("Took over for"),
    _("Begins (with offset from UTC)"),
    _("Ends (with offset from UTC)"),
)
TABS = {"now": _("On duty now"), "rosters": _("Rosters")}
BANNERS = {
    RosterStatus.PLANNED: ("warn", "✎", _("Being planned: nobody is on duty by this roster yet")),
    RosterStatus.PUBLISHED: ("good", "✓", _("Published: every hour is covered")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDuty:
    """Who answers at an office now."""

    agency: str
    office: str
    officer: str
    languages: list[str]
    deputy: str
    stood_in_for: str
    there: str
    """The time on the office's clock."""
    until: str
    """The end of the shift on the reader's clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """A roster in the list."""

    roster: RosterId
    month: str
    office: str
    agency: str
    status: str
    is_published: bool


@at_desk
def duty(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Who is on duty now or the agency's rosters, a page at a time, and the reader's own calendar address."""
    tab = "rosters" if request.GET.get("tab") == "rosters" else "now"
    scope = scope_of(request, desk) if tab == "rosters" else open_scope(request)
    offset = offset_of(request)
    rows, count = _rosters(scope, offset) if tab == "rosters" else _at_work(desk, scope, offset)
    shown = {
        "rows": rows,
        "tab": tab,
        "tabs": [(name, gettext(said), name == tab) for name, said in TABS.items()],
        "here": times.of_moment(desk.now, desk.zone),
        "paging": Paging(offset=offset, count=count, query=request.GET),
        "scope": scope,
        "openers": openers("liaison", desk),
        "has_feed": has_feed(desk.actor.user),
        "address": request.session.pop(SHOWN_ONCE, ""),
    }
    return page(request, desk, "web/liaison.html", shown, here="liaison-duty", part="list")


def _rosters(scope: Scope, offset: int) -> tuple[list[RosterLine], int]:
    found, count = rosters(scope.agency, limit=SIZE, offset=offset)
    offices, agencies = _offices(one.office for one in found), names_of(one.agency for one in found)
    lines = [
        RosterLine(
            roster=one.roster,
            month=times.of_month(one.first_day),
            office=offices.get(one.office, one.office),
            agency=agencies[one.agency],
            status=words.of_word(one.status),
            is_published=one.is_published,
        )
        for one in found
    ]
    return lines, count


def _at_work(desk: Desk, scope: Scope, offset: int) -> tuple[list[OnDuty], int]:
    found, count = on_duty(desk.now, agency=scope.agency, limit=SIZE, offset=offset)
    return _on_duty(found, desk), count


def _on_duty(rows: Sequence[ShiftRow], desk: Desk) -> list[OnDuty]:
    people, offices = _people(rows), _offices(one.office for one in rows)
    agencies, rules = names_of(one.agency for one in rows), rules_named(desk.actor.profile)
    return [
        OnDuty(
            agency=agencies[row.agency],
            office=offices.get(row.office, row.office),
            officer=people.get(row.officer, row.officer),
            languages=_languages(row.languages, rules),
            deputy=people.get(row.deputy, row.deputy or ""),
            stood_in_for=people.get(row.stood_in_for, row.stood_in_for or ""),
            there=times.of_moment(desk.now, ZoneInfo(row.zone)),
            until=times.of_moment(row.ends_at, desk.zone),
        )
        for row in rows
    ]


def _offices(offices: Iterable[str]) -> dict[Any, str]:
    return {**office_names(offices, get_language() or "en")}


def _people(rows: Iterable[ShiftRow | Shift]) -> dict[Any, str]:
    keys = {user for row in rows for user in (row.officer, row.deputy, row.stood_in_for) if user}
    return {**person_names(keys, get_language() or "en")}


def _languages(codes: Iterable[str], rules: Profile) -> list[str]:
    """Languages by the rules' own words; one that they do not ask for by its usual name, and a rare one by its code."""
    known = {one.id: one.says.in_language(get_language() or "en") for one in rules.languages}
    return [known.get(code) or _language(code) for code in codes]


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@at_desk
def duty_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The agency's shifts from the beginning of this month on, as a CSV file."""
    scope, since = scope_of(request, desk), desk.month[0]

    def behind(last: ShiftRow | None, limit: int) -> Sequence[ShiftRow]:
        return shifts_behind(last, scope.agency, since, limit=limit)

    return csv_file("liaison", HEADING, behind, lambda batch: _cells(batch, desk))


@at_desk
def now_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """Who is on duty now, of one agency or of all, as a CSV file."""
    scope = open_scope(request)

    def behind(last: ShiftRow | None, limit: int) -> Sequence[ShiftRow]:
        return on_duty_behind(last, desk.now, scope.agency, limit=limit)

    return csv_file("on-duty", HEADING, behind, lambda batch: _cells(batch, desk))


def _cells(batch: Sequence[ShiftRow], desk: Desk) -> Iterator[Sequence[str]]:
    people, offices = _people(batch), _offices(one.office for one in batch)
    agencies, rules = names_of(one.agency for one in batch), rules_named(desk.actor.profile)
    for row in batch:
        yield (
            agencies[row.agency],
            offices.get(row.office, row.office),
            identifier(str(row.number)),
            people.get(row.officer, row.officer),
            words.listed(_languages(row.languages, rules)),
            people.get(row.deputy, row.deputy or ""),
            people.get(row.stood_in_for, row.stood_in_for or ""),
            moment(row.starts_at, desk.zone),
            moment(row.ends_at, desk.zone),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftLine:
    """One shift on the roster's page."""

    number: int
    begins: str
    ends: str
    officer: str
    deputy: str
    stood_in_for: str
    offered_to: str
    is_now: bool
    length: str
    """How long it lasts, where the clock changes in it and its hours do not say so; else empty."""


def show(request: HttpRequest, desk: Desk, roster: str) -> HttpResponse:
    """A roster's page: its days, who speaks what, and what still stands in the way of publishing it."""
    matter = matter_at(desk, roster, "liaison")
    state: Roster = matter.state
    offices = _offices([state.office])
    shown = {
        **context(request, desk, matter),
        "roster": state,
        "month": times.of_month(state.first_day),
        "office": offices.get(state.office, state.office),
        "banner": _banner(state, matter.rules, desk.now),
        "days": _days(state, desk.now),
        "speakers": _speakers(state, matter.rules),
        "asked": _languages((one.id for one in matter.rules.languages), matter.rules),
    }
    return page(request, desk, "web/roster.html", shown, here="liaison-duty", part="matter")


liaison = at_desk(show)


def _banner(roster: Roster, rules: Profile, now: Instant) -> Banner:
    """Whether anybody is on duty by it; what keeps a plan from being published; whose deputy took over and has none."""
    tone, sign, said = BANNERS[roster.status]
    is_planned = roster.status is RosterStatus.PLANNED
    left = (one for one in roster.shifts if one.ends_at > now)
    missing = fault(roster, rules) if is_planned else without_deputy(left, roster)
    return Banner(
        "warn" if missing else tone, sign, gettext(said), words.of_refusal(missing) if missing else ""
    )


def _days(roster: Roster, now: Instant) -> list[tuple[str, list[ShiftLine]]]:
    zone, people = roster.time_zone, _people(roster.shifts)
    names = people | person_names(
        {one.offered_to for one in roster.shifts if one.offered_to}, get_language() or "en"
    )
    by_day = groupby(roster.shifts, lambda one: one.starts_at.day(zone))
    return [(times.of_day(day), [_line(one, names, zone, now) for one in shifts]) for day, shifts in by_day]


def _line(shift: Shift, names: dict[Any, str], zone: ZoneInfo, now: Instant) -> ShiftLine:
    clock_stays = shift.starts_at.on(zone).utcoffset() == shift.ends_at.on(zone).utcoffset()
    return ShiftLine(
        number=shift.number,
        begins=f"{shift.starts_at.on(zone):%H:%M}",
        ends=f"{shift.ends_at.on(zone):%H:%M}",
        officer=names.get(shift.officer, shift.officer),
        deputy=names.get(shift.deputy, shift.deputy or ""),
        stood_in_for=names.get(shift.stood_in_for, shift.stood_in_for or ""),
        offered_to=names.get(shift.offered_to, shift.offered_to or ""),
        is_now=shift.starts_at <= now < shift.ends_at,
        length="" if clock_stays else times.of_span(shift.ends_at - shift.starts_at),
    )


def _speakers(roster: Roster, rules: Profile) -> list[tuple[str, list[str]]]:
    names = person_names(roster.languages, get_language() or "en")
    return [(names.get(user, user), _languages(codes, rules)) for user, codes in roster.languages.items()]
