"""A validation of a record: whether it was done or missed, and when it had been due."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant


class ValidationState(StrEnum):
    """How a validation stands."""

    OPEN = "open"
    """It is still to be done; its time may not have begun yet."""
    DONE = "done"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastValidation:
    """A validation that was done, or missed."""

    due_on: date
    """The day by whose end it was due, in the warrant's zone."""
    at: Instant
    by: UserId | None
    """Who did it; None: it was missed."""

    @property
    def state(self) -> ValidationState:
        return ValidationState.DONE if self.by else ValidationState.MISSED
