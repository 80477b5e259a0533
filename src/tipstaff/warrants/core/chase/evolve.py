"""How a chase stands after an event."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from tipstaff.warrants.core.chase.chase import Answer, Chase, HolderState, Silence
from tipstaff.warrants.core.chase.events import (
    ChaseEvent,
    ChaseOpened,
    ChaseOpenedV1,
    NewsAcknowledged,
    NewsUnanswered,
)


def evolve(chase: Chase | None, event: ChaseEvent) -> Chase:
    """The chase after the event. Raises ValueError where the first event is not that it was opened."""
    if isinstance(event, (ChaseOpened, ChaseOpenedV1)):
        return _opened(event)
    if chase is None:
        raise ValueError(f"A chase begins by being opened, not with {type(event).__name__}")
    match event:
        case NewsAcknowledged():
            answer = Answer(handling=event.handling, by=event.by, at=event.known_at, late=event.late)
            return _with(chase, event.number, lambda one: replace(one, answer=answer))
        case NewsUnanswered():
            silence = Silence(
                office=event.office, at=event.happened_at, told=event.told, told_at=event.told_at
            )
            return _with(chase, event.number, lambda one: replace(one, silences=(*one.silences, silence)))
        case _:
            assert_never(event)


def _opened(event: ChaseOpened | ChaseOpenedV1) -> Chase:
    return Chase(
        chase=event.chase,
        warrant=event.warrant,
        why=event.why,
        ground=event.ground,
        edition=event.edition,
        level=event.level,
        agency=event.agency,
        court=event.court if isinstance(event, ChaseOpened) else None,
        changed_at=event.happened_at,
        told_at=event.told_at,
        holders=tuple(HolderState(holder=one) for one in event.holders),
    )


def _with(chase: Chase, number: int, changed: Callable[[HolderState], HolderState]) -> Chase:
    holders = tuple(changed(one) if one.holder.number == number else one for one in chase.holders)
    return replace(chase, holders=holders)
