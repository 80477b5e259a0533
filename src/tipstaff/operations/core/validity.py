"""How long a confirmation holds: the higher the warrant's level, the shorter."""

from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.operation import Operation
from tipstaff.policy.profile import Profile


def valid_until(answered_at: Instant, level: int, operation: Operation, rules: Profile) -> Instant:
    """When a confirmation given at a moment expires, for a warrant of this level."""
    deadline = rules.deadline(
        f"confirmation.valid.{level}", answered_at, "operations.confirmed", zone=operation.zone
    )
    return deadline.due or answered_at
