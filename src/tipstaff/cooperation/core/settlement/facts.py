"""What else a decision about a settlement rests on."""

from dataclasses import dataclass

from tipstaff.cooperation.core.settlement.settlement import OpenItem
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import SettlementId
from tipstaff.kernel.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts, when, and what is open between the two agencies, the oldest first."""

    actor: Actor
    now: Instant
    other_is_known: bool = True
    open_items: tuple[OpenItem, ...] = ()
    already_open: SettlementId | None = None
    """A settlement between the two in the same currency that waits for its confirmation."""
