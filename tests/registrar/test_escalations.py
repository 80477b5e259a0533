"""A time that has passed climbs the ladder: each rung once, whatever stops, jumps or is tried twice."""

from datetime import date, timedelta

import pytest
from django.db import connection
from tests.registrar import build as b

from tipstaff.kernel.ids import MatterId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.record import models
from tipstaff.record.clocks import next_to_lapse
from tipstaff.record.escalations import Escalation, escalated_to, escalations_of
from tipstaff.registrar import escalations, keeper
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.rules import rules_named
from tipstaff.warrants.core.commands import PauseClock

pytestmark = pytest.mark.usefixtures("agencies")

HOUR = timedelta(hours=1)
PASSED = b.NOW + 24 * HOUR
"""When the second check of a warrant that was registered at b.NOW is due."""
TO_OWNER, TO_AGENCY, TO_OVERSIGHT = PASSED + HOUR, PASSED + 8 * HOUR, PASSED + 24 * HOUR
"""A quarter of 24 hours but at most 1 h; half but at most 8 h; all of it, which is 24 h."""


EARLIER = {"issued_on": date(2026, 10, 22)}


def raised(warrant: MatterId, clock: str = "check") -> list[Escalation]:
    return [one for one in escalations_of(warrant) if one.clock == clock]


def numbers(warrant: MatterId) -> list[int]:
    return [one.number for one in raised(warrant)]


def entered_of(warrant: MatterId) -> int:
    return models.Entry.objects.filter(
        event="record.escalated", leaf__contains=f'"about":"{warrant}"'
    ).count()


def test_a_check_that_nobody_makes_is_taken_to_its_owner_then_the_agency_then_oversight():
    warrant = b.registered()
    keep_clocks(TO_OVERSIGHT)
    assert [(one.addressee, one.office, one.at) for one in raised(warrant)] == [
        ("owner", "guangzhou-registration", TO_OWNER),
        ("agency", "guangzhou-duty", TO_AGENCY),
        ("oversight", "oversight-watch", TO_OVERSIGHT),
    ]
    assert {one.owner for one in raised(warrant)} == {"guangzhou-registration"}
    assert compare() == ()


def test_no_rung_is_raised_a_moment_too_early():
    warrant = b.registered()
    keep_clocks(TO_OWNER - timedelta(microseconds=1))
    assert numbers(warrant) == []
    assert next_to_lapse(TO_OVERSIGHT) == TO_OWNER
    keep_clocks(TO_OWNER)
    assert numbers(warrant) == [1]
    assert next_to_lapse(TO_OVERSIGHT) == TO_AGENCY


def test_two_keepers_at_once_raise_every_rung_once():
    warrants = [b.registered(f"both-{number}") for number in range(5)]
    b.together([lambda: keep_clocks(TO_OVERSIGHT)] * 3)
    keep_clocks(TO_OVERSIGHT)
    assert [numbers(each) for each in warrants] == [[1, 2, 3]] * 5
    assert [entered_of(each) for each in warrants] == [3] * 5
    assert compare() == ()


