"""One day at the desks, played through the one door, for the pages to show."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from tipstaff.cli.scenario.player import Player
from tipstaff.cli.scenario.script import read_script
from tipstaff.kernel.ids import MatterId
from tipstaff.kernel.instant import Instant

DAY = Path(__file__).parent / "world.yaml"
PASSWORD = "a made-up one 17"
LOOK = "/acts/new/warrants.look"


FOLDERS = {
    "warrant": "warrants",
    "chase": "recalls",
    "cooperation": "cooperation",
    "abroad": "abroad",
    "account": "accounts",
    "settlement": "settlements",
    "operation": "operations",
    "review": "reviews",
}


@dataclass(frozen=True, slots=True)
class World:
    """The matters of the day by their names, and the moment at which the pages are read."""

    matters: dict[str, MatterId]
    now: Instant

    def at(self, name: str) -> str:
        """The address of a matter's page."""
        matter = self.matters[name]
        return f"/{FOLDERS[matter.partition('-')[0]]}/{matter}"


def play_the_day() -> World:
    """Found the demonstration's agencies and play the day."""
    player = Player(read_script(DAY), DAY.parent)
    player.found()
    for played in player.play():
        assert not played.differences, (played.number, played.step.note, played.differences)
    return World(dict(player.matters), player.now)


@contextmanager
def standing_clock(day: World) -> Iterator[None]:
    """The desks' clock stands still at the end of the day, so that two loadings of a page say the same."""
    with pytest.MonkeyPatch.context() as patch:
        for desk in ("desk", "preferences", "giving_files"):
            patch.setattr(f"tipstaff.web.{desk}.now", lambda: day.now)
        yield


def sign_in(username: str, language: str = "en") -> Client:
    """A browser in which somebody has signed in, reading a language."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


def look(client: Client, day: World, matter: str, **answers: str) -> str:
    """Ask to look at a warrant's person, as its page does; what the reader then sees."""
    asked = client.get(day.at(matter)).content.decode()
    form = re.search(rf'<form[^>]*action="{LOOK}".*?</form>', asked, re.DOTALL)[0]
    known = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    values = {"purpose": "identity", "case_reference": "CASE-0417"} | answers
    return client.post(LOOK, known | values, follow=True).content.decode()
