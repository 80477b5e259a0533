"""What else a decision about an expert rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import OperationStanding, WarrantStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts and when; the operation that a session is for; the warrant in whose case there is a conflict."""

    actor: Actor
    now: Instant
    operation: OperationStanding | None = None
    warrant: WarrantStanding | None = None
