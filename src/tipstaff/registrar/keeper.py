"""The clock keeper: notes on the record that a time has passed, and takes up the ladder what still runs then."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, RegionCode, SubmissionId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.record.clocks import RunningClock, climbing, passed
from tipstaff.registrar.capabilities import capability_of
from tipstaff.registrar.escalations import raise_rung
from tipstaff.registrar.matters import load
from tipstaff.registrar.submit import Entered, submit

BATCH = 500


def keep_clocks(now: Instant, is_to_stop: Callable[[], bool] = lambda: False) -> list[Entered]:
    """Note every clock that has passed, once each, raise every rung that is due, and return the receipts.

    May be stopped anywhere and run again, by several at once: the submission's id follows from the clock. It stops
    behind the clock at which it is told to. One clock that can't be noted keeps no other waiting; its fault is raised
    once the others are done.
    """
    faults: list[Exception] = []
    noted = _each(passed, _note, now, faults, is_to_stop)
    noted += _each(climbing, _raise, now, faults, is_to_stop)
    if faults:
        raise ExceptionGroup("Clocks that could not be noted", faults)
    return noted


type _Find = Callable[[Instant, int, RunningClock | None], Sequence[RunningClock]]
type _Act = Callable[[RunningClock, Instant], list[Entered]]


def _each(
    find: _Find, act: _Act, now: Instant, faults: list[Exception], is_to_stop: Callable[[], bool]
) -> list[Entered]:
    done: list[Entered] = []
    after = None
    while page := find(now, BATCH, after):
        for clock in page:
            if is_to_stop():
                return done
            try:
                done += act(clock, now)
            except Exception as fault:  # noqa: BLE001 - raised when every other clock has had its turn
                faults.append(fault)
        after = page[-1]
    return done


def _raise(clock: RunningClock, now: Instant) -> list[Entered]:
    """Raise the rungs that are due, one after another: a keeper who was away skips none."""
    raised: list[Entered] = []
    loaded, capability = load(clock.matter), capability_of(clock.matter)
    while one := raise_rung(clock, loaded, capability, _keeper(clock, loaded.rules or ""), now):
        raised.append(Entered(one.matter, one.number, one.entries))
        clock = replace(clock, climbed=one.number)
    return raised


def _note(clock: RunningClock, now: Instant) -> list[Entered]:
    loaded = load(clock.matter)
    command = capability_of(clock.matter).lapse(loaded.state, clock.name, clock.due or now)
    if command is None:
        return []
    outcome = submit(command, _keeper(clock, loaded.rules or ""), _submission(clock), now)
    return [] if isinstance(outcome, Refused) else [outcome]


def _keeper(clock: RunningClock, rules: str) -> Actor:
    return Actor(
        user=UserId("clock"),
        office=clock.owner,
        agency=AgencyId(""),
        region=RegionCode(""),
        zone="UTC",
        profile=rules,
        roles=frozenset({Role.CLOCK}),
    )


def _submission(clock: RunningClock) -> SubmissionId:
    return SubmissionId(str(uuid.uuid5(uuid.NAMESPACE_URL, f"{clock.matter}/{clock.name}/{clock.due}")))
