"""What else a decision about a look rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import WarrantStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who looks, when, and at whose data."""

    actor: Actor
    now: Instant
    warrant: WarrantStanding | None
    """None where no such warrant is on the register."""
    person_is_erased: bool = False
