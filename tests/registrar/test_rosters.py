"""Duty rosters through the one door: shifts change hands once, and the next month ends the clock of this one."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.registrar import build as b

from tipstaff.agencies.queries import user_named
from tipstaff.cooperation.core.liaison import commands as to
from tipstaff.cooperation.core.liaison.grounds import LiaisonGround
from tipstaff.cooperation.core.liaison.roster import Roster, roster_id
from tipstaff.cooperation.queries import on_duty, shifts_behind, shifts_of
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.month import month_from
from tipstaff.record.clocks import clocks_of
from tipstaff.record.escalations import escalations_of
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.submit import Entered

pytestmark = pytest.mark.usefixtures("agencies")

DESK = OfficeId("guangzhou-duty")
PLANNER = "duty.guangzhou"


def user(name: str) -> UserId:
    found = user_named(f"{name}.guangzhou")
    assert found
    return found


def command(kind: Any, month: str = "2026-12", /, at: Instant = b.NOW, **values: Any) -> Any:
    return kind(happened_at=at, roster=roster_id(DESK, month), **values)


def planned(month: str = "2026-12") -> Roster:
    """The legal officer all day, the registrar as deputy; both speak what is asked for."""
    first, last = month_from(date.fromisoformat(f"{month}-01"))
    b.do(command(to.PlanRoster, month, office=DESK, month=month), PLANNER)
    for name in ("legal", "registrar", "checker", "desk"):
        b.do(command(to.NameLanguages, month, officer=user(name), languages=("zh", "en")), PLANNER)
    shifts = {"officer": user("legal"), "deputy": user("registrar"), "begins": "00:00", "ends": "00:00"}
    b.do(command(to.AddShifts, month, first_day=first, last_day=last, **shifts), PLANNER)
    return roster(month)


def published(month: str = "2026-12", at: Instant = b.NOW) -> Roster:
    planned(month)
    b.do(command(to.PublishRoster, month, at=at), PLANNER, at)
    return roster(month)


def roster(month: str = "2026-12") -> Roster:
    state: Roster = b.state_of(roster_id(DESK, month))
    return state


def test_a_plan_has_no_shifts_in_any_list_and_a_published_roster_has_them_all():
    state, noon = planned(), Instant.parse("2026-12-03T12:00:00+08:00")
    assert on_duty(noon) == ((), 0)
    b.do(command(to.PublishRoster), PLANNER)
    (now,), count = on_duty(noon)
    assert count == 1
    assert (now.officer, now.deputy, now.languages) == (user("legal"), user("registrar"), ("zh", "en"))
    assert len(shifts_behind(None, state.agency, state.starts_at, limit=100)) == 31
    assert len(shifts_of(user("registrar"), state.starts_at)) == 31
    assert compare() == ()


def test_a_list_goes_on_behind_the_last_shift():
    state = published()
    rows = shifts_behind(None, None, state.starts_at, limit=100)
    assert shifts_behind(rows[9], None, state.starts_at, limit=100) == rows[10:]


def test_one_of_two_who_take_the_same_shift_at_once_has_it():
    published()
    b.do(command(to.OfferShift, number=1, taker=user("checker")), "legal.guangzhou")
    taking = command(to.TakeShift, number=1)
    absent = command(to.NoteAbsence, number=1)
    outcomes = b.together(
        [
            lambda: b.ask(taking, "checker.guangzhou"),
            lambda: b.ask(taking, "checker.guangzhou"),
            lambda: b.ask(absent, "legal.guangzhou"),
        ]
    )
    taken = [one for one in outcomes[:2] if isinstance(one, Entered)]
    assert len(taken) <= 1
    assert all(one.ground is LiaisonGround.NOT_OFFERED for one in outcomes[:2] if isinstance(one, Refused))
    shift = roster().shift(1)
    assert shift
    assert shift.officer == user("registrar")  # whoever had it by then was noted as absent
    assert shift.stood_in_for in {user("legal"), user("checker")}
    assert compare() == ()


def test_of_two_offers_at_once_one_taker_has_the_shift():
    published()
    offers = [command(to.OfferShift, number=1, taker=user(name)) for name in ("checker", "desk")]
    b.together([lambda each=each: b.ask(each, "legal.guangzhou") for each in offers])  # type: ignore[misc]
    taking = command(to.TakeShift, number=1)
    outcomes = b.together(
        [lambda name=name: b.ask(taking, f"{name}.guangzhou") for name in ("checker", "desk")]  # type: ignore[misc]
    )
    assert sum(isinstance(one, Entered) for one in outcomes) == 1


def test_the_next_months_roster_ends_the_clock_and_its_passing_is_taken_higher():
    december = published()
    (clock,) = clocks_of(december.roster)
    assert clock.due == Instant.parse("2026-12-24T00:00:00+08:00")
    keep_clocks(clock.due + timedelta(days=3))
    assert escalations_of(december.roster)
    published("2027-01")
    assert clocks_of(december.roster) == ()
    assert roster().next_published_at


def test_two_months_published_at_once_leave_the_earlier_without_a_clock():
    planned()
    planned("2027-01")
    b.together([lambda m=m: b.ask(command(to.PublishRoster, m), PLANNER) for m in ("2026-12", "2027-01")])  # type: ignore[misc]
    assert clocks_of(roster().roster) == ()
    assert [one.name for one in clocks_of(roster("2027-01").roster)] == ["next_roster"]


def test_who_holds_no_appointment_in_the_agency_is_not_put_on_duty():
    b.do(command(to.PlanRoster, office=DESK, month="2026-12"), PLANNER)
    elsewhere = user_named("duty.hangzhou")
    first, last = date(2026, 12, 1), date(2026, 12, 31)
    shifts = {"officer": elsewhere, "deputy": user("legal"), "begins": "00:00", "ends": "00:00"}
    refused = b.ask(command(to.AddShifts, first_day=first, last_day=last, **shifts), PLANNER)
    assert refused == Refused(LiaisonGround.NOT_STAFF)
