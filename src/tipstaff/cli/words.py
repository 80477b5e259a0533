"""The capabilities' words in the language of the command line."""

from django.utils.translation import gettext

from tipstaff.kernel.decider import Refused
from tipstaff.registrar.words import EVENT_WORDS, SENTENCES


def event_said(name: str) -> str:
    """What an event is called."""
    return gettext(EVENT_WORDS[name])


def ground_said(refused: Refused) -> str:
    """Why something was refused, in a sentence."""
    return gettext(SENTENCES[refused.ground]).format(**refused.values)
