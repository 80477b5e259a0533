"""Deadlines: what is counted, what stands still, and what is never guessed."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipstaff.kernel.calendar import CalendarNotPublished, load
from tipstaff.kernel.deadline import Deadline, Pause, StepKind, derive, derive_before
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Bilingual, Budget, BudgetError, Confidence, Limit, LimitError, Mode, Unit

CHINA = ZoneInfo("Asia/Shanghai")
LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")


def limit(budget: str, mode: str = "continuous") -> Limit:
    return Limit(
        id="test.limit",
        budget=Budget.parse(budget),
        mode=Mode(mode),
        source="art. 105",
        confidence=Confidence.PRIMARY,
        says=Bilingual("时限", "limit"),
    )


def at(text: str, zone: ZoneInfo = CHINA) -> Instant:
    return Instant(Instant.parse(f"{text}+00:00").at.replace(tzinfo=zone))


def due(budget: str, start: str, mode: str = "continuous", *pauses: Pause) -> str | None:
    found = derive(limit(budget, mode), at(start), "test.started", CHINA, load("cn"), pauses).due
    return found and found.on(CHINA).strftime("%Y-%m-%d %H:%M")


def steps(deadline: Deadline, kind: StepKind) -> list[dict[str, str]]:
    return [dict(step.values) for step in deadline.derivation if step.kind is kind]


@pytest.mark.parametrize("text", ["10min", "1h", "24h", "7d", "3wd", "4mo", "5y"])
def test_a_budget_reads_back_as_it_was_written(text: str):
    assert str(Budget.parse(text)) == text


@pytest.mark.parametrize("text", ["10", "", "min", "1.5h", "-1d", "0d", "3 weeks", "10m", "٣d"])
def test_a_length_of_time_without_a_known_unit_is_refused(text: str):
    with pytest.raises(BudgetError):
        Budget.parse(text)


@pytest.mark.parametrize(("budget", "mode"), [("3wd", "roll"), ("3d", "working_days"), ("24h", "roll")])
def test_a_budget_and_a_way_of_counting_that_differ_are_refused(budget: str, mode: str):
    with pytest.raises(LimitError):
        limit(budget, mode)


@pytest.mark.parametrize(
    ("budget", "start", "wanted"),
    [
        ("10min", "2026-02-16T23:55", "2026-02-17 00:05"),
        ("24h", "2026-10-01T10:20", "2026-10-02 10:20"),
        ("7d", "2026-02-12T10:20", "2026-02-20 00:00"),
        ("1d", "2026-03-02T00:00", "2026-03-04 00:00"),
        ("1mo", "2026-01-31T09:00", "2026-03-01 00:00"),
        ("5y", "2024-02-29T09:00", "2029-03-01 00:00"),
    ],
)
def test_a_continuous_limit_runs_through_nights_and_holidays(budget: str, start: str, wanted: str):
    assert due(budget, start) == wanted


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("2026-02-12T16:30", "2026-02-25 00:00"),  # 13, 14 (make-up), then past the festival to the 24th
        ("2026-09-30T09:00", "2026-10-11 00:00"),  # 8, 9, 10 (make-up)
        ("2026-02-25T09:00", "2026-03-01 00:00"),  # 26, 27, 28 (make-up Saturday)
    ],
)
def test_working_days_skip_holidays_and_count_make_up_days(start: str, wanted: str):
    assert due("3wd", start, "working_days") == wanted


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("2026-02-12T10:00", "2026-02-25 00:00"),  # the third day is the 15th, in the festival
        ("2026-02-11T10:00", "2026-02-15 00:00"),  # the third day is a make-up Saturday
    ],
)
def test_only_the_last_day_of_a_rolling_limit_moves(start: str, wanted: str):
    assert due("3d", start, "roll") == wanted


@pytest.mark.parametrize(("budget", "mode"), [("3wd", "working_days"), ("3d", "roll")])
def test_a_deadline_past_the_last_notice_is_never_guessed(budget: str, mode: str):
    with pytest.raises(CalendarNotPublished, match="2027-01-01"):
        due(budget, "2026-12-29T09:00", mode)


def test_a_continuous_limit_needs_no_notice():
    assert due("5y", "2026-12-29T09:00") == "2031-12-30 00:00"


def test_a_derivation_names_every_day_it_counts_and_skips():
    found = derive(
        limit("3wd", "working_days"), at("2026-02-12T10:00"), "cooperation.asked", CHINA, load("cn")
    )
    assert [one["day"] for one in steps(found, StepKind.COUNTED)] == [
        "2026-02-13",
        "2026-02-14",
        "2026-02-24",
    ]
    skipped = steps(found, StepKind.SKIPPED)
    assert [one["day"] for one in skipped] == [f"2026-02-{day}" for day in range(15, 24)]
    assert {(one["because"], one["notice"], one["zh"]) for one in skipped} == {
        ("holiday", "国办发明电〔2025〕7号", "春节放假调休")
    }
    assert steps(found, StepKind.STARTED) == [
        {"event": "cooperation.asked", "at": "2026-02-12T02:00:00.000000Z", "zone": "Asia/Shanghai"}
    ]
    assert steps(found, StepKind.RULE)[0]["source"] == "art. 105"
    assert steps(found, StepKind.DUE) == [{"at": "2026-02-24T16:00:00.000000Z"}]
    assert "国办发明电〔2025〕7号" in found.calendar_version


def test_a_rolled_deadline_says_from_where_to_where():
    found = derive(limit("3d", "roll"), at("2026-02-12T10:00"), "x", CHINA, load("cn"))
    assert steps(found, StepKind.ROLLED) == [{"day": "2026-02-15", "to": "2026-02-24"}]


def test_a_working_day_that_a_pause_touches_is_not_counted():
    pause = Pause("force_majeure", at("2026-03-03T09:00"), at("2026-03-04T09:00"))
    assert due("3wd", "2026-03-02T09:00", "working_days") == "2026-03-06 00:00"
    assert due("3wd", "2026-03-02T09:00", "working_days", pause) == "2026-03-10 00:00"


@pytest.mark.parametrize("budget", ["24h", "7d", "3wd"])
def test_nothing_is_due_while_the_clock_stands_still(budget: str):
    mode = "working_days" if budget.endswith("wd") else "continuous"
    stop = Pause("waits_for_court", at("2026-03-02T15:00"))
    found = derive(limit(budget, mode), at("2026-03-02T09:00"), "x", CHINA, load("cn"), [stop])
    assert found.due is None
    assert steps(found, StepKind.PAUSED) == [
        {"ground": "waits_for_court", "since": str(stop.since), "until": ""}
    ]
    assert found.derivation[-1].kind is StepKind.STANDS_STILL
    later = at("2026-06-01T09:00")
    assert not found.is_past(later)
    assert found.used(later) == found.used(stop.since) > 0


def test_a_pause_after_the_due_moment_changes_nothing():
    assert (
        due("1h", "2026-03-02T09:00", "continuous", Pause("x", at("2026-03-02T10:00"))) == "2026-03-02 10:00"
    )


def test_pauses_that_overlap_count_once_and_keep_both_grounds():
    pauses = (
        Pause("a", at("2026-03-02T10:00"), at("2026-03-02T12:00")),
        Pause("b", at("2026-03-02T11:00"), at("2026-03-02T13:00")),
    )
    found = derive(limit("24h"), at("2026-03-02T09:00"), "x", CHINA, load("cn"), pauses)
    assert found.due == at("2026-03-03T12:00")
    assert steps(found, StepKind.PAUSED)[0]["ground"] == "a, b"


def test_a_pause_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends after"):
        Pause("x", at("2026-03-02T10:00"), at("2026-03-02T09:00"))


@pytest.mark.parametrize(
    ("zone", "start", "hours"),
    [
        (LONDON, "2026-03-28T12:00", 35),  # 24:00 of the 29th, an hour short
        (LONDON, "2026-10-24T12:00", 37),
        (NEW_YORK, "2026-03-07T12:00", 35),
        (NEW_YORK, "2026-10-31T12:00", 37),
    ],
)
def test_a_day_is_a_day_on_the_clock_of_the_zone_when_clocks_change(zone: ZoneInfo, start: str, hours: int):
    began = at(start, zone)
    by_day = derive(limit("1d"), began, "x", zone, load("mon-fri")).due
    by_hour = derive(limit("24h"), began, "x", zone, load("mon-fri")).due
    assert by_day is not None
    assert by_day - began == timedelta(hours=hours)
    assert by_hour == began + timedelta(hours=24)


def test_the_day_of_the_start_is_the_day_in_the_zone():
    late_in_china = Instant.parse("2026-03-02T17:00:00+00:00")  # already the 3rd in Shanghai
    found = derive(limit("1wd", "working_days"), late_in_china, "x", CHINA, load("cn")).due
    assert found == at("2026-03-05T00:00")


def test_a_share_of_the_time_is_used():
    found = derive(limit("24h"), at("2026-03-02T09:00"), "x", CHINA, load("cn"))
    shares = [
        found.used(at(f"2026-03-0{day}T{hour}:00"))
        for day, hour in [(1, "09"), (2, "15"), (3, "09"), (4, "09")]
    ]
    assert shares == [0.0, 0.25, 1.0, 1.0]


def test_a_deadline_is_past_from_its_moment_on():
    found = derive(limit("24h"), at("2026-03-02T09:00"), "x", CHINA, load("cn"))
    assert not found.is_past(at("2026-03-03T08:59"))
    assert found.is_past(at("2026-03-03T09:00"))


def test_a_warning_comes_its_limit_before_the_end():
    found = derive_before(
        limit("4mo"), at("2025-01-01T09:00"), at("2026-07-01T00:00"), "warrant.expires", CHINA
    )
    assert found.due == at("2026-02-28T00:00")  # the last day is 30 June; four months before it
    assert steps(found, StepKind.STARTED)[0]["event"] == "warrant.expires"


def test_a_warning_that_would_lie_before_the_start_is_due_at_once():
    found = derive_before(limit("4mo"), at("2026-06-01T09:00"), at("2026-07-01T00:00"), "x", CHINA)
    assert found.due == found.start
    assert found.used(found.start) == 1.0


starts = st.integers(0, 300 * 24 * 60).map(
    lambda minutes: at("2025-03-01T00:00") + timedelta(minutes=minutes)
)
units = st.sampled_from([Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.MONTH])


@given(starts, units, st.integers(1, 20), st.integers(0, 20), st.sampled_from([CHINA, LONDON, NEW_YORK]))
def test_more_time_is_never_due_earlier(start: Instant, unit: Unit, amount: int, more: int, zone: ZoneInfo):
    shorter, longer = (
        derive(limit(f"{n}{unit}"), start, "x", zone, load("mon-fri")).due for n in (amount, amount + more)
    )
    assert shorter is not None
    assert longer is not None
    assert start < shorter <= longer


@given(starts, st.integers(1, 15), st.integers(0, 15))
def test_more_working_days_are_never_due_earlier(start: Instant, amount: int, more: int):
    shorter, longer = (
        derive(limit(f"{n}wd", "working_days"), start, "x", CHINA, load("cn")).due
        for n in (amount, amount + more)
    )
    assert shorter is not None
    assert longer is not None
    assert start < shorter <= longer


@given(starts, units, st.integers(1, 20), st.floats(0, 0.99), st.integers(0, 10**6))
def test_a_pause_moves_a_continuous_limit_by_exactly_its_length(
    start: Instant, unit: Unit, amount: int, share: float, seconds: int
):
    plain = derive(limit(f"{amount}{unit}"), start, "x", LONDON, load("mon-fri"))
    since = start + share * plain.allowed
    pause = Pause("x", since, since + timedelta(seconds=seconds))
    paused = derive(limit(f"{amount}{unit}"), start, "x", LONDON, load("mon-fri"), [pause])
    assert plain.due is not None
    assert paused.due == plain.due + timedelta(seconds=seconds)
    assert paused.allowed == plain.allowed


@given(starts, st.sampled_from(["45min", "24h", "3d", "1mo"]), st.floats(0, 2), st.floats(0, 2))
def test_the_share_used_only_grows(start: Instant, budget: str, one: float, other: float):
    found = derive(limit(budget), start, "x", NEW_YORK, load("mon-fri"))
    earlier, later = sorted((one, other))
    assert 0 <= found.used(start + earlier * found.allowed) <= found.used(start + later * found.allowed) <= 1
