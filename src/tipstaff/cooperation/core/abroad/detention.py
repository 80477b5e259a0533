"""Somebody held for a request between states: since when, on which papers, and by when they go free."""

from dataclasses import dataclass

from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A named legal ground on which somebody stays in custody although a time has passed."""

    ground: str
    explanation: Sealed[str]
    by: UserId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Detention:
    """The custody of one person for one request. It ends with a release or with the hand-over, never by itself."""

    since: Instant
    is_extended: bool = False
    consented_at: Instant | None = None
    formal_request_at: Instant | None = None
    release_due_at: Instant | None = None
    """When a time passed after which nobody may be held; None while none has, or once a ground was named."""
    held_on: tuple[Hold, ...] = ()
    released_at: Instant | None = None

    @property
    def is_running(self) -> bool:
        """Whether the person is held."""
        return self.released_at is None
