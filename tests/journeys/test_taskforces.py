"""Task forces before a browser: axe finds nothing, and nothing scrolls sideways at 200 %."""

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
    """One that was disbanded, and one at work with an order that is being written."""
    with scenarios_played(django_db_blocker, ("taskforce-shown", "taskforce-refused")) as day:
        yield day


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_pages_of_a_task_force_are_clean_and_fit_at_200_per_cent(
    browser: Browser, address: str, world: "World", language: str, scheme: str
):
    force, other = world.matters["force"], world.matters["refusing"]
    places = (
        "/taskforces/",
        f"/taskforces/{force}",
        f"/taskforces/{force}/orders/1",
        f"/taskforces/{other}",
        f"/acts/{other}/operations.write_section",
        f"/acts/{other}/operations.appoint_member",
    )
    reader = "command.guangzhou"
    assert faults_at_200_per_cent(browser, address, reader, places, language=language, scheme=scheme) == {}
