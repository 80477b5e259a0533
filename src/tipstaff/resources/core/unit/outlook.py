"""What is ahead of a unit: who is on duty and free, what expires, what is due, and bookings that no longer hold.

All of it follows from the unit and the rules at the moment of asking; nothing of it is stored.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.unit.obstacles import obstacles
from tipstaff.resources.core.unit.unit import Readiness, Unit, UnitBooking
from tipstaff.resources.core.window import Window

WARNING_DAYS = "resources.warning_days"
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """A qualification that ends soon, or has ended."""

    officer: UserId
    kind: str
    valid_until: date
    has_ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Maintenance that is due soon, or now."""

    code: str
    kind: str
    day: date
    is_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Why a booking that stands would not be made today."""

    booking: UnitBooking
    why: Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day: how many officers have a shift that touches it, and how many of them are booked in it."""

    day: date
    on_duty: int
    booked: int


def moment_of(at: Instant) -> Window:
    """The shortest window: one moment."""
    return Window(starts=at, ends=at + timedelta(microseconds=1))


def on_duty(unit: Unit, window: Window) -> frozenset[UserId]:
    """Officers with a shift that has a moment in common with a window."""
    return frozenset(one.officer for one in unit.shifts if one.window.meets(window))


def free(unit: Unit, at: Instant) -> frozenset[UserId]:
    """Officers who are on duty at a moment and not booked."""
    now = moment_of(at)
    return frozenset(one for one in on_duty(unit, now) if unit.meeting(one, now) is None)


def ready(unit: Unit, rules: Profile, at: Instant) -> tuple[str, ...]:
    """Vehicles and equipment that may go out at a moment and are not booked."""
    now, today = moment_of(at), at.day(ZoneInfo(unit.zone))
    return tuple(
        one.code
        for one in unit.assets
        if one.readiness is Readiness.READY
        and one.maintenance_due(rules) > today
        and unit.meeting(one.code, now) is None
    )


def expiring(unit: Unit, rules: Profile, at: Instant) -> tuple[Expiry, ...]:
    """Qualifications that end within the days of the rules, or have ended; the earliest first."""
    today = at.day(ZoneInfo(unit.zone))
    until = today + timedelta(days=rules.figures[WARNING_DAYS].amount)
    found = [
        Expiry(
            officer=officer.officer,
            kind=one.kind,
            valid_until=one.valid_until,
            has_ended=one.valid_until < today,
        )
        for officer in unit.officers
        for one in officer.qualifications
        if one.valid_until <= until
    ]
    return tuple(sorted(found, key=lambda one: (one.valid_until, one.officer, one.kind)))


def maintenance(unit: Unit, rules: Profile, at: Instant) -> tuple[Due, ...]:
    """Maintenance that is due within the days of the rules, or now; the earliest first."""
    today = at.day(ZoneInfo(unit.zone))
    until = today + timedelta(days=rules.figures[WARNING_DAYS].amount)
    found = [
        Due(code=one.code, kind=one.kind, day=day, is_now=day <= today)
        for one in unit.assets
        if (day := one.maintenance_due(rules)) <= until
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.code)))


def conflicts(unit: Unit, rules: Profile, at: Instant) -> Iterator[Conflict]:
    """Everything that stands in the way of a booking which stands and has not ended."""
    for booking in unit.bookings:
        if booking.is_standing and booking.window.ends > at:
            for why in obstacles(unit, booking.want, booking.window, rules, booking.number):
                yield Conflict(booking=booking, why=why)


def week(unit: Unit, at: Instant, zone: ZoneInfo) -> tuple[Day, ...]:
    """Seven days from today on, on the clock of a zone."""
    return tuple(_day(unit, window, zone) for window in days_ahead(at, zone))


def days_ahead(at: Instant, zone: ZoneInfo) -> tuple[Window, ...]:
    """The windows of seven days from today on, each from midnight to midnight on the clock of a zone."""
    today = at.day(zone)
    starts = [
        Instant(datetime.combine(today + timedelta(days=number), time(), zone)) for number in range(WEEK + 1)
    ]
    return tuple(Window(starts=starts[number], ends=starts[number + 1]) for number in range(WEEK))


def _day(unit: Unit, window: Window, zone: ZoneInfo) -> Day:
    duty = on_duty(unit, window)
    booked = sum(unit.meeting(one, window) is not None for one in duty)
    return Day(day=window.starts.day(zone), on_duty=len(duty), booked=booked)
