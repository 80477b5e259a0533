"""The capabilities' words in the language of the command line."""

from collections.abc import Callable

from django.utils.translation import gettext, override

from tipstaff.kernel.decider import Refused
from tipstaff.registrar.words import COMMAND_WORDS, EVENT_WORDS, SENTENCES


def event_said(name: str) -> str:
    """What an event is called."""
    return gettext(EVENT_WORDS[name])


def command_said(name: str) -> str:
    """What a command is called."""
    return gettext(COMMAND_WORDS[name])


def ground_said(refused: Refused) -> str:
    """Why something was refused, in a sentence."""
    return gettext(SENTENCES[refused.ground]).format(**refused.values)


def in_both(say: Callable[[], str]) -> tuple[str, str]:
    """The same in Chinese and in English: for a file that people of both languages read."""
    with override("zh-hans"):
        chinese = say()
    with override("en"):
        return chinese, say()
