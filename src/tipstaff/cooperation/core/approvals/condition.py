"""A condition that an approval is tied to: a duty with an owner and a due moment."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.words import _, says


class ConditionStatus(StrEnum):
    """Whether the duty is done. One that is not done may still be done afterwards."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionWanted:
    """What an approver ties an approval to."""

    kind: str = says(_("One of the conditions that the rules list"))
    owner: OfficeId = says(_("The office that has to see to it"))
    due: Instant = says(_("When it has to be done"))
    what: str = says(_("What exactly has to be done; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledCondition:
    """A condition as it stands on the record. Its number is unique on its request."""

    number: int
    kind: str
    comes_first: bool
    """Whether nobody may execute before it is done."""
    owner: OfficeId
    due: Instant
    what: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition and what became of it."""

    filed: FiledCondition
    approval: OfficeId
    """The office whose approval is tied to it."""
    set_at: Instant
    status: ConditionStatus = ConditionStatus.OPEN
    by: UserId | None = None
    """Who said last that it is done, or is not."""
    at: Instant | None = None
    note: Sealed[str] | None = None
    lapsed_at: Instant | None = None

    @property
    def number(self) -> int:
        """Its number on the request."""
        return self.filed.number

    @property
    def bars_execution(self) -> bool:
        """Whether nobody may execute yet."""
        return self.filed.comes_first and self.status is not ConditionStatus.DONE
