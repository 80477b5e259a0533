"""Why something about a review is refused."""

from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _


class ReviewGround(Ground):
    """Stable for ever."""

    WRONG_ROLE = "review.wrong_role"
    NO_SUCH_REVIEW = "review.no_such_review"
    REVIEW_EXISTS = "review.review_exists"
    NO_SUCH_OPERATION = "review.no_such_operation"
    OPERATION_NOT_CLOSED = "review.operation_not_closed"
    CLOSED = "review.closed"
    NOT_THE_REVIEWING_OFFICE = "review.not_the_reviewing_office"
    TOOK_PART = "review.took_part"
    ALREADY_YOURS = "review.already_yours"
    HELD_BY_ANOTHER = "review.held_by_another"
    NOT_TAKEN = "review.not_taken"
    NOTHING_WRITTEN = "review.nothing_written"
    UNKNOWN_CAUSE = "review.unknown_cause"
    UNKNOWN_LIMIT = "review.unknown_limit"
    UNKNOWN_OWNER = "review.unknown_owner"
    DUE_TOO_SOON = "review.due_too_soon"
    NOTHING_TO_COMPLETE = "review.nothing_to_complete"
    NOT_THE_OWNER = "review.not_the_owner"
    NO_SUCH_IMPROVEMENT = "review.no_such_improvement"
    ALREADY_COMPLETED = "review.already_completed"
    NO_FINDING = "review.no_finding"
    FINDINGS_STAND = "review.findings_stand"
    NO_CLOCK = "review.no_clock"
    TIME_STILL_RUNNING = "review.time_still_running"


SENTENCES: dict[Ground, str] = {
    ReviewGround.WRONG_ROLE: _("Your appointment does not give the authority for this."),
    ReviewGround.NO_SUCH_REVIEW: _("There is no such review."),
    ReviewGround.REVIEW_EXISTS: _("The operation has its review already."),
    ReviewGround.NO_SUCH_OPERATION: _("There is no such operation."),
    ReviewGround.OPERATION_NOT_CLOSED: _("The operation is not closed yet."),
    ReviewGround.CLOSED: _("The review is closed."),
    ReviewGround.NOT_THE_REVIEWING_OFFICE: _("This review belongs to another office."),
    ReviewGround.TOOK_PART: _("Whoever took part in the operation does not review it."),
    ReviewGround.ALREADY_YOURS: _("You are the reviewer already."),
    ReviewGround.HELD_BY_ANOTHER: _("Another reviewer holds this review."),
    ReviewGround.NOT_TAKEN: _("Take the review first."),
    ReviewGround.NOTHING_WRITTEN: _("Something has to be written here."),
    ReviewGround.UNKNOWN_CAUSE: _("The rules list these causes: {causes}."),
    ReviewGround.UNKNOWN_LIMIT: _("The rules have no time limit called {limit}."),
    ReviewGround.UNKNOWN_OWNER: _("There is no office {office} that could own the improvement."),
    ReviewGround.DUE_TOO_SOON: _("An improvement is due tomorrow at the earliest."),
    ReviewGround.NOTHING_TO_COMPLETE: _("No improvement is open."),
    ReviewGround.NOT_THE_OWNER: _("The improvement belongs to another office."),
    ReviewGround.NO_SUCH_IMPROVEMENT: _("There is no improvement {number} in this review."),
    ReviewGround.ALREADY_COMPLETED: _("The improvement has been completed already."),
    ReviewGround.NO_FINDING: _("Record a finding first, or say why nothing was found wrong."),
    ReviewGround.FINDINGS_STAND: _(
        "Findings are on the record; nobody can say that nothing was found wrong."
    ),
    ReviewGround.NO_CLOCK: _("There is no clock running here that could have passed."),
    ReviewGround.TIME_STILL_RUNNING: _("The time has not passed yet."),
}
