"""The operation follows its warrant's level. Its clocks began when it was opened, so no used time is given back."""

from tipstaff.kernel.decider import Decision
from tipstaff.operations.core.commands import NoteLevelChanged
from tipstaff.operations.core.deciding.signature import signed
from tipstaff.operations.core.events import OperationEvent, OperationLevelChanged
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.operation import Operation


def note_level_changed(
    command: NoteLevelChanged, operation: Operation, facts: Facts
) -> Decision[OperationEvent]:
    """Enter the new level; nothing where it is the same."""
    if command.level == operation.level:
        return ()
    return (
        OperationLevelChanged(
            **signed(facts, command), before=operation.level, level=command.level, clause=command.clause
        ),
    )
