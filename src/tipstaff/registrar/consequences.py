"""What an event in one matter makes true in another, in the same transaction. An explicit table."""

from collections.abc import Callable
from typing import Any

from tipstaff.kernel.decider import Command, Event
from tipstaff.operations.core.events import OperationClosed, ProtestResolved, WarrantExecuted
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.protest import Finding
from tipstaff.review.core.commands import OpenReview
from tipstaff.review.core.review import review_of
from tipstaff.warrants.core.commands import NoteExecution, NoteExecutionVoid


def _executed(operation: Operation, event: WarrantExecuted) -> Command:
    return NoteExecution(happened_at=event.happened_at, warrant=event.warrant, operation=operation.id)


def _protest_resolved(operation: Operation, event: ProtestResolved) -> Command | None:
    """Whoever was held is somebody else, so the warrant was not executed. Before an execution nothing follows."""
    if event.finding is not Finding.NOT_THE_PERSON or not operation.was_executed:
        return None
    return NoteExecutionVoid(happened_at=event.happened_at, warrant=event.warrant, operation=operation.id)


def _closed(operation: Operation, event: OperationClosed) -> Command:
    return OpenReview(happened_at=event.happened_at, review=review_of(operation.id), operation=operation.id)


CONSEQUENCES: dict[type[Event], Callable[[Any, Any], Command | None]] = {
    WarrantExecuted: _executed,
    ProtestResolved: _protest_resolved,
    OperationClosed: _closed,
}
"""Event -> (the matter's state after its act, the event) -> what follows, if anything does."""


def consequences(state: Any, event: Event) -> list[Command]:
    """The commands that follow from an event, given its matter as it stands after the act."""
    follow = CONSEQUENCES.get(type(event))
    command = follow(state, event) if follow else None
    return [command] if command else []
