"""The task force of one case: its leader, the members of its cells, its order in every version, and its briefings."""

import hashlib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import (
    AgencyId,
    MatterId,
    OfficeId,
    OperationId,
    SubjectId,
    TaskForceId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.taskforce.order import Briefing, Draft, Order, Section


class TaskForceStatus(StrEnum):
    """Whether it still works."""

    AT_WORK = "at_work"
    DISBANDED = "disbanded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Somebody's place in a cell, from one moment up to and without another; by whom it was given."""

    number: int
    officer: UserId
    group: str
    starts: Instant
    ends: Instant
    appointed_by: UserId
    ended_at: Instant | None = None

    def is_valid(self, at: Instant) -> bool:
        """Whether it holds at a moment."""
        return self.starts <= at < self.ends and (self.ended_at is None or at < self.ended_at)

    def meets(self, starts: Instant, ends: Instant) -> bool:
        """Whether any moment of it lies between two others; one that was ended meets nothing."""
        return self.ended_at is None and self.starts < ends and starts < self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskForce:
    """Everything that later decisions about it need."""

    taskforce: TaskForceId
    warrant: WarrantId
    warrant_number: str
    subject: SubjectId
    """Whose key seals every text: with the person's data the texts about them are erased too."""
    operation: OperationId | None
    agency: AgencyId
    office: OfficeId
    zone: str
    leader: UserId
    formed_at: Instant
    appointments: tuple[Appointment, ...] = ()
    draft: Draft | None = None
    """The version of the order that is being written."""
    orders: tuple[Order, ...] = ()
    """Every version that was issued; the last one holds."""
    briefings: tuple[Briefing, ...] = ()
    disbanded_at: Instant | None = None

    @property
    def status(self) -> TaskForceStatus:
        """Whether it still works."""
        return TaskForceStatus.DISBANDED if self.disbanded_at else TaskForceStatus.AT_WORK

    @property
    def order(self) -> Order | None:
        """The version that holds."""
        return self.orders[-1] if self.orders else None

    def of(self, officer: UserId) -> Iterator[Appointment]:
        """Every appointment that somebody has or had."""
        return (one for one in self.appointments if one.officer == officer)

    def appointment(self, number: int) -> Appointment | None:
        """The appointment of this number; None where there is none."""
        return next((one for one in self.appointments if one.number == number), None)

    def groups_of(self, officer: UserId, at: Instant) -> frozenset[str]:
        """The cells that somebody belongs to at a moment."""
        return frozenset(one.group for one in self.of(officer) if one.is_valid(at))

    def members(self, at: Instant) -> tuple[UserId, ...]:
        """Everybody with a valid appointment, in the sequence of their appointment."""
        return tuple(dict.fromkeys(one.officer for one in self.appointments if one.is_valid(at)))

    def owing(self, at: Instant) -> tuple[UserId, ...]:
        """The members who have not acknowledged the order that holds; nobody where none was issued."""
        if self.order is None:
            return ()
        known = {one.by for one in self.order.acknowledged}
        return tuple(one for one in self.members(at) if one not in known)

    def needs_to_know(self, reader: UserId, groups: Iterable[str], at: Instant) -> bool:
        """Whether somebody may read what is marked for cells: the leader, and whoever belongs to one of them now.

        What is marked for no cell is for every member. Having belonged to one opens nothing.
        """
        own, marked = self.groups_of(reader, at), frozenset(groups)
        return reader == self.leader or bool(own & marked if marked else own)


def readable(
    force: TaskForce, sections: Iterable[Section], reader: UserId, at: Instant
) -> tuple[Section, ...]:
    """The sections that somebody may read."""
    return tuple(one for one in sections if force.needs_to_know(reader, one.groups, at))


def taskforce_id(warrant: WarrantId) -> TaskForceId:
    """One task force for a case: it can't be formed twice."""
    digest = hashlib.sha256(f"taskforce\n{warrant}".encode()).hexdigest()
    return TaskForceId(MatterId(f"taskforce-{uuid.UUID(digest[:32], version=4).hex}"))
