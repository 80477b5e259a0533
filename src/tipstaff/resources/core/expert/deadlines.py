"""The clocks of an expert's entry: each reserved session ends by itself unless it is confirmed in time."""

from tipstaff.kernel.deadline import Deadline
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.expert.commands import NoteSessionLapsed
from tipstaff.resources.core.expert.expert import Expert, ExpertBooking

SESSION = "session"
"""Of one booking, as `session:<number>`."""


def session_deadline(booking: ExpertBooking, rules: Profile) -> Deadline:
    """By when a session is to be confirmed, counted from when it was entered."""
    return rules.deadline("resources.reservation", booking.reserved_at, "resources.session_reserved")


def clocks(expert: Expert, rules: Profile) -> tuple[Clock, ...]:
    """What runs for each session that nobody has confirmed yet."""
    return tuple(
        Clock(
            name=f"{SESSION}:{one.number}",
            owner=one.office,
            deadline=session_deadline(one, rules),
            by_itself=True,
        )
        for one in expert.bookings
        if one.status is BookingStatus.RESERVED
    )


def lapse(expert: Expert, clock: str, due: Instant) -> NoteSessionLapsed | None:
    """What is noted when a session's time to be confirmed has passed."""
    for one in expert.bookings:
        if one.status is BookingStatus.RESERVED and clock == f"{SESSION}:{one.number}":
            return NoteSessionLapsed(happened_at=due, expert=expert.expert, number=one.number)
    return None
