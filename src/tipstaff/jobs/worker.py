"""The installation's own worker: publishes the record as it grows, and notes the clocks that pass."""

import logging
from threading import Event, Thread
from typing import cast

from django.db import OperationalError
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from tipstaff.record.publish import Publisher, publisher

PAUSE = 1.0
"""Seconds between two looks at whether there is something to publish."""

log = logging.getLogger(__name__)


def run_worker() -> None:
    """Work until told to stop."""
    stopped = Event()
    publishing = Thread(target=_publish_until, args=(publisher(), stopped), name="publisher", daemon=True)
    publishing.start()
    try:
        connector = cast("DjangoConnector", app.connector).get_worker_connector()
        with app.replace_connector(connector) as working:
            working.run_worker(listen_notify=True, install_signal_handlers=True)
    finally:
        stopped.set()
        publishing.join()


def _publish_until(publisher: Publisher, stopped: Event) -> None:
    """Publish again and again. A failure is told and tried again: the publisher may be stopped anywhere."""
    while not stopped.wait(PAUSE):
        try:
            publisher.publish()
        except OperationalError:
            log.exception("The database did not answer; publishing is tried again")
