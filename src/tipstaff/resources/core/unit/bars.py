"""What stands in the way of a command about a unit, as far as it can be told without its content."""

from collections.abc import Callable

from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.grounds import ResourceGround as Because
from tipstaff.resources.core.unit.commands import (
    COMMANDS,
    CancelShift,
    ConfirmUnitBooking,
    DischargeOfficer,
    FormUnit,
    NoteAssetGone,
    NoteUnitReservationLapsed,
    OfferAsset,
    PlanShifts,
    RecordMaintenance,
    RecordQualification,
    RecordTraining,
    ReleaseUnitBooking,
    SetReadiness,
    WithdrawOffer,
    WithdrawQualification,
)
from tipstaff.resources.core.unit.facts import Facts
from tipstaff.resources.core.unit.unit import Unit

_KEEPERS = frozenset({Role.RESOURCE_OFFICER})
_BY_ITSELF = (NoteAssetGone, NoteUnitReservationLapsed)

ROLES: dict[type[Command], frozenset[Role]] = {
    **dict.fromkeys(COMMANDS.values(), _KEEPERS),
    **dict.fromkeys(_BY_ITSELF, CLOCK_ROLES),
}


def bar(command: type[Command], unit: Unit | None, facts: Facts, rules: Profile) -> Refused | None:  # noqa: ARG001 - the same shape in every capability
    """The first thing that stands in the way; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(Because.WRONG_ROLE)
    if command is FormUnit:
        return None if unit is None else Refused(Because.UNIT_EXISTS)
    if unit is None:
        return Refused(Because.NO_SUCH_UNIT)
    if command not in _BY_ITSELF and facts.actor.agency != unit.agency:
        return Refused(Because.NOT_YOUR_UNIT)
    return _BARS[command](unit) if command in _BARS else None


def _to_staff(unit: Unit) -> Refused | None:
    return None if unit.officers else Refused(Because.NO_OFFICERS)


def _to_shifts(unit: Unit) -> Refused | None:
    return None if unit.shifts else Refused(Because.NO_SUCH_SHIFT)


def _to_assets(unit: Unit) -> Refused | None:
    return None if unit.assets else Refused(Because.NO_ASSETS)


def _to_offers(unit: Unit) -> Refused | None:
    return None if any(one.offered_to for one in unit.assets) else Refused(Because.NOT_OFFERED)


def _to_confirming(unit: Unit) -> Refused | None:
    waits = any(one.status is BookingStatus.RESERVED for one in unit.bookings)
    return None if waits else Refused(Because.NOT_RESERVED)


def _to_releasing(unit: Unit) -> Refused | None:
    return None if any(one.is_standing for one in unit.bookings) else Refused(Because.NOT_STANDING)


_BARS: dict[type[Command], Callable[[Unit], Refused | None]] = {
    DischargeOfficer: _to_staff,
    RecordQualification: _to_staff,
    WithdrawQualification: _to_staff,
    RecordTraining: _to_staff,
    PlanShifts: _to_staff,
    CancelShift: _to_shifts,
    SetReadiness: _to_assets,
    RecordMaintenance: _to_assets,
    OfferAsset: _to_assets,
    WithdrawOffer: _to_offers,
    ConfirmUnitBooking: _to_confirming,
    ReleaseUnitBooking: _to_releasing,
}
