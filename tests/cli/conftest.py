from datetime import timedelta

import pytest
from pytest_django import Settings

from tipstaff.kernel.instant import Instant
from tipstaff.registrar.clock import now

NOON = Instant.parse("2026-11-23T12:00:00+08:00")


@pytest.fixture
def agencies(database: str) -> None:
    """The demonstration's agencies, in a database of the test's own."""
    from tipstaff.agencies.founding.demo import demo_agencies  # noqa: PLC0415 - tables exist once Django is set up

    demo_agencies()


@pytest.fixture
def noon(settings: Settings) -> None:
    """The installation's clock starts at the same moment in every test."""
    settings.CLOCK_SHIFT = timedelta(0)
    settings.CLOCK_SHIFT = NOON - now()
