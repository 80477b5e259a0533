"""The shape of every capability: a command is decided upon; events follow, or a refusal with its ground."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from tipstaff.kernel.deadline import Deadline
from tipstaff.kernel.ids import MatterId, OfficeId
from tipstaff.kernel.instant import Instant


class Ground(StrEnum):
    """A reason for refusing: `capability.plain_words`, stable for ever. Each has a sentence and a test."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was done. A value, never an exception."""

    ground: Ground
    values: Mapping[str, str] = field(default_factory=dict)
    """What the ground's sentence names, such as {"office": "…"}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What somebody asks. Subclasses name the matter and carry every time and id they need."""

    MATTER: ClassVar[str]
    """Name of the field that holds the matter's identifier."""

    PUBLIC: ClassVar[bool] = True
    """Whether a person may ask for it; the rest follow from another matter's events or from a clock."""

    happened_at: Instant
    """When it happened in the world; when it was entered is the record's own time."""

    @property
    def matter(self) -> MatterId:
        """The matter this command is about."""
        return MatterId(getattr(self, self.MATTER))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What was entered, in the past tense. Its name and bytes are for ever."""

    happened_at: Instant


type Decision[E: Event] = tuple[E, ...] | Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A deadline that runs on a matter, with the office that owns it."""

    name: str
    """Unique on its matter, such as `check` or `approval:office-3`."""
    owner: OfficeId
    deadline: Deadline
    level: int | None = None
    """Response level 1, 2 or 3 of the warrant behind it, where it has one."""
    by_itself: bool = False
    """Whether what follows needs nobody: such a clock stands in no queue of things to do."""
