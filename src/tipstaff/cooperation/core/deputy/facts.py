"""What else a decision about a deputy rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts, when, and whether the one who is named may be a deputy."""

    actor: Actor
    now: Instant
    gives_an_approval: bool = False
    """Whether the actor's office gives an approval of co-operations."""
    deputy_is_appointed: bool = False
    """Whether the one who is named is an approver or duty officer of the same agency."""
