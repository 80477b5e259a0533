"""Why something about a warrant is refused."""

from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _
from tipstaff.warrants.core.chase import grounds as chase


class WarrantGround(Ground):
    """Stable for ever."""

    WRONG_ROLE = "warrants.wrong_role"
    NOT_REGISTERED = "warrants.not_registered"
    NOT_ENDED = "warrants.not_ended"
    RETENTION_NOT_NEAR = "warrants.retention_not_near"
    NO_DRAFT = "warrants.no_draft"
    STILL_A_DRAFT = "warrants.still_a_draft"
    WRONG_SUBJECT = "warrants.wrong_subject"
    NO_SUCH_RECORD = "warrants.no_such_record"
    NOTHING_VARIED = "warrants.nothing_varied"
    MERGE_INTO_ITSELF = "warrants.merge_into_itself"
    NOTHING_TO_MERGE_INTO = "warrants.nothing_to_merge_into"
    REASON_MISSING = "warrants.reason_missing"
    NAME_THE_REST = "warrants.name_the_rest"
    RESTS_ALREADY = "warrants.rests_already"
    NOT_YOUR_AGENCY = "warrants.not_your_agency"
    NOT_THE_ISSUING_COURT = "warrants.not_the_issuing_court"
    ALREADY_REGISTERED = "warrants.already_registered"
    WRONG_IDENTIFIER = "warrants.wrong_identifier"
    UNUSABLE_NUMBER = "warrants.unusable_number"
    NO_AUTHORITY = "warrants.no_authority"
    UNKNOWN_COURT = "warrants.unknown_court"
    UNKNOWN_OFFENCE = "warrants.unknown_offence"
    ISSUED_IN_FUTURE = "warrants.issued_in_future"
    EXPIRED_ON_ARRIVAL = "warrants.expired_on_arrival"
    REVIEW_DATE_PASSED = "warrants.review_date_passed"
    NO_END_IN_SIGHT = "warrants.no_end_in_sight"
    INSTRUMENT_MISSING = "warrants.instrument_missing"
    OUT_OF_BOUNDS = "warrants.out_of_bounds"
    PERSON_NOT_NAMED = "warrants.person_not_named"
    BORN_IN_FUTURE = "warrants.born_in_future"
    PERSON_ERASED = "warrants.person_erased"
    NOT_AWAITING_CHECK = "warrants.not_awaiting_check"
    SAME_PERSON = "warrants.same_person"
    NOTHING_ATTESTED = "warrants.nothing_attested"
    FIELDS_NOT_CHECKED = "warrants.fields_not_checked"
    FIELDS_NOT_IN_ENTRY = "warrants.fields_not_in_entry"
    FIELD_CHECKED_TWICE = "warrants.field_checked_twice"
    STILL_DIFFERENT = "warrants.still_different"
    NOT_RETURNED = "warrants.not_returned"
    ALREADY_ENDED = "warrants.already_ended"
    RECALL_PAPER_MISSING = "warrants.recall_paper_missing"
    WAS_IN_FORCE = "warrants.was_in_force"
    NOT_IN_FORCE = "warrants.not_in_force"
    NOT_A_PERSONS_GROUND = "warrants.not_a_persons_ground"
    ONLY_COURT_STAYS = "warrants.only_court_stays"
    NOT_SUSPENDED = "warrants.not_suspended"
    SUSPENDED_BY_YOU = "warrants.suspended_by_you"
    SUSPENDED_BY_COURT = "warrants.suspended_by_court"
    NOBODY_CONSULTED = "warrants.nobody_consulted"
    NOTHING_LOOKED_AT = "warrants.nothing_looked_at"
    VALIDATION_NOT_OPEN = "warrants.validation_not_open"
    NOT_A_VALIDATOR = "warrants.not_a_validator"
    ASSIGNEE_ENTERED_IT = "warrants.assignee_entered_it"
    ASSIGNED_ALREADY = "warrants.assigned_already"
    NOT_YET_DUE = "warrants.not_yet_due"
    ALREADY_NOTED = "warrants.already_noted"
    NOT_YET_HAPPENED = "warrants.not_yet_happened"
    PAUSE_NOT_LISTED = "warrants.pause_not_listed"
    CLOCK_NOT_PAUSABLE = "warrants.clock_not_pausable"
    CLOCK_NOT_RUNNING = "warrants.clock_not_running"
    CLOCK_PAUSED_ALREADY = "warrants.clock_paused_already"
    CLOCK_HAS_PASSED = "warrants.clock_has_passed"
    CLOCK_NOT_PAUSED = "warrants.clock_not_paused"
    NO_CLOCK_TO_PAUSE = "warrants.no_clock_to_pause"
    CASE_REFERENCE_MISSING = "warrants.case_reference_missing"
    ALREADY_LOOKED = "warrants.already_looked"
    ALREADY_GIVEN_OUT = "warrants.already_given_out"
    NOTHING_TO_GIVE_OUT = "warrants.nothing_to_give_out"
    TOO_MANY_AT_ONCE = "warrants.too_many_at_once"
    CONTENT_NOT_NAMED = "warrants.content_not_named"
    CARRIED_TOO_LONG = "warrants.carried_too_long"
    UNKNOWN_RECIPIENT = "warrants.unknown_recipient"
    NOT_YET_PUBLISHED = "warrants.not_yet_published"
    SHEET_OF_ENDED = "warrants.sheet_of_ended"
    CHANGED_SINCE_READ = "warrants.changed_since_read"
    LOOK_FIRST = "warrants.look_first"
    ALREADY_LOOKED_UP = "warrants.already_looked_up"
    NOT_ONE_SUBJECT = "warrants.not_one_subject"
    OCCASION_MISSING = "warrants.occasion_missing"
    TOO_MANY_LOOK_UPS = "warrants.too_many_look_ups"
    NO_SUCH_PROPOSAL = "warrants.no_such_proposal"
    NO_RIGHT_VALUE = "warrants.no_right_value"
    UNUSABLE_VALUE = "warrants.unusable_value"
    NO_SUCH_DUPLICATE = "warrants.no_such_duplicate"
    DUPLICATE_UNDECIDED = "warrants.duplicate_undecided"
    SAMPLE_DRAWN_ALREADY = "warrants.sample_drawn_already"
    NO_SUCH_SAMPLE = "warrants.no_such_sample"
    NOT_IN_SAMPLE = "warrants.not_in_sample"
    NOT_THIS_MONTH = "warrants.not_this_month"
    WRONG_SAMPLE = "warrants.wrong_sample"
    NO_CHECKPOINT_BEFORE = "warrants.no_checkpoint_before"
    NOTHING_TO_DRAW = "warrants.nothing_to_draw"
    SAME_WARRANT = "warrants.same_warrant"


