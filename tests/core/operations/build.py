"""Small builders: Chengdu executes its court's warrant; the court's own desk answers for it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from typing import Any
from zoneinfo import ZoneInfo

from tipstaff.kernel.actor import CLOCK_ROLES, Actor, Role
from tipstaff.kernel.calendar import load
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import (
    AgencyId,
    CooperationRequestId,
    MatterId,
    OfficeId,
    OperationId,
    RegionCode,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Bilingual, Budget, Confidence, Limit, Mode
from tipstaff.kernel.standing import CooperationStanding, WarrantStanding
from tipstaff.operations.core import commands as k
from tipstaff.operations.core.confirmation import Answer, Urgency
from tipstaff.operations.core.decide import decide
from tipstaff.operations.core.difference import Comparison, Feature, Fit
from tipstaff.operations.core.events import OperationEvent
from tipstaff.operations.core.evolve import evolve
from tipstaff.operations.core.facts import Facts
from tipstaff.operations.core.incident import ComplaintFinding, IncidentKind
from tipstaff.operations.core.mismatch import MismatchFinding
from tipstaff.operations.core.operation import NotExecutedReason, Operation
from tipstaff.operations.core.protest import Finding
from tipstaff.operations.core.readiness import Known
from tipstaff.operations.core.token import hash_of
from tipstaff.policy.loader import load_profile
from tipstaff.policy.profile import Applies, CareItem, ReadinessItem, TextDate
from tipstaff.policy.readiness import AnswerForm, RestsOn

OPERATION = OperationId(MatterId("operation-1"))
WARRANT = WarrantId(MatterId("warrant-1"))
COOPERATION = CooperationRequestId(MatterId("cooperation-1"))
SUBJECT = SubjectId("subject-1")
CHENGDU, HANGZHOU, COURT = AgencyId("chengdu"), AgencyId("hangzhou"), AgencyId("court")
SQUAD, COMMAND, CENTRE = OfficeId("chengdu-squad"), OfficeId("chengdu-command"), OfficeId("detention-centre")
DESK, ELSEWHERE = OfficeId("court-desk"), OfficeId("hangzhou-desk")
START = Instant.parse("2026-09-17T10:00:00+08:00")
TOKEN = "seven blue lanterns"


def later(minutes: float, start: Instant = START) -> Instant:
    return start + timedelta(minutes=minutes)


def said(english: str) -> Bilingual:
    return Bilingual(zh=f"〔{english}〕", en=english)


def limit(name: str, budget: str) -> tuple[str, Limit]:
    return name, Limit(
        id=name,
        budget=Budget.parse(budget),
        mode=Mode.CONTINUOUS,
        source="test",
        confidence=Confidence.HOUSE,
        says=said(name),
    )


def ready(
    name: str, *, blocks: bool, form: AnswerForm = AnswerForm.PLAIN, rests_on: Iterable[RestsOn] = ()
) -> ReadinessItem:
    return ReadinessItem(
        id=name,
        says=said(name),
        source="test",
        confidence=Confidence.HOUSE,
        blocks_when_unknown=blocks,
        form=form,
        limit="readiness.plan",
        rests_on=frozenset(rests_on),
    )


def owed(name: str, applies: Applies = Applies.ALWAYS) -> CareItem:
    return CareItem(
        id=name,
        says=said(name),
        source="test",
        confidence=Confidence.HOUSE,
        limit=f"custody.{name}",
        applies=applies,
    )


RULES = replace(
    load_profile("cn/2026-1"),
    name="test/1",
    title=said("test"),
    time_zone=ZoneInfo("Asia/Shanghai"),
    calendar=load("cn"),
    text_dates=(TextDate(law=said("law"), dated=date(2026, 1, 1)),),
    sections=(),
    limits=dict(
        limit(name, budget)
        for name, budget in {
            "operation.plan.1": "2h",
            "operation.outcome.1": "24h",
            "operation.outcome.2": "48h",
            "operation.outcome.3": "7d",
            "confirmation.urgent": "10min",
            "confirmation.routine": "1h",
            "confirmation.valid.1": "4h",
            "confirmation.valid.2": "12h",
            "confirmation.valid.3": "24h",
            "execution.token": "4h",
            "readiness.known": "24h",
            "readiness.seen": "72h",
            "readiness.plan": "7d",
            "protest.review": "1h",
            "redress.told": "24h",
            "complaint.answer": "7d",
            "custody.told_why": "1h",
            "custody.family": "24h",
            "custody.interpreter": "24h",
            "handover.sign": "2h",
        }.items()
    ),
    offences={},
    level_rules=(),
    cooperation={},
    declines=(),
    readiness=(
        ready("briefed", blocks=True),
        ready("medical_plan", blocks=False),
        ready("force_plan", blocks=False, form=AnswerForm.PLAN),
        ready("children", blocks=False, form=AnswerForm.NEED, rests_on=(RestsOn.ADDRESS,)),
        ready("desk_told", blocks=False, form=AnswerForm.SEEN),
        ready("dwelling_authority", blocks=False, form=AnswerForm.DWELLING),
        ready("time_window", blocks=False, form=AnswerForm.WINDOW),
    ),
    custody=(owed("told_why"), owed("family"), owed("interpreter", Applies.NEEDS_INTERPRETER)),
    confirmation=(),
    review=(),
)


def actor(user: str, office: OfficeId, *roles: Role, agency: AgencyId = CHENGDU) -> Actor:
    return Actor(
        user=UserId(user),
        office=office,
        agency=agency,
        region=RegionCode("510100"),
        zone="Asia/Shanghai",
        profile="test/1",
        roles=frozenset(roles),
    )


OWNER = actor("owner", COMMAND, Role.COMMAND_OWNER, Role.DUTY_OFFICER)
NEXT = actor("next", COMMAND, Role.COMMAND_OWNER)
OFFICER = actor("officer", SQUAD, Role.OFFICER)
SECOND = actor("second", SQUAD, Role.OFFICER)
CUSTODY = actor("custody", CENTRE, Role.CUSTODY_OFFICER)
CONFIRMER = actor("confirmer", DESK, Role.CONFIRMATION_DESK, agency=COURT)
COLLEAGUE = actor("colleague", DESK, Role.CONFIRMATION_DESK, agency=COURT)
COLLEAGUE_ON_DUTY = actor("colleague", DESK, Role.DUTY_OFFICER, agency=COURT)
SUPERVISOR = actor("supervisor", DESK, Role.DUTY_OFFICER, agency=COURT)
STRANGER = actor("stranger", ELSEWHERE, *(set(Role) - {Role.CLOCK}), agency=HANGZHOU)
CLOCK = replace(actor("clock", DESK), roles=CLOCK_ROLES, agency=AgencyId(""))


def warrant(*, edition: int = 3, is_in_force: bool = True, level: int = 1) -> WarrantStanding:
    return WarrantStanding(
        warrant=WARRANT,
        number="(2026)川0104刑初1号",
        is_in_force=is_in_force,
        status="in_force" if is_in_force else "recalled",
        edition=edition,
        level=level,
        subject=SUBJECT,
        issuing_desk=DESK,
        agency=COURT,
        court=COURT,
        region=RegionCode("510100"),
    )


def cooperation(
    *, is_accepted: bool = True, about: WarrantId = WARRANT, is_for_execution: bool = True
) -> CooperationStanding:
    return CooperationStanding(
        request=COOPERATION,
        warrant=about,
        is_accepted=is_accepted,
        is_for_execution=is_for_execution,
        asking_agency=CHENGDU,
        asked_agency=HANGZHOU,
        asked_region=RegionCode("330100"),
    )


def facts(by: Actor, now: Instant = START, **other: Any) -> Facts:
    known: dict[str, Any] = {"warrant": warrant(), "cooperation": None, "place_is_own": True}
    return Facts(actor=by, now=now, **(known | other))


type Act = tuple[k.OperationCommand, Facts]


def act[C: k.OperationCommand](
    command: type[C], by: Actor, minutes: float = 0, *, known: dict[str, Any] | None = None, **fields: Any
) -> Act:
    """A command that somebody gives, entered at the moment it happens unless `happened_at` says otherwise."""
    now = later(minutes)
    values: dict[str, Any] = {"happened_at": now, "operation": OPERATION} | fields
    return command(**values), facts(by, now, **(known or {}))


def opened(by: Actor = OWNER, **other: Any) -> Act:
    fields: dict[str, Any] = {"warrant": WARRANT, "place": RegionCode("510104")} | other
    known = fields.pop("known", None)
    return act(k.OpenOperation, by, known=known, **fields)


def offered(by: Actor = OWNER, to: Actor = NEXT, minutes: float = 1) -> Act:
    return act(k.OfferCommand, by, minutes, to=to.user, to_office=to.office)


def taken_over(by: Actor = NEXT, minutes: float = 2) -> Act:
    return act(k.TakeOverCommand, by, minutes)


def known_ready(item: str = "briefed", answer: Known = Known.YES, note: str = "", **other: Any) -> Act:
    return act(k.AnswerReadiness, OFFICER, 5, item=item, answer=answer, note=note, **other)


def address_named(minutes: float = 3, address: str = "12 Example Lane, door 3") -> Act:
    return act(k.NameAddress, OFFICER, minutes, address=address)


def by_day(since: float = 0, until: float = 300) -> dict[str, Any]:
    """A time for the execution, in minutes from the opening."""
    return {"window_from": later(since), "window_until": later(until)}


def compared(*differing: Feature, seen: str = "176 cm") -> tuple[Comparison, ...]:
    """Every feature asked about: those that differ, and all others agreeing."""
    return tuple(
        Comparison(feature=each, fit=Fit.DIFFERS if each in differing else Fit.AGREES, seen=seen)
        for each in Feature
    )


def asked(by: Actor = OWNER, minutes: float = 10, urgency: Urgency = Urgency.URGENT, **other: Any) -> Act:
    return act(k.AskConfirmation, by, minutes, urgency=urgency, **({"compared": compared()} | other))


def explained(by: Actor = COLLEAGUE, minutes: float = 11, number: int = 1, **other: Any) -> Act:
    fields: dict[str, Any] = {"finding": MismatchFinding.EXPLAINED, "means": "registry, by phone"} | other
    return act(k.ResolveMismatch, by, minutes, number=number, **fields)


def answered(
    answer: Answer = Answer.CONFIRM, by: Actor = CONFIRMER, minutes: float = 12, **other: Any
) -> Act:
    spoken = {"identity": "identity card", "validity": "instrument", "collection": "undertaking"}
    words: dict[Answer, dict[str, Any]] = {
        Answer.CONFIRM: spoken,
        Answer.DENY: {"reason": "recalled"},
        Answer.MORE_TIME: {},
    }[answer]
    return act(k.AnswerConfirmation, by, minutes, **({"number": 1, "answer": answer} | words | other))


def no_answer(number: int = 1, minutes: float = 20) -> Act:
    return act(k.NoteNoAnswer, CLOCK, minutes, number=number)


def issued(by: Actor = OWNER, minutes: float = 15, to: Actor = OFFICER, **other: Any) -> Act:
    fields: dict[str, Any] = {
        "token_hash": hash_of(TOKEN),
        "officer": to.user,
        "window_from": later(15),
        "window_until": later(75),
    }
    return act(k.IssueToken, by, minutes, **(fields | other))


def executed(by: Actor = OFFICER, minutes: float = 30, **other: Any) -> Act:
    fields: dict[str, Any] = {
        "token": TOKEN,
        "paper_shown": True,
        "differences_asked": True,
        "officers": (OFFICER.user, SECOND.user),
    }
    return act(k.ExecuteWarrant, by, minutes, **(fields | other))


def not_executed(
    by: Actor = OWNER, minutes: float = 30, reason: NotExecutedReason = NotExecutedReason.NOT_MET
) -> Act:
    return act(k.RecordNotExecuted, by, minutes, reason=reason, note="nobody at home")


def wrong_place(by: Actor = OFFICER, minutes: float = 30, note: str = "the door of number 14") -> Act:
    return act(k.RecordWrongPlace, by, minutes, note=note)


def incident(
    kind: IncidentKind = IncidentKind.COMPLAINT, minutes: float = 36, by: Actor = OFFICER, **other: Any
) -> Act:
    return act(k.RecordIncident, by, minutes, **({"kind": kind, "text": "pushed against the wall"} | other))


def complaint_answered(
    by: Actor = COLLEAGUE_ON_DUTY, minutes: float = 60, number: int = 1, **other: Any
) -> Act:
    fields: dict[str, Any] = {"finding": ComplaintFinding.UPHELD, "text": "the force was not needed"} | other
    return act(k.AnswerComplaint, by, minutes, number=number, **fields)


def redress_told(by: Actor = COLLEAGUE, minutes: float = 60, **other: Any) -> Act:
    fields = {"to": "the man who was held", "means": "letter with the ways to be heard"} | other
    return act(k.TellOfRedress, by, minutes, **fields)


def protested(by: Actor = OFFICER, minutes: float = 35) -> Act:
    return act(k.ProtestIdentity, by, minutes, statement="I am his brother")


def resolved(
    finding: Finding = Finding.SAME_PERSON, by: Actor = COLLEAGUE, minutes: float = 45, **other: Any
) -> Act:
    if finding is Finding.NOT_THE_PERSON:
        other = {"released_at": later(44)} | other
    return act(k.ResolveProtest, by, minutes, **({"finding": finding, "means": "civil registry"} | other))


def cared(item: str = "told_why", by: Actor = OFFICER, minutes: float = 40, **other: Any) -> Act:
    return act(k.GiveCare, by, minutes, item=item, **other)


def care_missed(item: str = "told_why", minutes: float = 90) -> Act:
    return act(k.NoteCareMissed, CLOCK, minutes, item=item)


def released(by: Actor = OWNER, minutes: float = 50, reason: str = "recalled by the court") -> Act:
    return act(k.ReleasePerson, by, minutes, reason=reason)


def handover_offered(by: Actor = OFFICER, minutes: float = 50, to: OfficeId = CENTRE, **other: Any) -> Act:
    words: dict[str, Any] = {"place": "gate 2", "inventory": "one watch, one wallet"}
    return act(k.OfferHandover, by, minutes, to_office=to, **(words | other))


def handed_over(by: Actor = CUSTODY, minutes: float = 60, *, agreed: bool = True) -> Act:
    return act(k.TakeHandover, by, minutes, inventory_agreed=agreed)


def closed(by: Actor = OWNER, minutes: float = 120) -> Act:
    return act(k.CloseOperation, by, minutes)


PREPARED: tuple[Act, ...] = (opened(), known_ready())
CONFIRMED: tuple[Act, ...] = (*PREPARED, asked(), answered())
WITH_TOKEN: tuple[Act, ...] = (*CONFIRMED, issued())
EXECUTED: tuple[Act, ...] = (*WITH_TOKEN, executed())
CARED_FOR: tuple[Act, ...] = (*EXECUTED, cared(), cared("family", minutes=41))
HANDED_OVER: tuple[Act, ...] = (*CARED_FOR, handover_offered(), handed_over())
CLOSED: tuple[Act, ...] = (*HANDED_OVER, closed())


def after(*acts: Act) -> Operation:
    """The operation after acts that must all be allowed."""
    operation: Operation | None = None
    for command, known in acts:
        operation = fold(operation, events_of(command, operation, known))
    assert operation is not None
    return operation


def events_of(
    command: k.OperationCommand, operation: Operation | None, known: Facts
) -> tuple[OperationEvent, ...]:
    outcome = decide(command, operation, known, RULES)
    assert not isinstance(outcome, Refused), outcome
    return outcome


def fold(operation: Operation | None, events: Iterable[OperationEvent]) -> Operation | None:
    return reduce(evolve, events, operation)
