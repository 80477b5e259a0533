"""Two connections at once, on a real PostgreSQL: what was decided is what the log says, in its order."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Event, Thread

import pytest
from django.db import connections, transaction
from tests.record import build as r
from tests.registrar import build as b
from tests.registrar.log_order import disorder, log, number_everything
from tests.registrar.seed import Prepared, prepared

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Command, Refused
from tipstaff.operations.core.commands import RecordPlan
from tipstaff.operations.core.grounds import OperationGround
from tipstaff.record.append import Act, Stale, enter
from tipstaff.record.leaf import Origin
from tipstaff.record.sequence import only_publisher, sequence
from tipstaff.registrar.grounds import RecordGround
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.submit import Entered, submit
from tipstaff.warrants.core.commands import ReviewRecord, SuspendWarrant
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.warrant import SuspensionGround

pytestmark = pytest.mark.usefixtures("agencies")

SLOW_COMMITS = """
CREATE FUNCTION slow_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_sleep(random() * 0.03); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON record_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow_commit();
"""

type Ask = tuple[Command, Actor]
type Outcome = Entered | Refused


@pytest.fixture
def slow_commits(agencies: None) -> None:
    """Every commit takes its own random time after the entry's id has been drawn."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(SLOW_COMMITS)


@contextmanager
def numbering_meanwhile() -> Iterator[None]:
    """Number entries again and again while others enter them."""
    done = Event()

    def number() -> None:
        try:
            while not done.is_set():
                with only_publisher():
                    sequence(limit=3)
                time.sleep(0.005)
        finally:
            connections.close_all()

    numberer = Thread(target=number)
    numberer.start()
    try:
        yield
    finally:
        done.set()
        numberer.join()


def people(count: int, act: Callable[[int, random.Random], None]) -> None:
    """So many people, each acting in a thread and over a connection of their own."""

    def one(number: int) -> None:
        try:
            act(number, random.Random(number))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        list(pool.map(one, range(count)))


# ── two people at once ──


def test_of_two_people_who_decide_at_once_one_is_entered_and_one_told_of_the_conflict():
    court, registrar = b.who("court.guangzhou"), b.who("registrar.guangzhou")
    for number in range(20):
        warrant = b.in_force(f"both-{number}")
        suspend = SuspendWarrant(
            happened_at=b.NOW, warrant=warrant, ground=SuspensionGround.ACCURACY_DISPUTED
        )
        outcomes = b.together(
            [
                lambda w=warrant: submit(b.recalling(w), court, b.press(), b.NOW, seen=2),
                lambda s=suspend: submit(s, registrar, b.press(), b.NOW, seen=2),
            ]
        )
        assert sorted(map(type, outcomes), key=str) == sorted([Entered, Refused], key=str)
        assert Refused(RecordGround.CHANGED_MEANWHILE) in outcomes
    assert compare() == ()


# ── the order of the log ──


@pytest.mark.usefixtures("slow_commits")
def test_the_log_stands_in_the_order_of_the_decisions_however_long_commits_take():
    warrants = [b.in_force(f"order-{number}") for number in range(3)]
    operations = [
        (b.opened(warrant, f"{warrant[8:]}-{n}"), warrant) for warrant in warrants for n in range(3)
    ]
    commander = b.who("command.guangzhou")
    reviewer = b.who("checker.guangzhou")
    entered = Counter[type]()

    def act(_: int, chance: random.Random) -> None:
        for _ in range(25):
            operation, warrant = chance.choice(operations)
            command: Command = RecordPlan(happened_at=b.NOW, operation=operation, plan="日间上门")
            actor = commander
            if chance.random() < 0.35:
                command, actor = ReviewRecord(happened_at=b.NOW, warrant=warrant, consulted="法院"), reviewer
            outcome = submit(command, actor, b.press(), b.NOW)
            assert isinstance(outcome, Entered) or outcome.ground is RecordGround.BUSY
            entered[type(outcome)] += 1

    with numbering_meanwhile():
        people(8, act)
    number_everything()
    leaves = log()
    assert disorder(leaves) == []
    assert entered[Entered] > 100
    assert any(leaf["relied_on"] for leaf in leaves)
    assert compare() == ()


def test_a_log_in_another_order_is_found_out():
    warrant = b.in_force("order")
    b.opened(warrant, "order")
    b.do(b.recalling(warrant), "court.guangzhou")
    number_everything()
    leaves = log()
    assert disorder(leaves) == []
    for one, other in ((0, 1), (1, 2), (2, 3)):
        swapped = list(leaves)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        assert disorder(swapped), (one, other)


# ── recall against execution ──