def test_a_keeper_killed_between_the_commit_and_its_return_raises_nothing_twice(
    monkeypatch: pytest.MonkeyPatch,
):
    warrant, enter = b.registered(), escalations._enter

    def killed(*arguments: object) -> object:
        enter(*arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    keep_clocks(PASSED)
    monkeypatch.setattr(escalations, "_enter", killed)
    for at in (TO_OWNER, TO_AGENCY):
        with pytest.raises(KeyboardInterrupt):
            keep_clocks(at)
    monkeypatch.undo()
    keep_clocks(TO_AGENCY)
    assert (numbers(warrant), entered_of(warrant)) == ([1, 2], 2)
    assert compare() == ()


def test_a_clock_that_jumps_back_and_forward_again_raises_each_rung_once():
    warrant = b.registered()
    for at in (TO_OWNER, TO_OWNER - HOUR, TO_OWNER, TO_AGENCY, TO_AGENCY - HOUR, TO_AGENCY, TO_OVERSIGHT):
        keep_clocks(at)
    assert (numbers(warrant), entered_of(warrant)) == ([1, 2, 3], 3)
    keep_clocks(TO_OWNER)
    assert entered_of(warrant) == 3


def test_the_claim_of_a_rung_follows_neither_from_when_it_is_due_nor_from_the_time_of_day():
    warrant = b.registered()
    keep_clocks(PASSED)
    keep_clocks(TO_OWNER)
    start = raised(warrant)[0].started
    claim = escalations.submission_of(warrant, "check", start, 1)
    assert models.Entry.objects.filter(submission=claim).count() == 1
    others = {escalations.submission_of(warrant, "check", start, number) for number in (1, 2, 3)}
    assert len(others) == 3


def test_what_was_answered_is_taken_no_higher():
    warrant = b.registered()
    keep_clocks(TO_OWNER)
    b.do(b.checking(warrant, TO_OWNER), "checker.guangzhou", TO_OWNER)
    keep_clocks(TO_OVERSIGHT)
    assert numbers(warrant) == [1]
    rows, count = escalated_to([b.who("registrar.guangzhou").office])
    assert (rows, count) == ((), 0)


def test_what_is_answered_while_the_keeper_decides_is_taken_no_higher(monkeypatch: pytest.MonkeyPatch):
    warrant, load = b.registered(), keeper.load
    keep_clocks(PASSED)

    def answered_meanwhile(matter: MatterId) -> object:
        loaded = load(matter)
        b.do(b.checking(warrant, TO_OWNER), "checker.guangzhou", TO_OWNER)
        return loaded

    monkeypatch.setattr(keeper, "load", answered_meanwhile)
    keep_clocks(TO_OWNER)
    assert entered_of(warrant) == 0


def test_a_pause_moves_every_rung_by_its_length():
    warrant = b.registered()
    at = b.NOW + HOUR
    pause = PauseClock(happened_at=at, warrant=warrant, clock="check", ground="court_clarification")
    b.do(pause, "registrar.guangzhou", at)
    until = b.state_of(warrant).pauses[0].pause.until
    later = until - at
    keep_clocks(TO_OWNER)
    assert numbers(warrant) == []
    keep_clocks(TO_OWNER + later)
    assert [one.at for one in raised(warrant)] == [TO_OWNER + later]
    assert compare() == ()


def test_a_day_of_twenty_five_hours_moves_a_rung_by_exactly_that_day():
    """Berlin, 25 October 2026: clocks go back at 03:00. By hand: a red record reviewed on the 24th at 10:00 (08:00 UTC)
    is due when the 25th ends, 00:00 on the 26th (+01:00, 23:00 UTC on the 25th): 39 hours. A quarter is 9 h 45, half
    is 19 h 30, all is 39 h: capped at 1 h, 8 h and 24 h.
    """
    rules = rules_named("eu-eaw/2026-1")
    start = Instant.parse("2026-10-24T10:00:00+02:00")
    deadline = rules.deadline("warrant.record_review.red", start, "x", zone="Europe/Berlin")
    assert deadline.allowed == 39 * HOUR
    assert rules.climbs(deadline) == (
        Instant.parse("2026-10-26T01:00:00+01:00"),
        Instant.parse("2026-10-26T08:00:00+01:00"),
        Instant.parse("2026-10-27T00:00:00+01:00"),
    )


def test_over_the_night_in_which_an_hour_comes_twice_each_rung_is_raised_once():
    """02:30 comes twice in Berlin that night; a keeper that runs through both raises what is due once each."""
    before = Instant.parse("2026-10-24T00:30:00+02:00")
    warrant = WarrantId(b.do(b.registering("dst", before, **EARLIER), "registrar.guangzhou", before).matter)
    first = Instant.parse("2026-10-25T00:30:00+02:00")
    for minutes in range(0, 26 * 60, 30):
        keep_clocks(first + timedelta(minutes=minutes))
    hours = [one.at for one in raised(warrant)]
    assert hours == [first + HOUR, first + 8 * HOUR, first + 24 * HOUR]
    assert hours[1] == Instant.parse("2026-10-25T07:30:00+01:00")
    assert entered_of(warrant) == 3


def test_a_rung_is_found_by_its_index():
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT * FROM record_clock WHERE NOT lapses AND climbs_at <= now()"
            " ORDER BY climbs_at, matter, name LIMIT 500"
        )
        plan = "\n".join(row for (row,) in cursor.fetchall())
        cursor.execute("RESET enable_seqscan")
    assert "clocks_to_raise" in plan
