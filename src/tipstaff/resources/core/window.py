"""A window of time for which somebody or something is wanted."""

from collections.abc import Iterable
from dataclasses import dataclass

from tipstaff.kernel.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From a moment up to, and without, another one."""

    starts: Instant
    ends: Instant

    @property
    def is_one(self) -> bool:
        """Whether it ends after it starts."""
        return self.starts < self.ends

    def meets(self, other: "Window") -> bool:
        """Whether the two have a moment in common."""
        return self.starts < other.ends and other.starts < self.ends

    def lies_in(self, others: Iterable["Window"]) -> bool:
        """Whether others cover the whole of it, each going on where the one before has not yet ended."""
        covered = self.starts
        for one in sorted(others, key=lambda each: each.starts):
            if one.starts <= covered < one.ends:
                covered = one.ends
        return covered >= self.ends
