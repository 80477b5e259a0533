"""Each run has a home and an embedded cluster of its own; each test that asks has a database of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.homes import new_home, remove_forsaken_homes, remove_home

# Workers of one run inherit the home of their run, and with it the one cluster.
if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["TIPSTAFF_HOME"] = str(new_home())
    remove_forsaken_homes()
os.environ["DJANGO_SETTINGS_MODULE"] = "tipstaff.config.settings"

from django.conf import settings
from django.utils import translation

from tipstaff.config import database as databases
from tipstaff.config import postgres

if TYPE_CHECKING:
    from tests.web.world import World

HOME = Path(os.environ["TIPSTAFF_HOME"])
SERVER = os.environ.get("DATABASE_URL")

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # accounts of tests, made fast


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        remove_home(HOME)


@pytest.fixture(autouse=True)
def installation_language() -> Iterator[None]:
    """Each test begins in the installation's own language, whatever a page before it was read in."""
    yield
    translation.deactivate()


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and not shutil.which("chromium"):
        pytest.skip("chromium is not installed: apt-get install chromium fonts-noto-cjk")


@pytest.fixture(scope="session")
def server() -> str:
    """The address of the server: that of DATABASE_URL, else the embedded one of this run."""
    if SERVER is None:
        settings.DATABASE_URL = settings.OWNER_DATABASE_URL = postgres.start(HOME, fast=True)
        databases.point_at(settings.DATABASE_URL)
    return str(settings.DATABASE_URL)


@pytest.fixture
def database(server: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database of the test's own, prepared and empty; what is committed there stays until the test ends."""
    with _own_database(django_db_blocker) as url:
        yield url


@pytest.fixture(scope="module")
def shared_database(server: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database that the tests of one file share, for those that only read."""
    with _own_database(django_db_blocker) as url:
        yield url


@pytest.fixture(scope="session")
def played(server: str, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[str, "World"]]:
    """A day at the desks, played once in a run's worker, and its database: that is copied and never worked in."""
    from tests.web.world import play_the_day  # noqa: PLC0415 - once Django is set up

    name = _new_name()
    with django_db_blocker.unblock(), databases.pointed_at(databases.fresh_database(name)):
        day = play_the_day()
    yield name, day
    with django_db_blocker.unblock():
        databases.drop_database(name)


@pytest.fixture(scope="module")
def world(played: tuple[str, "World"], django_db_blocker: DjangoDbBlocker) -> Iterator["World"]:
    """The day that the tests of one file share, for those that only read."""
    yield from _copied_day(played, django_db_blocker)


@pytest.fixture
def day(played: tuple[str, "World"], django_db_blocker: DjangoDbBlocker) -> Iterator["World"]:
    """The day for a test of its own, for acts that change it. The desks' clock stands still."""
    yield from _copied_day(played, django_db_blocker)


def _copied_day(played: tuple[str, "World"], blocker: DjangoDbBlocker) -> Iterator["World"]:
    from tests.web.world import World, standing_clock  # noqa: PLC0415 - once Django is set up

    source, day = played
    with _own_database(blocker, source), standing_clock(day):
        yield World(dict(day.matters), day.now)


def _new_name() -> str:
    return f"tipstaff_test_{uuid4().hex[:12]}"


@contextmanager
def _own_database(blocker: DjangoDbBlocker, source: str | None = None) -> Iterator[str]:
    """A new database, empty or a copy of another one, which is dropped in the end."""
    name = _new_name()
    with blocker.unblock():
        url = databases.copy_database(name, source) if source else databases.fresh_database(name)
        try:
            with databases.pointed_at(url):
                yield url
        finally:
            databases.drop_database(name)
