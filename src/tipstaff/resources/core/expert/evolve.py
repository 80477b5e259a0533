"""How an expert's entry stands after an event."""

from dataclasses import replace
from typing import assert_never

from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.expert.events import (
    CallEnded,
    ConflictDeclared,
    ExpertEntered,
    ExpertEvent,
    SessionConfirmed,
    SessionHeld,
    SessionLapsed,
    SessionReleased,
    SessionReserved,
)
from tipstaff.resources.core.expert.expert import Conflict, Expert, ExpertBooking


def evolve(expert: Expert | None, event: ExpertEvent) -> Expert:
    """The entry after the event. Raises ValueError where the first event is not that it was made."""
    if isinstance(event, ExpertEntered):
        return _entered(event)
    if expert is None:
        raise ValueError(f"An expert begins by being entered, not with {type(event).__name__}")
    match event:
        case CallEnded():
            return replace(expert, is_on_call=False)
        case ConflictDeclared():
            conflict = Conflict(warrant=event.warrant, reason=event.reason)
            return replace(expert, conflicts=(*expert.conflicts, conflict))
        case SessionReserved():
            return replace(expert, bookings=(*expert.bookings, _reserved(event)))
        case SessionConfirmed():
            return _booked(expert, event.number, BookingStatus.CONFIRMED)
        case SessionReleased():
            return _booked(expert, event.number, BookingStatus.RELEASED)
        case SessionLapsed():
            return _booked(expert, event.number, BookingStatus.LAPSED)
        case SessionHeld():
            return _booked(expert, event.number, BookingStatus.HELD, event.minutes)
        case _:
            assert_never(event)


def _entered(event: ExpertEntered) -> Expert:
    return Expert(
        expert=event.expert,
        subject=event.subject,
        code=event.code,
        name=event.name,
        agency=event.agency,
        zone=event.zone,
        fields=event.fields,
        languages=event.languages,
        entered_at=event.happened_at,
    )


def _reserved(event: SessionReserved) -> ExpertBooking:
    return ExpertBooking(
        number=event.number,
        operation=event.operation,
        warrant=event.warrant,
        window=event.window,
        want=event.want,
        status=BookingStatus.RESERVED,
        reserved_at=event.reserved_at,
        by=event.by,
        office=event.office,
    )


def _booked(expert: Expert, number: int, status: BookingStatus, minutes: int = 0) -> Expert:
    bookings = tuple(
        replace(one, status=status, minutes=minutes) if one.number == number else one
        for one in expert.bookings
    )
    return replace(expert, bookings=bookings)
