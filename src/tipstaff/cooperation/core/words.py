"""What people read about co-operation requests."""

from tipstaff.cooperation.core.abroad import words as abroad
from tipstaff.cooperation.core.account import words as account
from tipstaff.cooperation.core.liaison import words as liaison
from tipstaff.cooperation.core.settlement import words as settlement
from tipstaff.kernel.words import _

EVENT_WORDS: dict[str, str] = {
    **account.EVENT_WORDS,
    **settlement.EVENT_WORDS,
    "cooperation.asked": _("Co-operation asked for"),
    "cooperation.acknowledged": _("First reply given"),
    "cooperation.approval_given": _("Approval given"),
    "cooperation.accepted": _("Co-operation accepted"),
    "cooperation.declined": _("Co-operation declined"),
    "cooperation.withdrawn": _("Request withdrawn"),
    "cooperation.approval_time_lapsed": _("Time for an approval passed without a word"),
    "cooperation.first_reply_time_lapsed": _("Time for the first reply passed without a word"),
    "cooperation.answer_time_lapsed": _(
        "Time for the answer passed; the asking office now has to take it higher"
    ),
    **abroad.EVENT_WORDS,
    "cooperation.changed": _("Request changed: approvals given before are stale"),
    "cooperation.approved_on_the_spot": _("Approved on the spot; the full approvals have to follow"),
    "cooperation.spot_approval_lapsed": _("Lapsed: the full approvals did not follow in time"),
    "cooperation.declined_by_deputy": _("Co-operation declined by a deputy"),
    "cooperation.silence_took_effect": _("An office's silence has the effect that the rules give it"),
    "cooperation.condition_done": _("Condition done"),
    "cooperation.condition_not_done": _("Condition not done"),
    "cooperation.condition_time_lapsed": _("Time for a condition passed without a word"),
    "cooperation.deputy_named": _("Deputy named"),
    "cooperation.deputy_ended": _("Deputy ended"),
    "cooperation.drafted": _("Request kept as a draft"),
    "cooperation.draft_discarded": _("Draft of a request discarded"),
    "cooperation.particulars_stated": _("What the request states"),
    "cooperation.letter_given_out": _("Formal letter given out"),
    "cooperation.help_reported": _("Help given, and its result reported"),
    "cooperation.help_time_lapsed": _(
        "Time for the help passed; the asking office now has to take it higher"
    ),
    "cooperation.duties_proposed": _("Division of duties proposed"),
    "cooperation.duties_agreed": _("Division of duties agreed"),
    "cooperation.dispute_raised": _("Dispute taken to the next level up"),
    "cooperation.dispute_settled": _("Dispute settled between the two agencies"),
    "cooperation.dispute_decided": _("Dispute decided"),
    "cooperation.dispute_time_lapsed": _("Time for deciding a dispute passed without a decision"),
    **liaison.EVENT_WORDS,
}

COMMAND_WORDS: dict[str, str] = {
    **account.COMMAND_WORDS,
    **settlement.COMMAND_WORDS,
    "cooperation.ask": _("Ask for co-operation"),
    "cooperation.acknowledge": _("Give the first reply"),
    "cooperation.approve": _("Approve"),
    "cooperation.decline": _("Decline"),
    "cooperation.withdraw": _("Withdraw the request"),
    "cooperation.note_silence": _("Note an office's silence"),
    "cooperation.note_reply_silence": _("Note the missing first reply"),
    "cooperation.note_unanswered": _("Note that the request is unanswered"),
    **abroad.COMMAND_WORDS,
    "cooperation.approve_as_deputy": _("Approve as deputy"),
    "cooperation.approve_in_place": _("Approve in place of a silent office"),
    "cooperation.approve_on_the_spot": _("Approve on the spot"),
    "cooperation.decline_as_deputy": _("Decline as deputy"),
    "cooperation.change": _("Change the request"),
    "cooperation.meet_condition": _("Report a condition as done"),
    "cooperation.report_condition_not_done": _("Report a condition as not done"),
    "cooperation.note_silence_effect": _("Note the effect of a silence"),
    "cooperation.note_spot_approval_lapsed": _("Note that an approval on the spot lapsed"),
    "cooperation.note_condition_lapsed": _("Note that a condition's time passed"),
    "cooperation.name_deputy": _("Name a deputy"),
    "cooperation.end_deputy": _("End this deputy"),
    "cooperation.keep_draft": _("Keep as a draft"),
    "cooperation.discard_draft": _("Discard the draft"),
    "cooperation.give_out_letter": _("Give out the formal letter"),
    "cooperation.report_help": _("Report the help given"),
    "cooperation.note_help_overdue": _("Note that the help is overdue"),
    "cooperation.propose_duties": _("Propose who bears what"),
    "cooperation.agree_to_duties": _("Agree to who bears what"),
    "cooperation.raise_dispute": _("Take a dispute to the next level up"),
    "cooperation.settle_dispute": _("Withdraw a dispute that is settled"),
    "cooperation.decide_dispute": _("Decide a dispute"),
    "cooperation.note_dispute_undecided": _("Note that a dispute is undecided"),
    **liaison.COMMAND_WORDS,
}

