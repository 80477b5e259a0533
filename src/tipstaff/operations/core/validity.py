"""How long a confirmation holds, and for what: the higher the warrant's level, the shorter."""

from dataclasses import dataclass

from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import WarrantStanding
from tipstaff.operations.core.operation import Operation
from tipstaff.policy.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationStanding:
    """A confirmation that stands: until when, and for which edition of the warrant. Never one without the other."""

    until: Instant
    edition: int


def confirmation_standing(
    operation: Operation, warrant: WarrantStanding | None, now: Instant, rules: Profile
) -> ConfirmationStanding | None:
    """The confirmation under which a token may be issued at a moment; None where none stands.

    A level that was raised since the answer shortens it; a lower one lengthens nothing.
    """
    asked = operation.usable_confirmation(now)
    if asked is None or asked.valid_until is None or asked.answered_at is None:
        return None
    if warrant is None or not warrant.is_in_force or warrant.edition != asked.edition:
        return None
    until = min(asked.valid_until, valid_until(asked.answered_at, warrant.level, operation, rules))
    return ConfirmationStanding(until=until, edition=asked.edition) if now < until else None


def valid_until(answered_at: Instant, level: int, operation: Operation, rules: Profile) -> Instant:
    """When a confirmation given at a moment expires, for a warrant of this level."""
    deadline = rules.deadline(
        f"confirmation.valid.{level}", answered_at, "operations.confirmed", zone=operation.zone
    )
    return deadline.due or answered_at
