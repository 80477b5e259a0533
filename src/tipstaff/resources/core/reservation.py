"""A reservation: a booking that ends by itself unless it is confirmed in time."""

from collections.abc import Iterable

from tipstaff.kernel.deadline import Deadline
from tipstaff.kernel.decider import Clock, Refused
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.booking import Booking, BookingStatus
from tipstaff.resources.core.grounds import ResourceGround as Because
from tipstaff.resources.core.window import Window


def confirm_by(booking: Booking, rules: Profile) -> Deadline:
    """By when it is to be confirmed, counted from when it was entered."""
    return rules.deadline("resources.reservation", booking.reserved_at, booking.ENTERED_BY)


def reservation_clocks(name: str, bookings: Iterable[Booking], rules: Profile) -> tuple[Clock, ...]:
    """What runs for each reservation that nobody has confirmed yet, as `name:<number>`."""
    return tuple(
        Clock(
            name=f"{name}:{one.number}",
            owner=one.office,
            deadline=confirm_by(one, rules),
            by_itself=True,
        )
        for one in bookings
        if one.status is BookingStatus.RESERVED
    )


def reservation_of(clock: str, name: str, bookings: Iterable[Booking]) -> int | None:
    """The number of the reservation that a clock runs for; None where it waits no longer."""
    waiting = (one.number for one in bookings if one.status is BookingStatus.RESERVED)
    return next((number for number in waiting if clock == f"{name}:{number}"), None)


def bar_to_window(window: Window, now: Instant) -> Refused | None:
    """A window ends after it starts, and has not passed."""
    if not window.is_one:
        return Refused(Because.WINDOW_ENDS_FIRST)
    return Refused(Because.WINDOW_PASSED) if window.ends <= now else None


def bar_to_confirming(booking: Booking, until: Deadline, now: Instant) -> Refused | None:
    """Only what is reserved is confirmed, and only in time."""
    if booking.status is not BookingStatus.RESERVED:
        return Refused(Because.NOT_RESERVED)
    return Refused(Because.RESERVATION_LAPSED) if until.is_past(now) else None


def bar_to_lapsing(booking: Booking, until: Deadline, now: Instant) -> Refused | None:
    """Only what is still reserved lapses, and not before its time."""
    if booking.status is not BookingStatus.RESERVED:
        return Refused(Because.NOT_RESERVED)
    return None if until.is_past(now) else Refused(Because.NOT_YET_DUE)


def booking_found[B: Booking](number: int, bookings: Iterable[B]) -> B | Refused:
    """The booking of this number."""
    return next((one for one in bookings if one.number == number), None) or Refused(Because.NO_SUCH_BOOKING)
