"""How long a warrant stays on the register, and how long what is kept of its person outlives it."""

from tipstaff.kernel.deadline import Deadline
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.warrant import Warrant

RETENTION = "retention"
"""The end of its time on the register, unless somebody gives reasons for keeping it."""
RETENTION_WARNING = "retention_warning"
"""Ahead of that end; answered by an extension."""
DELETION = "deletion"
"""After its end: when what is kept of the person is deleted."""


def retention_deadline(warrant: Warrant, rules: Profile) -> Deadline:
    """When its time on the register ends."""
    since = warrant.retained_at or warrant.registered_at
    event = "warrants.retention_extended" if warrant.retained_at else "warrants.registered"
    return rules.deadline("warrant.retention", since, event, zone=warrant.zone)


def warning_deadline(warrant: Warrant, rules: Profile) -> Deadline:
    """From when it can be extended: so long before its time on the register ends."""
    since = warrant.retained_at or warrant.registered_at
    end = retention_deadline(warrant, rules).due or since
    return rules.deadline_before(
        "warrant.retention_warning", since, end, "warrants.retention_over", zone=warrant.zone
    )


def deletion_deadline(warrant: Warrant, rules: Profile) -> Deadline:
    """When what is kept of an ended warrant's person is deleted."""
    ended = warrant.ended_at or warrant.registered_at
    return rules.deadline("warrant.deletion", ended, f"warrants.{warrant.status}", zone=warrant.zone)


def while_open(warrant: Warrant, rules: Profile) -> dict[str, Deadline]:
    """The clocks of its time on the register; none where its own last day comes first."""
    retention = retention_deadline(warrant, rules)
    if _comes_first(warrant.expires_at, retention.due):
        return {}
    return {RETENTION_WARNING: warning_deadline(warrant, rules), RETENTION: retention}


def after_the_end(warrant: Warrant, rules: Profile) -> dict[str, Deadline]:
    """The clock of what is kept after the end; none once it is deleted."""
    return {} if warrant.is_deleted else {DELETION: deletion_deadline(warrant, rules)}


def _comes_first(expiry: Instant | None, end: Instant | None) -> bool:
    return expiry is not None and end is not None and expiry <= end
