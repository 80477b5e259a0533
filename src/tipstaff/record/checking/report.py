"""What a check came to: the faults, each with its place."""

from collections.abc import Callable
from dataclasses import dataclass, field

type Progress = Callable[[int], None]

EVERY = 1000
"""After how many entries progress is told."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold, and where."""

    place: str
    what: str


@dataclass(slots=True)
class Report:
    """What a check came to."""

    entries: int = 0
    published: int = 0
    sealed: int = 0
    faults: list[Fault] = field(default_factory=list)

    def as_values(self) -> dict[str, object]:
        """The report as plain values."""
        return {
            "entries": self.entries,
            "published": self.published,
            "sealed": self.sealed,
            "faults": [{"place": fault.place, "what": fault.what} for fault in self.faults],
        }
