"""A register in memory: the real deciders, their facts from each other's standing, and what follows in one act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

from tests.core.warrants import build as b

from tipstaff.kernel.actor import CLOCK_ROLES, Actor
from tipstaff.kernel.calendar import CalendarNotPublished
from tipstaff.kernel.decider import Command, Event, Refused
from tipstaff.kernel.ids import MatterId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import WarrantStanding
from tipstaff.operations.core.commands import NoteLevelChanged
from tipstaff.operations.core.events import ProtestResolved, WarrantExecuted
from tipstaff.operations.core.facts import Facts as OperationFacts
from tipstaff.operations.core.operation import Operation
from tipstaff.policy.profile import Profile
from tipstaff.registrar.capabilities import capability_for, capability_of
from tipstaff.registrar.consequences import consequences
from tipstaff.registrar.grounds import RecordGround
from tipstaff.warrants.core.commands import MergeWarrant, RegisterWarrant
from tipstaff.warrants.core.deadlines import status_under
from tipstaff.warrants.core.draft import Draft, draft_standing
from tipstaff.warrants.core.events import LevelChanged
from tipstaff.warrants.core.facts import Facts as WarrantFacts
from tipstaff.warrants.core.warrant import Warrant, standing

DESK = OfficeId("psb-999999-desk")
RULES: Profile = replace(
    b.RULES, readiness=tuple(one for one in b.RULES.readiness if one.blocks_when_unknown)[:1]
)
"""The real profile, with one item on its readiness checklist: what matters here is that one stands open."""
PURE = (WarrantExecuted, ProtestResolved)
"""Events whose consequences read no tables: the registrar's own table answers. All others lead out of this world,
save a change of level, which is answered from the register's own operations."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: an event in its matter, who asked for what, and when it was committed."""

    event: Event
    matter: MatterId
    command: Command
    actor: Actor
    at: Instant


@dataclass(frozen=True, slots=True)
class Register:
    """All matters as they stand, with everything that was entered, oldest first. An act makes a new one."""

    now: Instant
    matters: Mapping[MatterId, Any] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()

    def submit(self, command: Command, actor: Actor) -> "Register | Refused":
        """The register after a command with all that follows from it, or the refusal of the whole."""
        if not command.PUBLIC and not actor.may(*CLOCK_ROLES):
            return Refused(RecordGround.NOT_FOR_PEOPLE)
        register, waiting = self, [command]
        while waiting:
            try:
                outcome = register._one(waiting.pop(0), actor)
            except CalendarNotPublished:
                return Refused(RecordGround.CALENDAR_NOT_PUBLISHED)
            if isinstance(outcome, Refused):
                return outcome
            earlier, register = len(register.lines), outcome
            waiting += register._following(register.lines[earlier:])
            actor = replace(actor, roles=actor.roles | CLOCK_ROLES)
        return register

    def after(self, span: Any) -> "Register":
        """The same register some time later."""
        return replace(self, now=self.now + span)

    def lapses(self) -> Iterable[Command]:
        """What the clock keeper would ask for now, the longest overdue first."""
        passed = []
        for matter, state in self.matters.items():
            capability = capability_of(matter)
            for clock in capability.clocks(state, RULES):
                due = clock.deadline.due
                if (
                    due is not None
                    and due <= self.now
                    and (command := capability.lapse(state, clock.name, due))
                ):
                    passed.append((due, len(passed), command))
        return [command for _, _, command in sorted(passed, key=lambda one: one[:2])]

    def _one(self, command: Command, actor: Actor) -> "Register | Refused":
        capability, before = capability_for(command), self.matters.get(command.matter)
        outcome = capability.decide(command, before, self._facts(command, before, actor), RULES)
        if isinstance(outcome, Refused):
            return outcome
        state = reduce(capability.evolve, outcome, before)
        capability.clocks(state, RULES)
        lines = tuple(Line(event, command.matter, command, actor, self.now) for event in outcome)
        return replace(self, matters={**self.matters, command.matter: state}, lines=(*self.lines, *lines))

    def _facts(self, command: Command, before: Any, actor: Actor) -> Any:
        if capability_for(command).kind == "warrant":
            other = command.record_of if isinstance(command, RegisterWarrant) else None
            other = command.into if isinstance(command, MergeWarrant) else other
            known = self._standing(other) if other else None
            return WarrantFacts(
                actor=actor, now=self.now, court_is_known=True, issuing_desk=DESK, other=known
            )
        warrant = self._standing(getattr(before or command, "warrant", None))
        return OperationFacts(actor=actor, now=self.now, warrant=warrant, cooperation=None, place_is_own=True)

    def _standing(self, warrant: MatterId | None) -> WarrantStanding | None:
        state = self.matters.get(warrant) if warrant else None
        if isinstance(state, Draft):
            return draft_standing(state)
        if not isinstance(state, Warrant):
            return None
        return standing(state, status_under(state, RULES, self.now))

    def _following(self, lines: Iterable[Line]) -> list[Command]:
        return [command for line in lines for command in self._follows(line)]

    def _follows(self, line: Line) -> Iterable[Command]:
        if isinstance(line.event, PURE):
            return consequences(self.matters[line.matter], line.event)
        return self._levels(line.matter, line.event) if isinstance(line.event, LevelChanged) else ()

    def _levels(self, warrant: MatterId, event: LevelChanged) -> Iterable[Command]:
        for state in self.matters.values():
            if isinstance(state, Operation) and state.warrant == warrant and not state.is_closed:
                yield NoteLevelChanged(
                    happened_at=event.happened_at, operation=state.id, level=event.level, clause=event.clause
                )
