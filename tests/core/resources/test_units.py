"""Who and what is booked of a unit, and on which ground it is not."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.core.resources import build as b

from tipstaff.kernel.ids import UserId
from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.unit import commands as units
from tipstaff.resources.core.unit.deadlines import clocks, lapse
from tipstaff.resources.core.unit.obstacles import obstacles
from tipstaff.resources.core.unit.unit import Readiness, Unit

READY = b.ready_unit()
RESERVED = b.after(READY, b.reserving())
EMPTY = b.after(None, b.forming())
UNKNOWN = UserId("nobody")
SOON = b.NOW + b.HOUR


def act(form: type[Any], **other: Any) -> Any:
    return form(happened_at=b.NOW, unit=b.UNIT, **other)


CONFIRM, RELEASE = act(units.ConfirmUnitBooking, number=1), act(units.ReleaseUnitBooking, number=1)
LAPSE = act(units.NoteUnitReservationLapsed, number=1)
OFFER = act(units.OfferAsset, code=b.VAN, to=b.OTHER)
TAKE_OVER = units.TakeOverAsset(happened_at=b.NOW, unit=b.OTHER, giver=b.UNIT, code=b.VAN)
NEIGHBOUR = b.after(None, b.forming(b.OTHER, "HZ-TEAM-2"))


# ── booked ──


def test_qualified_officers_on_duty_and_a_ready_van_are_reserved_then_confirmed_then_given_back():
    assert RESERVED.bookings[0].status is BookingStatus.RESERVED
    confirmed = b.after(RESERVED, CONFIRM, at=SOON)
    assert confirmed.bookings[0].status is BookingStatus.CONFIRMED
    given_back = b.after(confirmed, RELEASE)
    assert given_back.bookings[0].status is BookingStatus.RELEASED
    assert b.after(given_back, b.reserving()).bookings[1].is_standing


def test_a_reservation_lapses_by_itself_and_frees_whom_it_kept():
    (clock,) = clocks(RESERVED, b.RULES)
    assert clock.deadline.due == b.NOW + timedelta(hours=2)
    assert clock.by_itself
    noted = lapse(RESERVED, clock.name, clock.deadline.due)
    lapsed = b.after(RESERVED, noted, by=b.CLOCK, at=clock.deadline.due)
    assert lapsed.bookings[0].status is BookingStatus.LAPSED
    assert clocks(lapsed, b.RULES) == ()
    assert b.after(lapsed, b.reserving()).bookings[1].is_standing


def test_a_confirmed_booking_has_no_clock():
    confirmed = b.after(RESERVED, CONFIRM)
    assert clocks(confirmed, b.RULES) == ()
    assert lapse(confirmed, "reservation:1", SOON) is None


def test_two_shifts_one_after_the_other_cover_a_booking_across_both():
    on_duty = b.after(READY, b.planning(b.shift(starts=b.NOW + 12 * b.HOUR)))
    late = b.reserving(starts=b.NOW + 10 * b.HOUR, ends=b.NOW + 14 * b.HOUR)
    assert b.after(on_duty, late).bookings
    assert b.refused(late, READY).ground == "resources.off_shift"


def test_bookings_one_after_the_other_are_no_double_booking():
    later = b.reserving(starts=b.NOW + 5 * b.HOUR, ends=b.NOW + 6 * b.HOUR)
    assert len(b.after(RESERVED, later).bookings) == 2


# ── refused: the person or thing ──


def without(kind: str) -> Unit:
    return b.after(READY, act(units.WithdrawQualification, officer=b.ZHU, kind=kind))


def with_readiness(readiness: Readiness) -> Unit:
    return b.after(READY, act(units.SetReadiness, code=b.VAN, readiness=readiness))


def less_trained() -> Unit:
    (zhu, pan) = READY.officers
    return replace(READY, officers=(replace(zhu, trainings=zhu.trainings[1:]), pan))


NOT_BOOKED: list[tuple[str, Unit, Any]] = [
    ("resources.unqualified", without("driving"), b.reserving()),
    (
        "resources.qualification_expired",
        b.after(READY, b.qualifying(kind="driving", until=b.TODAY - b.DAY)),
        b.reserving(),
    ),
    (
        "resources.qualification_expired",
        b.after(READY, b.qualifying(kind="driving", since=b.TODAY + b.DAY)),
        b.reserving(),
    ),
    ("resources.training_short", less_trained(), b.reserving()),
    ("resources.off_shift", READY, b.reserving(ends=b.NOW + 13 * b.HOUR)),
    ("resources.off_shift", b.after(READY, act(units.CancelShift, number=1)), b.reserving()),
    ("resources.not_ready", with_readiness(Readiness.IN_MAINTENANCE), b.reserving()),
    ("resources.not_ready", with_readiness(Readiness.OUT_OF_USE), b.reserving()),
    (
        "resources.maintenance_due",
        b.after(
            READY,
            act(units.RecordMaintenance, code=b.VAN, done_on=b.TODAY - 90 * b.DAY),
        ),
        b.reserving(),
    ),
    ("resources.double_booked", RESERVED, b.reserving()),
    ("resources.double_booked", RESERVED, b.reserving(officers=(), starts=b.NOW + 4 * b.HOUR)),
    ("resources.not_enrolled", READY, b.reserving(officers=(UNKNOWN,))),
    ("resources.no_such_asset", READY, b.reserving(assets=("HZ-VAN-9",))),
]


@pytest.mark.parametrize(("ground", "unit", "command"), NOT_BOOKED)
def test_nobody_and_nothing_that_is_not_fit_for_the_work_is_booked(ground: str, unit: Unit, command: Any):
    assert b.refused(command, unit).ground == ground


def test_the_last_day_of_maintenance_and_of_a_qualification_still_count():
    until = b.after(
        READY,
        act(units.RecordMaintenance, code=b.VAN, done_on=b.TODAY - 89 * b.DAY),
        b.qualifying(kind="driving", until=b.TODAY),
    )
    assert b.after(until, b.reserving()).bookings


def test_training_of_more_than_a_year_ago_does_not_count():
    (zhu, pan) = READY.officers
    old = replace(zhu.trainings[0], held_on=b.TODAY - 365 * b.DAY)
    unit = replace(READY, officers=(replace(zhu, trainings=(old, *zhu.trainings[1:])), pan))
    found = b.refused(b.reserving(), unit)
    assert found.values == {"officer": "zhu", "hours": "72", "needed": "80"}


def test_what_came_after_the_reservation_stops_its_confirmation_and_shows_as_a_conflict():
    (booking,) = RESERVED.bookings
    unit = b.after(RESERVED, act(units.WithdrawQualification, officer=b.ZHU, kind="driving"))
    assert b.refused(CONFIRM, unit).ground == "resources.unqualified"
    found = [one.ground for one in obstacles(unit, booking.want, booking.window, b.RULES, booking.number)]
    assert found == ["resources.unqualified"]
    assert not list(obstacles(RESERVED, booking.want, booking.window, b.RULES, booking.number))


# ── an exchange takes both ──


def test_what_one_unit_hands_over_the_other_takes_as_it_is():
    offered = b.after(
        READY, act(units.SetReadiness, code=b.VAN, readiness=Readiness.IN_MAINTENANCE), OFFER, other=NEIGHBOUR
    )
    assert offered.asset(b.VAN) is not None
    taken = b.after(NEIGHBOUR, TAKE_OVER, other=offered)
    given = b.after(offered, act(units.NoteAssetGone, code=b.VAN, to=b.OTHER), by=b.CLOCK)
    there = taken.asset(b.VAN)
    assert there is not None
    assert (there.readiness, there.maintained_on) == (Readiness.IN_MAINTENANCE, b.TODAY - 10 * b.DAY)
    assert given.asset(b.VAN) is None


def test_an_offer_that_was_called_off_is_not_taken():
    offered = b.after(READY, OFFER, other=NEIGHBOUR)
    kept = b.after(offered, act(units.WithdrawOffer, code=b.VAN))
    assert b.refused(TAKE_OVER, NEIGHBOUR, other=kept).ground == "resources.not_offered"


# ── refused: the act ──

OFFERED = b.after(READY, OFFER, other=NEIGHBOUR)
CLOSED = replace(b.OPERATION, is_closed=True)
REFUSED: list[tuple[str, Unit | None, Any, dict[str, Any]]] = [
    ("resources.wrong_role", None, b.forming(), {"by": b.DUTY}),
    ("resources.bad_code", None, b.forming(code="hz team"), {}),
    ("resources.no_such_unit", None, b.enrolling(), {}),
    ("resources.unit_exists", READY, b.forming(), {}),
    ("resources.not_your_unit", READY, b.reserving(), {"by": b.ELSEWHERE}),
    ("resources.not_of_agency", EMPTY, b.enrolling(), {"is_of_agency": False}),
    ("resources.enrolled_already", READY, b.enrolling(), {}),
    ("resources.enrolled_already", EMPTY, b.enrolling(), {"enrolled_in": b.OTHER}),
    ("resources.no_officers", EMPTY, b.planning(b.shift()), {}),
    ("resources.not_enrolled", READY, act(units.DischargeOfficer, officer=UNKNOWN), {}),
    ("resources.not_enrolled", READY, b.training(UNKNOWN), {}),
    ("resources.officer_booked", RESERVED, act(units.DischargeOfficer, officer=b.ZHU), {}),
    ("resources.qualification_not_listed", READY, b.qualifying(kind="charm"), {}),
    (
        "resources.no_such_qualification",
        READY,
        act(units.WithdrawQualification, officer=b.ZHU, kind="firearms"),
        {},
    ),
    ("resources.validity_ends_first", READY, b.qualifying(until=b.TODAY - 301 * b.DAY), {}),
    ("resources.own_file", READY, b.qualifying(), {"by": b.actor("zhu")}),
    ("resources.own_file", READY, b.training(), {"by": b.actor("zhu")}),
    ("resources.day_not_come", READY, b.training(days_ago=-1), {}),
    ("resources.day_not_come", READY, b.taking_in("HZ-VAN-2", days_ago=-1), {}),
    (
        "resources.day_not_come",
        READY,
        act(units.RecordMaintenance, code=b.VAN, done_on=b.TODAY + b.DAY),
        {},
    ),
    ("resources.hours_out_of_bounds", READY, b.training(hours=5), {}),
    ("resources.hours_out_of_bounds", READY, b.training(days_ago=1, hours=0), {}),
    ("resources.nothing_planned", READY, b.planning(), {}),
    ("resources.window_ends_first", READY, b.planning(b.shift(starts=b.NOW + b.DAY, hours=0)), {}),
    ("resources.shift_overlaps", READY, b.planning(b.shift(starts=b.NOW + 11 * b.HOUR)), {}),
    ("resources.not_enrolled", READY, b.planning(b.shift(UNKNOWN)), {}),
    ("resources.no_such_shift", EMPTY, act(units.CancelShift, number=1), {}),
    ("resources.no_such_shift", READY, act(units.CancelShift, number=9), {}),
    ("resources.bad_code", READY, b.taking_in("van"), {}),
    ("resources.asset_not_listed", READY, b.taking_in("HZ-X-1", "drone"), {}),
    ("resources.asset_held_already", READY, b.taking_in(), {}),
    ("resources.no_assets", EMPTY, OFFER, {}),
    ("resources.no_such_asset", READY, act(units.OfferAsset, code="HZ-VAN-9", to=b.OTHER), {}),
    ("resources.no_such_asset", READY, act(units.SetReadiness, code="X9", readiness=Readiness.READY), {}),
    ("resources.no_such_asset", READY, act(units.RecordMaintenance, code="X9", done_on=b.TODAY), {}),
    ("resources.no_such_asset", OFFERED, act(units.WithdrawOffer, code="X9"), {}),
    ("resources.offered_to_itself", READY, act(units.OfferAsset, code=b.VAN, to=b.UNIT), {}),
    ("resources.no_such_unit", READY, OFFER, {}),
    ("resources.not_offered", READY, act(units.WithdrawOffer, code=b.VAN), {}),
    ("resources.not_offered", OFFERED, act(units.WithdrawOffer, code=b.KIT), {}),
    ("resources.not_offered", NEIGHBOUR, TAKE_OVER, {"other": READY}),
    ("resources.no_such_unit", NEIGHBOUR, TAKE_OVER, {}),
    ("resources.asset_booked", RESERVED, OFFER, {"other": NEIGHBOUR}),
    ("resources.asset_booked", NEIGHBOUR, TAKE_OVER, {"other": b.after(OFFERED, b.reserving())}),
    ("resources.not_offered", READY, act(units.NoteAssetGone, code=b.VAN, to=b.OTHER), {"by": b.CLOCK}),
    ("resources.work_not_listed", READY, b.reserving(work="magic"), {}),
    ("resources.no_such_operation", READY, b.reserving(), {"operation": None}),
    ("resources.operation_closed", READY, b.reserving(), {"operation": CLOSED}),
    ("resources.nothing_assigned", READY, b.reserving(officers=(), assets=()), {}),
    ("resources.window_ends_first", READY, b.reserving(ends=b.NOW + b.HOUR), {}),
    ("resources.window_passed", READY, b.reserving(), {"at": b.NOW + b.DAY}),
    ("resources.not_reserved", READY, CONFIRM, {}),
    ("resources.no_such_booking", RESERVED, act(units.ConfirmUnitBooking, number=2), {}),
    ("resources.no_such_booking", RESERVED, act(units.ReleaseUnitBooking, number=2), {}),
    (
        "resources.not_reserved",
        b.after(b.after(RESERVED, CONFIRM), b.reserving(starts=b.NOW + 5 * b.HOUR, ends=b.NOW + 6 * b.HOUR)),
        CONFIRM,
        {},
    ),
    ("resources.reservation_lapsed", RESERVED, CONFIRM, {"at": b.NOW + 2 * b.HOUR}),
    ("resources.not_standing", READY, RELEASE, {}),
    (
        "resources.not_standing",
        b.after(b.after(RESERVED, RELEASE), b.reserving()),
        RELEASE,
        {},
    ),
    ("resources.not_yet_due", RESERVED, LAPSE, {"by": b.CLOCK}),
    ("resources.not_reserved", b.after(RESERVED, RELEASE), LAPSE, {"by": b.CLOCK}),
    ("resources.no_such_booking", READY, LAPSE, {"by": b.CLOCK}),
]


@pytest.mark.parametrize(("ground", "unit", "command", "how"), REFUSED)
def test_what_may_not_be_done_about_a_unit_is_refused(
    ground: str, unit: Unit | None, command: Any, how: dict[str, Any]
):
    assert b.refused(command, unit, **how).ground == ground


def test_whoever_leaves_takes_their_shifts_along_and_numbers_are_not_given_twice():
    left = b.after(READY, act(units.DischargeOfficer, officer=b.PAN))
    assert [one.officer for one in left.shifts] == [b.ZHU]
    planned = b.after(left, b.planning(b.shift(starts=b.NOW + b.DAY)))
    assert [one.number for one in planned.shifts] == [1, 3]
