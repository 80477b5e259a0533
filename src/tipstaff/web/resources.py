"""The resource board: units with who and what is free now and in the week ahead, and one unit's page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import region_name, region_names
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.registrar.capabilities import new_reading
from tipstaff.registrar.rules import rules_named
from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.unit.obstacles import TRAINING_HOURS
from tipstaff.resources.core.unit.outlook import (
    Conflict,
    Day,
    conflicts,
    days_ahead,
    expiring,
    free,
    maintenance,
    moment_of,
    on_duty,
    ready,
    week,
)
from tipstaff.resources.core.unit.unit import Asset, Officer, Pool, Readiness, Unit, UnitBooking
from tipstaff.resources.core.window import Window
from tipstaff.resources.queries import UnitRow, offered_to, units, units_behind, units_named
from tipstaff.web import times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier
from tipstaff.web.matter import Matter, context, matter_at, may_read, openers
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.resource_words import kind_said, named, people_said
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import Title, names_of, titles_of

POOLS = {"": _("All pools"), Pool.PROVINCE: _("Pool of the province"), Pool.NATIONAL: _("National pool")}
READINESS = {
    Readiness.READY: ("good", "✓"),
    Readiness.IN_MAINTENANCE: ("warn", "◐"),
    Readiness.OUT_OF_USE: ("stop", "✕"),
}
BOOKINGS = {
    BookingStatus.RESERVED: ("warn", "◐"),
    BookingStatus.CONFIRMED: ("good", "✓"),
    BookingStatus.RELEASED: ("quiet", "–"),
    BookingStatus.LAPSED: ("quiet", "○"),
    BookingStatus.HELD: ("good", "✓"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """One unit on the board: counts alone, and what has to be seen to."""

    row: UnitRow
    form: str
    pool: str
    base: str
    agency: str
    duty: int
    free: int
    assets: int
    ready: int
    expiring: int
    due: int
    conflicts: int
    days: tuple[Day, ...]


@at_desk
def board(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The units that the reader's agency sees, a page at a time."""
    scope, pool, offset = scope_of(request, desk), _pool(request), offset_of(request)
    rows, count = units(scope.agency, pool, limit=SIZE, offset=offset)
    shown = {
        "rows": _lines(rows, desk),
        "days": [_day_said(one.starts, desk.zone) for one in days_ahead(desk.now, desk.zone)],
        "pools": [(value, gettext(said), value == (pool or "")) for value, said in POOLS.items()],
        "as_of": times.of_moment(desk.now, desk.zone),
        "scope": scope,
        "openers": openers("unit", desk),
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/resources.html", shown, here="resources", part="list")


def _pool(request: HttpRequest) -> Pool | None:
    asked = request.GET.get("pool", "")
    return Pool(asked) if asked in set(Pool) else None


def _day_said(at: Instant, zone: ZoneInfo) -> str:
    return date_format(at.day(zone), gettext("j M"))


def _lines(rows: Sequence[UnitRow], desk: Desk) -> list[UnitLine]:
    """Every row with what its unit says on the record: a few questions for all of them."""
    reading = new_reading()
    reading.load_all([one.unit for one in rows])
    names = names_of(one.agency for one in rows)
    bases = region_names({one.base for one in rows}, get_language() or "en")
    found = []
    for row in rows:
        loaded = reading.load(row.unit)
        rules = rules_named(loaded.rules or "")
        found.append(_line(row, loaded.state, rules, desk, bases.get(row.base, row.base), names[row.agency]))
    return found


def _line(row: UnitRow, unit: Unit, rules: Profile, desk: Desk, base: str, agency: str) -> UnitLine:  # noqa: PLR0913, PLR0917 - what a line is made of
    now = desk.now
    return UnitLine(
        row=row,
        form=words.of_word(row.form),
        pool=words.of_word(row.pool),
        base=base,
        agency=agency,
        duty=len(on_duty(unit, moment_of(now))),
        free=len(free(unit, now)),
        assets=len(unit.assets),
        ready=len(ready(unit, rules, now)),
        expiring=len(expiring(unit, rules, now)),
        due=len(maintenance(unit, rules, now)),
        conflicts=len({one.booking.number for one in conflicts(unit, rules, now)}),
        days=week(unit, now, desk.zone),
    )


HEADING = (
    _("Unit"),
    _("Kind"),
    _("Pool"),
    _("Base (published region)"),
    _("Agency"),
    _("On duty now"),
    _("Free now"),
    _("Vehicles and equipment"),
    _("Ready now"),
    _("Qualifications that end soon"),
    _("Maintenance due"),
    _("Bookings in conflict"),
)


@at_desk
def board_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The board as a CSV file."""
    agency, pool = scope_of(request, desk).agency, _pool(request)

    def behind(last: UnitRow | None, limit: int) -> Sequence[UnitRow]:
        return units_behind(last, agency, pool, limit=limit)

    def cells(batch: Sequence[UnitRow]) -> Iterator[Sequence[str]]:
        for one in _lines(batch, desk):
            yield (
                identifier(one.row.code),
                one.form,
                one.pool,
                one.base,
                one.agency,
                str(one.duty),
                str(one.free),
                str(one.assets),
                str(one.ready),
                str(one.expiring),
                str(one.due),
                str(one.conflicts),
            )

    return csv_file("resources", HEADING, behind, cells)


def show(request: HttpRequest, desk: Desk, unit: str) -> HttpResponse:
    """One unit: its officers, their week, its vehicles and equipment, and what is booked."""
    matter = matter_at(desk, unit, "unit")
    state: Unit = matter.state
    rules, zone = matter.rules, matter.zone
    names = people_said(one.officer for one in state.officers)
    troubled = list(conflicts(state, rules, desk.now))
    titles = titles_of({one.operation for one in state.bookings})
    shown = {
        **context(request, desk, matter),
        "unit": state,
        "form": words.of_word(state.form),
        "pool": words.of_word(state.pool),
        "base": region_name(state.base, get_language() or "en"),
        "agency": names_of({state.agency})[state.agency],
        "officers": [_officer(one, state, rules, names, desk.now) for one in state.officers],
        "days": [_day_said(one.starts, zone) for one in days_ahead(desk.now, zone)],
        "assets": [_asset(one, state, rules, desk.now) for one in state.assets],
        "bookings": [_booking(one, desk, matter, titles, names, troubled) for one in state.bookings[::-1]],
        "offered": [(one.code, _code_of(one.unit)) for one in offered_to(state.unit)],
        "hours": rules.figures[TRAINING_HOURS].amount,
    }
    return page(request, desk, "web/unit.html", shown, here="resources", part="matter")


unit = at_desk(show)


def _code_of(giver: str) -> str:
    return next((one.code for one in units_named({giver})), giver)


def _officer(
    officer: Officer, unit: Unit, rules: Profile, names: dict[str, str], now: Instant
) -> dict[str, Any]:
    today = now.day(ZoneInfo(unit.zone))
    ending = {one.kind: one.has_ended for one in expiring(unit, rules, now) if one.officer == officer.officer}
    return {
        "name": names[officer.officer],
        "is_on_duty": officer.officer in on_duty(unit, moment_of(now)),
        "is_free": officer.officer in free(unit, now),
        "hours": officer.trained(today),
        "qualifications": [
            {
                "said": kind_said(rules.qualifications, one.kind),
                "until": times.of_day(one.valid_until),
                "ends_soon": one.kind in ending,
                "has_ended": ending.get(one.kind, False),
            }
            for one in officer.qualifications
        ],
        "week": [_cell(officer, unit, window) for window in days_ahead(now, ZoneInfo(unit.zone))],
    }


def _cell(officer: Officer, unit: Unit, window: Window) -> dict[str, Any]:
    """A day of an officer: the hours of the shifts that touch it, and what is booked in it."""
    shifts = [one for one in unit.shifts_of(officer.officer) if one.meets(window)]
    zone = ZoneInfo(unit.zone)
    booked = unit.meeting(officer.officer, window)
    return {
        "hours": [f"{one.starts.on(zone):%H:%M}–{one.ends.on(zone):%H:%M}" for one in shifts],
        "booking": booked.number if booked else None,
    }


def _asset(asset: Asset, unit: Unit, rules: Profile, now: Instant) -> dict[str, Any]:
    tone, sign = READINESS[asset.readiness]
    soon = {one.code: one.is_now for one in maintenance(unit, rules, now)}
    return {
        "code": asset.code,
        "kind": kind_said(rules.assets, asset.kind),
        "readiness": words.of_word(asset.readiness),
        "tone": tone,
        "sign": sign,
        "due": times.of_day(asset.maintenance_due(rules)),
        "is_soon": asset.code in soon,
        "is_now": soon.get(asset.code, False),
        "booking": (booked := unit.meeting(asset.code, moment_of(now))) and booked.number,
        "offered_to": _code_of(asset.offered_to) if asset.offered_to else "",
    }


def _booking(  # noqa: PLR0913, PLR0917 - what a line is made of
    booking: UnitBooking,
    desk: Desk,
    matter: Matter,
    titles: Mapping[Any, Title],
    names: dict[str, str],
    troubled: Sequence[Conflict],
) -> dict[str, Any]:
    tone, sign = BOOKINGS[booking.status]
    return {
        "number": booking.number,
        "operation": booking.operation,
        "title": titles[booking.operation].text,
        "may_read": may_read(desk, booking.operation),
        "work": kind_said(matter.rules.works, booking.want.work),
        "who": [names.get(one, one) for one in booking.want.officers] + list(booking.want.assets),
        "starts": times.of_moment(booking.window.starts, matter.zone),
        "ends": times.of_moment(booking.window.ends, matter.zone),
        "status": words.of_word(booking.status),
        "tone": tone,
        "sign": sign,
        "conflicts": [
            words.of_refusal(named(one.why, matter.rules))
            for one in troubled
            if one.booking.number == booking.number
        ],
    }
