"""What else a decision about a look-up rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.instant import Instant
from tipstaff.warrants.core.warrant import Warrant, WarrantStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who asks, when, how often before, and the warrants that may answer."""

    actor: Actor
    now: Instant
    named: tuple[tuple[Warrant, WarrantStatus], ...] = ()
    """The warrants that what was asked names exactly, and where each stands now; each that answers is relied on."""
    filled_since: Mapping[str, Instant] = field(default_factory=dict)
    """Rate -> when the earliest of the look-ups that would fill it was made; absent where there are fewer."""
