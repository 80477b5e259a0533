"""The clock keeper: notes on the record that a time has passed. Silence is an event with an owner."""

import uuid

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, RegionCode, SubmissionId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.record.clocks import RunningClock, passed
from tipstaff.registrar.capabilities import capability_of
from tipstaff.registrar.matters import load
from tipstaff.registrar.submit import Entered, submit

BATCH = 500


def keep_clocks(now: Instant) -> list[Entered]:
    """Note every clock that has passed, once each, and return the receipts.

    May be stopped anywhere and run again, by several at once: the submission's id follows from the clock. One clock
    that can't be noted keeps no other waiting; its fault is raised once the others are done.
    """
    noted: list[Entered] = []
    faults: list[Exception] = []
    after = None
    while page := passed(now, BATCH, after):
        for clock in page:
            try:
                noted += _note(clock, now)
            except Exception as fault:  # noqa: BLE001 - raised below, when every other clock has had its turn
                faults.append(fault)
        after = page[-1]
    if faults:
        raise ExceptionGroup("Clocks that could not be noted", faults)
    return noted


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
