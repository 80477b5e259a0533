"""Words for what people read about requests between states."""

from tipstaff.cooperation.core.abroad import deadlines as clock
from tipstaff.cooperation.core.abroad.commands import NoticeOutcome
from tipstaff.cooperation.core.abroad.questions import Side
from tipstaff.cooperation.core.abroad.request import (
    AbroadStatus,
    Direction,
    HandoverSide,
    RefusedBy,
    Sought,
)
from tipstaff.cooperation.core.abroad.view import Verdict
from tipstaff.kernel.words import _
from tipstaff.policy.abroad import Answer, Bar, Channel, PackageForm

EVENT_WORDS: dict[str, str] = {
    "cooperation.asked_abroad": _("Request to another state begun"),
    "cooperation.received_from_abroad": _("Request from another state received"),
    "cooperation.bars_answered": _("Questions about bars answered"),
    "cooperation.assurance_recorded": _("Assurance recorded"),
    "cooperation.part_of_package_filed": _("Part of the package filed"),
    "cooperation.reviewers_named": _("Put to the blind review"),
    "cooperation.view_sealed": _("A reviewer's view sealed"),
    "cooperation.view_handed_over": _("A reviewer opened; readable together with the other view"),
    "cooperation.views_opened": _("Both views opened"),
    "cooperation.reviewer_silent": _("A reviewer let the time pass"),
    "cooperation.reviewer_replaced": _("A silent reviewer replaced"),
    "cooperation.views_differ": _("The reviewers differ: a third person decides"),
    "cooperation.abroad_released": _("Request released"),
    "cooperation.abroad_refused": _("Request between states refused"),
    "cooperation.abroad_sent": _("Request sent by its channel"),
    "cooperation.abroad_granted": _("Request granted"),
    "cooperation.supplement_asked": _("Supplementary papers asked for"),
    "cooperation.supplement_extended": _("Time for supplementary papers extended"),
    "cooperation.supplement_given": _("Supplementary papers given"),
    "cooperation.supplement_lapsed": _("Supplementary papers did not come: the case has ended"),
    "cooperation.detention_recorded": _("Person held for the request"),
    "cooperation.detention_extended": _("Time of the custody extended"),
    "cooperation.formal_request_recorded": _("Formal request received in time"),
    "cooperation.consent_recorded": _("Consent to surrender recorded"),
    "cooperation.release_due": _("Time passed: the person is to be released"),
    "cooperation.release_recorded": _("Person released"),
    "cooperation.hold_ground_named": _("Ground for further custody named"),
    "cooperation.handover_agreed": _("Hand-over agreed"),
    "cooperation.handover_extended": _("Time for collecting the person extended"),
    "cooperation.handover_signed": _("Hand-over signed by one side"),
    "cooperation.person_surrendered": _("Person surrendered: both sides have signed"),
    "cooperation.offence_consented": _("Consent to another offence recorded"),
    "cooperation.acted_for_offence": _("Act for an offence that speciality allows"),
    "cooperation.final_release_recorded": _("Final release recorded"),
    "cooperation.speciality_lapsed": _("Speciality has lapsed"),
    "cooperation.notice_reviewed": _("Need for the notice reviewed"),
    "cooperation.notice_lapsed": _("Notice not reviewed in time: it has ended"),
    "cooperation.abroad_withdrawn": _("Request between states withdrawn"),
}

COMMAND_WORDS: dict[str, str] = {
    "cooperation.ask_abroad": _("Ask another state"),
    "cooperation.record_from_abroad": _("Record another state's request"),
    "cooperation.answer_questions": _("Answer the questions about bars"),
    "cooperation.record_assurance": _("Record an assurance"),
    "cooperation.file_part": _("File a part of the package"),
    "cooperation.put_to_review": _("Put to the blind review"),
    "cooperation.seal_view": _("Seal my view"),
    "cooperation.hand_over_view": _("Open my view"),
    "cooperation.open_views": _("Open both views"),
    "cooperation.note_reviewer_silent": _("Note a reviewer's silence"),
    "cooperation.replace_reviewer": _("Name another reviewer"),
    "cooperation.release_request": _("Release, as third person"),
    "cooperation.refuse_request": _("Refuse the request"),
    "cooperation.send_abroad": _("Send by its channel"),
    "cooperation.record_granted": _("Record that it was granted"),
    "cooperation.record_refused": _("Record that it was refused"),
    "cooperation.ask_supplement": _("Record that papers were asked for"),
    "cooperation.extend_supplement": _("Extend the time for the papers"),
    "cooperation.give_supplement": _("Record that the papers were given"),
    "cooperation.record_detention": _("Record the custody"),
    "cooperation.extend_detention": _("Extend the time of the custody"),
    "cooperation.record_formal_request": _("Record the formal request"),
    "cooperation.record_consent": _("Record consent to surrender"),
    "cooperation.note_time_passed": _("Note that a time has passed"),
    "cooperation.record_release": _("Record the release"),
    "cooperation.name_hold_ground": _("Name the ground for further custody"),
    "cooperation.agree_handover": _("Agree the hand-over"),
    "cooperation.extend_handover": _("Extend the time for collecting"),
    "cooperation.sign_handover": _("Sign the hand-over"),
    "cooperation.consent_to_offence": _("Record consent to another offence"),
    "cooperation.act_for_offence": _("Act for an offence"),
    "cooperation.record_final_release": _("Record the final release"),
    "cooperation.review_notice": _("Review the notice"),
    "cooperation.withdraw_abroad": _("Withdraw the request to the other state"),
}

