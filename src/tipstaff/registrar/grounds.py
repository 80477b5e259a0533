"""Why the registrar itself refuses, whatever the capability would have said."""

from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _


class RecordGround(Ground):
    """Grounds that any command can meet."""

    CHANGED_MEANWHILE = "record.changed_meanwhile"
    BUSY = "record.busy"
    UNKNOWN_MATTER = "record.unknown_matter"
    NOT_FOR_PEOPLE = "record.not_for_people"
    CALENDAR_NOT_PUBLISHED = "record.calendar_not_published"
    NOT_YET_HAPPENED = "record.not_yet_happened"
    UNKNOWN_RULES = "record.unknown_rules"
    TAKEN = "record.taken"
    PERSON_ERASED = "record.person_erased"


SENTENCES: dict[Ground, str] = {
    RecordGround.CHANGED_MEANWHILE: _(
        "Somebody has acted on this matter since you opened it. Look at it again, then decide."
    ),
    RecordGround.BUSY: _(
        "Too many people act on this matter at this moment. Nothing was done; please try again."
    ),
    RecordGround.UNKNOWN_MATTER: _("There is no such matter."),
    RecordGround.NOT_FOR_PEOPLE: _("Nobody may ask for this; it follows by itself."),
    RecordGround.CALENDAR_NOT_PUBLISHED: _(
        "A deadline would run past the last published calendar of working days: {reason}. "
        "Load the next official notice; no date is guessed."
    ),
    RecordGround.NOT_YET_HAPPENED: _("Nothing is entered that has not happened yet."),
    RecordGround.TAKEN: _(
        "It names something that only one matter may have, and another has it already ({what})."
    ),
    RecordGround.PERSON_ERASED: _("The person has been erased; nothing is written about them any more."),
    RecordGround.UNKNOWN_RULES: _("The rule profile {rules} is not installed."),
}
