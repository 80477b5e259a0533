"""What warrants are listed under besides their status, in words."""

from django.utils.translation import gettext

from tipstaff.policy.care import CareColour
from tipstaff.warrants.core.headings import THIN, of_care, of_rest
from tipstaff.warrants.core.warrant import SuspensionGround
from tipstaff.web import words


def said_of(heading: str) -> str:
    """A heading as lists and figures name it."""
    if heading == THIN:
        return gettext("Name and date of birth alone")
    rests = {of_rest(one): gettext("Rests: {why}").format(why=words.of_word(one)) for one in SuspensionGround}
    cares = {
        of_care(one): gettext("Record: {colour}").format(colour=words.of_word(one)) for one in CareColour
    }
    return {**rests, **cares}[heading]
