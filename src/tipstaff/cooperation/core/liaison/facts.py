"""What else a decision about a duty roster rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts and when, who may be put on duty, and how the month after stands."""

    actor: Actor
    now: Instant
    staff: frozenset[UserId] = frozenset()
    """Everybody who holds an appointment in the agency, where somebody is put on duty."""
    next_is_published: bool = False
    """Only where a roster is published: whether that of the month after is."""
