"""Who owns the command of an operation: exactly one person from its opening to its closing."""

from dataclasses import dataclass

from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSpan:
    """A time in which one person owned the command; `until` is None for the one who owns it now."""

    user: UserId
    office: OfficeId
    since: Instant
    until: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandOffer:
    """The first key of a handover of command: the owner names who may take it. The owner stays until then."""

    user: UserId
    office: OfficeId
    at: Instant
