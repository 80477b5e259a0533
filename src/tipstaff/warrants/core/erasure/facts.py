"""What else an erasure rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts, and when. What lives of the record was asked when its last warrant was deleted."""

    actor: Actor
    now: Instant
