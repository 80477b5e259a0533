"""What else a decision about a sample rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.warrants.core.sample.sample import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts, which month it is, from what is drawn, and whose hands a drawn warrant was in."""

    actor: Actor
    now: Instant
    month: str
    """The month that runs, on the clock of the rules."""
    head: Head | None = None
    """The last checkpoint before the month; None where there is none."""
    in_force: tuple[WarrantId, ...] = ()
    hands: frozenset[UserId] = frozenset()
    """Who entered the warrant and who checked it."""
