"""What may follow upon what: no sequence of acts makes an unchecked or a recalled warrant stand in force."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.warrants import build as b

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.codec import plain, read
from tipstaff.kernel.decider import Event, Refused
from tipstaff.kernel.instant import Instant
from tipstaff.warrants.core import commands
from tipstaff.warrants.core.commands import WarrantCommand
from tipstaff.warrants.core.deadlines import status_under
from tipstaff.warrants.core.decide import decide
from tipstaff.warrants.core.events import (
    EVENTS,
    ExecutionVoided,
    SuspensionLifted,
    WarrantChecked,
    WarrantEvent,
    WarrantExpired,
    WarrantMerged,
    WarrantQuashed,
    WarrantRecalled,
    WarrantVaried,
)
from tipstaff.warrants.core.evolve import evolve
from tipstaff.warrants.core.warrant import (
    RecallGround,
    SuspensionGround,
    Warrant,
    WarrantStatus,
)

ACTORS = (
    b.REGISTRAR,
    b.CHECKER,
    b.OTHER_CHECKER,
    b.BOTH,
    b.JUDGE,
    b.OTHER_JUDGE,
    b.OTHER_COURT,
    b.ELSEWHERE,
    b.CLOCK,
)
HOURS = st.integers(min_value=0, max_value=24 * 500)
GAPS = st.sampled_from([0, 1, 1, 1, 25, 24 * 40, 24 * 200])

type Make = Callable[[Warrant | None, Instant], WarrantCommand]


def _lift(warrant: Warrant | None, at: Instant) -> WarrantCommand:
    lifting = b.lift(warrant or b.registered(), review_on=(at + timedelta(days=90)).at.date())
    return replace(lifting, happened_at=at)


def _noted(command: type[WarrantCommand]) -> Make:
    return lambda _, at: command(happened_at=at, warrant=b.WARRANT)  # type: ignore[call-arg]


MAKE: tuple[Make, ...] = (
    lambda _, at: replace(b.REGISTER, happened_at=at),
    lambda warrant, at: b.check(warrant or b.registered(), at=at),
    lambda warrant, at: b.check(warrant or b.registered(), "name", at=at),
    lambda _, at: replace(b.CORRECT, happened_at=at),
    lambda _, at: replace(b.recall(), happened_at=at),
    lambda _, at: replace(b.RECALL_ON_PAPER, happened_at=at),
    lambda _, at: replace(b.recall(RecallGround.ENTERED_IN_ERROR), happened_at=at),
    lambda _, at: replace(b.suspend(), happened_at=at),
    lambda _, at: replace(b.suspend(SuspensionGround.STAYED_BY_COURT), happened_at=at),
    _lift,
    lambda _, at: commands.ReviewRecord(happened_at=at, warrant=b.WARRANT, consulted="问过"),
    lambda _, at: commands.NoteExecution(happened_at=at, warrant=b.WARRANT, operation=b.OPERATION),
    _noted(commands.NoteExpiry),
    _noted(commands.NoteCheckOverdue),
    _noted(commands.NoteReviewOverdue),
    _noted(commands.NoteRecordCareOverdue),
    lambda _, at: commands.NoteExecutionVoid(happened_at=at, warrant=b.WARRANT, operation=b.OPERATION),
    lambda _, at: replace(b.VARY, happened_at=at),
    lambda _, at: replace(b.QUASH, happened_at=at),
    lambda _, at: replace(b.MERGE, happened_at=at),
    lambda _, at: replace(b.suspend(SuspensionGround.ACCURACY_DISPUTED), happened_at=at),
)

ENDS: dict[type[Event], WarrantStatus] = {
    WarrantRecalled: WarrantStatus.RECALLED,
    WarrantQuashed: WarrantStatus.QUASHED,
    WarrantMerged: WarrantStatus.MERGED,
    WarrantExpired: WarrantStatus.EXPIRED,
}
"""After each of these a warrant stays what it has become."""

type Step = tuple[Make, Actor, int]
ANY = st.tuples(st.sampled_from(MAKE), st.sampled_from(ACTORS), GAPS)
# Pairs that may well be let in: most others are refused at the door.
WHOSE = {
    3: b.REGISTRAR,
    5: b.REGISTRAR,
    6: b.REGISTRAR,
    9: b.OTHER_CHECKER,
    10: b.OTHER_CHECKER,
    17: b.JUDGE,
    20: b.OTHER_CHECKER,
}
LIKELY = st.sampled_from(
    [
        (make, WHOSE.get(at, b.CLOCK if at > 10 else b.CHECKER))
        for at, make in enumerate(MAKE)
        if at not in (0, 4, 5, 6, 18, 19)
    ]
)
STEPS = st.lists(st.one_of(ANY, st.tuples(LIKELY, GAPS).map(lambda one: (*one[0], one[1]))), max_size=25)
LIVES = STEPS.map(lambda steps: [(MAKE[0], b.REGISTRAR, 0), (MAKE[1], b.CHECKER, 1), *steps])


def told(steps: list[Step]) -> list[tuple[Warrant, WarrantEvent, Actor, Instant]]:
    """Every event that came of the steps, with the warrant after it, who acted, and when."""
    warrant: Warrant | None = None
    past, hours = [], 0
    for make, who, gap in steps:
        hours += gap
        at = b.NOW + timedelta(hours=hours)
        outcome = decide(make(warrant, at), warrant, b.facts(who, at, other=b.OTHER), b.RULES)
        for event in () if isinstance(outcome, Refused) else outcome:
            warrant = b.after((event,), warrant)
            past.append((warrant, event, who, at))
    return past


@given(st.one_of(STEPS, LIVES))
def test_no_history_shows_a_warrant_in_force_without_a_second_persons_check(steps: list[Step]) -> None:
    checks = 0
    for warrant, event, who, at in told(steps):
        if isinstance(event, WarrantChecked):
            assert who.user not in warrant.entered_by
            checks += 1
        assert checks or not b.is_in_force(warrant, at)


@given(st.one_of(STEPS, LIVES))
def test_a_variation_waits_for_a_check_by_somebody_else(steps: list[Step]) -> None:
    waits = False
    for warrant, event, _, at in told(steps):
        waits = (waits or isinstance(event, WarrantVaried)) and not isinstance(event, WarrantChecked)
        assert not waits or (warrant.checked_by is None and not b.is_in_force(warrant, at))


@given(st.one_of(STEPS, LIVES))
def test_a_warrant_is_in_force_only_while_it_rests_on_nothing(steps: list[Step]) -> None:
    for warrant, _, _, at in told(steps):
        assert not (warrant.rests and b.is_in_force(warrant, at))


@given(st.one_of(STEPS, LIVES))
def test_after_its_end_a_warrant_is_never_in_force_again(steps: list[Step]) -> None:
    ended: WarrantStatus | None = None
    for warrant, event, _, at in told(steps):
        ended = ended or ENDS.get(type(event))
        assert ended is None or (warrant.status is ended and not b.is_in_force(warrant, at))


@given(st.one_of(STEPS, LIVES))
def test_after_a_void_execution_only_a_second_check_brings_a_warrant_back_into_force(
    steps: list[Step],
) -> None:
    void = False
    for warrant, event, _, at in told(steps):
        void = (void or isinstance(event, ExecutionVoided)) and not (
            isinstance(event, SuspensionLifted) and event.ground is SuspensionGround.IDENTITY_IN_DOUBT
        )
        assert not void or not b.is_in_force(warrant, at)


@given(st.one_of(STEPS, LIVES))
def test_the_edition_never_falls_and_rises_with_every_change_of_standing(steps: list[Step]) -> None:
    earlier: Warrant | None = None
    for warrant, _, _, _ in told(steps):
        if earlier is not None:
            assert warrant.edition >= earlier.edition
            assert warrant.edition > earlier.edition or warrant.status is earlier.status
            assert warrant.edition > earlier.edition or warrant.particulars == earlier.particulars
        earlier = warrant


@given(st.one_of(STEPS, LIVES), HOURS)
def test_its_dates_only_ever_take_force_away(steps: list[Step], hours: int) -> None:
    for warrant, _, _, _ in told(steps):
        at = b.NOW + timedelta(hours=hours)
        assert not b.is_in_force(warrant, at) or warrant.status is WarrantStatus.IN_FORCE
        assert warrant.ended_as is None or status_under(warrant, b.RULES, at) is warrant.ended_as


@given(st.one_of(STEPS, LIVES))
def test_every_event_reads_back_as_it_was_written_and_gives_the_same_warrant(steps: list[Step]) -> None:
    past = told(steps)
    events: list[Event] = [event for _, event, _, _ in past]
    again = [read(plain(event), type(event)) for event in events]
    assert again == events
    if past:
        assert reduce(evolve, again, None) == past[-1][0]  # type: ignore[arg-type]


def test_a_warrant_begins_by_being_registered() -> None:
    recalled = WarrantRecalled(
        happened_at=b.NOW,
        ground=RecallGround.DEATH,
        court_reference="",
        paper=None,
        by=b.JUDGE.user,
        office=b.JUDGE.office,
    )
    with pytest.raises(ValueError, match="begins by being registered"):
        evolve(None, recalled)


def test_every_event_has_one_name_and_versions_from_one() -> None:
    assert all(list(versions) == list(range(1, len(versions) + 1)) for versions in EVENTS.values())
    assert all(name.startswith("warrants.") for name in EVENTS)