def race[T](pairs: list[tuple[Callable[[], T], Callable[[], T]]], head_start: float) -> list[tuple[T, T]]:
    """Two connections that meet before every pair; the second has up to this head start, in seconds."""
    gate = Barrier(2)

    def side(which: int) -> list[T]:
        chance = random.Random(which)
        outcomes = []
        try:
            for pair in pairs:
                gate.wait()
                time.sleep(chance.random() * head_start if which == 0 else 0)
                outcomes.append(pair[which]())
        except BaseException:
            gate.abort()
            raise
        finally:
            connections.close_all()
        return outcomes

    with ThreadPoolExecutor(2) as sides:
        recalls, executions = sides.map(side, (0, 1))
    return list(zip(recalls, executions, strict=True))


def recall_against_execution(count: int) -> None:
    """Both acts through the one door, each time for a warrant of its own."""
    court, officer = b.who("court.guangzhou"), b.who("officer.guangzhou")

    def pair(one: Prepared) -> tuple[Callable[[], Outcome], Callable[[], Outcome]]:
        recall, execution = b.recalling(one.warrant), b.executing(one.operation, one.token)
        return (
            lambda: submit(recall, court, b.press(), b.NOW),
            lambda: submit(execution, officer, b.press(), b.NOW),
        )

    outcomes = race([pair(one) for one in prepared(count)], head_start=0.03)
    assert Counter(map(described, outcomes)).keys() == {
        ("entered", OperationGround.WARRANT_NOT_IN_FORCE),
        (WarrantGround.ALREADY_ENDED, "entered"),
    }
    check_the_log(count)


def described(outcomes: tuple[Outcome, Outcome]) -> tuple[str, ...]:
    return tuple(each.ground if isinstance(each, Refused) else "entered" for each in outcomes)


def check_the_log(count: int) -> None:
    """No execution after a recall; every warrant has come to exactly one end, and both ends have occurred."""
    number_everything()
    leaves = log()
    recalled = {
        leaf["matter"]: index for index, leaf in enumerate(leaves) if leaf["event"] == "warrants.recalled"
    }
    executed = {
        leaf["act"]["warrant"]: index
        for index, leaf in enumerate(leaves)
        if leaf["event"] == "operations.executed"
    }
    after = [warrant for warrant, index in executed.items() if index > recalled.get(warrant, len(leaves))]
    assert after == []
    assert disorder(leaves) == []
    assert recalled
    assert executed
    assert len(recalled.keys() | executed.keys()) == count


def test_no_execution_after_a_recall_in_1000_races_through_the_one_door():
    recall_against_execution(1_000)


@pytest.mark.nightly
def test_no_execution_after_a_recall_in_10_000_races_through_the_one_door():
    recall_against_execution(10_000)


def test_no_execution_after_a_recall_in_10_000_races_for_the_locks_of_the_record():
    """Below the door: an execution that rests on a warrant's version against the entry that supersedes it."""
    matters = [(f"test-w{number}", f"test-o{number}") for number in range(10_000)]
    with transaction.atomic():
        enter([r.act(r.noted("in_force"), matter=warrant) for warrant, _ in matters], r.origin(), r.NAMES)

    def pair(warrant: str, operation: str) -> tuple[Callable[[], bool], Callable[[], bool]]:
        recall = r.act(r.noted("recalled"), matter=warrant, read_at=1)
        execution = r.act(r.noted("executed"), matter=operation)
        return (
            lambda: came_through(recall, r.origin()),
            lambda: came_through(execution, r.origin({warrant: 1})),
        )

    outcomes = Counter(race([pair(*each) for each in matters], head_start=0.001))
    assert outcomes.keys() == {(True, True), (True, False)}  # executed and then recalled, or recalled only
    number_everything()
    leaves = log()
    assert disorder(leaves) == []
    codes = Counter(leaf["act"]["code"] for leaf in leaves)
    assert codes == {
        "in_force": 10_000,
        "recalled": 10_000,
        "executed": outcomes[True, True],
    }


def came_through(act: Act, origin: Origin) -> bool:
    """Whether an act was entered, decided once and not again."""
    try:
        with transaction.atomic():
            enter([act], origin, r.NAMES)
    except Stale:
        return False
    return True


@pytest.mark.parametrize("opener_is_first", [True, False])
def test_whoever_rests_on_a_matter_not_being_there_stands_before_its_first_entry_or_nowhere(
    opener_is_first: bool,
):
    opening = r.act(matter="test-1"), r.origin()
    resting = r.act(matter="test-2"), r.origin({"test-1": 0})
    first, second = (opening, resting) if opener_is_first else (resting, opening)
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            enter([first[0]], first[1], r.NAMES)
            late = other.submit(in_a_thread, lambda: came_through(*second))
            with pytest.raises(TimeoutError):
                late.result(timeout=0.3)  # it waits for the first to end
        assert late.result(timeout=10) is not opener_is_first
    number_everything()
    assert disorder(log()) == []


def in_a_thread[T](act: Callable[[], T]) -> T:
    try:
        return act()
    finally:
        connections.close_all()
