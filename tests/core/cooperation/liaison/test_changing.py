"""Once it is published, a shift changes hands by two people, and the deputy of somebody absent takes over at once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.core.cooperation.liaison import build as b
from tests.core.cooperation.liaison.test_planning import refused

from tipstaff.cooperation.core.liaison import commands as to
from tipstaff.cooperation.core.liaison.deadlines import NEXT, clocks, lapse
from tipstaff.cooperation.core.liaison.events import AbsenceNoted, DeputyTookOver
from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.month import month_named, month_within
from tipstaff.policy.profile import Profile

FIFTH = 5
"""Anna's day shift of 5 March; her deputy is Cara."""


def offering(taker: UserId, number: int = FIFTH) -> Any:
    return b.command(to.OfferShift, number=number, taker=taker)


TAKING = b.command(to.TakeShift, number=FIFTH)


def test_a_shift_is_given_by_one_and_taken_by_another():
    roster = b.do(offering(b.DAVID), b.published(), b.actor(b.ANNA))
    still = roster.shift(FIFTH)
    assert still
    assert still.officer == b.ANNA
    taken = b.do(TAKING, roster, b.actor(b.DAVID)).shift(FIFTH)
    assert taken
    assert (taken.officer, taken.deputy, taken.offered_to) == (b.DAVID, b.CARA, None)


def test_neither_the_giver_nor_the_taker_can_do_it_alone():
    roster = b.published()
    assert refused(b.ask(TAKING, roster, b.actor(b.DAVID)))[0] == "cooperation.not_offered"
    assert refused(b.ask(offering(b.ANNA), roster, b.actor(b.ANNA)))[0] == "cooperation.takes_own_shift"
    assert refused(b.ask(offering(b.DAVID), roster, b.actor(b.DAVID)))[0] == "cooperation.not_your_shift"
    offered = b.do(offering(b.DAVID), roster, b.actor(b.ANNA))
    assert refused(b.ask(TAKING, offered, b.actor(b.ANNA)))[0] == "cooperation.not_offered"


def test_a_later_offer_takes_the_place_of_an_earlier_one():
    roster = b.do(offering(b.DAVID), b.published(), b.actor(b.ANNA))
    roster = b.do(offering(b.BEN), roster, b.actor(b.ANNA))
    assert refused(b.ask(TAKING, roster, b.actor(b.DAVID)))[0] == "cooperation.not_offered"


def test_a_swap_leaves_nobody_their_own_deputy_on_duty_twice_or_without_a_language():
    roster = b.published()
    assert refused(b.ask(offering(b.CARA), roster, b.actor(b.ANNA)))[0] == "cooperation.deputy_of_own_shift"
    overlapping = replace(
        roster, shifts=(replace(roster.shifts[0], ends_at=roster.ends_at), *roster.shifts[1:])
    )
    assert refused(b.ask(offering(b.DAVID), overlapping, b.actor(b.ANNA)))[0] == "cooperation.on_duty_already"
    newcomer = UserId("newcomer")
    silent = b.ask(offering(newcomer), roster, b.actor(b.ANNA), staff=b.STAFF | {newcomer})
    assert refused(silent)[0] == "cooperation.language_uncovered"
    stranger = offering(UserId("stranger"))
    assert refused(b.ask(stranger, roster, b.actor(b.ANNA)))[0] == "cooperation.not_staff"


def test_what_has_changed_since_the_offer_is_looked_at_again():
    roster = b.do(offering(b.DAVID), b.published(), b.actor(b.ANNA))
    left = b.STAFF - {b.DAVID}
    assert refused(b.ask(TAKING, roster, b.actor(b.DAVID), staff=left))[0] == "cooperation.not_staff"


def test_the_deputy_of_somebody_absent_takes_over_at_once_by_an_event_that_says_so():
    roster = b.published()
    absent = b.command(to.NoteAbsence, number=FIFTH)
    events = b.ask(absent, roster, b.actor(b.BEN))
    assert isinstance(events, tuple)
    assert [type(one) for one in events] == [AbsenceNoted, DeputyTookOver]
    roster = b.do(absent, roster, b.actor(b.BEN))
    shift = roster.shift(FIFTH)
    assert shift
    assert (shift.officer, shift.stood_in_for, shift.deputy) == (b.CARA, b.ANNA, None)
    assert refused(b.ask(absent, roster, b.actor(b.BEN)))[0] == "cooperation.nobody_stands_in"
    own = b.command(to.NameShiftDeputy, number=FIFTH, deputy=b.CARA)
    assert refused(b.ask(own, roster, b.actor()))[0] == "cooperation.deputy_of_own_shift"
    stranger = b.command(to.NameShiftDeputy, number=FIFTH, deputy=UserId("stranger"))
    assert refused(b.ask(stranger, roster, b.actor()))[0] == "cooperation.not_staff"
    named = b.do(b.command(to.NameShiftDeputy, number=FIFTH, deputy=b.DAVID), roster, b.actor()).shift(FIFTH)
    assert named
    assert named.deputy == b.DAVID


