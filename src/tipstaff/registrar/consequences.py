"""What an event in one matter makes true in another, in the same transaction. An explicit table."""

from collections.abc import Callable
from typing import Any

from tipstaff.kernel.decider import Command, Event
from tipstaff.kernel.ids import MatterId

CONSEQUENCES: dict[type[Event], Callable[[MatterId, Any], Command]] = {}


def consequences(matter: MatterId, event: Event) -> list[Command]:
    """The commands that follow from an event."""
    follow = CONSEQUENCES.get(type(event))
    return [follow(matter, event)] if follow else []
