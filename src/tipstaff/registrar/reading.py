"""Reading matters for one decision: each is folded once, and the version it was read at is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from tipstaff.kernel.ids import MatterId
from tipstaff.record.events import EventNames
from tipstaff.record.read import Entry, entries_of, entries_of_all

type Evolve = Callable[[Any, Any], Any]


@dataclass(frozen=True, slots=True)
class Observed:
    """What was read from a table rather than from a matter: no version says whether it still stands.

    So it is read again when it is entered. Where whoever adds to it relies on a matter that this decision moves on,
    the second reading, under that lock, is final.
    """

    read: Callable[[], Any]
    found: Any

    def still_stands(self) -> bool:
        """Read again: inside the transaction, when every matter is locked."""
        return bool(self.read() == self.found)


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
        self.observed: list[Observed] = []

    def load(self, matter: MatterId) -> Loaded:
        """The matter's state, folded from the record; the decision relies on it."""
        loaded = self.peek(matter)
        self.read_at.setdefault(matter, loaded.version)
        return loaded

    def peek(self, matter: MatterId) -> Loaded:
        """The matter's state, to see whether it has anything to do with the decision; not relied on by that alone."""
        if matter not in self._loaded:
            self._loaded[matter] = self._fold(matter)
        return self._loaded[matter]

    def load_all(self, matters: Sequence[MatterId]) -> None:
        """Load many matters with a few questions to the record."""
        new = [one for one in dict.fromkeys(matters) if one not in self._loaded]
        found = entries_of_all([one for one in new if kind_of(one) in self._evolve_of], self._names)
        for matter in new:
            self._loaded[matter] = self._folded(matter, found.get(matter, ()))
        for matter in matters:
            self.load(matter)

    def observe[T](self, read: Callable[[], T]) -> T:
        """What a table says. It is read again when the decision is entered, and decided afresh if it differs."""
        found = read()
        self.observed.append(Observed(read, found))
        return found

    def assume(self, matter: MatterId, loaded: Loaded) -> None:
        """Take a matter to stand as just decided, for the decisions that follow from it."""
        self._loaded[matter] = loaded

    def _fold(self, matter: MatterId) -> Loaded:
        if kind_of(matter) not in self._evolve_of:
            return Loaded(None, 0, None)  # of no known kind: there is no such matter
        return self._folded(matter, entries_of(matter, self._names))

    def _folded(self, matter: MatterId, entries: Sequence[Entry]) -> Loaded:
        evolve = self._evolve_of.get(kind_of(matter))
        if evolve is None:
            return Loaded(None, 0, None)
        state = reduce(lambda state, entry: evolve(state, entry.event), entries, None)
        rules = entries[0].leaf["rules"] if entries else None
        return Loaded(state, len(entries), rules)


def kind_of(matter: MatterId) -> str:
    """The kind of a matter, by the prefix of its identifier."""
    return matter.partition("-")[0]
