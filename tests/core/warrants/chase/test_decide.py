"""Chases: each holder once, each answers for itself, and whoever is silent is named until they answer."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.warrants import build as w
from tests.core.warrants.chase import build as b

from tipstaff.kernel.actor import Role
from tipstaff.kernel.codec import plain, read
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, OfficeId
from tipstaff.warrants.core.chase.chase import ChaseStatus, Handling, HoldingKind
from tipstaff.warrants.core.chase.commands import NoteNewsUnanswered
from tipstaff.warrants.core.chase.deadlines import clocks, lapse
from tipstaff.warrants.core.chase.evolve import evolve
from tipstaff.warrants.core.chase.grounds import SENTENCES
from tipstaff.warrants.core.chase.grounds import ChaseGround as Because
from tipstaff.warrants.core.grounds import WarrantGround

LATE = b.TOLD + b.ACK_LIMIT


def test_an_office_that_holds_two_things_stands_in_the_list_once_with_both():
    chase = b.opened()
    assert [(one.holder.number, one.holder.office) for one in chase.holders] == [
        (1, b.OTHER_DUTY),
        (2, b.FIELD),
    ]
    field = chase.of_office(b.FIELD)
    assert field
    assert {one.kind for one in field.holder.holds} == {HoldingKind.OPERATION, HoldingKind.CONFIRMATION}


def test_the_same_thing_named_twice_is_held_once():
    chase = b.opened(b.HELD[0], b.HELD[0])
    assert [len(one.holder.holds) for one in chase.holders] == [1]


def test_the_order_in_which_holders_were_found_makes_no_difference():
    assert b.opened(*reversed(b.HELD)) == b.opened(*b.HELD)


def test_a_chase_in_which_nobody_holds_anything_is_over_at_once():
    chase = b.done(b.OPEN, None, b.facts(held=()))
    assert (chase.status, chase.last_knew_at, chase.took) == (ChaseStatus.NOBODY_HELD, None, None)
    assert clocks(chase, w.RULES) == ()


def test_the_operation_that_brought_it_about_knows_and_is_not_asked():
    chase = b.done(replace(b.OPEN, known_by=b.OPERATION), None, b.facts())
    assert [one.holder.office for one in chase.holders] == [b.OTHER_DUTY]


def test_every_holder_has_a_clock_of_their_own_from_the_moment_they_are_told():
    happened = b.TOLD - timedelta(hours=3)  # the court's word of the morning, entered at noon
    chase = b.done(replace(b.OPEN, happened_at=happened), None, b.facts())
    running = {(clock.name, clock.owner, clock.deadline.due) for clock in clocks(chase, w.RULES)}
    assert running == {("news:1", b.OTHER_DUTY, LATE), ("news:2", b.FIELD, LATE)}
    assert {clock.level for clock in clocks(chase, w.RULES)} == {1}


def test_the_last_acknowledgement_ends_the_chase_and_says_how_long_it_took():
    chase = b.acknowledged(b.opened(), b.FIELD_OFFICER, Handling.STOOD_DOWN)
    assert (chase.status, chase.last_knew_at) == (ChaseStatus.CHASING, None)
    chase = b.acknowledged(chase, b.OTHER_OFFICER, at=b.TOLD + timedelta(minutes=9))
    assert chase.status is ChaseStatus.ALL_KNOW
    assert chase.took == timedelta(minutes=9)
    assert not any(one.answer.late for one in chase.holders if one.answer)


def test_nobody_knew_earlier_by_saying_so():
    now = LATE + timedelta(minutes=1)
    known = b.facts(b.FIELD_OFFICER, now)
    chase = b.opened(b.HELD[0])
    chase = b.done(replace(b.ACKNOWLEDGE, handling=Handling.STOOD_DOWN), chase, known)
    (one,) = chase.holders
    assert one.answer
    assert (one.answer.at, one.answer.late) == (now, True)
    assert chase.took == b.ACK_LIMIT + timedelta(minutes=1)


def test_silence_goes_to_the_duty_office_then_to_oversight_and_the_holder_stays():
    chase = b.silent(b.opened(b.HELD[0]), b.FIELD, LATE)
    assert [(c.name, c.owner, c.deadline.due) for c in clocks(chase, w.RULES)] == [
        ("news:1", b.FIELD, LATE),
        ("news_escalated:1.2", b.DUTY, LATE + b.ACK_LIMIT),
    ]
    later = LATE + b.ACK_LIMIT
    chase = b.silent(chase, b.FIELD, later)
    assert [c.owner for c in clocks(chase, w.RULES)] == [b.FIELD, b.DUTY, b.WATCH]
    chase = b.silent(chase, b.FIELD, later + b.ACK_LIMIT)
    assert chase.unanswered[0].is_at_its_end
    assert [c.owner for c in clocks(chase, w.RULES)] == [b.FIELD, b.DUTY, b.WATCH]
    assert all(lapse(chase, c.name, later) is None for c in clocks(chase, w.RULES))
    chase = b.acknowledged(chase, b.FIELD_OFFICER, at=later + timedelta(days=2))
    assert (chase.status, clocks(chase, w.RULES)) == (ChaseStatus.ALL_KNOW, ())
    assert chase.holders[0].answer
    assert chase.holders[0].answer.late


def test_a_silent_duty_office_is_not_told_twice():
    chase = b.silent(b.opened(b.HELD[2]), b.OTHER_DUTY, LATE)
    assert chase.unanswered[0].told == (b.OTHER_DUTY, b.WATCH)


def test_an_office_told_late_has_its_whole_time():
    noted = LATE + timedelta(hours=2)  # the clock stood still meanwhile
    chase = b.opened(b.HELD[0])
    note = NoteNewsUnanswered(happened_at=LATE, chase=chase.chase, number=1, rung=1)
    chase = b.done(note, chase, b.facts(now=noted))
    assert clocks(chase, w.RULES)[1].deadline.due == noted + b.ACK_LIMIT


def test_a_rung_is_climbed_once():
    chase = b.opened(b.HELD[0])
    note = lapse(chase, "news:1", LATE)
    assert note
    chase = b.done(note, chase, b.facts(now=LATE))
    assert b.decided(note, chase, b.facts(now=LATE)) == Refused(Because.NOTHING_TO_NOTE)
    assert lapse(chase, "news:1", LATE) is None


REFUSED: list[tuple[str, Any, Any, Any]] = [
    (
        "nothing held",
        b.ACKNOWLEDGE,
        b.facts(w.actor("x", Role.OFFICER, office=OfficeId("elsewhere"))),
        Because.NOT_THE_HOLDER,
    ),
    (
        "no operation",
        replace(b.ACKNOWLEDGE, handling=Handling.STOOD_DOWN),
        b.facts(b.OTHER_OFFICER),
        Because.NO_OPERATION_HELD,
    ),
    (
        "ahead of time",
        replace(b.ACKNOWLEDGE, happened_at=b.TOLD + timedelta(seconds=1)),
        b.facts(b.OTHER_OFFICER),
        WarrantGround.NOT_YET_HAPPENED,
    ),
    (
        "oversight",
        b.ACKNOWLEDGE,
        b.facts(replace(w.OVERSIGHT, office=b.OTHER_DUTY)),
        WarrantGround.WRONG_ROLE,
    ),
    ("opened twice", b.OPEN, b.facts(), Because.CHASE_EXISTS),
    (
        "too early",
        NoteNewsUnanswered(happened_at=b.TOLD, chase=b.CHASE, number=1, rung=1),
        b.facts(),
        WarrantGround.NOT_YET_DUE,
    ),
    (
        "nobody's silence",
        NoteNewsUnanswered(happened_at=b.TOLD, chase=b.CHASE, number=9, rung=1),
        b.facts(),
        Because.NO_SUCH_HOLDER,
    ),
]


@pytest.mark.parametrize(
    ("command", "known", "ground"), [one[1:] for one in REFUSED], ids=[o[0] for o in REFUSED]
)
def test_what_is_refused_and_why(command: Any, known: Any, ground: Any):
    assert b.decided(command, b.opened(), known) == Refused(ground)


def test_nobody_acknowledges_twice():
    chase = b.acknowledged(b.opened(), b.FIELD_OFFICER)
    assert b.decided(b.ACKNOWLEDGE, chase, b.facts(b.FIELD_OFFICER)) == Refused(Because.ALREADY_KNOWN)
    note = NoteNewsUnanswered(happened_at=LATE, chase=b.CHASE, number=b.number_of(chase, b.FIELD), rung=1)
    assert b.decided(note, chase, b.facts(now=LATE)) == Refused(Because.NOTHING_TO_NOTE)


def test_a_chase_that_is_not_there_is_not_acknowledged():
    assert b.decided(b.ACKNOWLEDGE, None, b.facts(b.FIELD_OFFICER)) == Refused(Because.NO_SUCH_CHASE)


def test_there_is_no_chase_about_a_warrant_that_is_not_there():
    assert b.decided(b.OPEN, None, b.facts(warrant=None)) == Refused(WarrantGround.NOT_REGISTERED)


def test_every_ground_has_a_sentence():
    assert set(SENTENCES) == set(Because)


def test_a_chase_begins_by_being_opened():
    outcome = b.decided(b.ACKNOWLEDGE, b.opened(), b.facts(b.OTHER_OFFICER))
    assert not isinstance(outcome, Refused)
    with pytest.raises(ValueError, match="opened"):
        evolve(None, outcome[0])


def test_its_events_read_back_as_they_were_written():
    opened = b.decided(b.OPEN, None, b.facts())
    assert not isinstance(opened, Refused)
    assert read(plain(opened[0]), type(opened[0])) == opened[0]


@given(
    offices=st.lists(st.integers(0, 9), min_size=1, max_size=25),
    unreachable=st.sets(st.integers(0, 9)),
)
def test_of_any_holders_those_who_are_silent_are_named_taken_further_and_never_dropped(
    offices: list[int], unreachable: set[int]
):
    things = tuple(
        b.held(HoldingKind.PRINT, f"handout-{n}", OfficeId(f"office-{office}"), AgencyId(w.BUREAU))
        for n, office in enumerate(offices)
    )
    chase = b.opened(*things)
    assert sum(len(one.holder.holds) for one in chase.holders) == len(things)
    for office in set(offices) - unreachable:
        chase = b.acknowledged(chase, w.actor("x", Role.OFFICER, office=OfficeId(f"office-{office}")))
    lost = {OfficeId(f"office-{office}") for office in set(offices) & unreachable}
    at = LATE
    for _ in range(5):
        for clock in clocks(chase, w.RULES):
            if clock.deadline.is_past(at) and (note := lapse(chase, clock.name, at)):
                chase = b.done(note, chase, b.facts(now=at))
        assert {one.holder.office for one in chase.unanswered} == lost
        at = at + b.ACK_LIMIT
    assert all(one.told == (one.holder.office, b.DUTY, b.WATCH) for one in chase.unanswered)
    assert (chase.status is ChaseStatus.CHASING) == bool(lost)
    owners = {clock.owner for clock in clocks(chase, w.RULES)}
    assert owners == (lost | {b.DUTY, b.WATCH} if lost else set())
