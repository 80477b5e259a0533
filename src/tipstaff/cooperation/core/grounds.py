"""Why something about a co-operation request is refused."""

from tipstaff.cooperation.core.abroad import grounds as abroad
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
    TIME_STILL_RUNNING = "cooperation.time_still_running"
    SILENCE_ALREADY_NOTED = "cooperation.silence_already_noted"


SENTENCES: dict[Ground, str] = {
    **abroad.SENTENCES,
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
    CooperationGround.NOBODY_TO_APPROVE: _("The agency that is asked has named no office that may approve."),
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
    CooperationGround.NOT_THE_ASKING_AGENCY: _("Only the agency that asked may withdraw the request."),
    CooperationGround.NOT_THE_RECEIVING_OFFICE: _("Only the receiving office gives the first reply."),
    CooperationGround.OFFICE_NOT_NEEDED: _("No answer to this request is needed from your office."),
    CooperationGround.OWN_REQUEST: _("Whoever asked for co-operation does not approve it."),
    CooperationGround.ALREADY_ACKNOWLEDGED: _("The first reply has been given already."),
    CooperationGround.ALREADY_APPROVED: _("Your office has approved this request already."),
    CooperationGround.TIME_STILL_RUNNING: _("The time has not passed yet; there is no silence to note."),
    CooperationGround.SILENCE_ALREADY_NOTED: _(
        "There is no clock running here whose silence could be noted."
    ),
}
