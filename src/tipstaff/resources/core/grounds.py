"""Why something about resources is refused."""

from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _


class ResourceGround(Ground):
    """Stable for ever."""

    WRONG_ROLE = "resources.wrong_role"
    BAD_CODE = "resources.bad_code"
    NO_SUCH_UNIT = "resources.no_such_unit"
    UNIT_EXISTS = "resources.unit_exists"
    NOT_YOUR_UNIT = "resources.not_your_unit"
    NOT_OF_AGENCY = "resources.not_of_agency"
    ENROLLED_ALREADY = "resources.enrolled_already"
    NOT_ENROLLED = "resources.not_enrolled"
    NO_OFFICERS = "resources.no_officers"
    OFFICER_BOOKED = "resources.officer_booked"
    QUALIFICATION_NOT_LISTED = "resources.qualification_not_listed"
    NO_SUCH_QUALIFICATION = "resources.no_such_qualification"
    VALIDITY_ENDS_FIRST = "resources.validity_ends_first"
    OWN_FILE = "resources.own_file"
    DAY_NOT_COME = "resources.day_not_come"
    HOURS_OUT_OF_BOUNDS = "resources.hours_out_of_bounds"
    NOTHING_PLANNED = "resources.nothing_planned"
    WINDOW_ENDS_FIRST = "resources.window_ends_first"
    SHIFT_OVERLAPS = "resources.shift_overlaps"
    NO_SUCH_SHIFT = "resources.no_such_shift"
    ASSET_NOT_LISTED = "resources.asset_not_listed"
    ASSET_HELD_ALREADY = "resources.asset_held_already"
    NO_SUCH_ASSET = "resources.no_such_asset"
    NO_ASSETS = "resources.no_assets"
    OFFERED_TO_ITSELF = "resources.offered_to_itself"
    NOT_OFFERED = "resources.not_offered"
    ASSET_BOOKED = "resources.asset_booked"
    WORK_NOT_LISTED = "resources.work_not_listed"
    NO_SUCH_OPERATION = "resources.no_such_operation"
    OPERATION_CLOSED = "resources.operation_closed"
    NOTHING_ASSIGNED = "resources.nothing_assigned"
    WINDOW_PASSED = "resources.window_passed"
    UNQUALIFIED = "resources.unqualified"
    QUALIFICATION_EXPIRED = "resources.qualification_expired"
    OFF_SHIFT = "resources.off_shift"
    TRAINING_SHORT = "resources.training_short"
    MAINTENANCE_DUE = "resources.maintenance_due"
    NOT_READY = "resources.not_ready"
    DOUBLE_BOOKED = "resources.double_booked"
    NO_SUCH_BOOKING = "resources.no_such_booking"
    NOT_RESERVED = "resources.not_reserved"
    RESERVATION_LAPSED = "resources.reservation_lapsed"
    NOT_STANDING = "resources.not_standing"
    NOT_YET_DUE = "resources.not_yet_due"
    NO_SUCH_EXPERT = "resources.no_such_expert"
    EXPERT_EXISTS = "resources.expert_exists"
    NOT_YOUR_EXPERT = "resources.not_your_expert"
    NOT_ON_CALL = "resources.not_on_call"
    FIELD_NOT_LISTED = "resources.field_not_listed"
    BAD_LANGUAGE = "resources.bad_language"
    NOT_THEIR_FIELD = "resources.not_their_field"
    NOT_THEIR_LANGUAGE = "resources.not_their_language"
    CONFLICT_OF_INTEREST = "resources.conflict_of_interest"
    DECLARED_ALREADY = "resources.declared_already"
    NO_SUCH_WARRANT = "resources.no_such_warrant"
    NOT_CONFIRMED = "resources.not_confirmed"
    NOT_YET_HELD = "resources.not_yet_held"
    MINUTES_OUT_OF_BOUNDS = "resources.minutes_out_of_bounds"


class RosterGround(Ground):
    """Why a line of a roster's file is not taken in. Stable for ever."""

    BAD_COLUMNS = "resources.bad_columns"
    BAD_FIELDS = "resources.bad_fields"
    BAD_MOMENT = "resources.bad_moment"
    UNKNOWN_OFFICER = "resources.unknown_officer"
    TOO_LONG = "resources.too_long"
    NO_CALENDAR = "resources.no_calendar"


