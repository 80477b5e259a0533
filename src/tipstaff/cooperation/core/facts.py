"""What else a decision about a co-operation request rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import CooperationRequestId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import AgencyStanding, WarrantStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts, when, and how the warrant and the asked agency stand."""

    actor: Actor
    now: Instant
    warrant: WarrantStanding | None = None
    asked: AgencyStanding | None = None
    """Only where somebody asks: who answers in the agency that is asked. None for an unknown agency."""
    already_open: CooperationRequestId | None = None
    """Only where somebody asks: an open request for the same warrant, help and agency."""
