"""What may be asked about a unit."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import OperationId, RegionCode, SubjectId, UnitId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _, says
from tipstaff.resources.core.paper import Paper
from tipstaff.resources.core.unit.unit import Pool, Readiness, UnitForm


@dataclass(frozen=True, slots=True, kw_only=True)
class _UnitCommand(Command):
    MATTER: ClassVar[str] = "unit"

    unit: UnitId = says(_("The unit"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FormUnit(_UnitCommand):
    """An agency brings a unit into a pool."""

    subject: SubjectId = says(_("Whose key seals the unit's papers"))
    code: str = says(_("The unit's code, such as ZJ-TEAM-1"))
    form: UnitForm = says(_("What the unit is"))
    pool: Pool = says(_("The pool it belongs to"))
    base: RegionCode = says(_("The region of its base, as published"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolOfficer(_UnitCommand):
    """An officer of the agency joins the unit. Nobody is in two units."""

    officer: UserId = says(_("The officer"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DischargeOfficer(_UnitCommand):
    """An officer leaves the unit, once nothing is booked of them."""

    officer: UserId = says(_("The officer"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordQualification(_UnitCommand):
    """A qualification with its paper; it takes the place of an earlier one of its kind."""

    officer: UserId = says(_("The officer"))
    kind: str = says(_("The qualification"))
    valid_from: date = says(_("Valid from"))
    valid_until: date = says(_("Valid through"))
    shown_by: Paper = says(_("The paper that shows it"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawQualification(_UnitCommand):
    """A qualification is no longer held. What is booked already shows as a conflict."""

    officer: UserId = says(_("The officer"))
    kind: str = says(_("The qualification"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTraining(_UnitCommand):
    """Hours of practical training that an officer had on a day."""

    officer: UserId = says(_("The officer"))
    held_on: date = says(_("The day of the training"))
    hours: int = says(_("Whole hours"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftEntry:
    """One line of a roster."""

    officer: UserId = says(_("The officer"))
    starts: Instant = says(_("The shift begins"))
    ends: Instant = says(_("The shift ends"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanShifts(_UnitCommand):
    """A roster: all of its shifts are entered, or none is."""

    shifts: tuple[ShiftEntry, ...] = says(_("Shift"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelShift(_UnitCommand):
    """A shift does not take place. What is booked in it already shows as a conflict."""

    number: int = says(_("Number of the shift"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeInAsset(_UnitCommand):
    """A vehicle or a piece of equipment comes to the unit."""

    code: str = says(_("Its code, such as ZJ-VAN-07"))
    kind: str = says(_("The kind of vehicle or equipment"))
    maintained_on: date = says(_("The day of its latest maintenance"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReadiness(_UnitCommand):
    """Whether a vehicle or a piece of equipment may go out."""

    code: str = says(_("The vehicle or equipment"))
    readiness: Readiness = says(_("Its readiness"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMaintenance(_UnitCommand):
    """Maintenance was done; the next is due after the interval of the rules."""

    code: str = says(_("The vehicle or equipment"))
    done_on: date = says(_("The day of the maintenance"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAsset(_UnitCommand):
    """The first half of an exchange: the unit hands something over. It stays until the other unit takes it."""

    code: str = says(_("The vehicle or equipment"))
    to: UnitId = says(_("The unit that is to have it"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawOffer(_UnitCommand):
    """The unit keeps what it was about to hand over."""

    code: str = says(_("The vehicle or equipment"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverAsset(_UnitCommand):
    """The second half of an exchange: the other unit takes what was handed over to it."""

    giver: UnitId = says(_("The unit that hands it over"))
    code: str = says(_("The vehicle or equipment"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAssetGone(_UnitCommand):
    """What was handed over has been taken by the other unit."""

    PUBLIC: ClassVar[bool] = False

    code: str = says(_("The vehicle or equipment"))
    to: UnitId = says(_("The unit that has it now"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReserveFromUnit(_UnitCommand):
    """Officers, vehicles and equipment are reserved for an operation; the reservation lapses unless confirmed."""

    operation: OperationId = says(_("The operation"))
    work: str = says(_("The work to be done"))
    starts: Instant = says(_("Wanted from"))
    ends: Instant = says(_("Wanted until"))
    officers: tuple[UserId, ...] = says(_("Officers wanted"), default=())
    assets: tuple[str, ...] = says(_("Vehicles and equipment wanted"), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmUnitBooking(_UnitCommand):
    """A reservation is confirmed, after everything is looked at once more."""

    number: int = says(_("Number of the booking"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseUnitBooking(_UnitCommand):
    """A booking is given back: everybody and everything in it is free again."""

    number: int = says(_("Number of the booking"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteUnitReservationLapsed(_UnitCommand):
    """A reservation was not confirmed in time."""

    PUBLIC: ClassVar[bool] = False

    number: int = says(_("Number of the booking"))


type UnitCommand = (
    FormUnit
    | EnrolOfficer
    | DischargeOfficer
    | RecordQualification
    | WithdrawQualification
    | RecordTraining
    | PlanShifts
    | CancelShift
    | TakeInAsset
    | SetReadiness
    | RecordMaintenance
    | OfferAsset
    | WithdrawOffer
    | TakeOverAsset
    | NoteAssetGone
    | ReserveFromUnit
    | ConfirmUnitBooking
    | ReleaseUnitBooking
    | NoteUnitReservationLapsed
)

COMMANDS: dict[str, type[Command]] = {
    "resources.form_unit": FormUnit,
    "resources.enrol_officer": EnrolOfficer,
    "resources.discharge_officer": DischargeOfficer,
    "resources.record_qualification": RecordQualification,
    "resources.withdraw_qualification": WithdrawQualification,
    "resources.record_training": RecordTraining,
    "resources.plan_shifts": PlanShifts,
    "resources.cancel_shift": CancelShift,
    "resources.take_in_asset": TakeInAsset,
    "resources.set_readiness": SetReadiness,
    "resources.record_maintenance": RecordMaintenance,
    "resources.offer_asset": OfferAsset,
    "resources.withdraw_offer": WithdrawOffer,
    "resources.take_over_asset": TakeOverAsset,
    "resources.note_asset_gone": NoteAssetGone,
    "resources.reserve_from_unit": ReserveFromUnit,
    "resources.confirm_unit_booking": ConfirmUnitBooking,
    "resources.release_unit_booking": ReleaseUnitBooking,
    "resources.note_unit_reservation_lapsed": NoteUnitReservationLapsed,
}