SENTENCES: dict[Ground, str] = {
    ResourceGround.WRONG_ROLE: _("Your office does not have the role for this."),
    ResourceGround.BAD_CODE: _("A code is two to twenty capital letters, digits and hyphens."),
    ResourceGround.NO_SUCH_UNIT: _("There is no such unit."),
    ResourceGround.UNIT_EXISTS: _("The unit has been formed already."),
    ResourceGround.NOT_YOUR_UNIT: _("Only the agency that formed a unit keeps it."),
    ResourceGround.NOT_OF_AGENCY: _("An officer of a unit holds an appointment in the unit's agency."),
    ResourceGround.ENROLLED_ALREADY: _("The officer is enrolled in a unit already; nobody is in two."),
    ResourceGround.NOT_ENROLLED: _("{officer} is not enrolled in this unit."),
    ResourceGround.NO_OFFICERS: _("No officer is enrolled in this unit."),
    ResourceGround.OFFICER_BOOKED: _("The officer is booked; booking {number} is given back first."),
    ResourceGround.QUALIFICATION_NOT_LISTED: _("The rules list no such qualification."),
    ResourceGround.NO_SUCH_QUALIFICATION: _("The officer has no such qualification on file."),
    ResourceGround.VALIDITY_ENDS_FIRST: _("A qualification ends after it begins."),
    ResourceGround.OWN_FILE: _("Nobody enters their own qualifications or training."),
    ResourceGround.DAY_NOT_COME: _("That day has not come yet."),
    ResourceGround.HOURS_OUT_OF_BOUNDS: _("A day's training is one to twelve hours."),
    ResourceGround.NOTHING_PLANNED: _("A roster has at least one shift."),
    ResourceGround.WINDOW_ENDS_FIRST: _("It ends before it begins."),
    ResourceGround.SHIFT_OVERLAPS: _("{officer} has a shift at that time already."),
    ResourceGround.NO_SUCH_SHIFT: _("The unit has no shift of this number."),
    ResourceGround.ASSET_NOT_LISTED: _("The rules list no such vehicle or equipment."),
    ResourceGround.ASSET_HELD_ALREADY: _("The unit holds something of this code already."),
    ResourceGround.NO_SUCH_ASSET: _("The unit holds nothing of the code {asset}."),
    ResourceGround.NO_ASSETS: _("The unit holds no vehicle and no equipment."),
    ResourceGround.OFFERED_TO_ITSELF: _("A unit hands nothing over to itself."),
    ResourceGround.NOT_OFFERED: _("It has not been handed over to this unit."),
    ResourceGround.ASSET_BOOKED: _("It is booked; booking {number} is given back first."),
    ResourceGround.WORK_NOT_LISTED: _("The rules list no such work."),
    ResourceGround.NO_SUCH_OPERATION: _("There is no such operation."),
    ResourceGround.OPERATION_CLOSED: _("The operation is closed; nothing more is booked for it."),
    ResourceGround.NOTHING_ASSIGNED: _("At least one officer, vehicle or piece of equipment is named."),
    ResourceGround.WINDOW_PASSED: _("That time has passed."),
    ResourceGround.UNQUALIFIED: _("{officer} is not qualified for this work; it needs: {needs}."),
    ResourceGround.QUALIFICATION_EXPIRED: _(
        "A qualification of {officer} that this work needs is not valid for the whole time: {needs}."
    ),
    ResourceGround.OFF_SHIFT: _("{officer} has no duty shift for the whole of that time."),
    ResourceGround.TRAINING_SHORT: _(
        "{officer} has {hours} hours of training in the year before; the rules ask for {needed}."
    ),
    ResourceGround.MAINTENANCE_DUE: _("{asset} is due for maintenance on {day}."),
    ResourceGround.NOT_READY: _("{asset} is not ready."),
    ResourceGround.DOUBLE_BOOKED: _("{what} is booked for that time already, by booking {number}."),
    ResourceGround.NO_SUCH_BOOKING: _("There is no booking of this number."),
    ResourceGround.NOT_RESERVED: _("Only a reservation is confirmed."),
    ResourceGround.RESERVATION_LAPSED: _("The reservation has lapsed; reserve again."),
    ResourceGround.NOT_STANDING: _("The booking does not stand any more."),
    ResourceGround.NOT_YET_DUE: _("The reservation's time has not passed yet."),
    ResourceGround.NO_SUCH_EXPERT: _("There is no such expert."),
    ResourceGround.EXPERT_EXISTS: _("The expert has been entered already."),
    ResourceGround.NOT_YOUR_EXPERT: _("Only the agency that entered an expert keeps the entry."),
    ResourceGround.NOT_ON_CALL: _("The expert is no longer on call."),
    ResourceGround.FIELD_NOT_LISTED: _("The rules list no such field of expertise."),
    ResourceGround.BAD_LANGUAGE: _("A language is a code of two or three small letters (ISO 639)."),
    ResourceGround.NOT_THEIR_FIELD: _("This is not the expert's field."),
    ResourceGround.NOT_THEIR_LANGUAGE: _("The expert does not work in this language."),
    ResourceGround.CONFLICT_OF_INTEREST: _("The expert has declared a conflict of interest in this case."),
    ResourceGround.DECLARED_ALREADY: _("The conflict of interest has been declared already."),
    ResourceGround.NO_SUCH_WARRANT: _("There is no such warrant."),
    ResourceGround.NOT_CONFIRMED: _("Only a confirmed session is held."),
    ResourceGround.NOT_YET_HELD: _("The session has not begun yet."),
    RosterGround.BAD_COLUMNS: _("The first line names the columns officer, starts and ends, each once."),
    RosterGround.BAD_FIELDS: _("The line has not as many fields as there are columns, or one is empty."),
    RosterGround.BAD_MOMENT: _("This is no moment: {text}. It is written like 2026-11-23T08:00."),
    RosterGround.UNKNOWN_OFFICER: _("There is no account with the name {name}."),
    RosterGround.TOO_LONG: _("A roster's file has at most {most} shifts."),
    RosterGround.NO_CALENDAR: _("The file is no calendar (iCalendar, RFC 5545)."),
    ResourceGround.MINUTES_OUT_OF_BOUNDS: _("A session lasts at least a minute, and no more than a day."),
}
