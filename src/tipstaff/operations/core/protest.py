"""A person who says "I am not the one you are looking for"."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed


class Finding(StrEnum):
    """What the uninvolved office found."""

    SAME_PERSON = "same_person"
    NOT_THE_PERSON = "not_the_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Protest:
    """An identity protest; while it is open the operation stands still."""

    at: Instant
    noted_by: UserId
    statement: Sealed[str]
    finding: Finding | None = None
    resolved_by: UserId | None = None
    resolved_at: Instant | None = None
    means: Sealed[str] | None = None
    """By which readily available means it was checked."""

    @property
    def is_open(self) -> bool:
        """Whether nobody has resolved it yet."""
        return self.finding is None
