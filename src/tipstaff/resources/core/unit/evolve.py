"""How a unit stands after an event."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tipstaff.kernel.ids import UnitId, UserId
from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.unit.events import (
    AssetGone,
    AssetOffered,
    AssetTakenIn,
    AssetTakenOver,
    MaintenanceRecorded,
    OfferWithdrawn,
    OfficerDischarged,
    OfficerEnrolled,
    QualificationRecorded,
    QualificationWithdrawn,
    ReadinessSet,
    ShiftCancelled,
    ShiftsPlanned,
    TrainingRecorded,
    UnitBookingConfirmed,
    UnitBookingReleased,
    UnitEvent,
    UnitFormed,
    UnitReservationLapsed,
    UnitReserved,
)
from tipstaff.resources.core.unit.unit import Asset, Officer, Readiness, Unit, UnitBooking


def evolve(unit: Unit | None, event: UnitEvent) -> Unit:
    """The unit after the event. Raises ValueError where the first event is not that it was formed."""
    if isinstance(event, UnitFormed):
        return _formed(event)
    if unit is None:
        raise ValueError(f"A unit begins by being formed, not with {type(event).__name__}")
    return _EVOLVE[type(event)](unit, event)


def _formed(event: UnitFormed) -> Unit:
    return Unit(
        unit=event.unit,
        subject=event.subject,
        code=event.code,
        form=event.form,
        pool=event.pool,
        base=event.base,
        agency=event.agency,
        zone=event.zone,
        formed_at=event.happened_at,
    )


def _enrolled(unit: Unit, event: OfficerEnrolled) -> Unit:
    officer = Officer(officer=event.officer, since=event.happened_at)
    return replace(unit, officers=(*unit.officers, officer))


def _discharged(unit: Unit, event: OfficerDischarged) -> Unit:
    officers = tuple(one for one in unit.officers if one.officer != event.officer)
    shifts = tuple(one for one in unit.shifts if one.officer != event.officer)
    return replace(unit, officers=officers, shifts=shifts)


def _qualified(unit: Unit, event: QualificationRecorded) -> Unit:
    def qualified(officer: Officer) -> Officer:
        others = tuple(one for one in officer.qualifications if one.kind != event.qualification.kind)
        return replace(officer, qualifications=(*others, event.qualification))

    return _with_officer(unit, event.officer, qualified)


def _no_longer_qualified(unit: Unit, event: QualificationWithdrawn) -> Unit:
    def unqualified(officer: Officer) -> Officer:
        others = tuple(one for one in officer.qualifications if one.kind != event.kind)
        return replace(officer, qualifications=others)

    return _with_officer(unit, event.officer, unqualified)


def _trained(unit: Unit, event: TrainingRecorded) -> Unit:
    def trained(officer: Officer) -> Officer:
        return replace(officer, trainings=(*officer.trainings, event.training))

    return _with_officer(unit, event.officer, trained)


def _planned(unit: Unit, event: ShiftsPlanned) -> Unit:
    return replace(
        unit, shifts=(*unit.shifts, *event.shifts), planned=max(one.number for one in event.shifts)
    )


def _cancelled(unit: Unit, event: ShiftCancelled) -> Unit:
    return replace(unit, shifts=tuple(one for one in unit.shifts if one.number != event.number))


def _taken_in(unit: Unit, event: AssetTakenIn) -> Unit:
    return _holding(
        unit,
        Asset(code=event.code, kind=event.kind, readiness=Readiness.READY, maintained_on=event.maintained_on),
    )


def _taken_over(unit: Unit, event: AssetTakenOver) -> Unit:
    return _holding(
        unit,
        Asset(code=event.code, kind=event.kind, readiness=event.readiness, maintained_on=event.maintained_on),
    )


def _holding(unit: Unit, asset: Asset) -> Unit:
    return replace(unit, assets=(*unit.assets, asset))


def _ready(unit: Unit, event: ReadinessSet) -> Unit:
    return _with_asset(unit, event.code, lambda one: replace(one, readiness=event.readiness))


def _maintained(unit: Unit, event: MaintenanceRecorded) -> Unit:
    return _with_asset(unit, event.code, lambda one: replace(one, maintained_on=event.done_on))


def _offered(unit: Unit, event: AssetOffered) -> Unit:
    return _offering(unit, event.code, event.to)


def _kept(unit: Unit, event: OfferWithdrawn) -> Unit:
    return _offering(unit, event.code, None)


def _offering(unit: Unit, code: str, to: UnitId | None) -> Unit:
    return _with_asset(unit, code, lambda one: replace(one, offered_to=to))


def _gone(unit: Unit, event: AssetGone) -> Unit:
    return replace(unit, assets=tuple(one for one in unit.assets if one.code != event.code))


def _reserved(unit: Unit, event: UnitReserved) -> Unit:
    booking = UnitBooking(
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
    return replace(unit, bookings=(*unit.bookings, booking))


def _confirmed(unit: Unit, event: UnitBookingConfirmed) -> Unit:
    return _booked(unit, event.number, BookingStatus.CONFIRMED)


def _released(unit: Unit, event: UnitBookingReleased) -> Unit:
    return _booked(unit, event.number, BookingStatus.RELEASED)


def _lapsed(unit: Unit, event: UnitReservationLapsed) -> Unit:
    return _booked(unit, event.number, BookingStatus.LAPSED)


def _booked(unit: Unit, number: int, status: BookingStatus) -> Unit:
    bookings = tuple(replace(one, status=status) if one.number == number else one for one in unit.bookings)
    return replace(unit, bookings=bookings)


def _with_officer(unit: Unit, user: UserId, changed: Callable[[Officer], Officer]) -> Unit:
    officers = tuple(changed(one) if one.officer == user else one for one in unit.officers)
    return replace(unit, officers=officers)


def _with_asset(unit: Unit, code: str, changed: Callable[[Asset], Asset]) -> Unit:
    return replace(unit, assets=tuple(changed(one) if one.code == code else one for one in unit.assets))


_EVOLVE: dict[type[Any], Callable[[Unit, Any], Unit]] = {
    OfficerEnrolled: _enrolled,
    OfficerDischarged: _discharged,
    QualificationRecorded: _qualified,
    QualificationWithdrawn: _no_longer_qualified,
    TrainingRecorded: _trained,
    ShiftsPlanned: _planned,
    ShiftCancelled: _cancelled,
    AssetTakenIn: _taken_in,
    ReadinessSet: _ready,
    MaintenanceRecorded: _maintained,
    AssetOffered: _offered,
    OfferWithdrawn: _kept,
    AssetTakenOver: _taken_over,
    AssetGone: _gone,
    UnitReserved: _reserved,
    UnitBookingConfirmed: _confirmed,
    UnitBookingReleased: _released,
    UnitReservationLapsed: _lapsed,
}
