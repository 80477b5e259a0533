"""Entering a court's order, and correcting what was returned."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.arrival import level_of, unfit
from tipstaff.warrants.core.commands import CorrectWarrant, RegisterWarrant
from tipstaff.warrants.core.events import WarrantCorrected, WarrantEvent, WarrantRegistered
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.warrant import Warrant


def register(command: RegisterWarrant, facts: Facts, rules: Profile) -> Decision[WarrantEvent]:
    if refused := unfit(command, facts, rules):
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
    return (corrected,)
