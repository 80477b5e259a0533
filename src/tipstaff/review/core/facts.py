"""What else a decision about a review rests on."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import OperationStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who acts, when, and how the operation stands."""

    actor: Actor
    now: Instant
    operation: OperationStanding | None = None
    reviewing_office: OfficeId | None = None
    """Only where a review opens: the office that reviews the agency's operations, where one is named."""
    owner_is_known: bool = True
    """Only where an improvement is added: whether there is such an office."""
