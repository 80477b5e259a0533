"""What else a decision about a co-operation request rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import AgencyId, CooperationRequestId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import AgencyStanding, DeputyStanding, WarrantStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts, when, and how the warrant and the asked agency stand."""

    actor: Actor
    now: Instant
    warrant: WarrantStanding | None = None
    asked: AgencyStanding | None = None
    """Only where somebody asks or a silence has its effect: who answers in the agency that is asked.

    None for an unknown agency.
    """
    already_open: CooperationRequestId | None = None
    """Only where somebody asks: an open request for the same warrant, help and agency."""
    deputyship: DeputyStanding | None = None
    """Only where a deputy acts: the one that is named. None where there is none."""
    deputy_for: frozenset[OfficeId] = frozenset()
    """The offices in which somebody has named the actor as deputy, for now."""
    offices: frozenset[OfficeId] = frozenset()
    """Only where conditions are set: the offices of the two agencies, which may own one."""
    superior: AgencyStanding | None = None
    """The next agency above both parties; None where the two have none in common."""
    recipient: AgencyId | None = None
    """Only where a letter is given out: the agency of the office that it goes to. None for an unknown office."""
    has_looked: bool = False
    """Only where a letter is given out: whether this reader has stated why they look at the person."""
