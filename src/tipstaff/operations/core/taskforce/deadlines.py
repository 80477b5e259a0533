"""The clock of an issued order: each member acknowledges it in the rules' time."""

from tipstaff.kernel.decider import Clock
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.taskforce.taskforce import TaskForce
from tipstaff.policy.profile import Profile

ACKNOWLEDGED = "acknowledged"
"""Of one version, as `acknowledged:<version>`; owned by the office that formed the task force."""


def clocks(force: TaskForce, rules: Profile) -> tuple[Clock, ...]:
    """Runs while anybody who belonged to a cell when the order was issued owes it; whoever left owes nothing."""
    order = force.order
    if order is None or force.disbanded_at is not None or not _owed(force):
        return ()
    due = rules.deadline(
        "taskforce.acknowledgement", order.issued_at, "operations.order_issued", zone=force.zone
    )
    return (Clock(name=f"{ACKNOWLEDGED}:{order.version}", owner=force.office, deadline=due),)


def _owed(force: TaskForce) -> bool:
    order = force.order
    assert order is not None  # asked only where there is one
    staying = {one.officer for one in force.appointments if one.ended_at is None}
    return any(one in staying for one in force.owing(order.issued_at))


def lapse(_force: TaskForce, _clock: str, _due: Instant) -> None:
    """Nothing but the ladder follows when it passes: who has not read the order still owes it."""
