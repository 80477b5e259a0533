"""Every word about operations that people read has its Chinese."""

from dataclasses import fields
from pathlib import Path

from babel.messages.pofile import read_po

from tipstaff.kernel.words import sentence_of
from tipstaff.operations.core import commands, events, grounds, words
from tipstaff.operations.core.confirmation import Answer, ConfirmationStatus, Urgency
from tipstaff.operations.core.custody import CareException, CareStatus
from tipstaff.operations.core.difference import Comparison, Feature, Fit
from tipstaff.operations.core.incident import ComplaintFinding, IncidentKind
from tipstaff.operations.core.mismatch import MismatchFinding
from tipstaff.operations.core.operation import NotExecutedReason, Status
from tipstaff.operations.core.protest import Finding
from tipstaff.operations.core.readiness import AnswerStanding, Dwelling, ItemAnswer, Known
from tipstaff.operations.core.redress import Wrong
from tipstaff.operations.core.taskforce import commands as of_task_forces
from tipstaff.operations.core.taskforce import events as in_task_forces
from tipstaff.operations.core.taskforce.taskforce import TaskForceStatus
from tipstaff.operations.core.token import TokenStatus

PO = Path(words.__file__).parents[1] / "locale/zh_Hans/LC_MESSAGES/django.po"
OF_ENUMS = {
    (*Status, *TaskForceStatus): words.STATUS_WORDS,
    ConfirmationStatus: words.CONFIRMATION_WORDS,
    Urgency: words.URGENCY_WORDS,
    Answer: words.ANSWER_WORDS,
    Feature: words.FEATURE_WORDS,
    Fit: words.FIT_WORDS,
    MismatchFinding: words.MISMATCH_WORDS,
    Known: words.KNOWN_WORDS,
    Dwelling: words.DWELLING_WORDS,
    AnswerStanding: words.STANDING_WORDS,
    TokenStatus: words.TOKEN_WORDS,
    NotExecutedReason: words.NOT_EXECUTED_WORDS,
    Finding: words.FINDING_WORDS,
    CareStatus: words.CARE_WORDS,
    IncidentKind: words.INCIDENT_WORDS,
    ComplaintFinding: words.COMPLAINT_WORDS,
    Wrong: words.WRONG_WORDS,
    CareException: words.EXCEPTION_WORDS,
}
COMMANDS = commands.COMMANDS | of_task_forces.COMMANDS
EVENTS = events.EVENTS | in_task_forces.EVENTS
OTHERS = (words.EVENT_WORDS, words.COMMAND_WORDS, words.CLOCK_WORDS, grounds.SENTENCES)


def said() -> set[str]:
    own = {sentence for table in (*OF_ENUMS.values(), *OTHERS) for sentence in table.values()}
    described = {
        sentence_of(one) for asked in (*COMMANDS.values(), Comparison, ItemAnswer) for one in fields(asked)
    }
    return own | described - {""}


def chinese() -> dict[str, str]:
    with PO.open(encoding="utf-8") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id}


def _values(sentence: str) -> set[str]:
    return {part.partition("}")[0] for part in sentence.split("{")[1:]}


def test_every_word_has_its_chinese_and_none_is_left_over() -> None:
    assert chinese().keys() == said()
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in text) for text in chinese().values())


def test_a_translation_names_the_same_values() -> None:
    for english, text in chinese().items():
        assert _values(english) == _values(text), english


def test_every_event_command_and_choice_has_words() -> None:
    assert words.EVENT_WORDS.keys() == EVENTS.keys()
    assert words.COMMAND_WORDS.keys() == COMMANDS.keys()
    for choices, table in OF_ENUMS.items():
        assert table.keys() == set(choices)
