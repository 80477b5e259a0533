"""How a duty roster stands after an event."""

from dataclasses import replace
from typing import Any, assert_never

from tipstaff.cooperation.core.liaison import events as on
from tipstaff.cooperation.core.liaison.events import RosterEvent
from tipstaff.cooperation.core.liaison.roster import PlannedShift, Roster, Shift


def evolve(roster: Roster | None, event: RosterEvent) -> Roster:
    """The roster after the event. Raises ValueError where the first event is not that it was begun."""
    if isinstance(event, on.RosterPlanned):
        return _planned(event)
    if roster is None:
        raise ValueError(f"A roster begins by being planned, not with {type(event).__name__}")
    match event:
        case on.ShiftsAdded():
            return _added(roster, event)
        case on.ShiftsRemoved():
            return replace(
                roster, shifts=tuple(one for one in roster.shifts if one.number not in event.numbers)
            )
        case on.LanguagesNamed():
            return replace(roster, languages={**roster.languages, event.officer: event.languages})
        case on.RosterPublished():
            known = event.published_at if event.next_is_published else None
            return replace(roster, published_at=event.published_at, next_published_at=known)
        case on.NextRosterPublished():
            return replace(roster, next_published_at=event.happened_at)
        case _:
            return _changed(roster, event)


def _changed(
    roster: Roster,
    event: on.ShiftOffered | on.ShiftTaken | on.AbsenceNoted | on.DeputyTookOver | on.ShiftDeputyNamed,
) -> Roster:
    match event:
        case on.ShiftOffered():
            return _with(roster, event.number, offered_to=event.takes)
        case on.ShiftTaken():
            return _with(roster, event.number, officer=event.takes, offered_to=None)
        case on.AbsenceNoted():
            return roster
        case on.DeputyTookOver():
            return _with(
                roster,
                event.number,
                officer=event.takes,
                deputy=None,
                offered_to=None,
                stood_in_for=event.absent,
            )
        case on.ShiftDeputyNamed():
            return _with(roster, event.number, deputy=event.deputy)
        case _:
            assert_never(event)


def _planned(event: on.RosterPlanned) -> Roster:
    return Roster(
        roster=event.roster,
        agency=event.agency,
        office=event.office,
        zone=event.zone,
        month=event.month,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        planned_by=event.by,
        planned_at=event.happened_at,
    )


def _added(roster: Roster, event: on.ShiftsAdded) -> Roster:
    shifts = [*roster.shifts, *map(_shift, event.shifts)]
    return replace(
        roster,
        shifts=tuple(sorted(shifts, key=lambda one: (one.starts_at, one.number))),
        last_number=max(one.number for one in event.shifts),
    )


def _shift(planned: PlannedShift) -> Shift:
    return Shift(
        number=planned.number,
        officer=planned.officer,
        deputy=planned.deputy,
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
    )


def _with(roster: Roster, number: int, **changed: Any) -> Roster:
    shifts = tuple(replace(one, **changed) if one.number == number else one for one in roster.shifts)
    return replace(roster, shifts=shifts)
