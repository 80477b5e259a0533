"""What follows from a command about a unit, or on which ground it is refused."""

from collections.abc import Callable
from typing import Any

from tipstaff.kernel.decider import Decision
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.unit.bars import bar
from tipstaff.resources.core.unit.commands import (
    CancelShift,
    ConfirmUnitBooking,
    DischargeOfficer,
    EnrolOfficer,
    FormUnit,
    NoteAssetGone,
    NoteUnitReservationLapsed,
    OfferAsset,
    PlanShifts,
    RecordMaintenance,
    RecordQualification,
    RecordTraining,
    ReleaseUnitBooking,
    ReserveFromUnit,
    SetReadiness,
    TakeInAsset,
    TakeOverAsset,
    UnitCommand,
    WithdrawOffer,
    WithdrawQualification,
)
from tipstaff.resources.core.unit.deciding.assets import (
    gone,
    kept,
    maintained,
    offered,
    ready,
    taken_in,
    taken_over,
)
from tipstaff.resources.core.unit.deciding.bookings import confirmed, lapsed, released, reserved
from tipstaff.resources.core.unit.deciding.shifts import cancelled, planned
from tipstaff.resources.core.unit.deciding.staff import (
    discharged,
    enrolled,
    formed,
    no_longer_qualified,
    qualified,
    trained,
)
from tipstaff.resources.core.unit.events import UnitEvent
from tipstaff.resources.core.unit.facts import Facts
from tipstaff.resources.core.unit.unit import Unit

type Outcome = Decision[UnitEvent]


def decide(command: UnitCommand, unit: Unit | None, facts: Facts, rules: Profile) -> Outcome:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), unit, facts, rules):
        return refused
    if isinstance(command, FormUnit):
        return formed(command, facts)
    assert unit is not None  # the bar saw to it
    return _DECIDE[type(command)](command, unit, facts, rules)


_DECIDE: dict[type[Any], Callable[[Any, Unit, Facts, Profile], Outcome]] = {
    EnrolOfficer: enrolled,
    DischargeOfficer: discharged,
    RecordQualification: qualified,
    WithdrawQualification: no_longer_qualified,
    RecordTraining: trained,
    PlanShifts: planned,
    CancelShift: cancelled,
    TakeInAsset: taken_in,
    SetReadiness: ready,
    RecordMaintenance: maintained,
    OfferAsset: offered,
    WithdrawOffer: kept,
    TakeOverAsset: taken_over,
    NoteAssetGone: gone,
    ReserveFromUnit: reserved,
    ConfirmUnitBooking: confirmed,
    ReleaseUnitBooking: released,
    NoteUnitReservationLapsed: lapsed,
}
