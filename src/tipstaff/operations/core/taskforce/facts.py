"""What else a decision about a task force rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import OperationStanding, WarrantStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts and when, how the case stands, and who may be appointed."""

    actor: Actor
    now: Instant
    warrant: WarrantStanding | None = None
    operation: OperationStanding | None = None
    """Only where a task force is formed for one."""
    staff: frozenset[UserId] = frozenset()
    """Everybody who holds an appointment in the agency, where somebody is named."""
