"""Why something about a request between states is refused."""

from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _


class AbroadGround(Ground):
    """Stable for ever."""

    NO_SUCH_REQUEST_ABROAD = "cooperation.no_such_request_abroad"
    REQUEST_ABROAD_EXISTS = "cooperation.request_abroad_exists"
    ALREADY_OPEN_ABROAD = "cooperation.already_open_abroad"
    NOT_YOUR_AGENCY = "cooperation.not_your_agency"
    INSTRUMENT_NOT_LISTED = "cooperation.instrument_not_listed"
    UNKNOWN_COUNTRY = "cooperation.unknown_country"
    UNKNOWN_OFFENCE = "cooperation.unknown_offence"
    BELOW_THRESHOLD = "cooperation.below_threshold"
    NOTICE_NOT_RECEIVED = "cooperation.notice_not_received"
    TOO_LATE_TO_CHANGE = "cooperation.too_late_to_change"
    QUESTION_NOT_LISTED = "cooperation.question_not_listed"
    REASON_MISSING = "cooperation.reason_missing"
    NO_ASSURANCE_NEEDED = "cooperation.no_assurance_needed"
    ASSURANCE_INCOMPLETE = "cooperation.assurance_incomplete"
    PART_NOT_LISTED = "cooperation.part_not_listed"
    PART_EMPTY = "cooperation.part_empty"
    QUESTIONS_OPEN = "cooperation.questions_open"
    DANGER_NOT_EXCLUDED = "cooperation.danger_not_excluded"
    RECOGNISED_REFUGEE = "cooperation.recognised_refugee"
    ASSURANCE_MISSING = "cooperation.assurance_missing"
    BARRED = "cooperation.barred"
    COULD_NOT_GRANT = "cooperation.could_not_grant"
    PACKAGE_INCOMPLETE = "cooperation.package_incomplete"
    ALREADY_IN_REVIEW = "cooperation.already_in_review"
    NOT_A_REVIEWER = "cooperation.not_a_reviewer"
    SAME_REVIEWER = "cooperation.same_reviewer"
    REVIEWS_OWN_REQUEST = "cooperation.reviews_own_request"
    NOT_IN_REVIEW = "cooperation.not_in_review"
    NOT_NAMED = "cooperation.not_named"
    ALREADY_SEALED = "cooperation.already_sealed"
    NO_COMMITMENT = "cooperation.no_commitment"
    NOT_BOTH_SEALED = "cooperation.not_both_sealed"
    ALREADY_HANDED_OVER = "cooperation.already_handed_over"
    OTHER_NOT_HANDED_OVER = "cooperation.other_not_handed_over"
    VIEW_ALTERED = "cooperation.view_altered"
    NOT_AWAITED = "cooperation.not_awaited"
    NOT_SILENT = "cooperation.not_silent"
    NO_DECIDER = "cooperation.no_decider"
    NOT_WITH_DECIDER = "cooperation.not_with_decider"
    TOOK_PART = "cooperation.took_part"
    GROUND_NOT_LISTED = "cooperation.ground_not_listed"
    NOT_RELEASED = "cooperation.not_released"
    NOT_OUTGOING = "cooperation.not_outgoing"
    NOT_WITH_THE_ASKED_SIDE = "cooperation.not_with_the_asked_side"
    SUPPLEMENT_RUNS = "cooperation.supplement_runs"
    NO_SUPPLEMENT = "cooperation.no_supplement"
    EXTENDED_ALREADY = "cooperation.extended_already"
    NO_EXTENSION = "cooperation.no_extension"
    ALREADY_HELD = "cooperation.already_held"
    NOT_HELD = "cooperation.not_held"
    RIGHTS_NOT_TOLD = "cooperation.rights_not_told"
    NO_CONSENT_HERE = "cooperation.no_consent_here"
    RELEASE_IS_DUE = "cooperation.release_is_due"
    NO_RELEASE_DUE = "cooperation.no_release_due"
    NOT_GRANTED = "cooperation.not_granted"
    NO_HANDOVER = "cooperation.no_handover"
    ALREADY_SIGNED = "cooperation.already_signed"
    SIGNS_FOR_BOTH = "cooperation.signs_for_both"
    NOT_SURRENDERED = "cooperation.not_surrendered"
    SPECIALITY = "cooperation.speciality"
    NO_NOTICE = "cooperation.no_notice"
    ABROAD_ENDED = "cooperation.abroad_ended"
    TIME_STILL_RUNS = "cooperation.time_still_runs"


