"""The worker as it really runs: a program of its own beside the pages, with the application's rights alone."""

import asyncio
import logging
import signal
from collections.abc import Callable
from datetime import timedelta
from threading import Event
from typing import Any

import psycopg
import pytest
from django.db import OperationalError
from tests.cli.programs import ended, started, waited_for
from tests.core.warrants.exchange.test_reading import ROW
from tests.registrar.build import NOW, registered, state_of, who
from tests.web.test_import import packed

from tipstaff.jobs import worker
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.codec import plain
from tipstaff.kernel.ids import MatterId
from tipstaff.record import uploads
from tipstaff.record.publish import Publisher, publisher, tree_size
from tipstaff.record.sequence import AnotherPublisher
from tipstaff.record.uploads import Stage, Upload
from tipstaff.registrar import uploads as running
from tipstaff.registrar.clock import now
from tipstaff.registrar.uploads import begin_run, outcome_of, terms_of
from tipstaff.warrants.core.exchange.mapping import proposed
from tipstaff.warrants.core.exchange.reading import count_rows, headings_of
from tipstaff.warrants.queries import by_number


def three_days_later() -> str:
    """The setting by which a program's clock begins three days after this file's tests."""
    return str((NOW + timedelta(days=3) - now()).total_seconds())


def entered(url: str, matter: MatterId) -> list[str]:
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT event FROM record_entry WHERE matter = %s ORDER BY id", [matter])
        return [name for (name,) in rows]


def entries(url: str) -> int:
    """How much was entered: the lapse, and whoever was told of it on the rungs that have come since."""
    with psycopg.connect(url) as connection:
        (count,) = connection.execute("SELECT count(*) FROM record_entry").fetchone() or (0,)
        return int(count)


def published() -> int:
    """How far the published checkpoint reaches; it is never ahead of the tree."""
    lines = (publisher().log.checkpoint() or b"\n0").splitlines()
    assert int(lines[1]) <= tree_size()
    return int(lines[1])


def jobs_kept(url: str) -> int:
    with psycopg.connect(url) as connection:
        (count,) = connection.execute("SELECT count(*) FROM procrastinate_jobs").fetchone() or (0,)
        return int(count)


def test_a_clock_that_passed_is_noted_and_all_of_it_is_published(agencies: None, database: str) -> None:
    """Nobody checked this warrant; the check was due a day after its registration."""
    warrant = registered()
    assert tree_size() == 0
    with started("work", DATABASE_URL=database, TIPSTAFF_CLOCK_SHIFT=three_days_later()) as program:
        waited_for(lambda: entered(database, warrant)[1:] == ["warrants.check_lapsed"], program)
        waited_for(lambda: published() == entries(database), program)
        waited_for(lambda: jobs_kept(database) <= 1, program)
        program.send_signal(signal.SIGTERM)
        assert ended(program) == 0
    assert state_of(warrant).status == "awaiting_check"


def test_a_file_that_is_too_long_for_a_page_is_tried_out_and_taken_in_by_the_worker(
    agencies: None, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 0)
    registrar = who("registrar.guangzhou", now())
    brought = brought_by(registrar, packed(ROW, of_another("样2")))
    with started("work", DATABASE_URL=database) as program:
        for stage in (Stage.TRIED, Stage.ENTERED):
            begin_run(found(brought), now(), dry_run=stage is Stage.TRIED)
            waited_for(lambda stage=stage: found(brought).stage is stage, program)
            taken = 0 if stage is Stage.TRIED else 2
            assert len(by_number("样1") + by_number("样2")) == taken
        program.send_signal(signal.SIGTERM)
        assert ended(program) == 0
    outcome = outcome_of(found(brought))
    assert outcome is not None
    assert outcome.counts["entered"] == len(outcome.lines) == 2


def of_another(number: str) -> list[Any]:
    return [number if cell == "样1" else cell for cell in ROW]


def found(upload: str) -> Upload:
    row = uploads.upload_to_run(upload)
    assert row is not None
    return row


def brought_by(actor: Actor, content: bytes) -> str:
    """A file that somebody has brought, read under the mapping that its page would propose."""
    upload = uploads.bring(
        actor.user, actor.office, "csv", "orders.zip", content, now(), now() + timedelta(hours=1)
    )
    terms = terms_of(found(upload), actor, now())
    with uploads.opened(found(upload)) as path:
        mapping, rows = proposed(headings_of(path, terms)), count_rows(path, terms)
    uploads.say_mapping(found(upload), plain(mapping), rows)
    return upload


def test_the_worker_stops_at_once_when_it_has_nothing_to_do(agencies: None, database: str) -> None:
    with started("work", DATABASE_URL=database) as program:
        waited_for(lambda: is_listening(database), program)
        program.send_signal(signal.SIGTERM)
        assert ended(program) == 0


def is_listening(url: str) -> bool:
    with psycopg.connect(url) as connection:
        asked = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
        return connection.execute(asked).fetchone() is not None


def test_the_queue_s_own_connections_have_the_application_s_rights_alone(database: str) -> None:
    async def role() -> Any:
        connector = worker.queue_connector()
        await connector.open_async()
        try:
            return await connector.execute_query_one_async("SELECT current_user AS role")
        finally:
            await connector.close_async()

    assert asyncio.run(role()) == {"role": "tipstaff_app"}


class Failing(Publisher):
    """A publisher that fails in one way after another, and then tells the loop to stop."""

    failures: list[Exception]
    stopped: Event

    def publish(self, after: Callable[[str], None] = lambda _: None) -> int:
        if len(self.failures) == 1:
            self.stopped.set()
        raise self.failures.pop(0)


def failing(stopped: Event, *failures: Exception) -> Failing:
    own = publisher()
    made = Failing(own.log, own.signer)
    object.__setattr__(made, "failures", list(failures))
    object.__setattr__(made, "stopped", stopped)
    return made


def test_publishing_goes_on_after_a_failure_and_beside_another_publisher(
    database: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(worker, "PAUSE", 0)
    monkeypatch.setattr(worker, "PAUSE_AFTER_FAILURE", 0)
    stopped = Event()
    one = failing(stopped, OperationalError("the server went away"), AnotherPublisher(), OSError("disk full"))
    with caplog.at_level(logging.ERROR):
        worker._publish_until(one, stopped)
    assert one.failures == []
    assert [str(record.exc_info[1]) for record in caplog.records if record.exc_info] == [
        "the server went away",
        "disk full",
    ]
