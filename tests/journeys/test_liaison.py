"""Liaison duty before a browser: axe finds nothing, and nothing scrolls sideways at 200 %."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser
from pytest_django.plugin import DjangoDbBlocker
from tests.journeys.played import scenarios_played
from tests.journeys.test_pages import faults, sign_in

from tipstaff.kernel.instant import Instant

if TYPE_CHECKING:
    from tests.web.world import World

pytestmark = pytest.mark.browser

FIRST = Instant.parse("2026-12-01T21:00:00+08:00")


@pytest.fixture(scope="module")
def world(shared_database: str, django_db_blocker: DjangoDbBlocker) -> "Iterator[World]":
    """The scenario's roster, read in the first evening of its month."""
    with scenarios_played(django_db_blocker, ("liaison-every-hour",), FIRST) as day:
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
