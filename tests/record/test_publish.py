"""The publisher may be stopped at each of its steps; afterwards the log is whole and no index is used twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections, transaction
from tests.record.build import NAMES, act, noted, origin

from tipstaff.record import models
from tipstaff.record.append import enter
from tipstaff.record.check import check
from tipstaff.record.publish import STEPS, Publisher, TilesLost, TwoHeads
from tipstaff.record.read import State, state_of
from tipstaff.record.sequence import AnotherPublisher, only_publisher, sequence
from tipstaff.record.storage import LogFolder
from tipstaff.tlog.checkpoint import open_checkpoint
from tipstaff.tlog.note import Signer

pytestmark = pytest.mark.usefixtures("database")


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(LogFolder(tmp_path / "log"), Signer("log.example/test", bytes(32)))


def entered(count: int, first: int = 0) -> None:
    for number in range(first, first + count):
        with transaction.atomic():
            enter([act(noted("a", f"text {number}"), matter=f"test-{number}")], origin(), NAMES)


def indexes() -> list[int | None]:
    return list(models.Entry.objects.order_by("id").values_list("log_index", flat=True))


def test_what_is_entered_gets_contiguous_indexes_and_stands_under_a_checkpoint(publisher: Publisher):
    entered(3)
    assert [state_of(each) for each in indexes()] == [State.ENTERED] * 3
    assert publisher.publish() == 3
    assert indexes() == [0, 1, 2]
    assert state_of(2) is State.PUBLISHED
    note = publisher.log.checkpoint()
    assert note is not None
    assert open_checkpoint(note, publisher.signer.verifier).size == 3
    assert check(publisher).faults == []


def test_an_empty_record_publishes_nothing(publisher: Publisher):
    assert publisher.publish() == 0
    assert publisher.log.checkpoint() is None
    assert check(publisher).faults == []


def test_the_states_follow_the_steps(publisher: Publisher):
    entered(1)
    states = {}
    publisher.publish(after=lambda step: states.setdefault(step, state_of(indexes()[0])))
    assert states["sequence"] is State.SEQUENCED
    assert states["tree_head"] is State.INTEGRATED
    assert states["checkpoint"] is State.PUBLISHED


@pytest.mark.parametrize("step", STEPS)
def test_a_publisher_stopped_after_any_step_goes_on_where_it_was(publisher: Publisher, step: str):
    entered(300)
    publisher.publish()
    entered(300, first=300)

    def stop(after: str) -> None:
        if after == step:
            raise Killed

    with pytest.raises(Killed):
        publisher.publish(after=stop)
    entered(1, first=600)
    assert publisher.publish() == 601
    assert indexes() == list(range(601))
    assert check(publisher).faults == []


KILL = """
import os, signal, sys
from tipstaff.config.start import start
start()
from tipstaff.config.database import point_at
from pathlib import Path
from tipstaff.record.publish import Publisher
from tipstaff.record.storage import LogFolder
from tipstaff.tlog.note import Signer
point_at(sys.argv[1])
def stop(step):
    if step == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)
Publisher(LogFolder(Path(sys.argv[2])), Signer("log.example/test", bytes(32))).publish(after=stop)
"""


@pytest.mark.parametrize("step", STEPS)
def test_a_publisher_killed_at_any_step_leaves_a_log_that_the_next_one_makes_whole(
    publisher: Publisher, database: str, step: str
):
    entered(5)
    killed = subprocess.run(
        [sys.executable, "-c", KILL, database, str(publisher.log.folder), step],
        check=False,
        env={**os.environ, "DATABASE_URL": database},
    )
    assert killed.returncode == -signal.SIGKILL
    assert publisher.publish() == 5
    assert indexes() == list(range(5))
    assert check(publisher).faults == []


def test_an_entry_whose_transaction_is_open_gets_a_later_index(publisher: Publisher):
    with connections["owner"].cursor() as slow:
        slow.execute("BEGIN")
        slow.execute("SELECT nextval(pg_get_serial_sequence('record_entry', 'id'))")
        entered(2)
        publisher.publish()
        slow.execute("ROLLBACK")
    assert indexes() == [0, 1]


def test_there_is_one_publisher_at_a_time(publisher: Publisher, database: str):
    with only_publisher():
        again = subprocess.run(
            [sys.executable, "-c", KILL, database, str(publisher.log.folder), "none"],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, "DATABASE_URL": database},
        )
    assert AnotherPublisher.__name__ in again.stderr


def test_tiles_that_were_lost_are_written_again_from_the_entries(publisher: Publisher):
    entered(300)
    publisher.publish()
    for file in sorted((publisher.log.folder / "tile").rglob("*")):
        if file.is_file():
            file.unlink()
    entered(1, first=300)
    with pytest.raises(TilesLost):
        publisher.publish()
    publisher.restore()
    assert publisher.publish() == 301
    assert check(publisher).faults == []


def test_tiles_that_were_altered_stop_the_publisher(publisher: Publisher):
    entered(3)
    publisher.publish()
    publisher.log.write("tile/0/000.p/3", bytes(96))
    entered(1, first=3)
    with pytest.raises(TwoHeads):
        publisher.publish()


def test_nothing_is_published_beside_a_checkpoint_that_this_record_did_not_sign(publisher: Publisher):
    entered(1)
    publisher.publish()
    publisher.log.write("checkpoint", b"another head\n")
    entered(1, first=1)
    with pytest.raises(TwoHeads):
        publisher.publish()


def test_sequencing_in_parts_leaves_no_gap():
    entered(7)
    assert [sequence(limit=3) for _ in range(4)] == [3, 3, 1, 0]
    assert indexes() == list(range(7))
