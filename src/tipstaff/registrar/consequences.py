"""What an event in one matter makes true in another, in the same transaction. An explicit table."""

from collections.abc import Callable
from typing import Any

from tipstaff.kernel.decider import Command, Event
from tipstaff.kernel.ids import MatterId, OperationId
from tipstaff.operations.core.events import OperationClosed, WarrantExecuted
from tipstaff.review.core.commands import OpenReview
from tipstaff.review.core.review import review_of
from tipstaff.warrants.core.commands import NoteExecution


def _executed(operation: MatterId, event: WarrantExecuted) -> Command:
    return NoteExecution(
        happened_at=event.happened_at, warrant=event.warrant, operation=OperationId(operation)
    )


def _closed(operation: MatterId, event: OperationClosed) -> Command:
    closed = OperationId(operation)
    return OpenReview(happened_at=event.happened_at, review=review_of(closed), operation=closed)


CONSEQUENCES: dict[type[Event], Callable[[MatterId, Any], Command]] = {
    WarrantExecuted: _executed,
    OperationClosed: _closed,
}


def consequences(matter: MatterId, event: Event) -> list[Command]:
    """The commands that follow from an event."""
    follow = CONSEQUENCES.get(type(event))
    return [follow(matter, event)] if follow else []
