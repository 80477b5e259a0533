"""A rung of the ladder is raised: a clock had passed, and still ran. Each rung once, however often it is tried."""

import uuid
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from tipstaff.agencies.queries import duty_office_of, oversight_office
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Clock, Event
from tipstaff.kernel.ids import MatterId, OfficeId, SubmissionId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.ladder import Addressee, Rung
from tipstaff.record.append import Act, Stale, enter
from tipstaff.record.clocks import RunningClock
from tipstaff.record.escalations import Escalation, climb_on, write_escalation
from tipstaff.record.events import EventNames
from tipstaff.record.leaf import Origin
from tipstaff.record.read import entered_under
from tipstaff.registrar.capability import Capability
from tipstaff.registrar.reading import Loaded
from tipstaff.registrar.rules import rules_named

KIND = "escalation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockEscalated(Event):
    """A clock that had passed and still ran was taken to `office`; `owner` had let its time pass."""

    about: MatterId
    clock: str
    started: Instant
    number: int
    rung: str
    addressee: Addressee
    office: OfficeId
    owner: OfficeId
    due: Instant


EVENTS: dict[str, dict[int, type[Event]]] = {"record.escalated": {1: ClockEscalated}}


def matter_of(about: MatterId, clock: str, started: Instant) -> MatterId:
    """The matter whose versions are the rungs of one run of one clock."""
    return MatterId(f"{KIND}-{uuid.uuid5(uuid.NAMESPACE_URL, f'{about}/{clock}/{started}').hex}")


def submission_of(about: MatterId, clock: str, started: Instant, number: int) -> SubmissionId:
    """Follows from the run of the clock and the rung alone: neither from when it was due, nor from any time of day."""
    return SubmissionId(str(uuid.uuid5(uuid.NAMESPACE_URL, f"{about}/{clock}/{started}/rung {number}")))


@dataclass(frozen=True, slots=True)
class Raised:
    """The rung stands on the record: its matter, its number there, and the ids of its entries."""

    matter: MatterId
    number: int
    entries: tuple[int, ...]


def raise_rung(
    row: RunningClock, loaded: Loaded, capability: Capability, keeper: Actor, now: Instant
) -> Raised | None:
    """Raise the next rung of a clock; None where it has stopped, stands still, or another keeper was first.

    The matter is relied on at the version it was read at: nothing that was answered meanwhile is escalated.
    """
    rules = rules_named(loaded.rules or keeper.profile)
    clock = _still_running(row, capability.clocks(loaded.state, rules))
    ladder = rules.climbs(clock.deadline) if clock else ()
    if clock is None or row.climbed >= len(ladder) or ladder[row.climbed] > now:
        return None
    event = _event(row, clock, rules.rungs[row.climbed], ladder[row.climbed], now)
    following = ladder[event.number] if event.number < len(ladder) else None
    origin = Origin(
        actor=keeper,
        submission=submission_of(event.about, event.clock, event.started, event.number),
        entered_at=now,
        relied_on={row.matter: loaded.version},
    )
    return _enter(event, keeper.profile, origin, following)


def _still_running(row: RunningClock, running: tuple[Clock, ...]) -> Clock | None:
    same = (each for each in running if each.name == row.name and each.deadline.start == row.started)
    return next(same, None)


def _event(row: RunningClock, clock: Clock, rung: Rung, at: Instant, now: Instant) -> ClockEscalated:
    due = clock.deadline.due
    assert due is not None  # a clock that stands still climbs nowhere
    return ClockEscalated(
        happened_at=at,
        about=row.matter,
        clock=clock.name,
        started=clock.deadline.start,
        number=row.climbed + 1,
        rung=rung.id,
        addressee=rung.to,
        office=_office(rung.to, clock.owner, now),
        owner=clock.owner,
        due=due,
    )


def _office(to: Addressee, owner: OfficeId, now: Instant) -> OfficeId:
    """The office that a rung reaches; the owning one where there is no such office."""
    if to is Addressee.OVERSIGHT:
        return oversight_office(now) or owner
    return (duty_office_of(owner) or owner) if to is Addressee.AGENCY else owner


def _enter(event: ClockEscalated, rules: str, origin: Origin, following: Instant | None) -> Raised | None:
    matter = matter_of(event.about, event.clock, event.started)
    act = Act(matter=matter, read_at=event.number - 1, events=(event,), rules=rules)
    row = row_of(event)
    try:
        with transaction.atomic(durable=True):
            entries = enter([act], origin, EventNames(EVENTS))
            write_escalation(row)
            climb_on(row, following)
    except Stale:
        return None  # the matter has moved on, or another keeper has raised it
    except IntegrityError:
        if not entered_under(origin.submission):
            raise
        return None
    return Raised(matter, event.number, entries)


def row_of(event: ClockEscalated) -> Escalation:
    """The row that follows from the event."""
    return Escalation(
        about=event.about,
        clock=event.clock,
        started=event.started,
        number=event.number,
        rung=event.rung,
        addressee=event.addressee,
        office=event.office,
        owner=event.owner,
        due=event.due,
        at=event.happened_at,
    )