STATUS_WORDS: dict[str, str] = {
    **abroad.ABROAD_STATUS_WORDS,
    **settlement.STATUS_WORDS,
    **liaison.ROSTER_STATUS_WORDS,
    "open": _("Waiting for an answer"),
    "accepted": _("Accepted"),
    "declined": _("Declined"),
    "withdrawn": _("Withdrawn"),
    "lapsed": _("Lapsed for want of approvals"),
    "completed": _("Help given"),
    "referred": _("Handed over: the asked agency has the case"),
    "draft": _("Draft, not sent"),
    "discarded": _("Discarded"),
}

CLOCK_WORDS: dict[str, str] = {
    "reply": _("First reply due"),
    "approval": _("Approval due"),
    "answer": _("Whole answer due"),
    "silence": _("The silence has its effect"),
    "in_place": _("Decision in place of a silent office due"),
    "spot": _("Full approvals due, or the approval on the spot lapses"),
    "condition": _("Condition due"),
    "escalation": _("No answer came: the asking office takes it to the next level"),
    **abroad.CLOCK_WORDS,
    "help": _("Help due"),
    "dispute": _("Decision on a dispute due"),
    **liaison.CLOCK_WORDS,
}

APPROVAL_WORDS: dict[str, str] = {
    "waiting": _("Waiting"),
    "given": _("Given"),
    "stale": _("Stale: to be given anew for the changed request"),
    "silent": _("Silent: neither a yes nor a no"),
}

CONDITION_WORDS: dict[str, str] = {
    "open": _("Not done yet"),
    "done": _("Done"),
    "not_done": _("Not done"),
}

KIND_WORDS: dict[str, str] = {
    "execution": _("Execution of a warrant"),
    "identity_check": _("Identity check"),
    "escort": _("Escort"),
    "delegated_questioning": _("Delegated questioning"),
    "service_of_papers": _("Service of papers"),
    "provisional_measures": _("Provisional measures: seal, seize, freeze"),
    "information": _("Information for a case"),
}

DIRECTION_WORDS = abroad.DIRECTION_WORDS
SOUGHT_WORDS = abroad.SOUGHT_WORDS
SIDE_WORDS = abroad.SIDE_WORDS
ANSWER_WORDS = abroad.ANSWER_WORDS
BAR_WORDS = abroad.BAR_WORDS
CHANNEL_WORDS = abroad.CHANNEL_WORDS
FORM_WORDS = abroad.FORM_WORDS
VERDICT_WORDS = abroad.VERDICT_WORDS
REFUSED_BY_WORDS = abroad.REFUSED_BY_WORDS
HANDOVER_SIDE_WORDS = abroad.HANDOVER_SIDE_WORDS
NOTICE_OUTCOME_WORDS = abroad.NOTICE_OUTCOME_WORDS
WHAT_WORDS = account.WHAT_WORDS
ITEM_WORDS = account.ITEM_WORDS
HEADING_WORDS = account.HEADING_WORDS
SHARES_WORDS = account.SHARES_WORDS

DUTY_WORDS: dict[str, str] = {
    "lead": _("Leads"),
    "liability": _("Carries legal liability"),
    "escort": _("Escort"),
    "custody": _("Custody"),
    "media": _("Speaks to the public"),
    "costs": _("Bears the costs"),
}

BEARER_WORDS: dict[str, str] = {
    "asking": _("The asking agency"),
    "asked": _("The asked agency"),
    "each": _("Each its own part"),
    "none": _("Does not arise"),
}

WEAPONS_WORDS: dict[str, str] = {
    "none": _("No firearms"),
    "approved": _("Firearms, with approval"),
    "emergency": _("Firearms, in an emergency on the spot"),
}

DISPUTE_WORDS: dict[str, str] = {
    "jurisdiction": _("Jurisdiction"),
    "responsibility": _("Who bears a duty"),
    "costs": _("Costs"),
}

DISPUTE_STATUS_WORDS: dict[str, str] = {
    "open": _("Waits for its decision"),
    "decided": _("Decided"),
    "settled": _("Settled between the two"),
}

LETTER_WORDS: dict[str, str] = {
    "paper": _("On paper"),
    "pdf": _("As PDF"),
}
