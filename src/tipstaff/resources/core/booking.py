"""What a booking is, of a unit's people and things as of an expert: reserved for a time, confirmed, given back."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from tipstaff.kernel.ids import OfficeId, OperationId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.resources.core.window import Window


class BookingStatus(StrEnum):
    """Where a booking stands. A reservation ends by itself unless it is confirmed in time."""

    RESERVED = "reserved"
    CONFIRMED = "confirmed"
    RELEASED = "released"
    LAPSED = "lapsed"
    HELD = "held"
    """An expert's session that took place."""


STANDING = frozenset({BookingStatus.RESERVED, BookingStatus.CONFIRMED})
"""While a booking stands, nobody and nothing in it is free in its window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """For which operation, when, and where it stands. What is booked is said by whoever it is booked of."""

    ENTERED_BY: ClassVar[str]
    """The event that enters it."""

    number: int
    operation: OperationId
    warrant: WarrantId
    window: Window
    status: BookingStatus
    reserved_at: Instant
    by: UserId
    office: OfficeId

    @property
    def is_standing(self) -> bool:
        """Whether it keeps others away."""
        return self.status in STANDING
