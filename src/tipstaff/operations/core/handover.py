"""The person and their things given into another office's hands, signed by both sides."""

from dataclasses import dataclass

from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Offered with the giver's signature; taken with the receiver's. Only then does the care pass over."""

    given_by: UserId
    given_from: OfficeId
    to_office: OfficeId
    offered_at: Instant
    place: Sealed[str]
    inventory: Sealed[str]
    taken_by: UserId | None = None
    taken_at: Instant | None = None

    @property
    def is_taken(self) -> bool:
        """Whether both sides have signed."""
        return self.taken_at is not None
