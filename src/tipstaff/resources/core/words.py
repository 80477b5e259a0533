"""What people read about resources; shells translate it."""

from tipstaff.kernel.words import _
from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.unit.unit import Pool, Readiness, UnitForm

EVENT_WORDS: dict[str, str] = {
    "resources.unit_formed": _("Unit formed"),
    "resources.officer_enrolled": _("Officer joined the unit"),
    "resources.officer_discharged": _("Officer left the unit"),
    "resources.qualification_recorded": _("Qualification recorded"),
    "resources.qualification_withdrawn": _("Qualification withdrawn"),
    "resources.training_recorded": _("Training recorded"),
    "resources.shifts_planned": _("Roster entered"),
    "resources.shift_cancelled": _("Shift cancelled"),
    "resources.asset_taken_in": _("Vehicle or equipment taken in"),
    "resources.readiness_set": _("Readiness stated"),
    "resources.maintenance_recorded": _("Maintenance done"),
    "resources.asset_offered": _("Hand-over to another unit begun"),
    "resources.offer_withdrawn": _("Hand-over to another unit called off"),
    "resources.asset_taken_over": _("Taken over from another unit"),
    "resources.asset_gone": _("Handed over to another unit"),
    "resources.unit_reserved": _("Officers, vehicles or equipment reserved"),
    "resources.unit_booking_confirmed": _("Booking confirmed"),
    "resources.unit_booking_released": _("Booking given back"),
    "resources.unit_reservation_lapsed": _("Reservation lapsed"),
    "resources.expert_entered": _("Expert on call"),
    "resources.call_ended": _("Expert no longer on call"),
    "resources.conflict_declared": _("Conflict of interest declared"),
    "resources.session_reserved": _("Session with the expert reserved"),
    "resources.session_confirmed": _("Session with the expert confirmed"),
    "resources.session_released": _("Session with the expert given back"),
    "resources.session_held": _("Session with the expert held"),
    "resources.session_lapsed": _("Reserved session lapsed"),
}

COMMAND_WORDS: dict[str, str] = {
    "resources.form_unit": _("Form a unit"),
    "resources.enrol_officer": _("Enrol an officer"),
    "resources.discharge_officer": _("Let an officer leave"),
    "resources.record_qualification": _("Record a qualification"),
    "resources.withdraw_qualification": _("Withdraw a qualification"),
    "resources.record_training": _("Record training"),
    "resources.plan_shifts": _("Enter a roster"),
    "resources.cancel_shift": _("Cancel a shift"),
    "resources.take_in_asset": _("Take in a vehicle or equipment"),
    "resources.set_readiness": _("State readiness"),
    "resources.record_maintenance": _("Record maintenance"),
    "resources.offer_asset": _("Hand over to another unit"),
    "resources.withdraw_offer": _("Call a hand-over off"),
    "resources.take_over_asset": _("Take over from another unit"),
    "resources.note_asset_gone": _("Note what another unit has taken"),
    "resources.reserve_from_unit": _("Reserve officers, vehicles or equipment"),
    "resources.confirm_unit_booking": _("Confirm a booking"),
    "resources.release_unit_booking": _("Give a booking back"),
    "resources.note_unit_reservation_lapsed": _("Note that a reservation has lapsed"),
    "resources.enter_expert": _("Enter an expert"),
    "resources.end_call": _("End the expert's call"),
    "resources.declare_conflict": _("Declare a conflict of interest"),
    "resources.reserve_expert": _("Reserve a session with the expert"),
    "resources.confirm_session": _("Confirm a session"),
    "resources.release_session": _("Give a session back"),
    "resources.record_session": _("Record a session"),
    "resources.note_session_lapsed": _("Note that a reserved session has lapsed"),
}

CLOCK_WORDS: dict[str, str] = {
    "reservation": _("Reservation to be confirmed"),
    "session": _("Session to be confirmed"),
}

UNIT_FORM_WORDS: dict[str, str] = {
    UnitForm.STATION: _("Station unit"),
    UnitForm.REGIONAL_TEAM: _("Regional team"),
}

POOL_WORDS: dict[str, str] = {
    Pool.PROVINCE: _("Pool of the province"),
    Pool.NATIONAL: _("National pool"),
}

READINESS_WORDS: dict[str, str] = {
    Readiness.READY: _("Ready"),
    Readiness.IN_MAINTENANCE: _("In maintenance"),
    Readiness.OUT_OF_USE: _("Out of use"),
}

STATUS_WORDS: dict[str, str] = {
    BookingStatus.RESERVED: _("Reserved"),
    BookingStatus.CONFIRMED: _("Confirmed"),
    BookingStatus.RELEASED: _("Given back"),
    BookingStatus.LAPSED: _("Lapsed unconfirmed"),
    BookingStatus.HELD: _("Held"),
}
