"""What is ahead of a unit follows from it and the rules, at the moment of asking."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from tests.core.resources import build as b

from tipstaff.resources.core.unit import commands as units
from tipstaff.resources.core.unit.outlook import (
    conflicts,
    expiring,
    free,
    maintenance,
    moment_of,
    on_duty,
    ready,
    week,
)

READY = b.ready_unit()
RESERVED = b.after(READY, b.reserving())
IN_IT, BEFORE = b.NOW + 3 * b.HOUR, b.NOW + b.HOUR


def test_whoever_is_booked_is_on_duty_and_not_free():
    assert on_duty(RESERVED, moment_of(IN_IT)) == {b.ZHU, b.PAN}
    assert free(RESERVED, IN_IT) == {b.PAN}
    assert free(RESERVED, BEFORE) == {b.ZHU, b.PAN}
    assert free(RESERVED, b.NOW + 12 * b.HOUR) == frozenset()


def test_what_is_booked_or_due_for_maintenance_is_not_ready():
    assert ready(RESERVED, b.RULES, IN_IT) == (b.KIT,)
    assert ready(RESERVED, b.RULES, BEFORE) == (b.VAN, b.KIT)
    assert ready(READY, b.RULES, b.NOW + 80 * b.DAY) == (b.KIT,)


def test_a_qualification_and_maintenance_are_shown_thirty_days_ahead_and_no_earlier():
    soon = b.after(
        READY, b.qualifying(until=b.TODAY + 30 * b.DAY), b.qualifying(b.PAN, until=b.TODAY + 31 * b.DAY)
    )
    (one,) = expiring(soon, b.RULES, b.NOW)
    assert (one.officer, one.kind, one.has_ended) == (b.ZHU, "arrest", False)
    assert [one.has_ended for one in expiring(soon, b.RULES, b.NOW + 31 * b.DAY)] == [True, False]
    assert maintenance(READY, b.RULES, b.NOW + 49 * b.DAY) == ()
    assert [(one.code, one.is_now) for one in maintenance(READY, b.RULES, b.NOW + 50 * b.DAY)] == [
        (b.VAN, False)
    ]
    assert [(one.code, one.is_now) for one in maintenance(READY, b.RULES, b.NOW + 80 * b.DAY)] == [
        (b.VAN, True)
    ]


def test_a_booking_that_would_not_be_made_today_is_a_conflict_until_it_has_ended():
    off = b.after(RESERVED, units.CancelShift(happened_at=b.NOW, unit=b.UNIT, number=1))
    (one,) = conflicts(off, b.RULES, b.NOW)
    assert (one.booking.number, one.why.ground) == (1, "resources.off_shift")
    assert not list(conflicts(off, b.RULES, b.NOW + 5 * b.HOUR))
    assert not list(conflicts(RESERVED, b.RULES, b.NOW))


def test_a_week_has_seven_days_of_the_readers_clock():
    found = week(RESERVED, b.NOW, ZoneInfo("Asia/Shanghai"))
    assert [one.day for one in found] == [b.TODAY + timedelta(days=n) for n in range(7)]
    assert [(one.on_duty, one.booked) for one in found[:2]] == [(2, 1), (0, 0)]
    elsewhere = week(RESERVED, b.NOW, ZoneInfo("America/Los_Angeles"))
    assert elsewhere[0].day == b.TODAY - timedelta(days=1)
