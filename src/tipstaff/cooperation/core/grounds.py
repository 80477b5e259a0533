"""Why something about a co-operation request is refused."""

from tipstaff.cooperation.core.abroad import grounds as abroad
from tipstaff.cooperation.core.account import grounds as account
from tipstaff.cooperation.core.liaison import grounds as liaison
from tipstaff.cooperation.core.settlement import grounds as settlement
from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _


class CooperationGround(Ground):
    """Stable for ever."""

    WRONG_ROLE = "cooperation.wrong_role"
    NO_SUCH_REQUEST = "cooperation.no_such_request"
    REQUEST_EXISTS = "cooperation.request_exists"
    ALREADY_OPEN = "cooperation.already_open"
    NO_SUCH_WARRANT = "cooperation.no_such_warrant"
    WARRANT_NOT_IN_FORCE = "cooperation.warrant_not_in_force"
    UNKNOWN_AGENCY = "cooperation.unknown_agency"
    OWN_AGENCY = "cooperation.own_agency"
    NOBODY_TO_APPROVE = "cooperation.nobody_to_approve"
    PAPER_NOT_LISTED = "cooperation.paper_not_listed"
    PAPERS_MISSING = "cooperation.papers_missing"
    NO_GROUND_TO_DECLINE = "cooperation.no_ground_to_decline"
    ALREADY_ACCEPTED = "cooperation.already_accepted"
    ALREADY_DECLINED = "cooperation.already_declined"
    ALREADY_WITHDRAWN = "cooperation.already_withdrawn"
    NOT_THE_ASKED_AGENCY = "cooperation.not_the_asked_agency"
    NOT_THE_ASKING_AGENCY = "cooperation.not_the_asking_agency"
    NOT_THE_RECEIVING_OFFICE = "cooperation.not_the_receiving_office"
    OFFICE_NOT_NEEDED = "cooperation.office_not_needed"
    OWN_REQUEST = "cooperation.own_request"
    ALREADY_ACKNOWLEDGED = "cooperation.already_acknowledged"
    ALREADY_APPROVED = "cooperation.already_approved"
    ALREADY_LAPSED = "cooperation.already_lapsed"
    TWO_APPROVALS = "cooperation.two_approvals"
    REVISION_CHANGED = "cooperation.revision_changed"
    NOT_A_DEPUTY = "cooperation.not_a_deputy"
    DEPUTY_OF_ANOTHER = "cooperation.deputy_of_another"
    DEPUTY_NOT_VALID = "cooperation.deputy_not_valid"
    NO_SUCH_DEPUTY = "cooperation.no_such_deputy"
    DEPUTY_EXISTS = "cooperation.deputy_exists"
    OWN_DEPUTY = "cooperation.own_deputy"
    DEPUTY_NOT_APPOINTED = "cooperation.deputy_not_appointed"
    DEPUTY_TIME = "cooperation.deputy_time"
    DEPUTY_ENDED = "cooperation.deputy_ended"
    NOT_YOUR_DEPUTY = "cooperation.not_your_deputy"
    OFFICE_APPROVES_NOTHING = "cooperation.office_approves_nothing"
    NOT_TAKEN_TO_YOU = "cooperation.not_taken_to_you"
    NO_GREEN_CHANNEL = "cooperation.no_green_channel"
    ALREADY_ON_THE_SPOT = "cooperation.already_on_the_spot"
    NOTHING_CHANGED = "cooperation.nothing_changed"
    CONDITION_NOT_LISTED = "cooperation.condition_not_listed"
    CONDITION_OWNER_UNKNOWN = "cooperation.condition_owner_unknown"
    CONDITION_DUE_PAST = "cooperation.condition_due_past"
    NO_SUCH_CONDITION = "cooperation.no_such_condition"
    NOT_YOUR_CONDITION = "cooperation.not_your_condition"
    CONDITION_ALREADY_DONE = "cooperation.condition_already_done"
    NOTHING_LAPSES = "cooperation.nothing_lapses"
    TIME_STILL_RUNNING = "cooperation.time_still_running"
    SILENCE_ALREADY_NOTED = "cooperation.silence_already_noted"
    ALREADY_COMPLETED = "cooperation.already_completed"
    ALREADY_REFERRED = "cooperation.already_referred"
    NOT_ACCEPTED = "cooperation.not_accepted"
    NOT_SENT = "cooperation.not_sent"
    DRAFT_DISCARDED = "cooperation.draft_discarded"
    WRONG_WARRANT = "cooperation.wrong_warrant"
    ANSWERS_MISSING = "cooperation.answers_missing"
    QUESTION_NOT_PUT = "cooperation.question_not_put"
    INCOMPLETE = "cooperation.incomplete"
    WORDS_MISSING = "cooperation.words_missing"
    INSTRUMENT_MISSING = "cooperation.instrument_missing"
    WEAPONS_NOT_APPROVED = "cooperation.weapons_not_approved"
    EMERGENCY_UNEXPLAINED = "cooperation.emergency_unexplained"
    PARTY_ONLY = "cooperation.party_only"
    LOOK_FIRST = "cooperation.look_first"
    ONE_BEARS = "cooperation.one_bears"
    DUTY_FIXED = "cooperation.duty_fixed"
    DUTY_DECIDED = "cooperation.duty_decided"
    NO_CHARGING = "cooperation.no_charging"
    NOTHING_PROPOSED = "cooperation.nothing_proposed"
    OWN_PROPOSAL = "cooperation.own_proposal"
    PROPOSAL_CHANGED = "cooperation.proposal_changed"
    NOTHING_CHANGED_IN_DUTIES = "cooperation.nothing_changed_in_duties"
    DUTIES_NOT_AGREED = "cooperation.duties_not_agreed"
    JURISDICTION_DISPUTED = "cooperation.jurisdiction_disputed"
    DISPUTE_OPEN_ALREADY = "cooperation.dispute_open_already"
    DUTY_MISSING = "cooperation.duty_missing"
    NO_COMMON_SUPERIOR = "cooperation.no_common_superior"
    NO_OPEN_DISPUTE = "cooperation.no_open_dispute"
    NOT_WHO_RAISED_IT = "cooperation.not_who_raised_it"
    NOT_THE_SUPERIOR = "cooperation.not_the_superior"
    DECIDER_INVOLVED = "cooperation.decider_involved"
    REASONS_MISSING = "cooperation.reasons_missing"


