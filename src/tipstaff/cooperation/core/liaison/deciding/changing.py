"""A published roster changes: a shift is offered and taken by two people; the deputy of somebody absent takes over."""

from dataclasses import replace

from tipstaff.cooperation.core.liaison.commands import NameShiftDeputy, NoteAbsence, OfferShift, TakeShift
from tipstaff.cooperation.core.liaison.coverage import new_fault
from tipstaff.cooperation.core.liaison.events import (
    AbsenceNoted,
    DeputyTookOver,
    RosterEvent,
    ShiftDeputyNamed,
    ShiftOffered,
    ShiftTaken,
)
from tipstaff.cooperation.core.liaison.facts import Facts
from tipstaff.cooperation.core.liaison.grounds import LiaisonGround as Because
from tipstaff.cooperation.core.liaison.roster import Roster, Shift
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import UserId
from tipstaff.policy.profile import Profile

type Outcome = Decision[RosterEvent]


def offer(command: OfferShift, roster: Roster, facts: Facts, rules: Profile) -> Outcome:
    """Whoever is on duty gives; the shift stays theirs until the other one takes it."""
    shift = _running(roster, command.number, facts)
    if isinstance(shift, Refused):
        return shift
    if shift.officer != facts.actor.user:
        return Refused(Because.NOT_YOUR_SHIFT)
    if refused := _bar_to_taker(command.taker, shift, roster, facts, rules):
        return refused
    return (
        ShiftOffered(
            happened_at=command.happened_at,
            number=shift.number,
            gives=shift.officer,
            takes=command.taker,
        ),
    )


def take(command: TakeShift, roster: Roster, facts: Facts, rules: Profile) -> Outcome:
    """The one to whom it was offered takes it; what has changed since the offer is looked at again."""
    shift = _running(roster, command.number, facts)
    if isinstance(shift, Refused):
        return shift
    if shift.offered_to != facts.actor.user:
        return Refused(Because.NOT_OFFERED)
    if refused := _bar_to_taker(facts.actor.user, shift, roster, facts, rules):
        return refused
    return (
        ShiftTaken(
            happened_at=command.happened_at,
            number=shift.number,
            gives=shift.officer,
            takes=facts.actor.user,
        ),
    )


def _bar_to_taker(
    taker: UserId, shift: Shift, roster: Roster, facts: Facts, rules: Profile
) -> Refused | None:
    if taker == shift.officer:
        return Refused(Because.TAKES_OWN_SHIFT)
    if taker == shift.deputy:
        return Refused(Because.DEPUTY_OF_OWN_SHIFT)
    if taker not in facts.staff:
        return Refused(Because.NOT_STAFF)
    for other in roster.shifts:
        if other.officer == taker and other.overlaps(shift.starts_at, shift.ends_at):
            return Refused(Because.ON_DUTY_ALREADY, {"begins": roster.said(other.starts_at)})
    return new_fault(roster, _with(roster, replace(shift, officer=taker)), rules)


def note_absence(command: NoteAbsence, roster: Roster, facts: Facts) -> Outcome:
    """The deputy is on duty at once, by the roster itself: nobody is asked, and no hour is lost."""
    shift = _running(roster, command.number, facts)
    if isinstance(shift, Refused):
        return shift
    if shift.deputy is None:
        return Refused(Because.NOBODY_STANDS_IN)
    return (
        AbsenceNoted(
            happened_at=command.happened_at,
            number=shift.number,
            absent=shift.officer,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
        DeputyTookOver(
            happened_at=command.happened_at,
            number=shift.number,
            absent=shift.officer,
            takes=shift.deputy,
        ),
    )


def name_deputy(command: NameShiftDeputy, roster: Roster, facts: Facts, rules: Profile) -> Outcome:
    """Name who stands in, above all once a deputy has taken over."""
    shift = _running(roster, command.number, facts)
    if isinstance(shift, Refused):
        return shift
    if command.deputy == shift.officer:
        return Refused(Because.DEPUTY_OF_OWN_SHIFT)
    if command.deputy not in facts.staff:
        return Refused(Because.NOT_STAFF)
    after = _with(roster, replace(shift, deputy=command.deputy))
    if roster.published_at and (refused := new_fault(roster, after, rules)):
        return refused
    return (
        ShiftDeputyNamed(
            happened_at=command.happened_at,
            number=shift.number,
            deputy=command.deputy,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _running(roster: Roster, number: int, facts: Facts) -> Shift | Refused:
    """The shift of a number that is not over yet."""
    shift = roster.shift(number)
    if shift is None:
        return Refused(Because.NO_SUCH_SHIFT, {"number": str(number)})
    return Refused(Because.SHIFT_OVER) if shift.ends_at <= facts.now else shift


def _with(roster: Roster, changed: Shift) -> Roster:
    shifts = tuple(changed if one.number == changed.number else one for one in roster.shifts)
    return replace(roster, shifts=shifts)