ABROAD_STATUS_WORDS: dict[str, str] = {
    AbroadStatus.PREPARING: _("In preparation: nothing has left"),
    AbroadStatus.IN_REVIEW: _("In the blind review"),
    AbroadStatus.WITH_DECIDER: _("The reviewers differ: with the third person"),
    AbroadStatus.RELEASED: _("Released by the review"),
    AbroadStatus.SENT: _("Sent"),
    AbroadStatus.GRANTED: _("Granted"),
    AbroadStatus.SURRENDERED: _("Surrendered"),
    AbroadStatus.REFUSED: _("Refused: it goes no further"),
    AbroadStatus.WITHDRAWN: _("Withdrawn"),
    AbroadStatus.LAPSED: _("Ended because a time has passed"),
}

CLOCK_WORDS: dict[str, str] = {
    clock.OWN_PART: _("Our own part of the request due"),
    clock.VIEW: _("A reviewer's view due"),
    clock.REVEAL: _("Opening of the views due"),
    clock.REPLACE: _("A silent reviewer to be replaced"),
    clock.DECIDE: _("The third person's decision due"),
    clock.PROVISIONAL: _("Custody before the formal request ends"),
    clock.DECISION: _("Decision on the surrender due"),
    clock.SUPPLEMENT: _("Supplementary papers due"),
    clock.COLLECT: _("Custody before the hand-over ends"),
    clock.RELEASE: _("RELEASE the person: the time has passed"),
    clock.SPECIALITY: _("Speciality lapses"),
    clock.NOTICE: _("Review of the notice due"),
}

DIRECTION_WORDS: dict[str, str] = {
    Direction.OUTGOING: _("We ask"),
    Direction.INCOMING: _("We are asked"),
}

SOUGHT_WORDS: dict[str, str] = {
    Sought.PROSECUTION: _("Prosecution"),
    Sought.SENTENCE: _("Execution of a sentence"),
}

SIDE_WORDS: dict[str, str] = {
    Side.ASKED: _("Of the asked side"),
    Side.TURNED: _("The other way round, of ourselves"),
}

ANSWER_WORDS: dict[str, str] = {
    Answer.YES: _("Yes"),
    Answer.NO: _("No"),
    Answer.UNKNOWN: _("Not known"),
}

BAR_WORDS: dict[str, str] = {
    Bar.ABSOLUTE: _("Absolute: nothing lifts it"),
    Bar.REFUGEE: _("A refugee: the case stops"),
    Bar.ASSURANCE: _("Stands until an assurance is given"),
    Bar.MANDATORY: _("Mandatory bar"),
    Bar.OPTIONAL: _("Optional bar, for the reviewers to weigh"),
}

CHANNEL_WORDS: dict[str, str] = {
    Channel.TREATY: _("Treaty"),
    Channel.INTERPOL: _("INTERPOL"),
}

FORM_WORDS: dict[str, str] = {
    PackageForm.EAW: _("European Arrest Warrant"),
    PackageForm.CN: _("Request under the PRC Extradition Law"),
    PackageForm.UN: _("Request after the UN Model Treaty"),
    PackageForm.NOTICE: _("INTERPOL notice request"),
}

VERDICT_WORDS: dict[str, str] = {
    Verdict.RELEASE: _("Release: it may go on"),
    Verdict.REFUSE: _("Refuse: it may not go on"),
}

REFUSED_BY_WORDS: dict[str, str] = {
    RefusedBy.ASKED_STATE: _("The asked state"),
    RefusedBy.OWN_AUTHORITY: _("Our own authority"),
    RefusedBy.REVIEWERS: _("Both reviewers of human rights"),
    RefusedBy.DECIDER: _("The third person"),
    RefusedBy.OWN_COURT: _("Our own court"),
}

HANDOVER_SIDE_WORDS: dict[str, str] = {
    HandoverSide.GIVING: _("The side that hands over"),
    HandoverSide.TAKING: _("The side that takes over"),
}

NOTICE_OUTCOME_WORDS: dict[str, str] = {
    NoticeOutcome.KEEP: _("Keep it: it is still needed"),
    NoticeOutcome.WITHDRAW: _("Withdraw it"),
}
