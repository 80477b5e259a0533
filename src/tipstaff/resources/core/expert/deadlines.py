"""The clocks of an expert's entry: each reserved session ends by itself unless it is confirmed in time."""

from tipstaff.kernel.deadline import Deadline
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.expert.commands import NoteSessionLapsed
from tipstaff.resources.core.expert.expert import Expert, ExpertBooking
from tipstaff.resources.core.reservation import confirm_by, reservation_clocks, reservation_of

SESSION = "session"
"""Of one booking, as `session:<number>`."""


def session_deadline(booking: ExpertBooking, rules: Profile) -> Deadline:
    """By when a session is to be confirmed."""
    return confirm_by(booking, rules)


def clocks(expert: Expert, rules: Profile) -> tuple[Clock, ...]:
    """What runs for each session that nobody has confirmed yet."""
    return reservation_clocks(SESSION, expert.bookings, rules)


def lapse(expert: Expert, clock: str, due: Instant) -> NoteSessionLapsed | None:
    """What is noted when a session's time to be confirmed has passed."""
    number = reservation_of(clock, SESSION, expert.bookings)
    return NoteSessionLapsed(happened_at=due, expert=expert.expert, number=number) if number else None
