"""Small builders: a warrant is recalled, and two offices hold something about it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import reduce
from typing import Any

from tests.core.warrants import build as w

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import AgencyId, MatterId, OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.warrants.core.chase.chase import Chase, Handling, Holding, HoldingKind, chase_id
from tipstaff.warrants.core.chase.commands import (
    AcknowledgeNews,
    ChaseCommand,
    NoteNewsUnanswered,
    OpenChase,
)
from tipstaff.warrants.core.chase.decide import decide
from tipstaff.warrants.core.chase.events import ChaseEvent
from tipstaff.warrants.core.chase.evolve import evolve
from tipstaff.warrants.core.chase.facts import Facts, Held
from tipstaff.warrants.core.warrant import standing

FIELD, DUTY, WATCH = OfficeId("psb-operations"), OfficeId("psb-duty"), OfficeId("oversight-watch")
OTHER = AgencyId("psb-999998")
OTHER_DUTY = OfficeId("psb-999998-duty")
OPERATION = MatterId("operation-1")
GIVEN = w.NOW - timedelta(hours=1)
TOLD = w.LATER
WARRANT = standing(w.recalled(), w.recalled().status)
CHASE = chase_id(w.WARRANT, "warrants.recalled", WARRANT.edition)
ACK_LIMIT = timedelta(minutes=15)
"""Level 1, by cn/2026-1: the builder's offence is intentional killing."""

FIELD_OFFICER = w.actor("officer", Role.OFFICER, office=FIELD)
OTHER_OFFICER = w.actor("other-officer", Role.DUTY_OFFICER, agency=OTHER, office=OTHER_DUTY)
LADDERS = {w.BUREAU: (DUTY, WATCH), OTHER: (OTHER_DUTY, WATCH)}


def held(
    kind: HoldingKind, of: str, office: OfficeId = FIELD, agency: AgencyId = w.BUREAU, by: str = "officer"
) -> Held:
    holding = Holding(kind=kind, of=MatterId(of), by=UserId(by), since=GIVEN)
    return Held(holding=holding, office=office, agency=agency)


HELD = (
    held(HoldingKind.OPERATION, OPERATION),
    held(HoldingKind.CONFIRMATION, OPERATION),
    held(HoldingKind.COOPERATION, "cooperation-1", OTHER_DUTY, OTHER),
)
OPEN = OpenChase(
    happened_at=TOLD, chase=CHASE, warrant=w.WARRANT, why="warrants.recalled", ground="withdrawn"
)
ACKNOWLEDGE = AcknowledgeNews(happened_at=TOLD, chase=CHASE, handling=Handling.DESTROYED)


def facts(who: Actor = w.CLOCK, now: Instant = TOLD, **other: Any) -> Facts:
    return replace(Facts(actor=who, now=now, warrant=WARRANT, held=HELD, ladders=LADDERS), **other)


def decided(command: ChaseCommand, chase: Chase | None, known: Facts) -> Decision[ChaseEvent]:
    return decide(command, chase, known, w.RULES)


def after(events: Iterable[ChaseEvent], chase: Chase | None = None) -> Chase:
    folded = reduce(evolve, events, chase)
    assert folded is not None
    return folded


def done(command: ChaseCommand, chase: Chase | None, known: Facts) -> Chase:
    """The chase after a command that must not be refused."""
    outcome = decided(command, chase, known)
    assert not isinstance(outcome, Refused), outcome
    return after(outcome, chase)


def opened(*things: Held) -> Chase:
    return done(OPEN, None, facts(held=things or HELD))


def number_of(chase: Chase, office: OfficeId) -> int:
    one = chase.of_office(office)
    assert one, office
    return one.holder.number


def acknowledged(
    chase: Chase, who: Actor, handling: Handling = Handling.DESTROYED, at: Instant = TOLD
) -> Chase:
    command = replace(ACKNOWLEDGE, happened_at=at, handling=handling)
    return done(command, chase, facts(who, at))


def silent(chase: Chase, office: OfficeId, at: Instant) -> Chase:
    """The chase once the time of the office told last on a holder's behalf has passed."""
    one = chase.of_office(office)
    assert one, office
    noting = NoteNewsUnanswered(
        happened_at=at, chase=chase.chase, number=one.holder.number, rung=len(one.told)
    )
    return done(noting, chase, facts(now=at))
