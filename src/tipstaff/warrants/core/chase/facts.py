"""What else a decision about a chase rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import AgencyId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import WarrantStanding
from tipstaff.warrants.core.chase.chase import Holding


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One thing that is held, with the office that holds it."""

    holding: Holding
    office: OfficeId
    agency: AgencyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts and when; where a chase opens, what is held; where silence is noted, whom to tell next."""

    actor: Actor
    now: Instant
    warrant: WarrantStanding | None = None
    held: tuple[Held, ...] = ()
    ladders: Mapping[AgencyId, tuple[OfficeId, ...]] = field(default_factory=dict)
    """For each holder's agency the offices that are told in turn: its duty office, then oversight."""
