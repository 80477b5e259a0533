"""Keeping a warrant for longer, one by one and for reasons; and deleting what is kept of its person."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.arrival import is_number
from tipstaff.warrants.core.commands import (
    ExtendRetention,
    NoteDeletionDue,
    NoteRetentionOver,
    OrderDeletion,
)
from tipstaff.warrants.core.events import RetentionExtended, RetentionOver, WarrantDeleted, WarrantEvent
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.retention.deadlines import deletion_deadline, retention_deadline, warning_deadline
from tipstaff.warrants.core.warrant import Warrant


def extend(
    command: ExtendRetention, warrant: Warrant, facts: Facts, rules: Profile
) -> Decision[WarrantEvent]:
    """An individual, recorded assessment (after N-SIS Ordinance art. 43(8)); never before the warning."""
    if not command.reasons.strip():
        return Refused(Because.REASON_MISSING)
    warning = warning_deadline(warrant, rules)
    if warning.due is not None and not warning.is_past(facts.now):
        return Refused(Because.RETENTION_NOT_NEAR, {"day": warning.due.day(warrant.own_zone).isoformat()})
    return (
        RetentionExtended(
            happened_at=command.happened_at,
            reasons=Sealed(warrant.subject, command.reasons),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def over(
    command: NoteRetentionOver, warrant: Warrant, facts: Facts, rules: Profile
) -> Decision[WarrantEvent]:
    if not retention_deadline(warrant, rules).is_past(facts.now):
        return Refused(Because.NOT_YET_DUE)
    return (RetentionOver(happened_at=command.happened_at, office=warrant.office),)


def order_deletion(command: OrderDeletion, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    if not is_number(command.court_reference):
        return Refused(Because.UNUSABLE_NUMBER)
    return (_deleted(command, warrant, facts, command.court_reference),)


def deletion_due(
    command: NoteDeletionDue, warrant: Warrant, facts: Facts, rules: Profile
) -> Decision[WarrantEvent]:
    if not deletion_deadline(warrant, rules).is_past(facts.now):
        return Refused(Because.NOT_YET_DUE)
    return (_deleted(command, warrant, facts, ""),)


def _deleted(
    command: OrderDeletion | NoteDeletionDue, warrant: Warrant, facts: Facts, reference: str
) -> WarrantDeleted:
    return WarrantDeleted(
        happened_at=command.happened_at,
        subject=warrant.subject,
        erases_person=not facts.record_lives,
        court_reference=reference,
        by=facts.actor.user,
        office=warrant.office,
    )
