"""A sample of an agency's warrants in force, drawn once a month by a published checkpoint."""

import hashlib
import heapq
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import AgencyId, OfficeId, SampleId, UserId, WarrantId
from tipstaff.kernel.instant import Instant


class SampleStatus(StrEnum):
    """How far a sample has come."""

    TO_BE_LOOKED_AT = "to_be_looked_at"
    LOOKED_AT = "looked_at"


@dataclass(frozen=True, slots=True)
class Head:
    """A published checkpoint: how many entries it covers, and the root over them in Base64."""

    size: int
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What somebody found who held a drawn warrant against its papers."""

    warrant: WarrantId
    wrong: tuple[str, ...]
    """The fields that do not agree; none: the warrant is accurate."""
    by: UserId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What was drawn, from how many, by which checkpoint, and what was found."""

    id: SampleId
    agency: AgencyId
    office: OfficeId
    zone: str
    month: str
    """Such as 2026-12."""
    head: Head
    population: int
    drawn: tuple[WarrantId, ...]
    at: Instant
    results: tuple[Result, ...] = ()

    @property
    def status(self) -> SampleStatus:
        """Whether each drawn warrant was looked at."""
        return SampleStatus.TO_BE_LOOKED_AT if self.waiting else SampleStatus.LOOKED_AT

    @property
    def waiting(self) -> tuple[WarrantId, ...]:
        """The drawn warrants that nobody has looked at."""
        done = {one.warrant for one in self.results}
        return tuple(one for one in self.drawn if one not in done)

    @property
    def accurate(self) -> int:
        """How many of those looked at agree in every field."""
        return sum(not one.wrong for one in self.results)


def sample_id(agency: AgencyId, month: str) -> SampleId:
    """The identifier of an agency's sample of a month: there is one."""
    return SampleId(f"sample-{uuid.uuid5(uuid.NAMESPACE_URL, f'sample\n{agency}\n{month}').hex}")  # type: ignore[arg-type]


def place_in_line(root: str, warrant: WarrantId) -> str:
    """SHA-256, in hexadecimal, of the checkpoint's root (as it stands in the note) and the warrant's identifier.

    Nobody knows the root before the month begins, and everybody can compute it afterwards.
    """
    return hashlib.sha256(f"{root}{warrant}".encode()).hexdigest()


def drawn_by(root: str, warrants: Iterable[WarrantId], count: int) -> tuple[WarrantId, ...]:
    """The warrants whose hash with the root is the smallest, so many of them."""
    return tuple(heapq.nsmallest(count, warrants, key=lambda one: place_in_line(root, one)))
