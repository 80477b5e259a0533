"""What else a decision about a warrant rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts, when, and whether the issuing court is one that the installation knows."""

    actor: Actor
    now: Instant
    court_is_known: bool
