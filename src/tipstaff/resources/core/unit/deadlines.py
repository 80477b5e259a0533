"""The clocks of a unit: each reservation ends by itself unless it is confirmed in time."""

from tipstaff.kernel.deadline import Deadline
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.unit.commands import NoteUnitReservationLapsed
from tipstaff.resources.core.unit.unit import Unit, UnitBooking

RESERVATION = "reservation"
"""Of one booking, as `reservation:<number>`."""


def unit_deadline(booking: UnitBooking, rules: Profile) -> Deadline:
    """By when a reservation is to be confirmed, counted from when it was entered."""
    return rules.deadline("resources.reservation", booking.reserved_at, "resources.unit_reserved")


def clocks(unit: Unit, rules: Profile) -> tuple[Clock, ...]:
    """What runs for each reservation that nobody has confirmed yet."""
    return tuple(
        Clock(
            name=f"{RESERVATION}:{one.number}",
            owner=one.office,
            deadline=unit_deadline(one, rules),
            by_itself=True,
        )
        for one in unit.bookings
        if one.status is BookingStatus.RESERVED
    )


def lapse(unit: Unit, clock: str, due: Instant) -> NoteUnitReservationLapsed | None:
    """What is noted when a reservation's time has passed."""
    for one in unit.bookings:
        if one.status is BookingStatus.RESERVED and clock == f"{RESERVATION}:{one.number}":
            return NoteUnitReservationLapsed(happened_at=due, unit=unit.unit, number=one.number)
    return None
