"""Rosters: a whole one is entered, or nothing of it."""

from collections.abc import Iterable, Iterator

from tipstaff.kernel.decider import Refused
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.grounds import ResourceGround as Because
from tipstaff.resources.core.unit.commands import CancelShift, PlanShifts, ShiftEntry
from tipstaff.resources.core.unit.events import ShiftCancelled, ShiftsPlanned
from tipstaff.resources.core.unit.facts import Facts
from tipstaff.resources.core.unit.unit import Shift, Unit
from tipstaff.resources.core.window import Window


def planned(command: PlanShifts, unit: Unit, facts: Facts, _rules: Profile) -> tuple[ShiftsPlanned] | Refused:
    """All of the shifts, numbered on from those before."""
    if not command.shifts:
        return Refused(Because.NOTHING_PLANNED)
    if refused := next((one for one in faults(unit, command.shifts) if one), None):
        return refused
    shifts = tuple(
        Shift(number=number, officer=one.officer, window=Window(starts=one.starts, ends=one.ends))
        for number, one in enumerate(command.shifts, unit.planned + 1)
    )
    at, actor = command.happened_at, facts.actor
    return (ShiftsPlanned(happened_at=at, shifts=shifts, by=actor.user, office=actor.office),)


def faults(unit: Unit, entries: Iterable[ShiftEntry]) -> Iterator[Refused | None]:
    """For each line of a roster what is wrong with it, held against the unit and the lines before; None: nothing."""
    on_duty = {one.officer: list(unit.shifts_of(one.officer)) for one in unit.officers}
    for one in entries:
        window = Window(starts=one.starts, ends=one.ends)
        if one.officer not in on_duty:
            yield Refused(Because.NOT_ENROLLED, {"officer": one.officer})
        elif not window.is_one:
            yield Refused(Because.WINDOW_ENDS_FIRST)
        elif any(window.meets(other) for other in on_duty[one.officer]):
            yield Refused(Because.SHIFT_OVERLAPS, {"officer": one.officer})
        else:
            on_duty[one.officer].append(window)
            yield None


def cancelled(
    command: CancelShift, unit: Unit, facts: Facts, _rules: Profile
) -> tuple[ShiftCancelled] | Refused:
    """A shift does not take place."""
    if not any(one.number == command.number for one in unit.shifts):
        return Refused(Because.NO_SUCH_SHIFT)
    at, actor = command.happened_at, facts.actor
    return (ShiftCancelled(happened_at=at, number=command.number, by=actor.user, office=actor.office),)
