"""Every word about reviews that people read has its Chinese."""

from dataclasses import fields
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po

from tipstaff.kernel.words import sentence_of
from tipstaff.review.core import commands, events, grounds, review, words
from tipstaff.review.core.bars import ROLES

PO = Path(words.__file__).parents[1] / "locale/zh_Hans/LC_MESSAGES/django.po"
TABLES = (
    words.EVENT_WORDS,
    words.COMMAND_WORDS,
    words.STATUS_WORDS,
    words.CLOCK_WORDS,
    grounds.SENTENCES,
)


def said() -> set[str]:
    own = {sentence for table in TABLES for sentence in table.values()}
    described = {sentence_of(one) for command in commands.COMMANDS.values() for one in fields(command)}
    return own | described - {""}


def chinese() -> dict[str, str]:
    with PO.open(encoding="utf-8") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id}


def named(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(sentence)} - {None}


def test_every_word_has_its_chinese_and_none_is_left_over() -> None:
    assert chinese().keys() == said()
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in text) for text in chinese().values())


def test_the_chinese_names_the_same_values() -> None:
    assert all(named(english) == named(text) for english, text in chinese().items())


def test_every_event_command_and_status_has_its_word() -> None:
    assert words.EVENT_WORDS.keys() == events.EVENTS.keys()
    assert words.COMMAND_WORDS.keys() == commands.COMMANDS.keys()
    assert words.STATUS_WORDS.keys() == set(review.ReviewStatus)
    assert set(ROLES) == set(commands.COMMANDS.values())
