"""The clocks of a unit: each reservation ends by itself unless it is confirmed in time."""

from tipstaff.kernel.deadline import Deadline
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.reservation import confirm_by, reservation_clocks, reservation_of
from tipstaff.resources.core.unit.commands import NoteUnitReservationLapsed
from tipstaff.resources.core.unit.unit import Unit, UnitBooking

RESERVATION = "reservation"
"""Of one booking, as `reservation:<number>`."""


def unit_deadline(booking: UnitBooking, rules: Profile) -> Deadline:
    """By when a reservation is to be confirmed."""
    return confirm_by(booking, rules)


def clocks(unit: Unit, rules: Profile) -> tuple[Clock, ...]:
    """What runs for each reservation that nobody has confirmed yet."""
    return reservation_clocks(RESERVATION, unit.bookings, rules)


def lapse(unit: Unit, clock: str, due: Instant) -> NoteUnitReservationLapsed | None:
    """What is noted when a reservation's time has passed."""
    number = reservation_of(clock, RESERVATION, unit.bookings)
    return NoteUnitReservationLapsed(happened_at=due, unit=unit.unit, number=number) if number else None
