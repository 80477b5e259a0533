"""Every ground has its sentence and its test; every act and event has its words."""

from pathlib import Path

from tipstaff.cooperation.core.liaison.commands import COMMANDS
from tipstaff.cooperation.core.liaison.events import EVENTS
from tipstaff.cooperation.core.liaison.grounds import SENTENCES, LiaisonGround
from tipstaff.cooperation.core.liaison.words import COMMAND_WORDS, EVENT_WORDS


def test_every_ground_has_a_sentence_and_is_met_in_a_test():
    assert set(SENTENCES) == set(LiaisonGround)
    tests = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    assert [one.value for one in LiaisonGround if one.value not in tests] == []


def test_every_command_and_every_event_has_its_words():
    assert COMMANDS.keys() == COMMAND_WORDS.keys()
    assert EVENTS.keys() == EVENT_WORDS.keys()
