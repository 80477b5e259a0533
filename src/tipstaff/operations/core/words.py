"""What people read about operations; shells translate it."""

from tipstaff.kernel.words import _
from tipstaff.operations.core.taskforce import words as taskforce

EVENT_WORDS: dict[str, str] = {
    "operations.opened": _("Operation opened"),
    "operations.command_offered": _("Command offered"),
    "operations.command_taken_over": _("Command taken over"),
    "operations.plan_recorded": _("Plan recorded"),
    "operations.readiness_answered": _("Readiness item answered"),
    "operations.address_named": _("Address named"),
    "operations.confirmation_asked": _("Confirmation asked for"),
    "operations.confirmed": _("Confirmed by the issuing desk"),
    "operations.confirmation_denied": _("Confirmation denied"),
    "operations.more_time_asked": _("Issuing desk needs more time"),
    "operations.confirmation_unanswered": _("Confirmation not answered in time"),
    "operations.duty_supervisor_named": _("Passed to the duty supervisor"),
    "operations.passed_to_oversight": _("Still unanswered: shown to oversight"),
    "operations.mismatch_resolved": _("Stated difference resolved"),
    "operations.token_issued": _("Execution token issued"),
    "operations.token_lapsed": _("Execution token lapsed"),
    "operations.executed": _("Warrant executed"),
    "operations.wrong_place_recorded": _("It was the wrong place"),
    "operations.incident_recorded": _("Force, injury or complaint recorded"),
    "operations.complaint_answered": _("Complaint answered"),
    "operations.redress_opened": _("Redress opened"),
    "operations.redress_told": _("Told of redress"),
    "operations.not_executed": _("Warrant not executed"),
    "operations.identity_protested": _("Person says they are somebody else"),
    "operations.protest_resolved": _("Identity protest resolved"),
    "operations.care_given": _("Care given"),
    "operations.care_excepted": _("Care excepted, with reason"),
    "operations.care_missed": _("Care not given in time"),
    "operations.released": _("Person let go"),
    "operations.handover_offered": _("Hand-over signed by the giving side"),
    "operations.handed_over": _("Handed over, signed by both sides"),
    "operations.overdue_noted": _("Time limit passed"),
    "operations.level_changed": _("Level of the warrant changed; used time carried over"),
    "operations.closed": _("Operation closed"),
    **taskforce.EVENT_WORDS,
}

COMMAND_WORDS: dict[str, str] = {
    "operations.open": _("Open an operation"),
    "operations.offer_command": _("Offer the command"),
    "operations.take_over_command": _("Take over the command"),
    "operations.record_plan": _("Record the plan"),
    "operations.name_address": _("Name the address"),
    "operations.answer_readiness": _("Answer a readiness item"),
    "operations.answer_checklist": _("Answer the readiness checklist"),
    "operations.ask_confirmation": _("Ask for confirmation"),
    "operations.answer_confirmation": _("Answer the request for confirmation"),
    "operations.resolve_mismatch": _("Resolve a stated difference"),
    "operations.note_no_answer": _("Note that no answer came"),
    "operations.issue_token": _("Issue an execution token"),
    "operations.note_token_lapsed": _("Note that the token lapsed"),
    "operations.execute": _("Execute the warrant"),
    "operations.record_wrong_place": _("Record a wrong place"),
    "operations.record_incident": _("Record force, an injury or a complaint"),
    "operations.answer_complaint": _("Answer a complaint"),
    "operations.tell_of_redress": _("Tell of redress"),
    "operations.record_not_executed": _("Record that it was not executed"),
    "operations.protest_identity": _("Note an identity protest"),
    "operations.resolve_protest": _("Resolve the identity protest"),
    "operations.give_care": _("Record care"),
    "operations.note_care_missed": _("Note that care was missed"),
    "operations.release": _("Let the person go"),
    "operations.offer_handover": _("Sign the hand-over as giver"),
    "operations.take_handover": _("Sign the hand-over as receiver"),
    "operations.note_overdue": _("Note that a time limit passed"),
    "operations.note_level_changed": _("Note the warrant's new level"),
    "operations.close": _("Close the operation"),
    **taskforce.COMMAND_WORDS,
}

STATUS_WORDS: dict[str, str] = {
    "preparing": _("In preparation"),
    "frozen": _("Stopped by an identity protest"),
    "executed": _("Executed"),
    "handed_over": _("Handed over"),
    "released": _("Let go"),
    "not_executed": _("Not executed"),
    "wrong_person": _("Wrong person"),
    "wrong_place": _("Wrong place"),
    "not_attempted": _("Not attempted"),
    "withdrawn": _("Withdrawn"),
    "closed": _("Closed"),
    **taskforce.STATUS_WORDS,
}

