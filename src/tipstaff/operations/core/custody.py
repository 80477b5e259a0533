"""The person held, and what is owed to them from that moment on."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Applies, CareItem, Profile

NEVER_EXCEPTED = frozenset({"told_why"})
"""Everybody can be told why they are held."""


class CareStatus(StrEnum):
    """What became of one thing owed."""

    GIVEN = "given"
    EXCEPTED = "excepted"
    MISSED = "missed"


SETTLED = frozenset({CareStatus.GIVEN, CareStatus.EXCEPTED})


class CareException(StrEnum):
    """Why something owed was not done. The reason itself is written out and sealed."""

    CANNOT_BE_REACHED = "cannot_be_reached"
    DECLINED_BY_THE_PERSON = "declined_by_the_person"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """One thing owed, as it stands. What was missed may still be given, late."""

    item: str
    status: CareStatus
    at: Instant
    by: UserId
    was_missed: bool = False
    exception: CareException | None = None
    reason: Sealed[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """A person held since a moment, in the care of one office."""

    since: Instant
    office: OfficeId
    circumstances: Sealed[tuple[Applies, ...]]
    care: tuple[Care, ...] = ()
    released_at: Instant | None = None
    release_reason: Sealed[str] | None = None

    @property
    def is_over(self) -> bool:
        """Whether the person has been let go."""
        return self.released_at is not None

    def care_of(self, item: str) -> Care | None:
        """What became of an item, None while nothing has."""
        return next((care for care in self.care if care.item == item), None)

    def owed(self, rules: Profile) -> tuple[CareItem, ...]:
        """Everything owed to this person under the profile."""
        return rules.custody_for(frozenset(self.circumstances.opened(())))

    def unsettled(self, rules: Profile) -> tuple[CareItem, ...]:
        """What is owed and neither given nor excepted; nothing once the person has been let go."""
        settled = {care.item for care in self.care if care.status in SETTLED}
        return () if self.is_over else tuple(item for item in self.owed(rules) if item.id not in settled)
