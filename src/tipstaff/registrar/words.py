"""The words of all capabilities in one place, in English; a shell says them in the reader's language."""

from tipstaff.cooperation.core import grounds as cooperation_grounds
from tipstaff.cooperation.core import words as cooperation_words
from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _
from tipstaff.operations.core import grounds as operation_grounds
from tipstaff.operations.core import words as operation_words
from tipstaff.registrar import grounds as record_grounds
from tipstaff.resources.core import grounds as resource_grounds
from tipstaff.resources.core import words as resource_words
from tipstaff.review.core import grounds as review_grounds
from tipstaff.review.core import words as review_words
from tipstaff.warrants.core import grounds as warrant_grounds
from tipstaff.warrants.core import words as warrant_words

_ALL = (warrant_words, cooperation_words, operation_words, resource_words, review_words)

EVENT_WORDS: dict[str, str] = {
    "record.refused": _("Refused, and entered for review"),
    "record.escalated": _("Time passed: taken higher"),
    **{name: word for each in _ALL for name, word in each.EVENT_WORDS.items()},
}
COMMAND_WORDS: dict[str, str] = {name: word for each in _ALL for name, word in each.COMMAND_WORDS.items()}
CLOCK_WORDS: dict[str, str] = {name: word for each in _ALL for name, word in each.CLOCK_WORDS.items()}
SENTENCES: dict[Ground, str] = {
    **record_grounds.SENTENCES,
    **warrant_grounds.SENTENCES,
    **cooperation_grounds.SENTENCES,
    **operation_grounds.SENTENCES,
    **resource_grounds.SENTENCES,
    **review_grounds.SENTENCES,
}


def clock_word(name: str) -> str:
    """The words for a clock; what follows the colon in its name tells which one of several it is."""
    return CLOCK_WORDS[name.partition(":")[0]]
