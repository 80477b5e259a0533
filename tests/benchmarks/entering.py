"""Bare entries, with the index after commit or from a counter row; whole acts through the one door."""

import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from cProfile import Profile
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pstats import Stats

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.benchmarks.installation import owner, slow_commits
from tests.benchmarks.orders import check_of, order, somebody, submitted
from tests.benchmarks.sheet import per_second, row, seconds, times
from tests.record.build import NAMES, act, origin

from tipstaff.config.database import close_connections
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Command
from tipstaff.record.append import enter
from tipstaff.record.sequence import only_publisher, sequence
from tipstaff.registrar.clock import now

SECONDS = 4
WRITERS = ((1, 1), (2, 4))
"""Processes, and threads in each."""

PAUSE = 0.01
"""Seconds that the sequencer rests between two rounds."""

ACTS = 400

STAGES = {
    "the receipt of an earlier submission": ("registrar/submit.py", "_receipt"),
    "reading the matter": ("registrar/reading.py", "_fold"),
    "facts from other tables": ("registrar/facts.py", "for_warrants"),
    "deciding": ("warrants/core/decide.py", "decide"),
    "entering": ("record/append.py", "enter"),
    "writing the rows that follow": ("registrar/capability.py", "write_rows"),
    "commit": ("db/transaction.py", "__exit__"),
}

FORK = get_context("fork")


def run() -> None:
    _make_counter()
    for commits, slowed in (("", nullcontext()), (", commit + 2 ms", slow_commits())):
        with slowed:
            for processes, threads in WRITERS:
                _compare(processes, threads, commits)
    _whole_acts()


def _compare(processes: int, threads: int, commits: str) -> None:
    with _sequencer():
        after_commit = _rate(_enter, processes, threads)
    waiting = _waiting()
    counter = _rate(_enter_with_counter, processes, threads)
    _number_the_rest()
    writers = f"{processes * threads} writer{'s' * (threads > 1)}{commits}"
    row(
        f"{writers}: index after commit",
        f"{after_commit:,.0f}/s",
        f"{waiting} still without index at the end",
    )
    row(
        f"{writers}: counter row", f"{counter:,.0f}/s", f"{times(after_commit, counter)} as many after commit"
    )


def _enter() -> None:
    with transaction.atomic(durable=True):
        enter([act(matter=f"test-{uuid.uuid4().hex}")], origin(), NAMES)


def _enter_with_counter() -> None:
    """The counter is held as briefly as can be: only from the last statement to the commit."""
    with transaction.atomic(durable=True):
        enter([act(matter=f"test-{uuid.uuid4().hex}")], origin(), NAMES)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE bench_counter SET value = value + 1 RETURNING value")


def _rate(work: Callable[[], None], processes: int, threads: int) -> float:
    """Acts per second by so many processes with so many threads each."""
    close_connections()
    begin = time.monotonic() + 1
    with FORK.Pool(processes) as pool:
        done = pool.starmap(_threads, [(work, threads, begin)] * processes)
    return sum(done) / SECONDS


def _threads(work: Callable[[], None], threads: int, begin: float) -> int:
    with ThreadPoolExecutor(threads) as pool:
        done = sum(pool.map(lambda _: _until(work, begin), range(threads)))
    close_connections()
    return done


def _until(work: Callable[[], None], begin: float) -> int:
    work()  # connects, outside the time
    time.sleep(max(0.0, begin - time.monotonic()))
    done = 0
    while time.monotonic() < begin + SECONDS:
        work()
        done += 1
    connection.close()
    return done


@contextmanager
def _sequencer() -> Iterator[None]:
    close_connections()
    stop = FORK.Event()
    process = FORK.Process(target=_sequence_until, args=(stop,))
    process.start()
    try:
        yield
    finally:
        stop.set()
        process.join()


def _sequence_until(stop: Event) -> None:
    with only_publisher():
        while not stop.is_set():
            sequence()
            time.sleep(PAUSE)


def _number_the_rest() -> None:
    with only_publisher():
        while sequence():
            pass


def _waiting() -> int:
    with owner() as database:
        [count] = database.execute(
            "SELECT count(*) FROM record_entry WHERE log_index IS NULL"
        ).fetchone() or [0]
    return int(count)


def _make_counter() -> None:
    with owner() as database:
        database.execute("CREATE TABLE bench_counter (value bigint NOT NULL)")
        database.execute("INSERT INTO bench_counter VALUES (0)")
        database.execute("GRANT SELECT, UPDATE ON bench_counter TO tipstaff_app")


def _whole_acts() -> None:
    registrar, checker = somebody("registrar.guangzhou"), somebody("checker.guangzhou")
    moment = now()
    orders = [order(f"N{number}", moment) for number in range(ACTS)]
    bare = seconds(lambda: [_enter() for _ in range(ACTS)])
    registered = _told("registrations, one process", orders, registrar)
    beside = f"a registration takes {times(registered, bare)} as long"
    row("  as many bare entries", per_second(ACTS, bare), beside)
    checks = [check_of(one, moment) for one in orders]
    _told("checks by a second person, one process", checks, checker)
    _profiled([order(f"P{number}", moment) for number in range(ACTS)], registrar)


def _told(what: str, commands: list[Command], who: Actor) -> float:
    moment = now()
    with CaptureQueriesContext(connection) as statements:
        submitted(commands[0], who, moment)
    cpu = time.process_time()
    took = seconds(lambda: [submitted(each, who, moment) for each in commands[1:]])
    cpu = (time.process_time() - cpu) / len(commands)
    row(
        what,
        per_second(len(commands), took),
        f"{len(statements)} statements, {cpu * 1000:.1f} ms of our CPU each",
    )
    return took


def _profiled(commands: list[Command], who: Actor) -> None:
    """Where a registration's time goes. The profiler itself slows Python down more than the database."""
    profile, moment = Profile(), now()
    profile.runcall(lambda: [submitted(each, who, moment) for each in commands])
    stats = Stats(profile)
    for stage, (file, function) in STAGES.items():
        spent = sum(
            each[3] for key, each in stats.stats.items() if key[0].endswith(file) and key[2] == function
        )
        row(f"  {stage}", f"{spent / stats.total_tt:.0%}", "of a registration")