CLOCK_WORDS: dict[str, str] = {
    "plan": _("First plan"),
    "outcome": _("Outcome or reasoned report"),
    "confirmation": _("Answer of the issuing desk"),
    "supervisor": _("Answer of the duty supervisor"),
    "token": _("Execution token"),
    "protest": _("Identity review"),
    "redress": _("Telling of redress"),
    "complaint": _("Answer to a complaint"),
    "care": _("Care owed to the person held"),
    "handover": _("Signature of the receiving side"),
    **taskforce.CLOCK_WORDS,
}

CONFIRMATION_WORDS: dict[str, str] = {
    "asked": _("Waiting for the answer"),
    "more_time": _("The desk needs more time"),
    "unanswered": _("Not answered"),
    "with_supervisor": _("With the duty supervisor"),
    "with_oversight": _("Unanswered, oversight sees it"),
    "confirmed": _("Confirmed"),
    "denied": _("Denied"),
}

URGENCY_WORDS: dict[str, str] = {"urgent": _("Urgent"), "routine": _("Routine")}

FEATURE_WORDS: dict[str, str] = {
    "height": _("Height"),
    "birth": _("Age or date of birth"),
    "names": _("Middle name and other names"),
    "marks": _("Particular marks"),
    "document": _("Number of the document"),
    "other": _("Anything else, such as sex or build"),
}

FIT_WORDS: dict[str, str] = {
    "agrees": _("Agrees"),
    "differs": _("Differs"),
    "not_seen": _("Could not be seen"),
    "not_met": _("Person not met yet"),
}

MISMATCH_WORDS: dict[str, str] = {
    "explained": _("The difference is explained"),
    "not_the_person": _("It is not the person"),
}

ANSWER_WORDS: dict[str, str] = {
    "confirm": _("Confirm"),
    "deny": _("Deny"),
    "more_time": _("More time"),
}

KNOWN_WORDS: dict[str, str] = {"yes": _("Yes"), "no": _("No"), "unknown": _("Not known")}

DWELLING_WORDS: dict[str, str] = {
    "own": _("The person's own home"),
    "of_another": _("Another person's home"),
    "no_home": _("Nobody's home"),
}

STANDING_WORDS: dict[str, str] = {
    "settled": _("In order"),
    "unanswered": _("Nobody has answered yet"),
    "unknown": _("Not known"),
    "denied": _("No"),
    "incomplete": _("The answer says too little"),
    "old": _("The answer has grown old"),
    "warrant_changed": _("Void: the warrant has changed since"),
    "address_changed": _("Void: the address has changed since"),
}

TOKEN_WORDS: dict[str, str] = {
    "live": _("May be used"),
    "spent": _("Used"),
    "replaced": _("Replaced"),
    "lapsed": _("Lapsed"),
    "void": _("Void"),
}

NOT_EXECUTED_WORDS: dict[str, str] = {
    "not_met": _("The person was not met"),
    "warrant_not_in_force": _("The warrant was no longer in force"),
    "not_confirmed": _("The issuing desk did not confirm"),
    "unsafe": _("It could not be done safely"),
    "vulnerable": _("The person's condition did not allow it"),
    "called_off": _("Called off by the command owner"),
    "not_the_person": _("The person met was somebody else"),
    "not_attempted": _("Not attempted"),
    "withdrawn": _("Withdrawn"),
}

INCIDENT_WORDS: dict[str, str] = {
    "force": _("Force was used"),
    "injury": _("Injury"),
    "complaint": _("Complaint"),
}

COMPLAINT_WORDS: dict[str, str] = {
    "upheld": _("Upheld"),
    "upheld_in_part": _("Upheld in part"),
    "not_upheld": _("Not upheld"),
}

WRONG_WORDS: dict[str, str] = {
    "wrong_person": _("Wrong person"),
    "wrong_place": _("Wrong place"),
}

FINDING_WORDS: dict[str, str] = {
    "same_person": _("It is the person"),
    "not_the_person": _("It is not the person"),
}

CARE_WORDS: dict[str, str] = {
    "given": _("Done"),
    "excepted": _("Excepted"),
    "missed": _("Not given in time"),
}

EXCEPTION_WORDS: dict[str, str] = {
    "cannot_be_reached": _("Could not be reached"),
    "declined_by_the_person": _("Declined by the person"),
    "not_needed": _("Not needed"),
}
