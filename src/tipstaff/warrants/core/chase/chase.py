"""A chase: who held something about a warrant when it ceased to be true, and who of them knows by now."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from tipstaff.kernel.ids import AgencyId, ChaseId, MatterId, OfficeId, UserId, WarrantId
from tipstaff.kernel.instant import Instant


class HoldingKind(StrEnum):
    """What somebody may hold about a warrant."""

    CONFIRMATION = "confirmation"
    OPERATION = "operation"
    COOPERATION = "cooperation"
    LOOK_UP = "look_up"
    PRINT = "print"
    EXPORT = "export"
    OFFLINE_PACK = "offline_pack"


RUNNING = frozenset({HoldingKind.CONFIRMATION, HoldingKind.OPERATION})
"""What is held for an operation, which may be stood down."""


class Handling(StrEnum):
    """What the holder did with what they held."""

    DESTROYED = "destroyed"
    RETURNED = "returned"
    STOOD_DOWN = "stood_down"
    NOT_USED = "not_used"
    """It is kept, was not acted on and will not be."""


GONE = frozenset({Handling.DESTROYED, Handling.RETURNED})
"""After these nothing is left to hold. Whoever answered otherwise is told of the next change too."""


class ChaseStatus(StrEnum):
    """Whether everybody knows."""

    CHASING = "chasing"
    ALL_KNOW = "all_know"
    NOBODY_HELD = "nobody_held"
    """Nobody held anything, which is worth knowing too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One thing that somebody holds, by the matter through which they got it."""

    kind: HoldingKind
    of: MatterId
    by: UserId
    since: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """An office with everything that it holds. Numbered from 1 within its chase."""

    number: int
    office: OfficeId
    agency: AgencyId
    holds: tuple[Holding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Somebody of the holder's office said that they know, and what became of what they held."""

    handling: Handling
    by: UserId
    at: Instant
    """When it was entered: nobody knew earlier by saying so."""
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """An office that was told and let its time pass, and whom the matter went to then."""

    office: OfficeId
    at: Instant
    told: OfficeId | None
    """None where there was nobody further to tell."""
    told_at: Instant
    """When it was noted: the next office's time begins then, not before it was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderState:
    """A holder and what they have answered so far. Without an answer they stay on the list, however long."""

    holder: Holder
    silences: tuple[Silence, ...] = ()
    answer: Answer | None = None

    @property
    def knows(self) -> bool:
        return self.answer is not None

    @property
    def is_running(self) -> bool:
        """Whether something held is for an operation."""
        return any(one.kind in RUNNING for one in self.holder.holds)

    @property
    def told(self) -> tuple[OfficeId, ...]:
        """Every office that was told, in order: the holder's own, then those that it was taken to."""
        further = (one.told for one in self.silences if one.told)
        return (self.holder.office, *further)

    @property
    def is_at_its_end(self) -> bool:
        """Whether there is nobody further to tell."""
        return any(one.told is None for one in self.silences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chase:
    """One change of one warrant, and everybody who had to learn of it."""

    chase: ChaseId
    warrant: WarrantId
    why: str
    """Name of the event by which what was held ceased to be true, such as `warrants.recalled`."""
    ground: str
    """The ground of that event; empty where it has none."""
    edition: int
    """The warrant's edition after the change; what is held is of an earlier one."""
    level: int
    agency: AgencyId
    """The agency that registered the warrant."""
    court: AgencyId | None
    """The court that issued it; None where the entry is of a time before it was named."""
    changed_at: Instant
    """When it ceased to be true."""
    told_at: Instant
    """When everybody was told: at the moment of entry."""
    holders: tuple[HolderState, ...]

    @property
    def agencies(self) -> tuple[AgencyId, ...]:
        """Everybody whom it concerns: who registered and who issued the warrant, and who held something."""
        held = (one.holder.agency for one in self.holders)
        return tuple(dict.fromkeys((self.agency, *filter(None, (self.court,)), *held)))

    @property
    def unanswered(self) -> tuple[HolderState, ...]:
        """The holders who have not said that they know."""
        return tuple(one for one in self.holders if not one.knows)

    @property
    def status(self) -> ChaseStatus:
        if not self.holders:
            return ChaseStatus.NOBODY_HELD
        return ChaseStatus.CHASING if self.unanswered else ChaseStatus.ALL_KNOW

    @property
    def last_knew_at(self) -> Instant | None:
        """When the last holder knew; None while one does not, and where nobody held anything."""
        if self.status is not ChaseStatus.ALL_KNOW:
            return None
        return max(one.answer.at for one in self.holders if one.answer)

    @property
    def took(self) -> timedelta | None:
        """The time from the change until the last holder knew."""
        return self.last_knew_at - self.changed_at if self.last_knew_at else None

    def holder(self, number: int) -> HolderState | None:
        """The holder of this number; None where there is none."""
        return next((one for one in self.holders if one.holder.number == number), None)

    def of_office(self, office: OfficeId) -> HolderState | None:
        """What an office holds in this chase; None where it holds nothing."""
        return next((one for one in self.holders if one.holder.office == office), None)


def chase_id(warrant: WarrantId, why: str, edition: int) -> ChaseId:
    """The identifier of the chase for one change: the same change opens one chase, however often it is asked for."""
    own = uuid.uuid5(uuid.NAMESPACE_URL, f"{warrant}/{why}/{edition}")
    return ChaseId(MatterId(f"chase-{own.hex}"))
