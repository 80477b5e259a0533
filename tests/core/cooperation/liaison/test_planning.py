"""A roster is planned freely and published only where no moment, no deputy and no language is missing."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.cooperation.liaison import build as b

from tipstaff.cooperation.core.liaison import commands as to
from tipstaff.cooperation.core.liaison.coverage import gaps
from tipstaff.cooperation.core.liaison.roster import RosterStatus, Shift, roster_id
from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, OfficeId, UserId
from tipstaff.kernel.instant import Instant

HOUR = timedelta(hours=1)


def refused(outcome: object) -> tuple[str, dict[str, str]]:
    assert isinstance(outcome, Refused), outcome
    return outcome.ground.value, dict(outcome.values)


def publishing(roster: Any, zone: str = "Asia/Shanghai", **other: Any) -> Any:
    return b.ask(b.command(to.PublishRoster, roster.month), roster, b.actor(zone=zone), **other)


def test_a_plan_puts_nobody_on_duty_until_it_is_published():
    assert b.full().status is RosterStatus.PLANNED
    assert b.published().status is RosterStatus.PUBLISHED


@pytest.mark.parametrize(
    ("month", "day", "hours"), [("2026-03", "2026-03-29", 23), ("2026-10", "2026-10-25", 25)]
)
def test_a_day_of_23_and_one_of_25_hours_are_covered_exactly(month: str, day: str, hours: int):
    roster = b.published("Europe/Berlin", month, b.EU)
    assert gaps(roster.shifts, roster.starts_at, roster.ends_at) == ()
    begins = Instant.parse(f"{day}T00:00:00{'+01:00' if hours == 23 else '+02:00'}")
    ends = begins + hours * HOUR
    assert (
        begins.day(roster.time_zone).isoformat()
        == ends.day(roster.time_zone).replace(day=begins.day(roster.time_zone).day).isoformat()
    )
    within = [one for one in roster.shifts if one.overlaps(begins, ends)]
    on_duty = sum((min(one.ends_at, ends) - max(one.starts_at, begins) for one in within), start=timedelta())
    assert on_duty == hours * HOUR
    night = next(one for one in roster.shifts if one.starts_at < begins < one.ends_at)
    assert night.ends_at - night.starts_at == (12 + hours - 24) * HOUR


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Shanghai", ("2026-03-11 07:59+08:00", "2026-03-11 08:00+08:00")),
        ("Asia/Kathmandu", ("2026-03-11 07:59+05:45", "2026-03-11 08:00+05:45")),
        ("America/New_York", ("2026-03-11 07:59-04:00", "2026-03-11 08:00-04:00")),
    ],
)
def test_a_gap_of_one_minute_is_refused_and_named_on_the_offices_clock(zone: str, said: tuple[str, str]):
    roster = b.full(zone)
    late = next(one for one in roster.shifts if roster.said(one.ends_at).startswith("2026-03-11 08:00"))
    short = replace(late, ends_at=late.ends_at - timedelta(minutes=1))
    with_gap = replace(roster, shifts=tuple(short if one == late else one for one in roster.shifts))
    assert refused(publishing(with_gap, zone)) == (
        "cooperation.hour_uncovered",
        {"begins": said[0], "ends": said[1]},
    )


def test_the_last_night_ends_with_the_month_and_the_first_hours_need_a_shift_of_their_own():
    roster = b.full()
    assert max(one.ends_at for one in roster.shifts) == roster.ends_at
    without = replace(roster, shifts=roster.shifts[1:])
    assert refused(publishing(without))[1]["begins"] == "2026-03-01 00:00+08:00"


MINUTES = st.integers(min_value=0, max_value=100)


@given(st.lists(st.tuples(MINUTES, MINUTES)))
def test_gaps_are_exactly_the_minutes_that_no_shift_covers(spans: list[tuple[int, int]]):
    minute, start = timedelta(minutes=1), b.NOW
    shifts = [
        Shift(
            number=n,
            officer=b.ANNA,
            deputy=None,
            starts_at=start + min(span) * minute,
            ends_at=start + max(span) * minute,
        )
        for n, span in enumerate(spans)
    ]
    open_minutes = {at for at in range(100) if not any(min(span) <= at < max(span) for span in spans)}
    found = gaps(shifts, start, start + 100 * minute)
    assert {
        at for at in range(100) for gap in found if gap.begins <= start + at * minute < gap.ends
    } == open_minutes


def test_no_shift_is_published_without_a_deputy_and_nobody_is_their_own():
    roster = b.full()
    alone = replace(roster, shifts=(replace(roster.shifts[0], deputy=None), *roster.shifts[1:]))
    assert refused(publishing(alone))[0] == "cooperation.deputy_missing"
    own = b.adding(roster, b.ANNA, b.ANNA, "08:00", "09:00")
    assert refused(b.ask(own, roster, b.actor()))[0] == "cooperation.deputy_of_own_shift"


def test_each_language_of_the_rules_is_spoken_at_every_hour_and_by_the_deputy_too():
    roster = b.full()
    silent = replace(roster, languages={**roster.languages, b.BEN: ("zh",)})
    ground, values = refused(publishing(silent))
    assert (ground, values["language"]) == ("cooperation.language_uncovered", "en")
    assert values["begins"] == "2026-03-01 20:00+08:00"
    weak = replace(roster, languages={**roster.languages, b.CARA: ("zh",)})
    ground, values = refused(publishing(weak))
    assert (ground, values["language"]) == ("cooperation.deputy_without_language", "en")


def test_two_on_duty_at_once_cover_a_language_together():
    roster = b.full()
    roster = replace(roster, languages={**roster.languages, b.ANNA: ("zh",)})
    assert isinstance(publishing(roster), Refused)
    beside = b.adding(roster, b.DAVID, b.CARA, "08:00", "20:00")
    roster = b.do(beside, roster, b.actor())
    assert not isinstance(publishing(roster), Refused)


def test_the_same_month_of_an_office_is_planned_once():
    again = b.command(to.PlanRoster, office=b.DESK, month="2026-03")
    assert refused(b.ask(again, b.planned(), b.actor()))[0] == "cooperation.roster_exists"


@pytest.mark.parametrize(
    ("changed", "ground"),
    [
        ({"month": "March"}, "cooperation.month_unreadable"),
        ({"month": "2026-04"}, "cooperation.month_unreadable"),
        ({"office": OfficeId("hangzhou-duty")}, "cooperation.not_your_roster"),
        ({"at": b.NOW + HOUR}, "cooperation.roster_act_ahead"),
    ],
)
def test_a_roster_is_begun_for_a_month_and_the_own_office(changed: dict[str, Any], ground: str):
    at = changed.pop("at", b.NOW)
    begun = to.PlanRoster(
        happened_at=at,
        roster=roster_id(b.DESK, "2026-03"),
        **{"office": b.DESK, "month": "2026-03", **changed},
    )
    assert refused(b.ask(begun, None, b.actor()))[0] == ground


def test_a_month_that_is_over_is_neither_begun_nor_published():
    begun = b.command(to.PlanRoster, "2026-01", office=b.DESK, month="2026-01")
    assert refused(b.ask(begun, None, b.actor()))[0] == "cooperation.month_over"
    later = Instant.parse("2026-04-01T00:00:00+08:00")
    assert refused(publishing(b.full(), now=later))[0] == "cooperation.month_over"


def test_shifts_lie_in_the_month_at_hours_of_the_day_and_belong_to_staff():
    roster = b.planned()
    inside = b.adding(roster, b.ANNA, b.BEN, "08:00", "20:00", (2, 1))
    assert refused(b.ask(inside, roster, b.actor()))[0] == "cooperation.day_outside"
    for hour in ("8 o'clock", "25:00", "08:00+08:00"):
        unread = b.adding(roster, b.ANNA, b.BEN, hour, "20:00")
        assert refused(b.ask(unread, roster, b.actor()))[0] == "cooperation.hour_unreadable"
    stranger = b.adding(roster, UserId("stranger"), b.BEN, "08:00", "20:00")
    assert refused(b.ask(stranger, roster, b.actor()))[0] == "cooperation.not_staff"


def test_nobody_has_two_shifts_at_the_same_time():
    roster = b.full()
    twice = b.adding(roster, b.ANNA, b.BEN, "19:00", "21:00", (5, 5))
    ground, values = refused(b.ask(twice, roster, b.actor()))
    assert (ground, values) == ("cooperation.on_duty_already", {"begins": "2026-03-05 08:00+08:00"})


def test_shifts_are_taken_out_by_day_and_others_keep_their_numbers():
    roster = b.full()
    out = b.command(to.RemoveShifts, first_day=roster.first_day, last_day=roster.first_day)
    after = b.do(out, roster, b.actor())
    assert {one.number for one in roster.shifts} - {one.number for one in after.shifts} == {1, 32, 63}
    assert refused(b.ask(out, after, b.actor()))[0] == "cooperation.no_such_shift"
    again = b.do(b.adding(after, b.ANNA, b.CARA, "08:00", "20:00", (1, 1)), after, b.actor())
    assert again.last_number == 64


def test_languages_are_named_by_their_codes_and_none_is_taken_away_once_it_is_published():
    roster = b.published()
    unread = b.command(to.NameLanguages, officer=b.ANNA, languages=("Chinese",))
    assert refused(b.ask(unread, roster, b.actor()))[0] == "cooperation.language_unreadable"
    fewer = b.command(to.NameLanguages, officer=b.ANNA, languages=("zh",))
    assert refused(b.ask(fewer, roster, b.actor()))[0] == "cooperation.language_uncovered"
    more = b.command(to.NameLanguages, officer=b.ANNA, languages=("zh", "en", "yue"))
    assert b.do(more, roster, b.actor()).languages[b.ANNA] == ("zh", "en", "yue")


def test_others_plan_nothing_here():
    roster, publish = b.full(), b.command(to.PublishRoster)
    officer = b.actor("anna", Role.OFFICER)
    assert refused(b.ask(publish, roster, officer))[0] == "cooperation.wrong_role"
    elsewhere = b.actor(agency=AgencyId("hangzhou-police"))
    assert refused(b.ask(publish, roster, elsewhere))[0] == "cooperation.not_your_roster"
    assert refused(b.ask(publish, None, b.actor()))[0] == "cooperation.no_such_roster"


def test_what_is_published_is_no_longer_planned():
    roster = b.published()
    for command in (
        b.command(to.PublishRoster),
        b.adding(roster, b.ANNA, b.BEN, "08:00", "20:00"),
        b.command(to.RemoveShifts, first_day=roster.first_day, last_day=roster.first_day),
    ):
        assert refused(b.ask(command, roster, b.actor()))[0] == "cooperation.roster_published_already"
