"""A clock stands still while something is waited for that the rules list, and never longer than they say."""

from tipstaff.kernel.decider import Clock, Decision, Refused
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import PauseGround, Profile
from tipstaff.warrants.core.bars import not_to_pause
from tipstaff.warrants.core.commands import PauseClock, ResumeClock
from tipstaff.warrants.core.deadlines import clocks, stands_still
from tipstaff.warrants.core.events import ClockPaused, ClockResumed, WarrantEvent
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import ClockPause, Warrant


def pause(command: PauseClock, warrant: Warrant, facts: Facts, rules: Profile) -> Decision[WarrantEvent]:
    """It counts from its entry, whenever its cause arose: nobody pauses a clock for the past."""
    ground = _listed(command, rules)
    if isinstance(ground, Refused):
        return ground
    if refused := _unfit(command.clock, warrant, facts, rules):
        return refused
    paused = ClockPaused(
        happened_at=command.happened_at,
        clock=command.clock,
        ground=command.ground,
        since=facts.now,
        until=_at_most_until(ground, warrant, facts.now, rules),
        note=Sealed(warrant.subject, command.note),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (paused,)


def resume(command: ResumeClock, warrant: Warrant, facts: Facts, rules: Profile) -> Decision[WarrantEvent]:
    """It runs on from the moment at which what was waited for came, also where that is entered later."""
    clock = _running(command.clock, warrant, rules)
    if clock is None or not stands_still(clock, facts.now):
        return Refused(Because.CLOCK_NOT_PAUSED)
    standing = _standing(command.clock, warrant, facts.now)
    resumed = ClockResumed(
        happened_at=command.happened_at,
        clock=command.clock,
        ground=standing.pause.ground,
        at=max(command.happened_at, standing.pause.since),
        note=Sealed(warrant.subject, command.note),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (resumed,)


def _listed(command: PauseClock, rules: Profile) -> PauseGround | Refused:
    ground = rules.pause(command.ground)
    if ground is None:
        return Refused(Because.PAUSE_NOT_LISTED, {"ground": command.ground})
    if command.clock not in ground.clocks:
        return Refused(Because.CLOCK_NOT_PAUSABLE)
    return ground


def _unfit(name: str, warrant: Warrant, facts: Facts, rules: Profile) -> Refused | None:
    clock = _running(name, warrant, rules)
    return not_to_pause(clock, facts.now) if clock else Refused(Because.CLOCK_NOT_RUNNING)


def _running(name: str, warrant: Warrant, rules: Profile) -> Clock | None:
    return next((clock for clock in clocks(warrant, rules) if clock.name == name), None)


def _standing(name: str, warrant: Warrant, now: Instant) -> ClockPause:
    return next(one for one in reversed(warrant.pauses) if one.clock == name and one.lasts_at(now))


def _at_most_until(ground: PauseGround, warrant: Warrant, now: Instant, rules: Profile) -> Instant:
    longest = rules.deadline(ground.limit, now, "warrants.clock_paused", zone=warrant.zone).due
    assert longest is not None  # nothing pauses a pause
    return longest
