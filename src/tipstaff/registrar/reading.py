"""Reading matters for one decision: each is folded once, and the version it was read at is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from tipstaff.kernel.ids import MatterId
from tipstaff.record.events import EventNames
from tipstaff.record.read import entries_of

type Evolve = Callable[[Any, Any], Any]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A matter as its entries make it. `state` is None before its first."""

    state: Any
    version: int
    rules: str | None


class Reading:
    """The matters that one decision reads. What it has decided so far is read back as if it stood already."""

    def __init__(self, evolve_of: Mapping[str, Evolve], names: EventNames) -> None:
        self._evolve_of = evolve_of
        self._names = names
        self._loaded: dict[MatterId, Loaded] = {}
        self.read_at: dict[MatterId, int] = {}

    def load(self, matter: MatterId) -> Loaded:
        """The matter's state, folded from the record."""
        if matter not in self._loaded:
            self._loaded[matter] = self._fold(matter)
            self.read_at[matter] = self._loaded[matter].version
        return self._loaded[matter]

    def assume(self, matter: MatterId, loaded: Loaded) -> None:
        """Take a matter to stand as just decided, for the decisions that follow from it."""
        self._loaded[matter] = loaded

    def _fold(self, matter: MatterId) -> Loaded:
        evolve = self._evolve_of.get(kind_of(matter))
        if evolve is None:
            return Loaded(None, 0, None)  # of no known kind: there is no such matter
        entries = entries_of(matter, self._names)
        state = reduce(lambda state, entry: evolve(state, entry.event), entries, None)
        rules = entries[0].leaf["rules"] if entries else None
        return Loaded(state, len(entries), rules)


def kind_of(matter: MatterId) -> str:
    """The kind of a matter, by the prefix of its identifier."""
    return matter.partition("-")[0]
