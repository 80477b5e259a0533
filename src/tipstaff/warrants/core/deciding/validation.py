"""Validating a record, saying who is to do it, and what follows when nobody did."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.commands import AssignValidation, NoteValidationMissed, ValidateWarrant
from tipstaff.warrants.core.deadlines import last_day, validation_deadline
from tipstaff.warrants.core.events import ValidationAssigned, ValidationMissed, WarrantEvent, WarrantValidated
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import Warrant


def validate(
    command: ValidateWarrant, warrant: Warrant, facts: Facts, rules: Profile
) -> Decision[WarrantEvent]:
    if not command.consulted.strip():
        return Refused(Because.NOBODY_CONSULTED)
    if not command.looked_at.strip():
        return Refused(Because.NOTHING_LOOKED_AT)
    validated = WarrantValidated(
        happened_at=command.happened_at,
        due_on=last_day(validation_deadline(warrant, rules), warrant),
        consulted=Sealed(warrant.subject, command.consulted),
        looked_at=Sealed(warrant.subject, command.looked_at),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (validated,)


def assign(command: AssignValidation, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    if not facts.assignee_is_validator:
        return Refused(Because.NOT_A_VALIDATOR)
    if command.to in warrant.entered_by:
        return Refused(Because.ASSIGNEE_ENTERED_IT)
    if command.to == warrant.validator:
        return Refused(Because.ASSIGNED_ALREADY)
    assigned = ValidationAssigned(
        happened_at=command.happened_at, to=command.to, by=facts.actor.user, office=facts.actor.office
    )
    return (assigned,)


def validation_missed(
    command: NoteValidationMissed, warrant: Warrant, facts: Facts, rules: Profile
) -> Decision[WarrantEvent]:
    deadline = validation_deadline(warrant, rules)
    if not deadline.is_past(facts.now):
        return Refused(Because.NOT_YET_DUE)
    missed = ValidationMissed(
        happened_at=command.happened_at,
        due_on=last_day(deadline, warrant),
        office=warrant.office,
        agency=warrant.agency,
        by=facts.actor.user,
    )
    return (missed,)
