"""Liaison duty before a browser: axe finds nothing, and nothing scrolls sideways at 200 %."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Browser
from pytest_django.plugin import DjangoDbBlocker
from tests.journeys.test_pages import faults, sign_in

from tipstaff.kernel.instant import Instant

if TYPE_CHECKING:
    from tests.web.world import World

pytestmark = pytest.mark.browser

SCENARIO = Path(__file__).parents[2] / "samples/scenarios/liaison-every-hour.yaml"
FIRST = Instant.parse("2026-12-01T21:00:00+08:00")


@pytest.fixture(scope="module")
def world(shared_database: str, django_db_blocker: DjangoDbBlocker) -> "Iterator[World]":
    """The scenario's roster, read in the first evening of its month."""
    from tests.web.world import PASSWORD, World, standing_clock  # noqa: PLC0415 - once Django is set up

    from tipstaff.cli.scenario.player import Player  # noqa: PLC0415 - the same
    from tipstaff.cli.scenario.script import read_script  # noqa: PLC0415 - the same

    with django_db_blocker.unblock():
        player = Player(read_script(SCENARIO), SCENARIO.parent)
        player.found()
        list(player.play())
        for person in get_user_model().objects.filter(username__endswith=".guangzhou"):
            person.set_password(PASSWORD)
            person.save()
        day = World(dict(player.matters), FIRST)
        with standing_clock(day):
            yield day


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_pages_of_duty_are_clean_and_fit_at_200_per_cent(
    browser: Browser, address: str, world: "World", language: str, scheme: str
):
    context = browser.new_context(
        locale=language,
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": 640, "height": 512},
    )
    page, found = sign_in(context, address, "abroad.guangzhou"), {}
    for place in ("/liaison/", f"/liaison/{world.matters['roster']}", "/acts/new/cooperation.plan_roster"):
        page.goto(address + place)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        found[place] = faults(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, place
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=f"{folder}/{language}-{scheme}-{place.split('/')[1]}-{len(place)}.png")
    context.close()
    assert {place: each for place, each in found.items() if each} == {}
