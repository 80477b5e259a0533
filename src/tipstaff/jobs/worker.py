"""The installation's own worker: publishes the record as it grows, and notes the clocks that pass."""

import logging
from threading import Event, Thread
from typing import cast

from django.db import Error, connections
from procrastinate.connector import BaseAsyncConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from tipstaff.jobs import tasks  # noqa: F401 - what the queue may ask for
from tipstaff.record.publish import Publisher, TilesLost, TwoHeads, publisher
from tipstaff.record.sequence import AnotherPublisher
from tipstaff.registrar.telling import LANES, QUEUE

PAUSE = 1.0
"""Seconds between two looks at whether there is something to publish."""
PAUSE_AFTER_FAILURE = 30.0
"""Seconds until publishing is tried again when it failed."""
AT_ONCE = LANES + 2
"""Jobs that run beside one another: slow deliveries in all their lanes, and still the clocks and a file."""

PATIENCE = 5.0
"""Seconds for which a worker that is to stop waits for what it is at, before it says that it is to break off."""

log = logging.getLogger(__name__)


def run_worker() -> None:
    """Work until told to stop."""
    stopped = Event()
    publishing = Thread(target=_publish_until, args=(publisher(), stopped), name="publisher", daemon=True)
    publishing.start()
    try:
        with app.replace_connector(queue_connector()) as working:
            working.run_worker(
                queues=[QUEUE],
                concurrency=AT_ONCE,
                delete_jobs="always",
                install_signal_handlers=True,
                shutdown_graceful_timeout=PATIENCE,
            )
    finally:
        stopped.set()
        publishing.join()


def queue_connector() -> BaseAsyncConnector:
    """The queue's own connections, in the same database and under the application's rights."""
    return cast("DjangoConnector", app.connector).get_worker_connector()


def _publish_until(publisher: Publisher, stopped: Event) -> None:
    """Publish again and again, for it may be stopped anywhere; clocks are noted whatever becomes of it."""
    pause = PAUSE
    while not stopped.wait(pause):
        pause = PAUSE if _published(publisher) else PAUSE_AFTER_FAILURE


def _published(publisher: Publisher) -> bool:
    """Publish once. A failure is told, and nothing is left of the connection on which it came."""
    try:
        publisher.publish()
    except AnotherPublisher:
        return True  # somebody else is at it
    except (Error, OSError, TilesLost, TwoHeads):
        log.exception("Publishing failed; it is tried again")
        connections.close_all()
        return False
    return True
