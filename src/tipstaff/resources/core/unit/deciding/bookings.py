"""Bookings of a unit: reserved, confirmed, given back, lapsed."""

from tipstaff.kernel.decider import Refused
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.grounds import ResourceGround as Because
from tipstaff.resources.core.operation import open_operation
from tipstaff.resources.core.unit.commands import (
    ConfirmUnitBooking,
    NoteUnitReservationLapsed,
    ReleaseUnitBooking,
    ReserveFromUnit,
)
from tipstaff.resources.core.unit.deadlines import unit_deadline
from tipstaff.resources.core.unit.events import (
    UnitBookingConfirmed,
    UnitBookingReleased,
    UnitReservationLapsed,
    UnitReserved,
)
from tipstaff.resources.core.unit.facts import Facts
from tipstaff.resources.core.unit.obstacles import obstacles
from tipstaff.resources.core.unit.unit import Unit, UnitBooking, Want
from tipstaff.resources.core.window import Window


def reserved(
    command: ReserveFromUnit, unit: Unit, facts: Facts, rules: Profile
) -> tuple[UnitReserved] | Refused:
    """What is wanted is reserved, where nothing stands in its way."""
    operation = open_operation(facts.operation)
    if isinstance(operation, Refused):
        return operation
    want = Want(
        work=command.work,
        officers=tuple(dict.fromkeys(command.officers)),
        assets=tuple(dict.fromkeys(command.assets)),
    )
    window = Window(starts=command.starts, ends=command.ends)
    if refused := _bar(unit, want, window, facts, rules):
        return refused
    return (
        UnitReserved(
            happened_at=command.happened_at,
            number=len(unit.bookings) + 1,
            operation=operation.operation,
            warrant=operation.warrant,
            window=window,
            want=want,
            reserved_at=facts.now,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _bar(unit: Unit, want: Want, window: Window, facts: Facts, rules: Profile) -> Refused | None:
    if want.work not in rules.works:
        return Refused(Because.WORK_NOT_LISTED)
    if not want.officers and not want.assets:
        return Refused(Because.NOTHING_ASSIGNED)
    if not window.is_one:
        return Refused(Because.WINDOW_ENDS_FIRST)
    if window.ends <= facts.now:
        return Refused(Because.WINDOW_PASSED)
    return next(obstacles(unit, want, window, rules), None)


def confirmed(
    command: ConfirmUnitBooking, unit: Unit, facts: Facts, rules: Profile
) -> tuple[UnitBookingConfirmed] | Refused:
    """Confirmed in time, and after another look at everything: much may have changed since."""
    booking = _found(command.number, unit)
    if isinstance(booking, Refused):
        return booking
    if booking.status is not BookingStatus.RESERVED:
        return Refused(Because.NOT_RESERVED)
    if unit_deadline(booking, rules).is_past(facts.now):
        return Refused(Because.RESERVATION_LAPSED)
    if refused := next(obstacles(unit, booking.want, booking.window, rules, booking.number), None):
        return refused
    at, actor = command.happened_at, facts.actor
    return (UnitBookingConfirmed(happened_at=at, number=booking.number, by=actor.user, office=actor.office),)


def released(
    command: ReleaseUnitBooking, unit: Unit, facts: Facts, _rules: Profile
) -> tuple[UnitBookingReleased] | Refused:
    """A booking that stands is given back."""
    booking = _found(command.number, unit)
    if isinstance(booking, Refused):
        return booking
    if not booking.is_standing:
        return Refused(Because.NOT_STANDING)
    at, actor = command.happened_at, facts.actor
    return (UnitBookingReleased(happened_at=at, number=booking.number, by=actor.user, office=actor.office),)


def lapsed(
    command: NoteUnitReservationLapsed, unit: Unit, facts: Facts, rules: Profile
) -> tuple[UnitReservationLapsed] | Refused:
    """The time to confirm has passed."""
    booking = _found(command.number, unit)
    if isinstance(booking, Refused):
        return booking
    if booking.status is not BookingStatus.RESERVED:
        return Refused(Because.NOT_RESERVED)
    if not unit_deadline(booking, rules).is_past(facts.now):
        return Refused(Because.NOT_YET_DUE)
    return (UnitReservationLapsed(happened_at=command.happened_at, number=booking.number),)


def _found(number: int, unit: Unit) -> UnitBooking | Refused:
    return unit.booking(number) or Refused(Because.NO_SUCH_BOOKING)
