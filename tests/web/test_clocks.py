from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils.translation import override

from tipstaff.kernel.instant import Instant
from tipstaff.policy.loader import load_profile
from tipstaff.web.clock_text import say
from tipstaff.web.clocks import Left, Tone

NOW = Instant.parse("2026-11-20T10:00:00+08:00")
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("left", "used", "tone", "text"),
    [
        (timedelta(days=3, hours=2), 10, Tone.CALM, "3 days 2 h"),
        (timedelta(hours=2), 60, Tone.WARN, "2 h"),
        (timedelta(hours=2), 80, Tone.STOP, "2 h"),
        (timedelta(minutes=6), 40, Tone.WARN, "06:00"),
        (timedelta(minutes=1, seconds=48), 40, Tone.STOP, "01:48"),
        (timedelta(0), 100, Tone.STOP, "Due now"),
        (-timedelta(minutes=90), 100, Tone.STOP, "Overdue by 1 h 30 min"),
    ],
)
def test_what_is_left_is_said_with_a_colour_that_its_sign_doubles(
    left: timedelta, used: int, tone: Tone, text: str
):
    with override("en"):
        said = Left.of(NOW + left, used, NOW)
    assert (said.tone, said.text) == (tone, text)
    assert said.sign == {"stop": "▲", "warn": "●", "calm": "○"}[tone]


def test_a_paused_clock_is_said_to_stand_still():
    with override("en"):
        assert Left.of(None, 30, NOW).text == "Paused"


@pytest.mark.parametrize(("language", "words"), [("en", "working day"), ("zh-hans", "工作日")])
def test_every_step_of_a_derivation_has_words_in_both_languages(language: str, words: str):
    rules = load_profile("cn/2026-1", settings.PROFILES)
    with override(language):
        steps = [
            say(step, SHANGHAI)
            for limit in rules.limits
            for step in rules.deadline(limit, NOW, "cooperation.asked").derivation
        ]
    assert words in " ".join(steps)
    assert not [step for step in steps if "{" in step]