SENTENCES: dict[Ground, str] = {
    AbroadGround.NO_SUCH_REQUEST_ABROAD: _("There is no such request between states."),
    AbroadGround.REQUEST_ABROAD_EXISTS: _("This request has been recorded already."),
    AbroadGround.ALREADY_OPEN_ABROAD: _(
        "This state has been asked under the same warrant; request {request} is open."
    ),
    AbroadGround.NOT_YOUR_AGENCY: _("Another agency conducts this request."),
    AbroadGround.INSTRUMENT_NOT_LISTED: _(
        "A request crosses the border under a listed treaty or through INTERPOL only: {instruments}."
    ),
    AbroadGround.UNKNOWN_COUNTRY: _("A state is named by its two capital letters."),
    AbroadGround.UNKNOWN_OFFENCE: _("The rules know no such offence."),
    AbroadGround.BELOW_THRESHOLD: _("The offence is not grave enough: it takes {months} months at least."),
    AbroadGround.NOTICE_NOT_RECEIVED: _(
        "A notice is asked for, not received: nobody is surrendered on a notice alone."
    ),
    AbroadGround.TOO_LATE_TO_CHANGE: _(
        "The request has left; its answers and papers stand as they were sent."
    ),
    AbroadGround.QUESTION_NOT_LISTED: _("The rules do not ask this about this request: {question}."),
    AbroadGround.REASON_MISSING: _("Each answer needs its reasons."),
    AbroadGround.NO_ASSURANCE_NEEDED: _("No assurance answers this question."),
    AbroadGround.ASSURANCE_INCOMPLETE: _(
        "An assurance names who gave it, bears a day that is not ahead, and says how it is monitored."
    ),
    AbroadGround.PART_NOT_LISTED: _("The package has no such part: {part}."),
    AbroadGround.PART_EMPTY: _("A part of the package says something."),
    AbroadGround.QUESTIONS_OPEN: _("Questions are still open: {count}, beginning with {question}."),
    AbroadGround.DANGER_NOT_EXCLUDED: _(
        "Torture or persecution is not excluded. There is no step by which this could be approved."
    ),
    AbroadGround.RECOGNISED_REFUGEE: _("The person is a refugee, or this is not known. The case stops here."),
    AbroadGround.ASSURANCE_MISSING: _(
        "An assurance is missing that is named, dated and monitored: {question}."
    ),
    AbroadGround.BARRED: _("The law bars this request: {question}."),
    AbroadGround.COULD_NOT_GRANT: _(
        "We could not grant this ourselves, so we do not ask for it: {question}."
    ),
    AbroadGround.PACKAGE_INCOMPLETE: _("The package is complete to {share} %. Missing: {lacks}."),
    AbroadGround.ALREADY_IN_REVIEW: _("The request has been put to review already."),
    AbroadGround.NOT_A_REVIEWER: _("Only somebody appointed as human-rights reviewer is named."),
    AbroadGround.SAME_REVIEWER: _("The two reviewers are different people, and new ones after a silence."),
    AbroadGround.REVIEWS_OWN_REQUEST: _("Nobody who prepared a request reviews it."),
    AbroadGround.NOT_IN_REVIEW: _("The request is not in review."),
    AbroadGround.NOT_NAMED: _("You are not one of the two reviewers of this request."),
    AbroadGround.ALREADY_SEALED: _("You have sealed your view; it does not change any more."),
    AbroadGround.NO_COMMITMENT: _("A view is sealed with a commitment, a lock and a box."),
    AbroadGround.NOT_BOTH_SEALED: _("Nothing is opened before both views are sealed."),
    AbroadGround.ALREADY_HANDED_OVER: _(
        "You have opened your view; it becomes readable together with the other one."
    ),
    AbroadGround.OTHER_NOT_HANDED_OVER: _("The other reviewer has not opened yet: both views open together."),
    AbroadGround.VIEW_ALTERED: _("This is not what was committed to."),
    AbroadGround.NOT_AWAITED: _("Nobody is waited for here any more, or the silence has been noted."),
    AbroadGround.NOT_SILENT: _("This reviewer has not let their time pass; nobody takes their place."),
    AbroadGround.NO_DECIDER: _("Nobody is appointed to decide where two reviewers differ."),
    AbroadGround.NOT_WITH_DECIDER: _("There is nothing for a third person to decide."),
    AbroadGround.TOOK_PART: _("Whoever prepared or reviewed a request does not decide it."),
    AbroadGround.GROUND_NOT_LISTED: _("The rules list no such ground."),
    AbroadGround.NOT_RELEASED: _("Nothing leaves before both reviewers, or the decider, have released it."),
    AbroadGround.NOT_OUTGOING: _("Only a request of our own is sent."),
    AbroadGround.NOT_WITH_THE_ASKED_SIDE: _("The asked side has nothing to decide at this moment."),
    AbroadGround.SUPPLEMENT_RUNS: _("Papers were asked for already, and are waited for."),
    AbroadGround.NO_SUPPLEMENT: _("No papers are waited for."),
    AbroadGround.EXTENDED_ALREADY: _("The time was extended already; it is extended once."),
    AbroadGround.NO_EXTENSION: _("The instrument knows no extension of this time."),
    AbroadGround.ALREADY_HELD: _("The custody for this request is on record already."),
    AbroadGround.NOT_HELD: _("Nobody is held for this request."),
    AbroadGround.RIGHTS_NOT_TOLD: _("Consent counts only after the person was told their rights."),
    AbroadGround.NO_CONSENT_HERE: _("A consent shortens nothing under this instrument."),
    AbroadGround.RELEASE_IS_DUE: _(
        "The time has passed: the person is released, or a legal ground is named."
    ),
    AbroadGround.NO_RELEASE_DUE: _("No time has passed by which the person would go free."),
    AbroadGround.NOT_GRANTED: _("Nobody is handed over before the request was granted."),
    AbroadGround.NO_HANDOVER: _("No hand-over has been agreed."),
    AbroadGround.ALREADY_SIGNED: _("This side has signed already."),
    AbroadGround.SIGNS_FOR_BOTH: _("The two signatures are entered by two people."),
    AbroadGround.NOT_SURRENDERED: _("The person has not been surrendered."),
    AbroadGround.SPECIALITY: _(
        "The person was surrendered for another offence. "
        "Without the surrendering side's consent nothing is done for this one."
    ),
    AbroadGround.NO_NOTICE: _("This is no notice that stands."),
    AbroadGround.ABROAD_ENDED: _("The request has come to its end."),
    AbroadGround.TIME_STILL_RUNS: _("The time has not passed yet."),
}
