"""Why something about a chase is refused."""

from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _


class ChaseGround(Ground):
    """Stable for ever."""

    NO_SUCH_CHASE = "warrants.no_such_chase"
    CHASE_EXISTS = "warrants.chase_exists"
    NO_SUCH_HOLDER = "warrants.no_such_holder"
    NOT_THE_HOLDER = "warrants.not_the_holder"
    ALREADY_KNOWN = "warrants.already_known"
    NO_OPERATION_HELD = "warrants.no_operation_held"
    NOTHING_TO_NOTE = "warrants.nothing_to_note"


SENTENCES: dict[Ground, str] = {
    ChaseGround.NO_SUCH_CHASE: _("There is no such chase."),
    ChaseGround.CHASE_EXISTS: _("For this change of the warrant everybody has been told already."),
    ChaseGround.NO_SUCH_HOLDER: _("The chase has no holder of this number."),
    ChaseGround.NOT_THE_HOLDER: _("Only the office that holds something can say that it knows."),
    ChaseGround.ALREADY_KNOWN: _("This office has acknowledged already."),
    ChaseGround.NO_OPERATION_HELD: _("This office holds no operation that could be stood down."),
    ChaseGround.NOTHING_TO_NOTE: _("No office is waited for here any more, or its silence has been noted."),
}
