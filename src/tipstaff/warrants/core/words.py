"""Words for what people read about warrants."""

from tipstaff.kernel.words import _
from tipstaff.policy.care import CareColour
from tipstaff.warrants.core.chase import words as chase
from tipstaff.warrants.core.deadlines import (
    CHECK,
    CORRECTION,
    DATA_CORRECTION,
    DRAFT,
    EXPIRY,
    EXPIRY_WARNING,
    RECHECK,
    RECORD_REVIEW,
    REVIEW,
    VALIDATION,
)
from tipstaff.warrants.core.handout.handout import HandoutForm
from tipstaff.warrants.core.look.look import Purpose
from tipstaff.warrants.core.lookup.lookup import Answer, LookUpPurpose, Way
from tipstaff.warrants.core.particulars import DocumentKind, InstrumentKind, ReturnScope, Sex
from tipstaff.warrants.core.quality.quality import Became, Verdict
from tipstaff.warrants.core.retention.deadlines import DELETION, RETENTION, RETENTION_WARNING
from tipstaff.warrants.core.sample.sample import SampleStatus
from tipstaff.warrants.core.validation import ValidationState
from tipstaff.warrants.core.warrant import RecallGround, SuspensionGround, WarrantStatus

EVENT_WORDS: dict[str, str] = {
    "warrants.drafted": _("Draft saved"),
    "warrants.draft_discarded": _("Draft put away"),
    "warrants.draft_abandoned": _("Draft put away: nobody went on with it"),
    **chase.EVENT_WORDS,
    "warrants.registered": _("Warrant registered"),
    "warrants.checked": _("Checked by a second person: in force"),
    "warrants.returned": _("Returned to the registrar"),
    "warrants.corrected": _("Entry corrected"),
    "warrants.recalled": _("Warrant recalled"),
    "warrants.quashed": _("Warrant quashed"),
    "warrants.varied": _("Warrant varied: a new check is needed"),
    "warrants.level_changed": _("Level changed; used time carried over"),
    "warrants.merged": _("Merged into another entry"),
    "warrants.suspended": _("Warrant suspended"),
    "warrants.suspension_lifted": _("Suspension lifted"),
    "warrants.clock_paused": _("Clock paused"),
    "warrants.clock_resumed": _("Clock runs on"),
    "warrants.retention_extended": _("Kept on the register for longer, with reasons"),
    "warrants.retention_over": _("Time on the register over: the warrant has ended"),
    "warrants.deleted": _("What was kept of the person deleted"),
    "warrants.person_erased": _("Person erased: the key is destroyed"),
    "warrants.record_reviewed": _("Record confirmed"),
    "warrants.validated": _("Record validated"),
    "warrants.validation_assigned": _("Validation assigned"),
    "warrants.validation_missed": _("Validation missed: suspended"),
    "warrants.execution_noted": _("Warrant executed"),
    "warrants.execution_voided": _("Not the person: execution void, warrant suspended"),
    "warrants.expired": _("Warrant expired"),
    "warrants.check_lapsed": _("Second check overdue"),
    "warrants.review_lapsed": _("Review date passed: suspended"),
    "warrants.record_care_lapsed": _("Confirmation of the record overdue"),
    "warrants.data_corrected": _("Data corrected automatically"),
    "warrants.correction_proposed": _("Error found; correction proposed"),
    "warrants.correction_accepted": _("Correction accepted: to be checked again"),
    "warrants.correction_declined": _("Correction declined"),
    "warrants.possible_duplicate_found": _("Another warrant has the same document number"),
    "warrants.duplicate_decided": _("Possible duplicate decided"),
    "warrants.not_the_same_person_as": _("Noted: not the same person"),
    "warrants.sample_drawn": _("Sample drawn"),
    "warrants.sampled_looked_at": _("Drawn warrant held against its papers"),
    "warrants.person_looked_at": _("Personal data looked at"),
    "warrants.given_out": _("Given out of the register"),
    "warrants.looked_up": _("Looked up"),
}

