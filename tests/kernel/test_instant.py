from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tipstaff.kernel.instant import Instant

SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_a_moment_is_kept_in_utc_and_shown_on_its_zones_clock():
    moment = Instant.parse("2026-11-23T07:30:00+08:00")
    assert str(moment) == "2026-11-22T23:30:00.000000Z"
    assert moment.day(SHANGHAI) == date(2026, 11, 23)
    assert moment.on(SHANGHAI).hour == 7


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        Instant.parse("2026-11-23T07:30:00")


def test_the_same_moment_in_two_zones_is_equal():
    assert Instant.parse("2026-11-23T08:00:00+08:00") == Instant(datetime(2026, 11, 23, tzinfo=UTC))


def test_moments_are_ordered_and_their_difference_is_a_span():
    early, late = Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-02T00:00:00Z")
    assert early < late
    assert late - early == timedelta(days=1)
    assert late - timedelta(days=1) == early == early + timedelta(0)
