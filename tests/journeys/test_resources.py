"""The pool before a browser: axe finds nothing, and nothing scrolls sideways at 200 %."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser
from pytest_django.plugin import DjangoDbBlocker
from tests.journeys.fitting import faults_at_200_per_cent
from tests.journeys.played import scenarios_played

if TYPE_CHECKING:
    from tests.web.world import World

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def world(shared_database: str, django_db_blocker: DjangoDbBlocker) -> "Iterator[World]":
    """Units and experts as the scenarios leave them."""
    with scenarios_played(django_db_blocker, ("resources-shown", "experts-shown")) as day:
        yield day


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_pages_of_the_pool_are_clean_and_fit_at_200_per_cent(
    browser: Browser, address: str, world: "World", language: str, scheme: str
):
    team, expert = world.matters["team"], world.matters["expert"]
    places = (
        "/resources/",
        "/resources/experts/",
        f"/resources/units/{team}",
        f"/resources/experts/{expert}",
        f"/acts/{team}/resources.reserve_from_unit",
        "/acts/new/resources.form_unit",
        "/acts/new/resources.enter_expert",
    )
    reader = "resources.guangzhou"
    assert faults_at_200_per_cent(browser, address, reader, places, language=language, scheme=scheme) == {}
