"""Small builders: an operation in Chengdu closed on a Friday evening; the oversight office reviews it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from zoneinfo import ZoneInfo

from tipstaff.kernel.actor import CLOCK_ROLES, Actor, Role
from tipstaff.kernel.calendar import load
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import (
    AgencyId,
    MatterId,
    OfficeId,
    OperationId,
    RegionCode,
    ReviewId,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Bilingual, Budget, Confidence, Limit, Mode
from tipstaff.kernel.standing import OperationStanding
from tipstaff.policy.loader import load_profile
from tipstaff.policy.profile import Item, TextDate
from tipstaff.review.core import commands
from tipstaff.review.core.commands import ReviewCommand
from tipstaff.review.core.decide import decide
from tipstaff.review.core.events import ReviewEvent
from tipstaff.review.core.evolve import evolve
from tipstaff.review.core.facts import Facts
from tipstaff.review.core.review import Review

REVIEW = ReviewId(MatterId("review-1"))
OPERATION = OperationId(MatterId("operation-1"))
WARRANT = WarrantId(MatterId("warrant-1"))
SUBJECT = SubjectId("subject-1")
CHENGDU = AgencyId("chengdu")
REVIEWING, DESK, UNIT = OfficeId("oversight-review"), OfficeId("chengdu-desk"), OfficeId("chengdu-unit")
CLOSED_AT = Instant.parse("2026-03-06T18:00:00+08:00")
SOON = CLOSED_AT + timedelta(hours=1)
DUE = Instant.parse("2026-03-09T18:00:00+08:00")
"""72 hours later: a Monday; the weekend counts."""
DAY = date(2026, 3, 20)
DAY_OVER = Instant.parse("2026-03-21T00:00:00+08:00")


def said(english: str) -> Bilingual:
    return Bilingual(zh=f"〔{english}〕", en=english)


def cause(name: str) -> Item:
    return Item(id=name, says=said(name), source="test", confidence=Confidence.HOUSE)


HELD = Limit(
    id="review.held",
    budget=Budget.parse("72h"),
    mode=Mode.CONTINUOUS,
    source="test",
    confidence=Confidence.HOUSE,
    says=said("held"),
)
RULES = replace(
    load_profile("cn/2026-1"),
    name="test/1",
    title=said("test"),
    time_zone=ZoneInfo("Asia/Shanghai"),
    calendar=load("cn"),
    text_dates=(TextDate(law=said("law"), dated=date(2026, 1, 1)),),
    sections=(),
    limits={"review.held": HELD},
    offences={},
    level_rules=(),
    cooperation={},
    declines=(),
    readiness=(),
    custody=(),
    confirmation=(),
    review=(cause("late_recall"), cause("plan"), cause("none")),
)


def actor(user: str, office: OfficeId, *roles: Role) -> Actor:
    return Actor(
        user=UserId(user),
        office=office,
        agency=CHENGDU,
        region=RegionCode("510100"),
        zone="Asia/Shanghai",
        profile="test/1",
        roles=frozenset(roles),
    )


CLOSER = actor("wang", UNIT, Role.COMMAND_OWNER, Role.CLOCK)
"""Whoever closed the operation; what follows is done by the installation."""
REVIEWER, SECOND = actor("shen", REVIEWING, Role.REVIEWER), actor("zheng", REVIEWING, Role.REVIEWER)
PARTICIPANT = actor("wang", REVIEWING, Role.REVIEWER)
"""Took part, and holds a reviewer's appointment as well."""
OWNER = actor("lin", DESK, Role.DUTY_OFFICER)
CLOCK = Actor(
    user=UserId("clock"),
    office=REVIEWING,
    agency=AgencyId(""),
    region=RegionCode(""),
    zone="UTC",
    profile="test/1",
    roles=CLOCK_ROLES,
)


def operation(*, is_closed: bool = True) -> OperationStanding:
    return OperationStanding(
        operation=OPERATION,
        warrant=WARRANT,
        subject=SUBJECT,
        agency=CHENGDU,
        is_closed=is_closed,
        outcome="executed",
        took_part=frozenset({UserId("wang"), UserId("zhao")}),
    )


def facts(by: Actor, now: Instant = SOON, *, owner_is_known: bool = True) -> Facts:
    return Facts(
        actor=by,
        now=now,
        operation=operation(),
        reviewing_office=REVIEWING,
        owner_is_known=owner_is_known,
    )


def open_review() -> commands.OpenReview:
    return commands.OpenReview(happened_at=CLOSED_AT, review=REVIEW, operation=OPERATION)


def take(at: Instant = SOON) -> commands.TakeReview:
    return commands.TakeReview(happened_at=at, review=REVIEW)


def record(
    cause: str = "late_recall", text: str = "recall reached the unit late", missed: str | None = None
) -> commands.RecordFinding:
    return commands.RecordFinding(
        happened_at=SOON, review=REVIEW, cause=cause, text=text, missed_limit=missed
    )


def add(due_on: date = DAY, text: str = "ring the unit at once") -> commands.AddImprovement:
    return commands.AddImprovement(happened_at=SOON, review=REVIEW, owner=DESK, due_on=due_on, text=text)


def complete(number: int = 1, done: str = "line installed") -> commands.CompleteImprovement:
    return commands.CompleteImprovement(happened_at=SOON, review=REVIEW, improvement=number, done=done)


def close(nothing_found: str | None = None, at: Instant = SOON) -> commands.CloseReview:
    return commands.CloseReview(happened_at=at, review=REVIEW, nothing_found=nothing_found)


def note(clock: str = "held", at: Instant = DUE) -> commands.NoteOverdue:
    return commands.NoteOverdue(happened_at=at, review=REVIEW, clock=clock)


type Act = tuple[ReviewCommand, Facts]

OPENED: Act = (open_review(), facts(CLOSER, CLOSED_AT))
TAKEN: Act = (take(), facts(REVIEWER))
FOUND: Act = (record(), facts(REVIEWER))
ADDED: Act = (add(), facts(REVIEWER))
COMPLETED: Act = (complete(), facts(OWNER))
ENDED: Act = (close(), facts(REVIEWER))
OVERDUE: Act = (note(), facts(CLOCK, DUE))
DAY_PASSED: Act = (note("improvement:1", DAY_OVER), facts(CLOCK, DAY_OVER))


def review(*acts: Act) -> Review:
    """A review that was opened, and after it these acts, which must all be allowed."""
    state = None
    for command, known in (OPENED, *acts):
        state = fold(state, events_of(command, state, known))
    assert state is not None
    return state


def events_of(command: ReviewCommand, state: Review | None, known: Facts) -> tuple[ReviewEvent, ...]:
    outcome = decide(command, state, known, RULES)
    assert not isinstance(outcome, Refused), outcome
    return outcome


def fold(state: Review | None, events: Iterable[ReviewEvent]) -> Review | None:
    return reduce(evolve, events, state)
