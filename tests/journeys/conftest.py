"""A browser in front of the pages: Debian's Chromium, and the day of `tests.web.world` behind them."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.contrib.auth import get_user_model
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tipstaff.config.database import close_connections

if TYPE_CHECKING:
    from tests.web.world import World

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
    "--disable-quic",
]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@pytest.fixture(scope="module")
def world(world: "World", django_db_blocker: DjangoDbBlocker) -> "World":
    """The day, whose people can sign in by hand."""
    from tests.web.world import PASSWORD  # noqa: PLC0415 - once Django is set up

    with django_db_blocker.unblock():
        for person in get_user_model().objects.all():
            person.set_password(PASSWORD)
            person.save()
    return world


@pytest.fixture(scope="module")
def address(world: "World") -> Iterator[str]:
    """The pages, served."""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    close_connections()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; where it is not installed the journeys are skipped, and say so."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright runs a loop in this thread
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()
