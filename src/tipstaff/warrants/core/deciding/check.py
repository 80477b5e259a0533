"""The second person's check, field by field."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.checking import Attestation, checkable_fields
from tipstaff.warrants.core.commands import CheckWarrant, NoteCheckOverdue
from tipstaff.warrants.core.deadlines import check_deadline
from tipstaff.warrants.core.events import CheckLapsed, WarrantChecked, WarrantEvent, WarrantReturned
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import Warrant


def check(command: CheckWarrant, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    if refused := uncovered(command.attestations, warrant):
        return refused
    differences = differing(command.attestations)
    if not differences:
        fields = checkable_fields(warrant)
        return (
            WarrantChecked(
                happened_at=command.happened_at, fields=fields, by=facts.actor.user, office=facts.actor.office
            ),
        )
    returned = WarrantReturned(
        happened_at=command.happened_at,
        differences=differences,
        findings=Sealed(warrant.subject, tuple(one for one in command.attestations if not one.agrees)),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (returned,)


def uncovered(attestations: tuple[Attestation, ...], warrant: Warrant) -> Refused | None:
    """Whether each field of the entry was checked exactly once, and nothing else."""
    if not attestations:
        return Refused(Because.NOTHING_ATTESTED)
    checked, wanted = [one.field for one in attestations], checkable_fields(warrant)
    if twice := [field for field in wanted if checked.count(field) > 1]:
        return Refused(Because.FIELD_CHECKED_TWICE, {"fields": ", ".join(twice)})
    if missing := [field for field in wanted if field not in checked]:
        return Refused(Because.FIELDS_NOT_CHECKED, {"fields": ", ".join(missing)})
    if beyond := [field for field in checked if field not in wanted]:
        return Refused(Because.FIELDS_NOT_IN_ENTRY, {"fields": ", ".join(beyond)})
    return None


def differing(attestations: tuple[Attestation, ...]) -> tuple[str, ...]:
    return tuple(one.field for one in attestations if not one.agrees)


def check_overdue(
    command: NoteCheckOverdue, warrant: Warrant, facts: Facts, rules: Profile
) -> Decision[WarrantEvent]:
    if warrant.check_lapsed:
        return Refused(Because.ALREADY_NOTED)
    if not check_deadline(warrant, rules).is_past(facts.now):
        return Refused(Because.NOT_YET_DUE)
    return (CheckLapsed(happened_at=command.happened_at, office=warrant.office),)
