"""Bookings of a unit: reserved, confirmed, given back, lapsed."""

from tipstaff.kernel.decider import Refused
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.grounds import ResourceGround as Because
from tipstaff.resources.core.operation import open_operation
from tipstaff.resources.core.reservation import (
    bar_to_confirming,
    bar_to_lapsing,
    bar_to_window,
    booking_found,
)
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
from tipstaff.resources.core.unit.unit import Unit, Want
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
    return bar_to_window(window, facts.now) or next(obstacles(unit, want, window, rules), None)


def confirmed(
    command: ConfirmUnitBooking, unit: Unit, facts: Facts, rules: Profile
) -> tuple[UnitBookingConfirmed] | Refused:
    """Confirmed in time, and after another look at everything: much may have changed since."""
    booking = booking_found(command.number, unit.bookings)
    if isinstance(booking, Refused):
        return booking
    if refused := bar_to_confirming(booking, unit_deadline(booking, rules), facts.now):
        return refused
    if refused := next(obstacles(unit, booking.want, booking.window, rules, booking.number), None):
        return refused
    at, actor = command.happened_at, facts.actor
    return (UnitBookingConfirmed(happened_at=at, number=booking.number, by=actor.user, office=actor.office),)


def released(
    command: ReleaseUnitBooking, unit: Unit, facts: Facts, _rules: Profile
) -> tuple[UnitBookingReleased] | Refused:
    """A booking that stands is given back."""
    booking = booking_found(command.number, unit.bookings)
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
    booking = booking_found(command.number, unit.bookings)
    if isinstance(booking, Refused):
        return booking
    if refused := bar_to_lapsing(booking, unit_deadline(booking, rules), facts.now):
        return refused
    return (UnitReservationLapsed(happened_at=command.happened_at, number=booking.number),)
