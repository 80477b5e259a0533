"""Until when a sheet or a pack may be carried: a short time, and never past the end of a warrant in it."""

from collections.abc import Iterable

from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.deadlines import rests_at
from tipstaff.warrants.core.warrant import Warrant

CARRIED = "handout.carried"
"""The limit of the profile."""


def carried_until(ends: Iterable[Instant | None], now: Instant, zone: str, rules: Profile) -> Instant:
    """When what is carried is void, given when each warrant in it ends or rests."""
    due = rules.deadline(CARRIED, now, "warrants.given_out", zone=zone).due
    assert due is not None  # nothing pauses a sheet
    return min([due, *(end for end in ends if end is not None)])


def ends_at(warrant: Warrant, rules: Profile) -> Instant | None:
    """When a warrant ends, or rests by silence; None where nothing is due."""
    ends = [end for end in (warrant.expires_at, rests_at(warrant, rules)) if end is not None]
    return min(ends, default=None)
