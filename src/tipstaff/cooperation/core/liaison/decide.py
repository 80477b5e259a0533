"""What follows from a command about a duty roster, or on which ground it is refused."""

from typing import assert_never

from tipstaff.cooperation.core.liaison import commands as to
from tipstaff.cooperation.core.liaison.bars import bar
from tipstaff.cooperation.core.liaison.commands import RosterCommand
from tipstaff.cooperation.core.liaison.deciding import changing, planning
from tipstaff.cooperation.core.liaison.events import NextRosterPublished, RosterEvent
from tipstaff.cooperation.core.liaison.facts import Facts
from tipstaff.cooperation.core.liaison.grounds import LiaisonGround as Because
from tipstaff.cooperation.core.liaison.roster import Roster
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.policy.profile import Profile

type Outcome = Decision[RosterEvent]


def decide(command: RosterCommand, roster: Roster | None, facts: Facts, rules: Profile) -> Outcome:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), roster, facts, rules):
        return refused
    if command.happened_at > facts.now:
        return Refused(Because.ROSTER_ACT_AHEAD)
    if isinstance(command, to.PlanRoster):
        return planning.plan(command, facts)
    assert roster is not None  # the bar saw to it
    return _about(command, roster, facts, rules)


def _about(command: RosterCommand, roster: Roster, facts: Facts, rules: Profile) -> Outcome:  # noqa: C901 - one line for each command
    match command:
        case to.PlanRoster():
            raise AssertionError("decided before")
        case to.AddShifts():
            return planning.add(command, roster, facts)
        case to.RemoveShifts():
            return planning.remove(command, roster, facts)
        case to.NameLanguages():
            return planning.name_languages(command, roster, facts, rules)
        case to.PublishRoster():
            return planning.publish(command, roster, facts, rules)
        case to.OfferShift():
            return changing.offer(command, roster, facts, rules)
        case to.TakeShift():
            return changing.take(command, roster, facts, rules)
        case to.NoteAbsence():
            return changing.note_absence(command, roster, facts)
        case to.NameShiftDeputy():
            return changing.name_deputy(command, roster, facts, rules)
        case to.NoteNextPublished():
            return (NextRosterPublished(happened_at=command.happened_at),)
        case _:
            assert_never(command)
