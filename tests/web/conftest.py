from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from pytest_django.plugin import DjangoDbBlocker

if TYPE_CHECKING:
    from tests.web.world import World


@pytest.fixture(scope="module")
def world(shared_database: str, django_db_blocker: DjangoDbBlocker) -> "Iterator[World]":
    """One day at the desks, played once for the tests of a file."""
    from tests.web.world import play_the_day, standing_clock  # noqa: PLC0415 - once Django is set up

    with django_db_blocker.unblock():
        day = play_the_day()
        with standing_clock(day):
            yield day
