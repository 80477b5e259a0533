"""What may be done next about a matter, by whom, and why the rest may not."""

from dataclasses import dataclass

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import MatterId
from tipstaff.kernel.instant import Instant
from tipstaff.registrar.capabilities import capability_of, new_reading
from tipstaff.registrar.rules import rules_named


@dataclass(frozen=True, slots=True)
class Opening:
    """One thing that can be asked about a matter. `refused` says why not now, where it may not."""

    name: str
    command: type[Command]
    roles: frozenset[Role]
    refused: Refused | None


def openings(matter: MatterId, actor: Actor, now: Instant) -> tuple[Opening, ...]:
    """Every public command of the matter's kind, with what stands in its way for this actor."""
    capability = capability_of(matter)
    reading = new_reading()
    loaded = reading.load(matter)
    rules = rules_named(loaded.rules or actor.profile)

    facts = capability.facts(None, loaded.state, actor, now, reading)
    return tuple(
        Opening(name, command, capability.roles[command], capability.bar(command, loaded.state, facts, rules))
        for name, command in capability.commands.items()
        if command.PUBLIC
    )
