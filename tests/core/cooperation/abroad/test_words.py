"""Every ground has its sentence and its test, and every refusal is reachable."""

from pathlib import Path

from tipstaff.cooperation.core.abroad.commands import COMMANDS
from tipstaff.cooperation.core.abroad.events import EVENTS
from tipstaff.cooperation.core.abroad.grounds import SENTENCES, AbroadGround
from tipstaff.cooperation.core.abroad.words import COMMAND_WORDS, EVENT_WORDS


def test_every_ground_has_a_sentence_and_is_met_in_a_test():
    assert set(SENTENCES) == set(AbroadGround)
    tests = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    assert [one.value for one in AbroadGround if one.value not in tests] == []


def test_every_command_and_every_event_has_its_words():
    assert COMMANDS.keys() == COMMAND_WORDS.keys()
    assert EVENTS.keys() == EVENT_WORDS.keys()
