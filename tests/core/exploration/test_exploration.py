"""Small-scope exploration: a few people at every desk try everything, in any order, with time passing."""

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from tests.core.exploration import acts, promises
from tests.core.exploration.register import Register
from tests.core.warrants import build as b

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Command, Event, Refused
from tipstaff.kernel.ids import MatterId
from tipstaff.kernel.sealed import Sealed
from tipstaff.operations.core import bars as operation_bars
from tipstaff.operations.core import checks
from tipstaff.operations.core import commands as k
from tipstaff.operations.core.confirmation import Attestations
from tipstaff.operations.core.deciding import confirmation
from tipstaff.operations.core.events import WarrantConfirmed
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.operation import Operation
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.warrant import RESTS_AS, SuspensionGround, WarrantStatus

MATTERS = (*acts.WARRANTS, *acts.OPERATIONS)
ASKED = st.sampled_from([(matter, name) for matter in MATTERS for name in acts.EVERY[matter]])
IN_CI, AT_NIGHT = 2_000, 100_000
STEPS_OF_ONE = 50
TRIES = 30
FAR = (0, 2, 5, 7, 8, 9, 9, 10, 11)


class AnybodyTriesAnything(RuleBasedStateMachine):
    """Mostly the straight way to an execution, with everybody's attempts, silence and time in between."""

    steps: ClassVar[int] = 0
    entered: ClassVar[Counter[str]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.register = Register(b.NOW)

    @initialize(far=st.sampled_from(FAR))
    def some_way_is_gone(self, far: int) -> None:
        for place, name, user, office in acts.HONEST[:far]:
            self.attempt(MATTERS[place], name, acts.actor(user, office))

    @rule(place=st.integers(0, len(acts.HONEST) - 1))
    def goes_the_straight_way(self, place: int) -> None:
        at, name, user, office = acts.HONEST[place]
        self.attempt(MATTERS[at], name, acts.actor(user, office))

    @rule(asked=ASKED, who=st.sampled_from(acts.ACTORS))
    def somebody_asks_for_something(self, asked: tuple[MatterId, str], who: Actor) -> None:
        self.attempt(*asked, who)

    @rule(matter=st.sampled_from(MATTERS), chance=st.integers(0, 2**16))
    def somebody_finds_something_to_do(self, matter: MatterId, chance: int) -> None:
        """Tries one thing after another until something is entered: most of what anybody asks is refused."""
        draw, asks = random.Random(chance), acts.asks(self.register, matter)
        for name in draw.sample(sorted(asks), min(TRIES, len(asks))):
            outcome = self.register.submit(asks[name], draw.choice(acts.FITS[name]))
            if not isinstance(outcome, Refused):
                self.stand(outcome)
                return

    @rule(asked=ASKED)
    def the_installation_notes_something(self, asked: tuple[MatterId, str]) -> None:
        if not acts.asks(self.register, asked[0])[asked[1]].PUBLIC:
            self.attempt(*asked, acts.CLOCK)

    @rule(span=st.sampled_from(acts.TIMES))
    def time_passes(self, span: object) -> None:
        later = self.register.after(span)
        promises.silence_is_no_yes(self.register, later)
        self.stand(later)

    @rule()
    def every_clock_that_has_passed_is_noted(self) -> None:
        for command in self.register.lapses():
            self.ask(command, acts.CLOCK)

    def attempt(self, matter: MatterId, name: str, who: Actor) -> None:
        self.ask(acts.asks(self.register, matter)[name], who)

    def ask(self, command: Command, who: Actor) -> None:
        outcome = self.register.submit(command, who)
        if isinstance(outcome, Refused):
            type(self).refused[outcome.ground] += 1
            outcome = self.register
        self.stand(outcome)

    def stand(self, after: Register) -> None:
        promises.hold(self.register, after)
        cls = type(self)
        cls.steps += 1
        cls.entered.update(type(line.event).__name__ for line in after.lines[len(self.register.lines) :])
        self.register = after


def explore(steps: int, first: int, *, shrink: bool = False) -> type[AnybodyTriesAnything]:
    """Walk at least so many steps, from a seed on that is printed, and say what came of them."""

    class Walk(AnybodyTriesAnything):
        steps = 0
        entered: ClassVar[Counter[str]] = Counter()
        refused: ClassVar[Counter[str]] = Counter()

    chosen = settings(
        max_examples=50,
        stateful_step_count=STEPS_OF_ONE,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    for number in count(first):
        print(f"exploring from seed {number}")  # noqa: T201 - repeats a walk
        run_state_machine_as_test(seed(number)(Walk), settings=chosen)  # type: ignore[no-untyped-call, arg-type]
        if Walk.steps >= steps:
            break
    print(f"{Walk.steps} steps, {sum(Walk.entered.values())} entries, {sum(Walk.refused.values())} refusals")  # noqa: T201
    return Walk


def test_two_thousand_steps_break_no_promise() -> None:
    walk = explore(IN_CI, first=2026, shrink=True)

    assert walk.steps >= IN_CI
    reached = {"WarrantExecuted", "HandedOver", "WarrantVaried", "WarrantRecalled"}
    assert reached <= walk.entered.keys()


@pytest.mark.nightly
def test_a_hundred_thousand_steps_break_no_promise() -> None:
    """`TIPSTAFF_SEED` repeats a night: the seed is printed."""
    night = int(os.environ.get("TIPSTAFF_SEED") or random.SystemRandom().randrange(2**24))
    walk = explore(AT_NIGHT, first=night, shrink=True)

    assert walk.steps >= AT_NIGHT
    assert len(walk.entered) > 45, "so long a walk comes everywhere"


# ── the machine has teeth ──


def without(command: type[Command], *gone: checks.Check) -> Callable[[pytest.MonkeyPatch], None]:
    def plant(patch: pytest.MonkeyPatch) -> None:
        left = tuple(one for one in operation_bars.CHECKS[command] if one not in gone)
        patch.setitem(operation_bars.CHECKS, command, left)

    return plant


def answer(what: str, value: object) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(what, lambda *_, **__: value)


def silence_confirms(patch: pytest.MonkeyPatch) -> None:
    def confirmed(command: k.NoteNoAnswer, operation: Operation, facts: Facts, _: Profile) -> tuple[Event]:
        said = Sealed(operation.subject, "")
        return (
            WarrantConfirmed(
                happened_at=facts.now,
                by=facts.actor.user,
                office=facts.actor.office,
                number=command.number,
                edition=operation.edition,
                attestations=Attestations(identity=said, validity=said, collection=said),
                valid_until=facts.now + timedelta(hours=1),
            ),
        )

    patch.setattr(confirmation, "note_no_answer", confirmed)


def anybody_lifts(patch: pytest.MonkeyPatch) -> None:
    for place in ("bars", "deciding.suspension"):
        answer(f"tipstaff.warrants.core.{place}.not_theirs_to_lift", None)(patch)


def a_stay_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(RESTS_AS, SuspensionGround.STAYED_BY_COURT, WarrantStatus.IN_FORCE)


FOUND_BY_WALKING: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str]] = {
    "own entry": (answer("tipstaff.warrants.core.bars._same_hands", None), "own entry"),
    "silence": (silence_confirms, "silence gave|both|answered from outside"),
    "sides": (without(k.AnswerConfirmation, checks.from_outside), "answered from outside"),
}