COMMAND_WORDS: dict[str, str] = {
    "warrants.draft": _("Draft an order"),
    "warrants.discard_draft": _("Put the draft away"),
    **chase.COMMAND_WORDS,
    "warrants.register": _("Register warrant"),
    "warrants.check": _("Check entry"),
    "warrants.correct": _("Correct entry"),
    "warrants.recall": _("Recall warrant"),
    "warrants.quash": _("Quash warrant"),
    "warrants.vary": _("Vary warrant"),
    "warrants.merge": _("Merge into another entry"),
    "warrants.suspend": _("Suspend warrant"),
    "warrants.lift_suspension": _("Lift suspension"),
    "warrants.pause_clock": _("Pause a clock"),
    "warrants.resume_clock": _("Let a clock run on"),
    "warrants.extend_retention": _("Keep on the register for longer"),
    "warrants.order_deletion": _("Order the deletion"),
    "warrants.note_retention_over": _("Note the end of its time on the register"),
    "warrants.note_deletion_due": _("Note that the deletion is due"),
    "warrants.erase_person": _("Erase the person"),
    "warrants.review_record": _("Confirm the record"),
    "warrants.validate": _("Validate the record"),
    "warrants.assign_validation": _("Assign validation"),
    "warrants.note_execution": _("Note execution"),
    "warrants.note_execution_void": _("Note void execution"),
    "warrants.note_draft_abandoned": _("Note an abandoned draft"),
    "warrants.note_expiry": _("Note expiry"),
    "warrants.note_check_overdue": _("Note overdue check"),
    "warrants.note_review_overdue": _("Note passed review date"),
    "warrants.note_record_care_overdue": _("Note overdue confirmation of the record"),
    "warrants.note_validation_missed": _("Note missed validation"),
    "warrants.accept_correction": _("Accept correction"),
    "warrants.decline_correction": _("Decline correction"),
    "warrants.decide_duplicate": _("Decide possible duplicate"),
    "warrants.note_not_the_same_person": _("Note: not the same person"),
    "warrants.note_not_the_same_person_back": _("Note on the other warrant: not the same person"),
    "warrants.draw_sample": _("Draw this month's sample"),
    "warrants.record_sampled": _("Record what was found"),
    "warrants.look": _("Look at the person"),
    "warrants.give_out": _("Give out"),
    "warrants.look_up": _("Look up"),
}

STATUS_WORDS: dict[str, str] = {
    WarrantStatus.DRAFT: _("Draft"),
    WarrantStatus.DISCARDED: _("Draft put away"),
    **chase.STATUS_WORDS,
    WarrantStatus.AWAITING_CHECK: _("Awaiting second check"),
    WarrantStatus.RETURNED: _("Returned for correction"),
    WarrantStatus.IN_FORCE: _("In force"),
    WarrantStatus.STAYED: _("Stayed by the court"),
    WarrantStatus.RESTRICTED: _("Restricted"),
    WarrantStatus.SUSPENDED: _("Suspended"),
    WarrantStatus.RECALLED: _("Recalled"),
    WarrantStatus.QUASHED: _("Quashed"),
    WarrantStatus.EXPIRED: _("Expired"),
    WarrantStatus.EXECUTED: _("Executed"),
    WarrantStatus.MERGED: _("Merged"),
}

CLOCK_WORDS: dict[str, str] = {
    RETENTION: _("End of its time on the register"),
    RETENTION_WARNING: _("End of its time on the register comes near"),
    DELETION: _("Deletion of what is kept of the person"),
    DRAFT: _("Going on with the draft"),
    **chase.CLOCK_WORDS,
    CHECK: _("Second check"),
    CORRECTION: _("Correction of the entry"),
    DATA_CORRECTION: _("Answer to an error found"),
    EXPIRY: _("Expiry"),
    EXPIRY_WARNING: _("Expiry comes near"),
    REVIEW: _("Review date"),
    RECORD_REVIEW: _("Regular confirmation of the record"),
    VALIDATION: _("Validation"),
    RECHECK: _("Check again: the validation was missed"),
}

SAMPLE_WORDS: dict[str, str] = {
    SampleStatus.TO_BE_LOOKED_AT: _("To be held against the papers"),
    SampleStatus.LOOKED_AT: _("Held against the papers"),
}

VERDICT_WORDS: dict[str, str] = {
    Verdict.SAME_PERSON: _("The same person, another order"),
    Verdict.DIFFERENT_PEOPLE: _("Two different people"),
    Verdict.SAME_INSTRUMENT: _("The same order, entered twice"),
}

BECAME_WORDS: dict[str, str] = {
    Became.CORRECTED: _("Corrected automatically"),
    Became.OPEN: _("Waits for an answer"),
    Became.ACCEPTED: _("Corrected by proposal"),
    Became.DECLINED: _("Declined: it agrees with the instrument"),
    Became.REWRITTEN: _("Entry written anew"),
}

RECALL_WORDS: dict[str, str] = {
    RecallGround.WITHDRAWN: _("Withdrawn by the court"),
    RecallGround.INVALID: _("Found invalid"),
    RecallGround.SERVED: _("Served already"),
    RecallGround.IN_CUSTODY: _("The person is in custody for it"),
    RecallGround.SURRENDERED: _("The person gave themselves up"),
    RecallGround.DEATH: _("The person has died"),
    RecallGround.NOT_FETCHED: _("The person will not be fetched"),
    RecallGround.NO_LONGER_NEEDED: _("No longer needed"),
    RecallGround.ENTERED_IN_ERROR: _("Entered in error"),
}

SUSPENSION_WORDS: dict[str, str] = {
    SuspensionGround.IDENTITY_IN_DOUBT: _("Identity in doubt"),
    SuspensionGround.ACCURACY_DISPUTED: _("Accuracy disputed"),
    SuspensionGround.PAPERS_DEFECTIVE: _("Papers defective"),
    SuspensionGround.STAYED_BY_COURT: _("Stayed by the court"),
    SuspensionGround.REVIEW_OVERDUE: _("Review date passed"),
    SuspensionGround.VALIDATION_MISSED: _("Validation missed"),
}

