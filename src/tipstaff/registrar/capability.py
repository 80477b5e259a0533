"""What the registrar needs to know of a capability: one row of the table in `capabilities`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Clock, Command, Decision, Event, Refused
from tipstaff.kernel.ids import MatterId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.record.clocks import replace_clocks
from tipstaff.registrar.reading import Reading

type FactsOf = Callable[[Command | None, Any, Actor, Instant, Reading], Any]
"""Gathers what else a decision rests on: (command, the matter's state, actor, now, reading) -> facts.

Without a command (when only asking what may be done next) the facts that a command's content names are left out.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """A kind of matter with its decider, its rows and its words. States and facts are its own types."""

    kind: str
    """Prefix of its matters' identifiers."""
    name: str
    """The capability that it belongs to, and with it the tables; several kinds may share one."""
    commands: Mapping[str, type[Command]]
    events: Mapping[str, Mapping[int, type[Event]]]
    roles: Mapping[type[Command], frozenset[Role]]
    decide: Callable[[Any, Any, Any, Profile], Decision[Any]]
    evolve: Callable[[Any, Any], Any]
    bar: Callable[[type[Any], Any, Any, Profile], Refused | None]
    facts: FactsOf
    project: Callable[[Any, int], None]
    timetable: Callable[[Any, Profile], None] = lambda _state, _rules: None
    """Writes the rows that follow from the rules as well as from the state; left out where there are none."""
    clocks: Callable[[Any, Profile], tuple[Clock, ...]] = lambda _state, _rules: ()
    """Left out, with `lapse`, where nothing is ever due."""
    in_turn: Callable[[Actor], frozenset[str]] = lambda _actor: frozenset()
    """What is decided about one after another: where how many there are already is what a decision rests on."""
    lapse: Callable[[Any, str, Instant], Command | None] = lambda _state, _clock, _due: None

    def write_rows(self, matter: MatterId, state: Any, version: int, rules: Profile) -> None:
        """Write the rows that follow from a matter's state: its own tables and its running clocks."""
        self.project(state, version)
        self.timetable(state, rules)
        replace_clocks(
            matter,
            self.clocks(state, rules),
            lambda clock: self._lapses(state, clock),
            lambda clock: rules.climbs(clock.deadline),
        )

    def _lapses(self, state: Any, clock: Clock) -> bool:
        due = clock.deadline.due
        return due is not None and self.lapse(state, clock.name, due) is not None
