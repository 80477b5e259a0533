"""Every word about co-operation that people read has its Chinese."""

from dataclasses import fields
from pathlib import Path

from babel.messages.pofile import read_po

from tipstaff.cooperation.core import grounds, request, words
from tipstaff.cooperation.core.account import account
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
from tipstaff.cooperation.core.settlement.settlement import SettlementStatus
from tipstaff.kernel.words import sentence_of
from tipstaff.policy.profile import Cooperation
from tipstaff.registrar.capabilities import CAPABILITIES

PO = Path(words.__file__).parents[1] / "locale/zh_Hans/LC_MESSAGES/django.po"
OURS = [each for each in CAPABILITIES if each.name == "cooperation"]
COMMANDS = {name: command for each in OURS for name, command in each.commands.items()}
EVENTS = {name for each in OURS for name in each.events}
ALL_WORDS = (*(table for name, table in vars(words).items() if name.endswith("_WORDS")), grounds.SENTENCES)


def said() -> set[str]:
    own = {sentence for table in ALL_WORDS for sentence in table.values()}
    records = (*COMMANDS.values(), ConditionWanted)
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
    assert words.EVENT_WORDS.keys() == EVENTS
    assert words.COMMAND_WORDS.keys() == COMMANDS.keys()
    assert words.STATUS_WORDS.keys() >= {*request.RequestStatus, *SettlementStatus}
    assert words.APPROVAL_WORDS.keys() == set(request.ApprovalStatus)
    assert words.CONDITION_WORDS.keys() == set(ConditionStatus)
    assert words.KIND_WORDS.keys() == set(Cooperation)
    assert words.WHAT_WORDS.keys() == set(account.What)
    assert words.ITEM_WORDS.keys() == set(account.ItemStatus)
    assert words.HEADING_WORDS.keys() == set(account.Heading)
    assert words.SHARES_WORDS.keys() == set(account.SharesStatus)
    assert words.CLOCK_WORDS.keys() >= {
        REPLY,
        APPROVAL,
        ANSWER,
        ESCALATION,
        SILENCE,
        IN_PLACE,
        SPOT,
        CONDITION,
    }
