"""What was entered about a unit. Names and fields are for ever."""

from dataclasses import dataclass
from datetime import date

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import (
    AgencyId,
    OfficeId,
    OperationId,
    RegionCode,
    SubjectId,
    UnitId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.resources.core.unit.unit import Pool, Qualification, Readiness, Shift, Training, UnitForm, Want
from tipstaff.resources.core.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signed(Event):
    """Every act names who did it, and for which office."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFormed(_Signed):
    """A unit came into a pool. Its base is a published region."""

    unit: UnitId
    subject: SubjectId
    code: str
    form: UnitForm
    pool: Pool
    base: RegionCode
    agency: AgencyId
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerEnrolled(_Signed):
    """An officer joined the unit."""

    officer: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerDischarged(_Signed):
    """An officer left the unit; their shifts ended with it."""

    officer: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationRecorded(_Signed):
    """An officer is qualified, with the paper that shows it."""

    officer: UserId
    qualification: Qualification


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationWithdrawn(_Signed):
    """An officer is no longer qualified."""

    officer: UserId
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRecorded(_Signed):
    """An officer was trained."""

    officer: UserId
    training: Training


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftsPlanned(_Signed):
    """A roster was entered, as a whole."""

    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftCancelled(_Signed):
    """A shift does not take place."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetTakenIn(_Signed):
    """A vehicle or a piece of equipment came to the unit, ready to go out."""

    code: str
    kind: str
    maintained_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessSet(_Signed):
    """Whether something may go out."""

    code: str
    readiness: Readiness


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintenanceRecorded(_Signed):
    """Maintenance was done. Whether it is ready is said by itself."""

    code: str
    done_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetOffered(_Signed):
    """The unit hands something over to another one, which has not taken it yet."""

    code: str
    to: UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferWithdrawn(_Signed):
    """The unit keeps what it was about to hand over."""

    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetTakenOver(_Signed):
    """The unit took something that another one handed over to it, as it was there."""

    giver: UnitId
    code: str
    kind: str
    readiness: Readiness
    maintained_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetGone(_Signed):
    """Another unit has taken what was handed over to it."""

    code: str
    to: UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReserved(_Signed):
    """Officers, vehicles and equipment were reserved for an operation."""

    number: int
    operation: OperationId
    warrant: WarrantId
    window: Window
    want: Want
    reserved_at: Instant
    """When it was entered: the time to confirm runs from here, whatever hour was claimed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitBookingConfirmed(_Signed):
    """A reservation was confirmed."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitBookingReleased(_Signed):
    """A booking was given back."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReservationLapsed(Event):
    """Nobody confirmed a reservation in time."""

    number: int


type UnitEvent = (
    UnitFormed
    | OfficerEnrolled
    | OfficerDischarged
    | QualificationRecorded
    | QualificationWithdrawn
    | TrainingRecorded
    | ShiftsPlanned
    | ShiftCancelled
    | AssetTakenIn
    | ReadinessSet
    | MaintenanceRecorded
    | AssetOffered
    | OfferWithdrawn
    | AssetTakenOver
    | AssetGone
    | UnitReserved
    | UnitBookingConfirmed
    | UnitBookingReleased
    | UnitReservationLapsed
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "resources.unit_formed": {1: UnitFormed},
    "resources.officer_enrolled": {1: OfficerEnrolled},
    "resources.officer_discharged": {1: OfficerDischarged},
    "resources.qualification_recorded": {1: QualificationRecorded},
    "resources.qualification_withdrawn": {1: QualificationWithdrawn},
    "resources.training_recorded": {1: TrainingRecorded},
    "resources.shifts_planned": {1: ShiftsPlanned},
    "resources.shift_cancelled": {1: ShiftCancelled},
    "resources.asset_taken_in": {1: AssetTakenIn},
    "resources.readiness_set": {1: ReadinessSet},
    "resources.maintenance_recorded": {1: MaintenanceRecorded},
    "resources.asset_offered": {1: AssetOffered},
    "resources.offer_withdrawn": {1: OfferWithdrawn},
    "resources.asset_taken_over": {1: AssetTakenOver},
    "resources.asset_gone": {1: AssetGone},
    "resources.unit_reserved": {1: UnitReserved},
    "resources.unit_booking_confirmed": {1: UnitBookingConfirmed},
    "resources.unit_booking_released": {1: UnitBookingReleased},
    "resources.unit_reservation_lapsed": {1: UnitReservationLapsed},
}