SENTENCES: dict[Ground, str] = {
    **abroad.SENTENCES,
    **account.SENTENCES,
    **settlement.SENTENCES,
    **liaison.SENTENCES,
    CooperationGround.WRONG_ROLE: _("Your appointment in this office does not give the authority for this."),
    CooperationGround.NO_SUCH_REQUEST: _("There is no such co-operation request."),
    CooperationGround.REQUEST_EXISTS: _("This co-operation request has been made already."),
    CooperationGround.ALREADY_OPEN: _(
        "This agency has been asked for the same help with the same warrant; request {request} is still open."
    ),
    CooperationGround.NO_SUCH_WARRANT: _("There is no such warrant."),
    CooperationGround.WARRANT_NOT_IN_FORCE: _(
        "The warrant is not in force, so nothing may be done to further it."
    ),
    CooperationGround.UNKNOWN_AGENCY: _("There is no agency {agency}."),
    CooperationGround.OWN_AGENCY: _("An agency does not ask itself for co-operation."),
    CooperationGround.NOBODY_TO_APPROVE: _(
        "The agency that is asked has named no office that may give these approvals: {approvals}."
    ),
    CooperationGround.PAPER_NOT_LISTED: _(
        "The rules do not list this paper for the help asked for: {papers}."
    ),
    CooperationGround.PAPERS_MISSING: _("Papers that the rules require are missing: {papers}."),
    CooperationGround.NO_GROUND_TO_DECLINE: _(
        "Help may only be declined on one of these grounds: {grounds}."
    ),
    CooperationGround.ALREADY_ACCEPTED: _("The request has been accepted already."),
    CooperationGround.ALREADY_DECLINED: _("The request has been declined already."),
    CooperationGround.ALREADY_WITHDRAWN: _("The request has been withdrawn already."),
    CooperationGround.NOT_THE_ASKED_AGENCY: _("Only the agency that is asked may answer."),
    CooperationGround.NOT_THE_ASKING_AGENCY: _("Only the agency that asked may do this."),
    CooperationGround.NOT_THE_RECEIVING_OFFICE: _("Only the receiving office gives the first reply."),
    CooperationGround.OFFICE_NOT_NEEDED: _("No answer to this request is needed from your office."),
    CooperationGround.OWN_REQUEST: _("Whoever asked for co-operation does not approve it."),
    CooperationGround.ALREADY_ACKNOWLEDGED: _("The first reply has been given already."),
    CooperationGround.ALREADY_APPROVED: _("Your office has approved this request already."),
    CooperationGround.ALREADY_LAPSED: _(
        "The request has lapsed: the full approvals did not follow the approval on the spot in time."
    ),
    CooperationGround.TWO_APPROVALS: _("Nobody fills two approvals of one request."),
    CooperationGround.REVISION_CHANGED: _(
        "The request has been changed: it stands in version {revision}, and that is what has to be approved."
    ),
    CooperationGround.NOT_A_DEPUTY: _("No approver whose approval is needed has named you as deputy."),
    CooperationGround.DEPUTY_OF_ANOTHER: _("This deputy is somebody else."),
    CooperationGround.DEPUTY_NOT_VALID: _(
        "The deputy's time has not come or is over, or the approver no longer gives this approval."
    ),
    CooperationGround.NO_SUCH_DEPUTY: _("No deputy was named under this identifier."),
    CooperationGround.DEPUTY_EXISTS: _("A deputy has been named under this identifier already."),
    CooperationGround.OWN_DEPUTY: _("Nobody is their own deputy."),
    CooperationGround.DEPUTY_NOT_APPOINTED: _(
        "A deputy holds an appointment as approver or duty officer in the same agency."
    ),
    CooperationGround.DEPUTY_TIME: _(
        "A deputy is named from a moment until a later one that is still to come, for {most} at most."
    ),
    CooperationGround.DEPUTY_ENDED: _("This deputy has been ended already."),
    CooperationGround.NOT_YOUR_DEPUTY: _(
        "Only the approver who named the deputy, or another one of the same office, ends this."
    ),
    CooperationGround.OFFICE_APPROVES_NOTHING: _("Your office gives no approval of co-operations."),
    CooperationGround.NOT_TAKEN_TO_YOU: _("No silence has been taken to your office to decide in its place."),
    CooperationGround.NO_GREEN_CHANNEL: _(
        "The rules have no green channel for this help at level {level}: only the full approvals count."
    ),
    CooperationGround.ALREADY_ON_THE_SPOT: _("The request has been approved on the spot already."),
    CooperationGround.NOTHING_CHANGED: _("Nothing about the request is changed by this."),
    CooperationGround.CONDITION_NOT_LISTED: _(
        "An approval may only be tied to one of these: {conditions}. A fee or a favour is not among them."
    ),
    CooperationGround.CONDITION_OWNER_UNKNOWN: _(
        "A condition is owned by an office of the agency that asks or of the one that is asked."
    ),
    CooperationGround.CONDITION_DUE_PAST: _("A condition is due at a moment that is still to come."),
    CooperationGround.NO_SUCH_CONDITION: _("The request has no condition of this number."),
    CooperationGround.NOT_YOUR_CONDITION: _("Another office owns this condition."),
    CooperationGround.CONDITION_ALREADY_DONE: _("This condition is done already."),
    CooperationGround.NOTHING_LAPSES: _("Nothing lapses here."),
    CooperationGround.TIME_STILL_RUNNING: _("The time has not passed yet; there is no silence to note."),
    CooperationGround.SILENCE_ALREADY_NOTED: _(
        "There is no clock running here whose silence could be noted."
    ),
    CooperationGround.ALREADY_COMPLETED: _("The help has been given already."),
    CooperationGround.ALREADY_REFERRED: _(
        "The asked agency has the case: the dispute about jurisdiction was decided for it."
    ),
    CooperationGround.NOT_ACCEPTED: _("The request is not accepted, so no help can be reported."),
    CooperationGround.NOT_SENT: _("The request is a draft and has not been sent."),
    CooperationGround.DRAFT_DISCARDED: _("The draft has been discarded."),
    CooperationGround.WRONG_WARRANT: _("The draft is about another warrant."),
    CooperationGround.ANSWERS_MISSING: _("Questions that the rules put are not answered: {questions}."),
    CooperationGround.QUESTION_NOT_PUT: _(
        "The rules do not put this question for the help asked for: {questions}."
    ),
    CooperationGround.INCOMPLETE: _(
        "Papers that the rules require are missing: {papers}. Questions are not answered: {questions}."
    ),
    CooperationGround.WORDS_MISSING: _("The reason must be said in words."),
    CooperationGround.INSTRUMENT_MISSING: _(
        "This help is only given under a named legal instrument: {instruments}."
    ),
    CooperationGround.WEAPONS_NOT_APPROVED: _(
        "Firearms are not carried into another area without approval: {papers} is missing."
    ),
    CooperationGround.EMERGENCY_UNEXPLAINED: _(
        "Firearms without approval need an emergency on the spot, said in words."
    ),
    CooperationGround.PARTY_ONLY: _("What a request says goes to nobody but its parties."),
    CooperationGround.LOOK_FIRST: _("State why you look at the person before a letter names them."),
    CooperationGround.ONE_BEARS: _("Exactly one agency bears this: {duty}."),
    CooperationGround.DUTY_FIXED: _("The rules fix who bears this, and no agreement moves it: {duty}."),
    CooperationGround.DUTY_DECIDED: _(
        "A dispute has been decided about this, and no agreement moves it: {duty}."
    ),
    CooperationGround.NO_CHARGING: _(
        "Help is free: the asked agency cannot lay on the asking agency what the rules lay elsewhere: {duty}."
    ),
    CooperationGround.NOTHING_PROPOSED: _("No division of duties waits for an agreement."),
    CooperationGround.OWN_PROPOSAL: _("The other side agrees to a proposal, not the side that made it."),
    CooperationGround.PROPOSAL_CHANGED: _("Another proposal has been made meanwhile: number {number}."),
    CooperationGround.NOTHING_CHANGED_IN_DUTIES: _("This division is the one that stands already."),
    CooperationGround.DUTIES_NOT_AGREED: _(
        "Who bears what is not agreed, so the request cannot be accepted."
    ),
    CooperationGround.JURISDICTION_DISPUTED: _(
        "Jurisdiction is in dispute; nothing is done before it is decided."
    ),
    CooperationGround.DISPUTE_OPEN_ALREADY: _("A dispute about this is open already."),
    CooperationGround.DUTY_MISSING: _("Say which duty is in dispute."),
    CooperationGround.NO_COMMON_SUPERIOR: _(
        "No agency above both is registered, so nobody here can decide the dispute."
    ),
    CooperationGround.NO_OPEN_DISPUTE: _("No such dispute is open."),
    CooperationGround.NOT_WHO_RAISED_IT: _("Only the agency that raised the dispute withdraws it."),
    CooperationGround.NOT_THE_SUPERIOR: _("Only the next agency above both decides the dispute."),
    CooperationGround.DECIDER_INVOLVED: _(
        "Whoever had a hand in the request does not decide a dispute of it."
    ),
    CooperationGround.REASONS_MISSING: _("A decision needs its reasons."),
}
