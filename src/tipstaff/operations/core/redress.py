"""Redress for people whom an operation has wronged: they are told how to be heard, by somebody else than who came."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed


class Wrong(StrEnum):
    """What went wrong. Each opens redress and an independent review by itself."""

    WRONG_PERSON = "wrong_person"
    WRONG_PLACE = "wrong_place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redress:
    """Redress that is open since a moment, and who told the people of it."""

    why: Wrong
    since: Instant
    owner: OfficeId
    told_at: Instant | None = None
    told_by: UserId | None = None
    told_to: Sealed[str] | None = None
    means: Sealed[str] | None = None

    @property
    def is_owed(self) -> bool:
        """Whether nobody has told them yet."""
        return self.told_at is None