@pytest.mark.parametrize("fault", FOUND_BY_WALKING)
def test_a_planted_fault_is_found_by_walking(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plant, said = FOUND_BY_WALKING[fault]
    plant(monkeypatch)

    with pytest.raises(AssertionError, match=said):
        explore(20_000, first=2026)


# ── every sequence of a small alphabet ──

LETTERS: tuple[tuple[int, str, Actor], ...] = (
    *((at, name, acts.actor(user, office)) for at, name, user, office in acts.HONEST[:10]),
    (0, "check", acts.actor(acts.AN, acts.REGISTRY)),
    (0, "vary", acts.actor(acts.CAI, acts.BENCH)),
    (0, "recall", acts.actor(acts.CAI, acts.BENCH)),
    (0, "suspend: stayed_by_court", acts.actor(acts.CAI, acts.BENCH)),
    (0, "lift: stayed_by_court", acts.actor(acts.CAI, acts.BENCH)),
    (0, "lift: stayed_by_court", acts.actor(acts.DING, acts.BENCH)),
    (2, "confirm", acts.actor(acts.CAI, acts.DESK)),
    (2, "protest", acts.actor(acts.AN, acts.SQUAD)),
    (2, "ask with a difference", acts.actor(acts.AN, acts.SQUAD)),
    (2, "execute", acts.actor(acts.CAI, acts.SQUAD)),
    (2, "take handover", acts.actor(acts.AN, acts.CENTRE)),
)
"""The straight way, and what may come between."""


def sequences(start: Register, length: int) -> int:
    """Follow every sequence of letters, with an hour or silence between, and return how many acts were tried.

    What is refused changes nothing, so the sequences that go on from it are already among the shorter ones.
    """
    if length == 0:
        return 0
    tried = 0
    for after in _next(start):
        promises.hold(start, after)
        tried += 1 + (sequences(after, length - 1) if after is not start else 0)
    return tried


def _next(start: Register) -> Iterator[Register]:
    for place, name, who in LETTERS:
        outcome = start.submit(acts.asks(start, MATTERS[place])[name], who)
        yield start if isinstance(outcome, Refused) else outcome
    yield start.after(timedelta(hours=3))
    for command in start.lapses():
        outcome = start.submit(command, acts.CLOCK)
        yield start if isinstance(outcome, Refused) else outcome


def gone(far: int) -> Register:
    """The register after the first steps of the straight way."""
    register = Register(b.NOW)
    for at, name, user, office in acts.HONEST[:far]:
        outcome = register.submit(acts.asks(register, MATTERS[at])[name], acts.actor(user, office))
        register = register if isinstance(outcome, Refused) else outcome
    return register


@pytest.mark.parametrize(("far", "length"), [(0, 5), (2, 3), (5, 3), (7, 3), (8, 3)])
def test_every_short_sequence_of_acts_keeps_every_promise(far: int, length: int) -> None:
    tried = sequences(gone(far), length)

    print(f"{tried} acts from step {far} on")  # noqa: T201
    assert tried > 500


FOUND_IN_ORDER: dict[str, tuple[int, Callable[[pytest.MonkeyPatch], None], str]] = {
    "stay": (2, a_stay_is_forgotten, "its entries say otherwise"),
    "own rest": (2, anybody_lifts, "own rest"),
    "stale": (8, without(k.ExecuteWarrant, checks.freshly_confirmed), "as it stood"),
    "token": (8, without(k.ExecuteWarrant, checks.token_usable), "somebody else's token"),
    "taking": (10, without(k.TakeHandover, checks.offered_to_actor), "they give and take"),
}


@pytest.mark.parametrize("fault", FOUND_IN_ORDER)
def test_a_planted_fault_is_found_in_order(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    far, plant, said = FOUND_IN_ORDER[fault]
    plant(monkeypatch)

    with pytest.raises(AssertionError, match=said):
        sequences(gone(far), 3)


@pytest.mark.nightly
@pytest.mark.parametrize(("far", "length"), [(0, 7), (2, 5), (5, 5), (7, 5), (8, 5)])
def test_every_longer_sequence_of_acts_keeps_every_promise(far: int, length: int) -> None:
    tried = sequences(gone(far), length)

    print(f"{tried} acts from step {far} on")  # noqa: T201
    assert tried > 10_000


def test_the_straight_way_ends_with_an_execution() -> None:
    entered = {type(line.event).__name__ for line in gone(len(acts.HONEST)).lines}

    assert {"WarrantExecuted", "ExecutionNoted", "HandedOver"} <= entered
