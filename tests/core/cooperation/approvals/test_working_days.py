"""Approvals in working days across the make-up days of 2025 and 2026, zones and changes of the clocks.

Counted by hand from the State Council's notices of 12 November 2024 (for 2025) and 4 November 2025 (for 2026), whose
days stand in calendars/cn: the day of asking is not counted, the last day ends at 24:00.
"""

from dataclasses import replace

import pytest
from tests.core.cooperation.build import CRIME, LEGAL, RECEIVING, open_request

from tipstaff.cooperation.core.deadlines import approval_clock, deadline, silence_clock
from tipstaff.cooperation.core.request import SpotApproval
from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.loader import load_profile

IN_CHINA = [
    # asked on, two working days end, three working days end; which days count
    ("2025-01-24", "2025-01-28", "2025-02-06"),  # Sun 26 (worked), Mon 27; New Year 28 Jan to 4 Feb; Wed 5
    ("2025-02-07", "2025-02-11", "2025-02-12"),  # Sat 8 (worked), Mon 10, Tue 11
    ("2025-04-03", "2025-04-09", "2025-04-10"),  # Qingming 4 to 6; Mon 7, Tue 8, Wed 9
    ("2025-04-25", "2025-04-29", "2025-04-30"),  # Sun 27 (worked), Mon 28, Tue 29
    ("2025-04-30", "2025-05-08", "2025-05-09"),  # Labour Day 1 to 5; Tue 6, Wed 7, Thu 8
    ("2025-05-30", "2025-06-05", "2025-06-06"),  # Dragon Boat 31 May to 2 June; Tue 3, Wed 4, Thu 5
    ("2025-09-26", "2025-09-30", "2025-10-01"),  # Sun 28 (worked), Mon 29, Tue 30
    ("2025-09-30", "2025-10-11", "2025-10-12"),  # National Day 1 to 8; Thu 9, Fri 10, Sat 11 (worked)
    ("2025-12-31", "2026-01-06", "2026-01-07"),  # New Year 1 to 3; Sun 4 (worked), Mon 5, Tue 6
    ("2026-02-13", "2026-02-25", "2026-02-26"),  # Sat 14 (worked); Spring Festival 15 to 23; Tue 24, Wed 25
    ("2026-02-27", "2026-03-03", "2026-03-04"),  # Sat 28 (worked), Mon 2, Tue 3
    ("2026-05-08", "2026-05-12", "2026-05-13"),  # Sat 9 (worked), Mon 11, Tue 12
    ("2026-06-18", "2026-06-24", "2026-06-25"),  # Dragon Boat 19 to 21; Mon 22, Tue 23, Wed 24
    ("2026-09-18", "2026-09-22", "2026-09-23"),  # Sun 20 (worked), Mon 21, Tue 22
    ("2026-09-24", "2026-09-30", "2026-10-01"),  # Mid-Autumn 25 to 27; Mon 28, Tue 29, Wed 30
    ("2026-09-30", "2026-10-10", "2026-10-11"),  # National Day 1 to 7; Thu 8, Fri 9, Sat 10 (worked)
    ("2026-01-10", "2026-01-14", "2026-01-15"),  # a plain Saturday; Mon 12, Tue 13, Wed 14
]


def dues(asked: Instant, rules: str, zone: str) -> tuple[Instant | None, Instant | None]:
    """When a department's approval is due, and when all of them together are."""
    request = replace(open_request(LEGAL, CRIME), asked_at=asked, zone=zone)
    profile = load_profile(rules)
    return (
        deadline(request, approval_clock(LEGAL), profile).due,
        deadline(request, "answer", profile).due,
    )


@pytest.mark.parametrize(("asked", "two", "three"), IN_CHINA, ids=[row[0] for row in IN_CHINA])
def test_approvals_end_on_the_working_day_that_was_counted_by_hand(asked: str, two: str, three: str) -> None:
    expected = tuple(Instant.parse(f"{day}T00:00:00+08:00") for day in (two, three))
    for hour in ("00:00", "10:00", "23:59"):
        at = Instant.parse(f"{asked}T{hour}:00+08:00")
        assert dues(at, "cn/2026-1", "Asia/Shanghai") == expected


def test_a_day_begins_and_ends_where_the_asked_agency_is_also_when_its_clocks_change() -> None:
    # Friday before the clocks of Berlin go forward; Monday 30, Tuesday 31, Wednesday 1 April.
    spring = dues(Instant.parse("2026-03-27T22:30:00+01:00"), "eu-eaw/2026-1", "Europe/Berlin")
    assert spring == (
        Instant.parse("2026-04-01T00:00:00+02:00"),
        Instant.parse("2026-04-02T00:00:00+02:00"),
    )
    # Friday before those of Los Angeles go back, asked late in the evening there and on Saturday in London.
    autumn = dues(Instant.parse("2026-10-31T05:30:00+00:00"), "us-style/2026-1", "America/Los_Angeles")
    assert autumn == (
        Instant.parse("2026-11-04T00:00:00-08:00"),
        Instant.parse("2026-11-05T00:00:00-08:00"),
    )


def test_minutes_and_hours_are_real_ones_in_the_night_in_which_the_clocks_go_back() -> None:
    # Berlin, Sunday 26 October 2025: at three o'clock it is two again.
    rules, at = load_profile("eu-eaw/2026-1"), Instant.parse("2025-10-26T02:45:00+02:00")
    night = replace(open_request(LEGAL, CRIME), asked_at=at, zone="Europe/Berlin")
    assert deadline(night, "reply", rules).due == Instant.parse("2025-10-26T02:15:00+01:00")
    evening = Instant.parse("2025-10-25T18:00:00+02:00")
    spot = SpotApproval(by=UserId("duty"), office=RECEIVING, at=evening, until=evening)
    on_the_spot = replace(night, asked_at=evening, spot=spot)
    assert deadline(on_the_spot, "spot", rules).due == Instant.parse("2025-10-26T17:00:00+01:00")
    # Asked on Wednesday 22: Thursday, Friday; the silence has its effect eight hours after Saturday began.
    silent = replace(night, asked_at=Instant.parse("2025-10-22T09:00:00+02:00"))
    assert deadline(silent, silence_clock(LEGAL), rules).due == Instant.parse("2025-10-25T08:00:00+02:00")
