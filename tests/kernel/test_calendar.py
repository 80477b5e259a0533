"""The calendars against tables written by hand from the notices."""

from datetime import date, timedelta

import pytest

from tipstaff.kernel.calendar import CalendarNotPublished, DayKind, UnknownCalendar, load, names

CHINA_FREE_WEEKDAYS = """
2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 2025-04-04 2025-05-01 2025-05-02
2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 2025-10-08
2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06 2026-05-01
2026-05-04 2026-05-05 2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07
"""
CHINA_WORKING_WEEKENDS = """
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
"""
ENGLAND_FREE_WEEKDAYS = """
2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
"""


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("name", "last", "free", "working"),
    [
        ("cn", date(2026, 12, 31), CHINA_FREE_WEEKDAYS, CHINA_WORKING_WEEKENDS),
        ("england-and-wales", date(2027, 12, 31), ENGLAND_FREE_WEEKDAYS, ""),
        ("mon-fri", date(2026, 12, 31), "", ""),
    ],
)
def test_every_day_is_what_the_notices_make_it(name: str, last: date, free: str, working: str):
    calendar = load(name)
    for day in every_day(date(2025, 1, 1), last):
        by_hand = (day.weekday() < 5 or day.isoformat() in working) and day.isoformat() not in free
        assert calendar.is_working_day(day) is by_hand, day


def test_the_two_years_of_china_have_as_many_working_days_as_the_notices_leave():
    days = [load("cn").is_working_day(day) for day in every_day(date(2025, 1, 1), date(2026, 12, 31))]
    assert sum(days[:365]) == 248
    assert sum(days[365:]) == 248


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2027, 1, 1)])
def test_a_day_that_no_notice_covers_is_never_guessed(day: date):
    with pytest.raises(CalendarNotPublished, match=day.isoformat()):
        load("cn").is_working_day(day)


def test_working_days_that_would_run_past_the_last_notice_are_refused():
    assert load("cn").add_working_days(date(2026, 12, 30), 1) == date(2026, 12, 31)
    with pytest.raises(CalendarNotPublished):
        load("cn").add_working_days(date(2026, 12, 30), 2)


def test_the_start_day_is_not_counted_and_make_up_days_are():
    assert load("cn").add_working_days(date(2026, 2, 12), 3) == date(2026, 2, 24)
    assert load("cn").add_working_days(date(2026, 9, 30), 3) == date(2026, 10, 10)


def test_no_working_days_give_the_start_day_itself():
    assert load("cn").add_working_days(date(2026, 10, 1), 0) == date(2026, 10, 1)


def test_working_days_are_not_counted_backwards():
    with pytest.raises(ValueError, match="forwards"):
        load("cn").add_working_days(date(2026, 2, 12), -1)


def test_the_next_working_day_may_be_the_day_itself():
    assert load("cn").next_working_day(date(2026, 10, 1)) == date(2026, 10, 8)
    assert load("cn").next_working_day(date(2026, 10, 8)) == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("day", "kind", "said"),
    [
        (date(2026, 2, 14), DayKind.MAKE_UP, "国办发明电〔2025〕7号: 春节调休上班"),
        (date(2025, 10, 8), DayKind.HOLIDAY, "国办发明电〔2024〕12号: 国庆节、中秋节放假调休"),
        (date(2026, 3, 7), DayKind.WEEKEND, "weekend (国办发明电〔2025〕7号)"),
        (date(2026, 3, 9), DayKind.WORKDAY, "workday (国办发明电〔2025〕7号)"),
    ],
)
def test_a_day_says_which_notice_made_it_so(day: date, kind: DayKind, said: str):
    note = load("cn").why(day)
    assert note.kind is kind
    assert str(note).startswith(said)


def test_the_version_names_every_notice_with_its_date():
    assert load("cn").version == "cn: 国办发明电〔2024〕12号 (2024-11-12), 国办发明电〔2025〕7号 (2025-11-04)"


@pytest.mark.parametrize(
    ("name", "last"),
    [("cn", date(2026, 12, 31)), ("england-and-wales", date(2027, 12, 31)), ("mon-fri", None)],
)
def test_a_calendar_says_how_far_it_is_published(name: str, last: date | None):
    assert load(name).published_until == last


@pytest.mark.parametrize(
    ("alias", "name"), [("China", "cn"), ("gb-eng", "england-and-wales"), (" CN ", "cn")]
)
def test_obvious_other_names_are_understood(alias: str, name: str):
    assert load(alias).name == name


def test_an_unknown_name_is_answered_with_the_names_there_are():
    with pytest.raises(UnknownCalendar, match="cn, england-and-wales, mon-fri"):
        load("atlantis")


@pytest.mark.parametrize("name", names())
def test_every_notice_has_its_number_date_and_source_and_names_only_days_of_its_year(name: str):
    calendar = load(name)
    assert all(one.number and one.dated and one.source for one in calendar.notices)
    assert {day.year for day in calendar.lines} <= {one.year for one in calendar.notices}