HOLDING_WORDS = chase.HOLDING_WORDS
HANDLING_WORDS = chase.HANDLING_WORDS
CARE_WORDS: dict[str, str] = {
    CareColour.RED: _("Red: confirmed daily"),
    CareColour.YELLOW: _("Yellow: confirmed weekly"),
    CareColour.BLUE: _("Blue: confirmed monthly"),
}

VALIDATION_WORDS: dict[str, str] = {
    ValidationState.OPEN: _("Still to be done"),
    ValidationState.DONE: _("Validated in time"),
    ValidationState.MISSED: _("Not validated in time"),
}

PURPOSE_WORDS: dict[str, str] = {
    Purpose.ENTRY: _("Entering or checking the record"),
    Purpose.CONFIRMATION: _("Answering a confirmation request"),
    Purpose.COOPERATION: _("Asking for co-operation, or answering a request"),
    Purpose.OPERATION: _("Preparing or carrying out an operation"),
    Purpose.IDENTITY: _("Finding out whether this is the person"),
    Purpose.CUSTODY: _("Care of a person held, or hand-over"),
    Purpose.PROCEEDINGS: _("The court's own proceedings"),
    Purpose.CORRECTION: _("A complaint, or a request to correct the record"),
    Purpose.REVIEW: _("Reviewing what happened"),
    Purpose.OVERSIGHT: _("Oversight of the work"),
}

HANDOUT_WORDS: dict[str, str] = {
    HandoutForm.PAPER: _("Sheet on paper"),
    HandoutForm.PDF: _("Sheet as PDF"),
    HandoutForm.PACK: _("Pack for when there is no connection"),
    HandoutForm.CSV: _("CSV file"),
    HandoutForm.XLSX: _("Excel file (XLSX)"),
    HandoutForm.NIEM_JSON: _("NIEM 6 JSON-LD"),
}

LOOK_UP_PURPOSE_WORDS: dict[str, str] = {
    LookUpPurpose.PERSON_PRESENT: _("A person is being checked in front of me"),
    LookUpPurpose.PREPARING_COOPERATION: _("Preparing co-operation"),
    LookUpPurpose.COURT_ASKS: _("The court asks"),
    LookUpPurpose.CASE_REVIEW: _("Reviewing a case"),
}

WAY_WORDS: dict[str, str] = {
    Way.NUMBER: _("By the number of the warrant"),
    Way.DOCUMENT: _("By an identity document and the name"),
}

ANSWER_WORDS: dict[str, str] = {
    Answer.CONFIRM_FIRST: _("Confirm first"),
    Answer.RESTRICTED: _("Restricted"),
    Answer.ENDED: _("No longer in force"),
    Answer.NOTHING: _("Nothing"),
}

KIND_WORDS: dict[str, str] = {
    InstrumentKind.ARREST_WARRANT: _("Arrest warrant"),
    InstrumentKind.DETENTION_WARRANT: _("Detention warrant"),
    InstrumentKind.BENCH_WARRANT: _("Bench warrant"),
    InstrumentKind.SENTENCE_ENFORCEMENT: _("Order to enforce a sentence"),
    InstrumentKind.EUROPEAN_ARREST_WARRANT: _("European arrest warrant"),
    InstrumentKind.WANTED_ORDER: _("Wanted order"),
}

RETURN_WORDS: dict[str, str] = {
    ReturnScope.COUNTRY: _("From the whole country"),
    ReturnScope.NEIGHBOURING_PROVINCES: _("From the province and its neighbours"),
    ReturnScope.PROVINCE: _("From the province"),
    ReturnScope.CITY: _("From the city"),
}

SEX_WORDS: dict[str, str] = {
    Sex.FEMALE: _("Female"),
    Sex.MALE: _("Male"),
    Sex.NOT_STATED: _("Not stated"),
}

DOCUMENT_WORDS: dict[str, str] = {
    DocumentKind.NATIONAL_ID: _("National identity card"),
    DocumentKind.PASSPORT: _("Passport"),
    DocumentKind.RESIDENCE_PERMIT: _("Residence permit"),
    DocumentKind.TRAVEL_DOCUMENT: _("Travel document"),
    DocumentKind.OTHER: _("Other document"),
}

FIELD_WORDS: dict[str, str] = {
    "number": _("Number"),
    "court": _("Issuing court"),
    "kind": _("Kind of instrument"),
    "offence": _("Offence"),
    "issued_on": _("Issued on"),
    "valid_until": _("Valid until"),
    "review_on": _("Review date"),
    "return_scope": _("Return"),
    "name": _("Name"),
    "latin_name": _("Name in Latin letters"),
    "sex": _("Sex"),
    "born_on": _("Date of birth"),
    "nationality": _("Nationality"),
    "documents": _("Identity documents"),
    "height_cm": _("Height in cm"),
    "marks": _("Distinguishing marks"),
    "aliases": _("Other names"),
    "care_note": _("Minor or vulnerable"),
    "remaining_sentence_months": _("Months still to be served"),
    "escaped_from_custody": _("Escaped from custody"),
    "violence_with_weapon": _("Violence with a weapon"),
}