def test_an_absence_ends_an_offer():
    roster = b.do(offering(b.DAVID), b.published(), b.actor(b.ANNA))
    roster = b.do(b.command(to.NoteAbsence, number=FIFTH), roster, b.actor(b.BEN))
    assert refused(b.ask(TAKING, roster, b.actor(b.DAVID)))[0] == "cooperation.not_offered"


def test_a_deputy_brings_the_languages_of_the_officer():
    roster = b.published()
    newcomer = UserId("newcomer")
    named = b.command(to.NameShiftDeputy, number=FIFTH, deputy=newcomer)
    outcome = b.ask(named, roster, b.actor(), staff=b.STAFF | {newcomer})
    assert refused(outcome)[0] == "cooperation.deputy_without_language"


def test_a_plan_has_no_swaps_and_what_is_over_does_not_change():
    assert refused(b.ask(offering(b.DAVID), b.full(), b.actor()))[0] == "cooperation.roster_not_published"
    later = Instant.parse("2026-03-06T00:00:00+08:00")
    over = b.ask(offering(b.DAVID), b.published(), b.actor(), now=later)
    assert refused(over)[0] == "cooperation.shift_over"
    none = b.ask(offering(b.DAVID, 999), b.published(), b.actor())
    assert refused(none) == ("cooperation.no_such_shift", {"number": "999"})


def test_the_next_roster_is_due_a_week_before_the_month_ends_and_ends_the_clock():
    roster = b.published()
    (clock,) = clocks(roster, b.CN)
    assert (clock.name, clock.owner) == (NEXT, b.DESK)
    assert clock.deadline.due == Instant.parse("2026-03-24T00:00:00+08:00")
    assert b.CN.climbs(clock.deadline)  # it goes higher when it passes
    assert lapse(roster, NEXT, clock.deadline.due) is None
    noted = b.do(b.command(to.NoteNextPublished), roster, b.CLOCK)
    assert clocks(noted, b.CN) == ()
    assert clocks(b.full(), b.CN) == ()


def test_a_roster_published_after_its_next_one_owes_none():
    roster = b.do(b.command(to.PublishRoster), b.full(), b.actor(), next_is_published=True)
    assert clocks(roster, b.CN) == ()


@pytest.mark.parametrize(
    ("rules", "zone", "month", "due"),
    [
        (b.CN, "Asia/Shanghai", "2025-10", "2025-10-24T00:00:00+08:00"),
        (b.CN, "Asia/Shanghai", "2026-02", "2026-02-21T00:00:00+08:00"),  # in the Spring Festival: not moved
        (b.CN, "Europe/Berlin", "2025-10", "2025-10-24T00:00:00+02:00"),  # its month ends in winter time
        (b.EU, "Europe/Berlin", "2025-03", "2025-03-24T00:00:00+01:00"),  # its month ends in summer time
        (b.EU, "Europe/Dublin", "2025-10", "2025-10-24T00:00:00+01:00"),
    ],
)
def test_the_next_roster_is_due_when_it_was_counted_by_hand(rules: Profile, zone: str, month: str, due: str):
    first = month_named(month)
    assert first
    begins, ends = month_within(first, ZoneInfo(zone))
    counted = rules.deadline_before("liaison.next_roster", begins, ends, "published", zone=zone)
    assert counted.due == Instant.parse(due)


def test_a_week_before_is_counted_on_the_offices_clock_through_the_change_of_time():
    roster = b.published("Europe/Berlin", "2026-03", b.EU)
    (clock,) = clocks(roster, b.EU)
    assert clock.deadline.due == Instant.parse("2026-03-24T00:00:00+01:00")
    assert roster.ends_at - roster.starts_at == timedelta(days=31) - timedelta(hours=1)
