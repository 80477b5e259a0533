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

    May be stopped anywhere and run again, by several at once: the submission's id follows from the clock.
    """
    noted = [_note(clock, now) for clock in passed(now, BATCH)]
    return [receipt for receipt in noted if receipt is not None]


def _note(clock: RunningClock, now: Instant) -> Entered | None:
    loaded = load(clock.matter)
    command = capability_of(clock.matter).lapse(loaded.state, clock.name, clock.due or now)
    if command is None:
        return None
    outcome = submit(command, _keeper(clock, loaded.rules or ""), _submission(clock), now)
    return None if isinstance(outcome, Refused) else outcome


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
