"""The issuing desk's word: this is the person, the warrant stands, they will be collected."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core.difference import SealedComparison, differing


class Urgency(StrEnum):
    """How soon an answer is needed: urgent where a person is being held back for it."""

    URGENT = "urgent"
    ROUTINE = "routine"


class Answer(StrEnum):
    """What the issuing desk may say. There is no fourth: silence is none of these."""

    CONFIRM = "confirm"
    DENY = "deny"
    MORE_TIME = "more_time"


class ConfirmationStatus(StrEnum):
    """Where a request for confirmation stands."""

    ASKED = "asked"
    MORE_TIME = "more_time"
    UNANSWERED = "unanswered"
    WITH_SUPERVISOR = "with_supervisor"
    WITH_OVERSIGHT = "with_oversight"
    """The last rung: oversight sees the silence. The desk and its supervisor may still answer."""
    CONFIRMED = "confirmed"
    DENIED = "denied"


ABOVE_THE_DESK = frozenset({ConfirmationStatus.WITH_SUPERVISOR, ConfirmationStatus.WITH_OVERSIGHT})
"""Where two requests went unanswered: the duty supervisor may answer too."""
WAITING = ABOVE_THE_DESK | {ConfirmationStatus.ASKED, ConfirmationStatus.MORE_TIME}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestations:
    """Three separate statements, each with the document that was looked at for it."""

    identity: Sealed[str]
    validity: Sealed[str]
    collection: Sealed[str]
    """That the issuing side will take the person over (the return)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """One request to the issuing desk, with what came of it."""

    number: int
    urgency: Urgency
    edition: int
    """The warrant's edition that is asked about; an answer says nothing of any other."""
    asked_by: UserId
    asked_at: Instant
    second: bool
    """Whether it is the second request, opened because the first went unanswered."""
    compared: tuple[SealedComparison, ...]
    """How the person met stands to the record, feature by feature."""
    status: ConfirmationStatus = ConfirmationStatus.ASKED
    answered_by: UserId | None = None
    answered_at: Instant | None = None
    more_time_at: Instant | None = None
    more_time_until: Instant | None = None
    """The desk's own estimate, where it asked for more time."""
    supervised_since: Instant | None = None
    attestations: Attestations | None = None
    denial: Sealed[str] | None = None
    valid_until: Instant | None = None

    @property
    def differences(self) -> tuple[SealedComparison, ...]:
        """What does not fit between the person met and the record."""
        return differing(self.compared)

    @property
    def is_waiting(self) -> bool:
        """Whether the desk still owes an answer."""
        return self.status in WAITING

    @property
    def is_above_the_desk(self) -> bool:
        """Whether two requests went unanswered, so that the supervisor may answer too."""
        return self.status in ABOVE_THE_DESK

    @property
    def runs_since(self) -> Instant:
        """From when the time for its answer counts, with the desk's own estimate left out."""
        if self.supervised_since:
            return self.supervised_since
        if self.more_time_at and self.more_time_until:
            return self.asked_at + (self.more_time_until - self.more_time_at)
        return self.asked_at

    @property
    def asked_for_more_time(self) -> bool:
        """Whether the desk has used its one estimate."""
        return self.more_time_until is not None

    def is_fresh(self, now: Instant) -> bool:
        """Whether it was confirmed and the confirmation has not expired."""
        return (
            self.status is ConfirmationStatus.CONFIRMED
            and self.valid_until is not None
            and now < self.valid_until
        )
