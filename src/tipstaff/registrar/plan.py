"""Deciding: a command and what follows from it, before anything is entered."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

from tipstaff.kernel.actor import CLOCK_ROLES, Actor
from tipstaff.kernel.calendar import CalendarNotPublished
from tipstaff.kernel.decider import Command, Event, Refused
from tipstaff.kernel.ids import MatterId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.loader import ProfileError
from tipstaff.policy.profile import Profile
from tipstaff.record.append import Act
from tipstaff.registrar.capabilities import capability_for, new_reading
from tipstaff.registrar.capability import Capability
from tipstaff.registrar.consequences import consequences
from tipstaff.registrar.grounds import RecordGround
from tipstaff.registrar.reading import Loaded, Observed, Reading, kind_of
from tipstaff.registrar.rules import rules_named


@dataclass(frozen=True, slots=True)
class Decided:
    """One act that would be entered, with the rows that follow from it."""

    capability: Capability
    act: Act
    state: Any
    rules: Profile


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that one submission would enter: the act asked for and its consequences."""

    decided: tuple[Decided, ...]
    relied_on: dict[MatterId, int] = field(default_factory=dict)
    observed: tuple[Observed, ...] = ()


def decide(command: Command, actor: Actor, now: Instant, seen: int | None) -> Plan | Refused:
    """Decide on a command and on what follows from it; the first refusal refuses the whole."""
    reading = new_reading()
    if kind_of(command.matter) != capability_for(command).kind:
        return Refused(RecordGround.UNKNOWN_MATTER)
    if command.happened_at > now:
        return Refused(RecordGround.NOT_YET_HAPPENED)
    if seen is not None and reading.load(command.matter).version > seen:
        return Refused(RecordGround.CHANGED_MEANWHILE)
    try:
        decided = _decide_all(command, actor, now, reading)
    except CalendarNotPublished as unknown:
        return Refused(RecordGround.CALENDAR_NOT_PUBLISHED, {"reason": str(unknown)})
    except ProfileError as unknown:
        return Refused(RecordGround.UNKNOWN_RULES, {"rules": str(unknown)})
    if isinstance(decided, Refused):
        return decided
    own = {each.act.matter for each in decided}
    relied_on = {matter: version for matter, version in reading.read_at.items() if matter not in own}
    return Plan(tuple(decided), relied_on, tuple(reading.observed))


def _decide_all(command: Command, actor: Actor, now: Instant, reading: Reading) -> list[Decided] | Refused:
    decided: list[Decided] = []
    waiting: list[Command] = [command]
    while waiting:
        outcome = _decide_one(waiting.pop(0), actor, now, reading)
        if isinstance(outcome, Refused):
            return outcome
        decided.append(outcome)
        waiting += _following(outcome)
        actor = replace(actor, roles=actor.roles | CLOCK_ROLES)  # what follows is done by the installation
    return decided


def _decide_one(command: Command, actor: Actor, now: Instant, reading: Reading) -> Decided | Refused:
    capability = capability_for(command)
    loaded = reading.load(command.matter)
    rules_name = loaded.rules or actor.profile
    rules = rules_named(rules_name)
    facts = capability.facts(command, loaded.state, actor, now, reading)
    outcome = capability.decide(command, loaded.state, facts, rules)
    if isinstance(outcome, Refused):
        return outcome
    state = reduce(capability.evolve, outcome, loaded.state)
    act = Act(matter=command.matter, read_at=loaded.version, events=outcome, rules=rules_name)
    reading.assume(command.matter, Loaded(state, act.version, rules_name))
    capability.clocks(
        state, rules
    )  # a calendar that is not published refuses here, before anything is entered
    return Decided(capability, act, state, rules)


def _following(decided: Decided) -> Sequence[Command]:
    events: tuple[Event, ...] = decided.act.events
    return [command for event in events for command in consequences(decided.state, event)]
