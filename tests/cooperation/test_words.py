"""Every word about co-operation that people read has its Chinese."""

from dataclasses import fields
from pathlib import Path

from babel.messages.pofile import read_po

from tipstaff.cooperation.core import commands, events, grounds, request, words
from tipstaff.cooperation.core.abroad import commands as abroad_commands
from tipstaff.cooperation.core.abroad import events as abroad_events
from tipstaff.cooperation.core.abroad import words as abroad_words
from tipstaff.cooperation.core.approvals.condition import ConditionStatus, ConditionWanted
from tipstaff.cooperation.core.deadlines import (
    ANSWER,
    APPROVAL,
    CONDITION,
    ESCALATION,
    IN_PLACE,
    REPLY,
    SILENCE,
    SPOT,
)
from tipstaff.cooperation.core.deputy import commands as deputy_commands
from tipstaff.cooperation.core.deputy import events as deputy_events
from tipstaff.kernel.words import sentence_of
from tipstaff.policy.profile import Cooperation

PO = Path(words.__file__).parents[1] / "locale/zh_Hans/LC_MESSAGES/django.po"
CLOCKS = {REPLY, APPROVAL, ANSWER, ESCALATION, SILENCE, IN_PLACE, SPOT, CONDITION}
ALL_WORDS = (
    words.EVENT_WORDS,
    words.COMMAND_WORDS,
    words.STATUS_WORDS,
    words.CLOCK_WORDS,
    words.APPROVAL_WORDS,
    words.CONDITION_WORDS,
    words.KIND_WORDS,
    grounds.SENTENCES,
)


def said() -> set[str]:
    own = {sentence for table in ALL_WORDS for sentence in table.values()}
    records = (*commands.COMMANDS.values(), *deputy_commands.COMMANDS.values(), ConditionWanted)
    described = {sentence_of(one) for record in records for one in fields(record)}
    return own | described - {""}


def chinese() -> dict[str, str]:
    with PO.open(encoding="utf-8") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id}


def test_every_word_has_its_chinese() -> None:
    assert said() <= chinese().keys()
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in text) for text in chinese().values())


def test_a_translation_names_the_same_values() -> None:
    for english, text in chinese().items():
        assert _values(english) == _values(text), english


def _values(sentence: str) -> set[str]:
    return {part.partition("}")[0] for part in sentence.split("{")[1:]}


def test_every_event_command_and_state_has_words() -> None:
    every_event = (events, deputy_events, abroad_events)
    every_command = (commands, deputy_commands, abroad_commands)
    assert words.EVENT_WORDS.keys() == {name for one in every_event for name in one.EVENTS}
    assert words.COMMAND_WORDS.keys() == {name for one in every_command for name in one.COMMANDS}
    assert words.CONDITION_WORDS.keys() == set(ConditionStatus)
    assert words.STATUS_WORDS.keys() >= set(request.RequestStatus)
    assert words.APPROVAL_WORDS.keys() == set(request.ApprovalStatus)
    assert words.KIND_WORDS.keys() == set(Cooperation)
    assert words.CLOCK_WORDS.keys() == CLOCKS | abroad_words.CLOCK_WORDS.keys()
