"""The court's word that its warrant says something else now."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.arrival import is_number, level_of, unfit
from tipstaff.warrants.core.commands import VaryWarrant
from tipstaff.warrants.core.deciding.entry import level_changed
from tipstaff.warrants.core.events import WarrantEvent, WarrantVaried
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.particulars import changed_fields
from tipstaff.warrants.core.warrant import Warrant


def vary(command: VaryWarrant, warrant: Warrant, facts: Facts, rules: Profile) -> Decision[WarrantEvent]:
    """The new edition, which waits for its second check; with it the level, where the rules give another."""
    if not is_number(command.court_reference):
        return Refused(Because.UNUSABLE_NUMBER)
    if refused := unfit(command, facts, rules, zone=warrant.zone):
        return refused
    level = level_of(command.particulars, rules)
    if isinstance(level, Refused):
        return level
    changed = _changed(command, warrant)
    if not changed:
        return Refused(Because.NOTHING_VARIED)
    varied = WarrantVaried(
        happened_at=command.happened_at,
        changed=changed,
        court_reference=command.court_reference,
        person=Sealed(warrant.subject, command.person),
        instrument_name=Sealed(warrant.subject, command.instrument.name),
        particulars=command.particulars,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (varied, *level_changed(command, warrant, level, facts))


def _changed(command: VaryWarrant, warrant: Warrant) -> tuple[str, ...]:
    """What says something else now. A new paper alone is no variation."""
    person = warrant.person.content
    own = changed_fields(warrant.particulars, command.particulars)
    of_person = changed_fields(person, command.person) if person else ()
    return tuple(name for name in (*own, *of_person) if name != "instrument")
