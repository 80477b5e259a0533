"""The operation that something is booked for."""

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.standing import OperationStanding
from tipstaff.resources.core.grounds import ResourceGround as Because


def open_operation(operation: OperationStanding | None) -> OperationStanding | Refused:
    """The operation, where there is one and it is not closed."""
    if operation is None:
        return Refused(Because.NO_SUCH_OPERATION)
    return Refused(Because.OPERATION_CLOSED) if operation.is_closed else operation
