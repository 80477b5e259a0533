"""The order of a task force by its sections (IIMARCH), in versions, and what its members were told."""

from dataclasses import dataclass

from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section's text, and the cells that it is for; no cell means every member."""

    section: str
    text: Sealed[str]
    groups: tuple[str, ...]
    by: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A version that is being written. Writing in it ends the check that it had."""

    sections: tuple[Section, ...]
    checked_by: UserId | None = None

    def section(self, name: str) -> Section | None:
        """The section of this name; None where nobody has written it."""
        return next((one for one in self.sections if one.section == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """A member says that they have read the order."""

    by: UserId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A version as it was issued."""

    version: int
    sections: tuple[Section, ...]
    issued_by: UserId
    issued_at: Instant
    checked_by: UserId | None
    acknowledged: tuple[Acknowledgement, ...] = ()
    """Of this version alone: a new one is acknowledged anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A briefing that was held: for which cells, and who attended."""

    number: int
    held_at: Instant
    order: int
    """Version of the order on which they were briefed; 0 before there was any."""
    groups: tuple[str, ...]
    told: Sealed[str]
    attended: tuple[UserId, ...]
    by: UserId
