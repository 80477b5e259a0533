"""Scenarios as the day behind the pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from pytest_django.plugin import DjangoDbBlocker

from tipstaff.kernel.instant import Instant

if TYPE_CHECKING:
    from tests.web.world import World

SCENARIOS = Path(__file__).parents[2] / "samples/scenarios"


@contextmanager
def scenarios_played(
    blocker: DjangoDbBlocker, names: tuple[str, ...], now: Instant | None = None
) -> "Iterator[World]":
    """The demonstration's agencies after some scenarios, read at a moment, or at the end of the last of them."""
    from tests.web.world import PASSWORD, World, standing_clock  # noqa: PLC0415 - once Django is set up

    from tipstaff.cli.scenario.player import Player  # noqa: PLC0415 - the same
    from tipstaff.cli.scenario.script import read_script  # noqa: PLC0415 - the same

    with blocker.unblock():
        players = [Player(read_script(SCENARIOS / f"{name}.yaml"), SCENARIOS) for name in names]
        players[0].found()
        for player in players:
            assert not list(player.play())[-1].differences
        for person in get_user_model().objects.all():
            person.set_password(PASSWORD)
            person.save()
        matters = {name: matter for player in players for name, matter in player.matters.items()}
        day = World(matters, now or players[-1].now)
        with standing_clock(day):
            yield day
