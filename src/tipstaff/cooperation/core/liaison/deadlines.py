"""The clock of a published roster: the next one is published some days before it ends."""

from tipstaff.cooperation.core.liaison.roster import Roster
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile

NEXT = "next_roster"
"""Owned by the office; its passing climbs the ladder, and only the next roster ends it."""


def clocks(roster: Roster, rules: Profile) -> tuple[Clock, ...]:
    """The clock towards the next roster, from the publication on."""
    if roster.published_at is None or roster.next_published_at is not None:
        return ()
    due = rules.deadline_before(
        "liaison.next_roster",
        roster.published_at,
        roster.ends_at,
        "cooperation.roster_published",
        zone=roster.zone,
    )
    return (Clock(name=NEXT, owner=roster.office, deadline=due),)


def lapse(_roster: Roster, _clock: str, _due: Instant) -> None:
    """Nothing but the ladder follows when it passes: the office still owes its next roster."""