SENTENCES: dict[Ground, str] = {
    **chase.SENTENCES,
    WarrantGround.WRONG_ROLE: _("Your appointment does not give you this authority."),
    WarrantGround.NOT_REGISTERED: _("No such warrant is on the register."),
    WarrantGround.NOT_ENDED: _("The warrant has not come to its end; nothing of it is deleted."),
    WarrantGround.RETENTION_NOT_NEAR: _(
        "The end of its time on the register is not near; extend it from {day} on."
    ),
    WarrantGround.NO_DRAFT: _("There is no draft of this order."),
    WarrantGround.STILL_A_DRAFT: _("This is a draft; nobody can act on it before it is registered."),
    WarrantGround.WRONG_SUBJECT: _("The person's data belong under the key that they have already."),
    WarrantGround.NO_SUCH_RECORD: _("Your agency has no person-record under that warrant."),
    WarrantGround.NOTHING_VARIED: _("The variation says nothing else than the entry says already."),
    WarrantGround.MERGE_INTO_ITSELF: _("An entry can't be merged into itself."),
    WarrantGround.NOTHING_TO_MERGE_INTO: _(
        "The entry that is to go on is not there, has ended, or belongs to another agency."
    ),
    WarrantGround.REASON_MISSING: _("Say why, in words."),
    WarrantGround.NAME_THE_REST: _("The warrant rests on several grounds; say which of them is lifted."),
    WarrantGround.RESTS_ALREADY: _("The warrant rests on this ground already."),
    WarrantGround.NOT_YOUR_AGENCY: _("Only the agency that registered the warrant may do this."),
    WarrantGround.NOT_THE_ISSUING_COURT: _("Only the court that issued the warrant may do this."),
    WarrantGround.ALREADY_REGISTERED: _("Warrant {number} of this court is on the register already."),
    WarrantGround.WRONG_IDENTIFIER: _("The identifier does not follow from the court and the number."),
    WarrantGround.UNUSABLE_NUMBER: _(
        "A number has 1 to 64 characters and no line break or control character."
    ),
    WarrantGround.NO_AUTHORITY: _("The order does not name the judicial authority that issued it."),
    WarrantGround.UNKNOWN_COURT: _("No court {court} is known here."),
    WarrantGround.UNKNOWN_OFFENCE: _("The rules {rules} know no offence {offence}."),
    WarrantGround.ISSUED_IN_FUTURE: _("The issue date {day} lies in the future."),
    WarrantGround.EXPIRED_ON_ARRIVAL: _("The warrant was valid until {day} and has expired."),
    WarrantGround.REVIEW_DATE_PASSED: _("The review date {day} has passed already."),
    WarrantGround.NO_END_IN_SIGHT: _(
        "The order has neither an expiry nor a review date within a hundred years."
    ),
    WarrantGround.INSTRUMENT_MISSING: _(
        "The paper is missing, or it is not named by its SHA-256, size and media type."
    ),
    WarrantGround.OUT_OF_BOUNDS: _("A value is out of bounds: {field}."),
    WarrantGround.PERSON_NOT_NAMED: _("The order does not name the person."),
    WarrantGround.BORN_IN_FUTURE: _("The date of birth lies in the future."),
    WarrantGround.PERSON_ERASED: _("The person's data have been erased; nothing is left to see or to check."),
    WarrantGround.NOT_AWAITING_CHECK: _("The entry is not waiting for a second person's check."),
    WarrantGround.SAME_PERSON: _("Nobody checks their own entry: a second person must do this."),
    WarrantGround.NOTHING_ATTESTED: _("No field was checked."),
    WarrantGround.FIELDS_NOT_CHECKED: _("These fields were not checked: {fields}."),
    WarrantGround.FIELDS_NOT_IN_ENTRY: _("The entry has no such fields to check: {fields}."),
    WarrantGround.FIELD_CHECKED_TWICE: _("These fields were checked more than once: {fields}."),
    WarrantGround.STILL_DIFFERENT: _("The entry does not agree with the instrument in: {fields}."),
    WarrantGround.NOT_RETURNED: _("The entry was not returned, so there is nothing to correct."),
    WarrantGround.ALREADY_ENDED: _("The warrant has come to its end already."),
    WarrantGround.RECALL_PAPER_MISSING: _(
        "A registrar enters a recall only with the court's paper and reference."
    ),
    WarrantGround.WAS_IN_FORCE: _(
        "A warrant that was in force can't be taken back as an error; the court recalls it."
    ),
    WarrantGround.NOT_IN_FORCE: _("The warrant is not in force."),
    WarrantGround.NOT_A_PERSONS_GROUND: _("Only the passing of a date suspends on this ground."),
    WarrantGround.ONLY_COURT_STAYS: _("Only the issuing court stays its own warrant."),
    WarrantGround.NOT_SUSPENDED: _("The warrant is not suspended."),
    WarrantGround.SUSPENDED_BY_YOU: _("Somebody else than who suspended the warrant must lift it."),
    WarrantGround.SUSPENDED_BY_COURT: _("The court suspended the warrant; only the court may lift it."),
    WarrantGround.NOBODY_CONSULTED: _("Say who was asked whether the warrant still stands, and how."),
    WarrantGround.NOTHING_LOOKED_AT: _("Say which papers were looked at."),
    WarrantGround.VALIDATION_NOT_OPEN: _("The validation opens on {day}; before that day it is too early."),
    WarrantGround.NOT_A_VALIDATOR: _("Whom it is assigned to is no validator of the registering agency."),
    WarrantGround.ASSIGNEE_ENTERED_IT: _("Whoever entered the record does not validate it."),
    WarrantGround.ASSIGNED_ALREADY: _("It is assigned to this validator already."),
    WarrantGround.NOT_YET_DUE: _("The time has not passed yet."),
    WarrantGround.ALREADY_NOTED: _("This silence has been noted already."),
    WarrantGround.NOT_YET_HAPPENED: _("What is entered lies in the future."),
    WarrantGround.PAUSE_NOT_LISTED: _("The rules list no ground {ground} on which a clock may be paused."),
    WarrantGround.CLOCK_NOT_PAUSABLE: _("The rules do not let this clock be paused on this ground."),
    WarrantGround.CLOCK_NOT_RUNNING: _("No such clock runs on the warrant."),
    WarrantGround.CLOCK_PAUSED_ALREADY: _("The clock stands still already."),
    WarrantGround.CLOCK_HAS_PASSED: _("The clock has passed already; a pause does not take that back."),
    WarrantGround.CLOCK_NOT_PAUSED: _("The clock does not stand still, so there is nothing to resume."),
    WarrantGround.NO_CLOCK_TO_PAUSE: _("No clock that runs here may be paused."),
    WarrantGround.CASE_REFERENCE_MISSING: _("Say for which case the personal data are needed."),
    WarrantGround.ALREADY_LOOKED: _("This look is on the record already; look anew."),
    WarrantGround.ALREADY_GIVEN_OUT: _("This was given out already; each time is an act of its own."),
    WarrantGround.NOTHING_TO_GIVE_OUT: _("No warrant was named that could be given out."),
    WarrantGround.TOO_MANY_AT_ONCE: _("At most {most} may be given out in one act, each named once."),
    WarrantGround.CONTENT_NOT_NAMED: _("What is given out is not named by its SHA-256."),
    WarrantGround.CARRIED_TOO_LONG: _(
        "What is carried says until when it is valid: a short time, and never past the end of the warrant."
    ),
    WarrantGround.UNKNOWN_RECIPIENT: _("No such office is known here; name the recipient in words."),
    WarrantGround.NOT_YET_PUBLISHED: _(
        "An entry about the warrant is not yet under a signed checkpoint, so that nobody could prove it away from "
        "here. It is published within moments; make the pack again then."
    ),
    WarrantGround.SHEET_OF_ENDED: _(
        "The warrant has come to its end. A sheet is believed where it is carried to, so there is none of it."
    ),
    WarrantGround.CHANGED_SINCE_READ: _("The warrant has changed since it was read for this. Read it again."),
    WarrantGround.LOOK_FIRST: _("A sheet shows the person to somebody who has stated why they look."),
    WarrantGround.ALREADY_LOOKED_UP: _("This look-up has been answered already; ask anew."),
    WarrantGround.NOT_ONE_SUBJECT: _(
        "Name one subject exactly: the number of one warrant, or one document's number with its country and the name."
    ),
    WarrantGround.OCCASION_MISSING: _("Say on what occasion you ask."),
    WarrantGround.TOO_MANY_LOOK_UPS: _(
        "The rules let no more than {most} look-ups through within {minutes} minutes. "
        "Please ask again from {again} on; until then, ask the issuing desk itself."
    ),
    WarrantGround.NO_SUCH_PROPOSAL: _("No error of this number waits for an answer."),
    WarrantGround.NO_RIGHT_VALUE: _("Nothing is proposed here: say what the instrument says."),
    WarrantGround.UNUSABLE_VALUE: _("The field can't hold this value."),
    WarrantGround.NO_SUCH_DUPLICATE: _(
        "No other warrant with the same document number waits for a decision."
    ),
    WarrantGround.DUPLICATE_UNDECIDED: _(
        "Another warrant has the same document number; somebody has to say first whether they are the same."
    ),
    WarrantGround.SAMPLE_DRAWN_ALREADY: _("This month's sample has been drawn already."),
    WarrantGround.NO_SUCH_SAMPLE: _("There is no such sample."),
    WarrantGround.NOT_IN_SAMPLE: _("No drawn warrant waits to be looked at here."),
    WarrantGround.NOT_THIS_MONTH: _("Only the month that runs can be drawn for: {month}."),
    WarrantGround.WRONG_SAMPLE: _("The identifier does not follow from the agency and the month."),
    WarrantGround.NO_CHECKPOINT_BEFORE: _("The log had published no checkpoint before the month began."),
    WarrantGround.NOTHING_TO_DRAW: _("The agency has no warrant in force."),
    WarrantGround.SAME_WARRANT: _("A warrant can't be told from itself."),
}
