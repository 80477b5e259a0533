"""What people read about co-operation requests."""

from tipstaff.cooperation.core.abroad import words as abroad
from tipstaff.kernel.words import _

EVENT_WORDS: dict[str, str] = {
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
}

COMMAND_WORDS: dict[str, str] = {
    "cooperation.ask": _("Ask for co-operation"),
    "cooperation.acknowledge": _("Give the first reply"),
    "cooperation.approve": _("Approve"),
    "cooperation.decline": _("Decline"),
    "cooperation.withdraw": _("Withdraw the request"),
    "cooperation.note_silence": _("Note an office's silence"),
    "cooperation.note_reply_silence": _("Note the missing first reply"),
    "cooperation.note_unanswered": _("Note that the request is unanswered"),
    **abroad.COMMAND_WORDS,
}

STATUS_WORDS: dict[str, str] = {
    **abroad.ABROAD_STATUS_WORDS,
    "open": _("Waiting for an answer"),
    "accepted": _("Accepted"),
    "declined": _("Declined"),
    "withdrawn": _("Withdrawn"),
}

CLOCK_WORDS: dict[str, str] = {
    "reply": _("First reply due"),
    "approval": _("Approval due"),
    "answer": _("Whole answer due"),
    "escalation": _("No answer came: the asking office takes it to the next level"),
    **abroad.CLOCK_WORDS,
}

APPROVAL_WORDS: dict[str, str] = {
    "waiting": _("Waiting"),
    "given": _("Given"),
    "silent": _("Silent: neither a yes nor a no"),
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
