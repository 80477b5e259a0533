"""Entering a court's order, and correcting what was returned."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.level import LevelDecision
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.arrival import level_of, unfit
from tipstaff.warrants.core.commands import CorrectWarrant, RegisterWarrant, VaryWarrant
from tipstaff.warrants.core.deciding.draft import wrong_subject
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.events import LevelChanged, WarrantCorrected, WarrantEvent, WarrantRegistered
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import Warrant


def register(
    command: RegisterWarrant, draft: Draft | None, facts: Facts, rules: Profile
) -> Decision[WarrantEvent]:
    if refused := unfit(command, facts, rules) or _wrong_record(command, draft, facts):
        return refused
    level = level_of(command.particulars, rules)
    if isinstance(level, Refused):
        return level
    registered = WarrantRegistered(
        happened_at=command.happened_at,
        warrant=command.warrant,
        number=command.number,
        court=command.court,
        subject=command.subject,
        person=Sealed(command.subject, command.person),
        instrument_name=Sealed(command.subject, command.instrument.name),
        particulars=command.particulars,
        level=level.level,
        clause=level.clause,
        by=facts.actor.user,
        office=facts.actor.office,
        issuing_desk=facts.issuing_desk or facts.actor.office,
        agency=facts.actor.agency,
        region=facts.actor.region,
        zone=facts.actor.zone,
    )
    return (registered,)


def _wrong_record(command: RegisterWarrant, draft: Draft | None, facts: Facts) -> Refused | None:
    """A second instrument hangs on the person-record that the registrar names, under the same key."""
    if command.record_of is None:
        return wrong_subject(command.subject, draft)
    other = facts.other
    if other is None or other.agency != facts.actor.agency or other.is_erased:
        return Refused(Because.NO_SUCH_RECORD)
    return None if command.subject == other.subject else Refused(Because.WRONG_SUBJECT)


def level_changed(
    command: CorrectWarrant | VaryWarrant, warrant: Warrant, level: LevelDecision, facts: Facts
) -> tuple[LevelChanged, ...]:
    """What is entered of the level where the rules give another one, or by another clause."""
    if (level.level, level.clause) == (warrant.level, warrant.clause):
        return ()
    return (
        LevelChanged(
            happened_at=command.happened_at,
            before=warrant.level,
            clause_before=warrant.clause,
            level=level.level,
            clause=level.clause,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def correct(
    command: CorrectWarrant, warrant: Warrant, facts: Facts, rules: Profile
) -> Decision[WarrantEvent]:
    if refused := unfit(command, facts, rules, zone=warrant.zone):
        return refused
    level = level_of(command.particulars, rules)
    if isinstance(level, Refused):
        return level
    corrected = WarrantCorrected(
        happened_at=command.happened_at,
        person=Sealed(warrant.subject, command.person),
        instrument_name=Sealed(warrant.subject, command.instrument.name),
        particulars=command.particulars,
        level=level.level,
        clause=level.clause,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (corrected, *level_changed(command, warrant, level, facts))
