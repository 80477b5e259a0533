"""Who there is and what they may ask: a few people, each at every desk, so that anybody may try to be both hands."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.core.exploration.register import DESK, RULES, Register
from tests.core.warrants import build as b

from tipstaff.kernel.actor import CLOCK_ROLES, Actor, Role
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import AgencyId, MatterId, OfficeId, OperationId, RegionCode, UserId, WarrantId
from tipstaff.operations.core import commands as k
from tipstaff.operations.core.confirmation import Answer, Urgency
from tipstaff.operations.core.difference import Comparison, Feature, Fit
from tipstaff.operations.core.mismatch import MismatchFinding
from tipstaff.operations.core.operation import NotExecutedReason
from tipstaff.operations.core.protest import Finding
from tipstaff.operations.core.readiness import Known
from tipstaff.operations.core.token import hash_of
from tipstaff.warrants.core import commands as w
from tipstaff.warrants.core.warrant import RecallGround, SuspensionGround, Warrant, warrant_id

REGISTRY, COMMAND, SQUAD = b.OFFICE, OfficeId("psb-999999-command"), OfficeId("psb-999999-squad")
CENTRE, BENCH = OfficeId("psb-999999-centre"), OfficeId("court-999999-criminal")
STRANGE = OfficeId("psb-999998-desk")
OFFICES = {REGISTRY: b.BUREAU, COMMAND: b.BUREAU, SQUAD: b.BUREAU, DESK: b.BUREAU, CENTRE: b.BUREAU}
OFFICES |= {BENCH: b.COURT, STRANGE: AgencyId("psb-999998")}
PEOPLE = tuple(UserId(one) for one in ("an", "bo", "cai", "ding"))
WHOLE = frozenset(Role) - {Role.CLOCK, Role.OVERSIGHT}
"""Nobody is stopped by a role here: the hands alone have to keep them apart."""
CLOCK = replace(b.CLOCK, roles=CLOCK_ROLES)

NUMBERS = (b.NUMBER, b.OTHER_NUMBER)
WARRANTS = tuple(warrant_id(b.COURT, number) for number in NUMBERS)
OPERATIONS = tuple(OperationId(MatterId(f"operation-{one}")) for one in "12")
TIMES = tuple(
    timedelta(minutes=one) for one in (1, 1, 11, 11, 61, 61, 5 * 60, 25 * 60, 8 * 24 * 60, 45 * 24 * 60)
)


def actor(user: UserId, office: OfficeId) -> Actor:
    return Actor(
        user=user,
        office=office,
        agency=OFFICES[office],
        region=RegionCode("999999"),
        zone="Asia/Shanghai",
        profile=RULES.name,
        roles=WHOLE,
    )


ACTORS = tuple(actor(user, office) for user in PEOPLE for office in OFFICES)
AN, BO, CAI, DING = PEOPLE
_WHOLE = b.attest(b.registered())
"""What a check attests where there is nothing to check."""


def asks(register: Register, matter: MatterId) -> dict[str, Command]:
    """Everything that may be asked about a matter now, by a short name; its content fits the state as it is."""
    return _of_warrant(register, WarrantId(matter)) if matter in WARRANTS else _of_operation(register, matter)


def _of_warrant(register: Register, warrant: WarrantId) -> dict[str, Command]:
    state, at = register.matters.get(warrant), {"happened_at": register.now, "warrant": warrant}
    number, other = NUMBERS[WARRANTS.index(warrant)], WARRANTS[1 - WARRANTS.index(warrant)]
    named: dict[str, Any] = {**at, "number": number}
    fields = b.attest(state) if isinstance(state, Warrant) else ()
    wrong = b.attest(state, "name") if isinstance(state, Warrant) else ()
    today = register.now.day(RULES.time_zone)
    dates: dict[str, Any] = {"issued_on": date(2026, 9, 15), "valid_until": date(2026, 12, 20)}
    dates["review_on"] = min(today + timedelta(days=20), date(2026, 12, 20))
    found: dict[str, Command] = {
        "draft": replace(b.DRAFT, **named),
        "discard": w.DiscardDraft(**at),
        "register": replace(b.REGISTER, **named, **dates),
        "register with the other": replace(b.REGISTER, **named, **dates, record_of=other),
        "check": w.CheckWarrant(**at, attestations=fields or _WHOLE),
        "check half": w.CheckWarrant(**at, attestations=(fields or _WHOLE)[:1]),
        "return": w.CheckWarrant(**at, attestations=wrong or _WHOLE),
        "correct": replace(b.CORRECT, **at, **dates),
        "vary": replace(b.VARY, **at, **dates),
        "vary back": replace(b.VARY, **at, **dates, offence=b.REGISTER.offence),
        "recall": w.RecallWarrant(**at, ground=RecallGround.WITHDRAWN),
        "recall on paper": replace(b.RECALL_ON_PAPER, **at),
        "recall as an error": w.RecallWarrant(**at, ground=RecallGround.ENTERED_IN_ERROR),
        "quash": w.QuashWarrant(**at),
        "merge": w.MergeWarrant(**at, into=other, reason="同一份逮捕证"),
        "review": w.ReviewRecord(**at, consulted="承办法官", review_on=dates["review_on"]),
        "validate": w.ValidateWarrant(**at, consulted="承办法官", looked_at="逮捕证原件"),
        "execution": w.NoteExecution(**at, operation=OPERATIONS[0]),
        "execution void": w.NoteExecutionVoid(**at, operation=OPERATIONS[0]),
        "expiry": w.NoteExpiry(**at),
        "check overdue": w.NoteCheckOverdue(**at),
        "review overdue": w.NoteReviewOverdue(**at),
        "care overdue": w.NoteRecordCareOverdue(**at),
        "validation missed": w.NoteValidationMissed(**at),
        "draft abandoned": w.NoteDraftAbandoned(**at),
    }
    for ground in SuspensionGround:
        found[f"suspend: {ground}"] = w.SuspendWarrant(**at, ground=ground, explanation="存疑")
        found[f"lift: {ground}"] = w.LiftSuspension(
            **at, ground=ground, attestations=fields or _WHOLE, review_on=dates["review_on"]
        )
    return found


def _of_operation(register: Register, matter: MatterId) -> dict[str, Command]:
    state = register.matters.get(matter)
    at: dict[str, Any] = {"happened_at": register.now, "operation": matter}
    number = len(state.confirmations) if state else 1
    token = f"{matter} {len(state.tokens) if state else 1}"
    following = f"{matter} {len(state.tokens) + 1 if state else 1}"
    window = {"window_from": register.now, "window_until": register.now + timedelta(hours=2)}
    asked: dict[str, Any] = {**at, "compared": _compared(Fit.AGREES)}
    said = {"identity": "户籍底册", "validity": "法院电子件", "collection": "押解审批表"}
    conduct: dict[str, Any] = {"paper_shown": True, "differences_asked": True}
    found: dict[str, Command] = {
        "open": k.OpenOperation(**at, warrant=WARRANTS[0], place=RegionCode("999999")),
        "open on the other": k.OpenOperation(**at, warrant=WARRANTS[1], place=RegionCode("999999")),
        "plan": k.RecordPlan(**at, plan="计划"),
        "ready": k.AnswerReadiness(**at, item=RULES.readiness[0].id, answer=Known.YES),
        "unready": k.AnswerReadiness(**at, item=RULES.readiness[0].id, answer=Known.UNKNOWN),
        "ask": k.AskConfirmation(**asked, urgency=Urgency.URGENT),
        "ask routinely": k.AskConfirmation(**at, urgency=Urgency.ROUTINE),
        "ask with a difference": k.AskConfirmation(
            **at, compared=_compared(Fit.DIFFERS), urgency=Urgency.URGENT
        ),
        "confirm": k.AnswerConfirmation(**at, number=number, answer=Answer.CONFIRM, **said),
        "confirm in part": k.AnswerConfirmation(
            **at, number=number, answer=Answer.CONFIRM, identity="户籍底册"
        ),
        "confirm the earlier": k.AnswerConfirmation(
            **at, number=max(1, number - 1), answer=Answer.CONFIRM, **said
        ),
        "deny": k.AnswerConfirmation(**at, number=number, answer=Answer.DENY, reason="不是此人"),
        "more time": k.AnswerConfirmation(
            **at, number=number, answer=Answer.MORE_TIME, until=register.now + timedelta(hours=1)
        ),
        "execute": k.ExecuteWarrant(**at, token=token, officers=(AN, CAI), **conduct),
        "execute by others": k.ExecuteWarrant(**at, token=token, officers=(BO, DING), **conduct),
        "execute with an older token": k.ExecuteWarrant(
            **at, token=f"{matter} 1", officers=(AN, CAI), **conduct
        ),
        "execute alone": k.ExecuteWarrant(**at, token=token, officers=(AN,), **conduct),
        "not executed": k.RecordNotExecuted(**at, reason=NotExecutedReason.NOT_MET),
        "protest": k.ProtestIdentity(**at, statement="我不是这个人"),
        "take command": k.TakeOverCommand(**at),
        "release": k.ReleasePerson(**at, reason="变更强制措施"),
        "take handover": k.TakeHandover(**at, inventory_agreed=True),
        "close": k.CloseOperation(**at),
        "no answer": k.NoteNoAnswer(**at, number=number),
        "token lapsed": k.NoteTokenLapsed(**at, token_hash=hash_of(token)),
        "outcome overdue": k.NoteOverdue(**at, clock="outcome"),
    }
    for user in PEOPLE:
        found[f"token for {user}"] = k.IssueToken(**at, token_hash=hash_of(following), officer=user, **window)
        found[f"offer command to {user}"] = k.OfferCommand(**at, to=user, to_office=COMMAND)
    for office in (CENTRE, SQUAD):
        found[f"hand over to {office}"] = k.OfferHandover(
            **at, to_office=office, place="看守所", inventory="手机一部"
        )
    for finding in Finding:
        found[f"protest: {finding}"] = k.ResolveProtest(
            **at, finding=finding, means="指认户籍照片以外的书证", released_at=register.now
        )
    for meaning in MismatchFinding:
        found[f"mismatch: {meaning}"] = k.ResolveMismatch(
            **at, number=number, finding=meaning, means="查阅出生证明"
        )
    for item in RULES.custody[:2]:
        found[f"care: {item.id}"] = k.GiveCare(**at, item=item.id)
        found[f"care missed: {item.id}"] = k.NoteCareMissed(**at, item=item.id)
    return found


def _compared(fit: Fit) -> tuple[Comparison, ...]:
    return tuple(Comparison(feature=one, fit=fit, seen="另有一痣") for one in Feature)


EVERY = {matter: tuple(asks(Register(b.NOW), matter)) for matter in (*WARRANTS, *OPERATIONS)}
"""The names of what may be asked about each matter."""

FITTING: dict[OfficeId, tuple[str, ...]] = {
    REGISTRY: (
        "draft",
        "register",
        "check",
        "return",
        "correct",
        "merge",
        "review",
        "validate",
        "lift",
        "suspend",
    ),
    BENCH: ("vary", "recall", "quash", "lift", "suspend"),
    COMMAND: ("open", "plan", "token", "not", "close", "offer", "take command", "release"),
    SQUAD: ("ready", "unready", "ask", "execute", "protest", "hand", "care", "take handover"),
    CENTRE: ("take handover", "care", "release", "hand", "protest"),
    DESK: ("confirm", "deny", "more time", "mismatch", "protest:"),
    STRANGE: ("protest:", "mismatch"),
}
"""From which office an act may come at all, by the words with which it begins."""


def actors_for(name: str) -> tuple[Actor, ...]:
    """Everybody, each at an office from which the act may come."""
    offices = [office for office, begins in FITTING.items() if name.startswith(begins)]
    return tuple(actor(user, office) for user in PEOPLE for office in offices) or (CLOCK,)


FITS = {name: actors_for(name) for names in EVERY.values() for name in names}

HONEST: tuple[tuple[int, str, UserId, OfficeId], ...] = (
    (0, "register", AN, REGISTRY),
    (0, "check", BO, REGISTRY),
    (2, "open", CAI, COMMAND),
    (2, "ready", AN, SQUAD),
    (2, "ask", AN, SQUAD),
    (2, "mismatch: explained", BO, DESK),
    (2, "confirm", DING, DESK),
    (2, f"token for {AN}", CAI, COMMAND),
    (2, "execute", AN, SQUAD),
    (2, "hand over to psb-999999-centre", AN, SQUAD),
    (2, "take handover", CAI, CENTRE),
)
"""The straight way to an execution and a hand-over: without it a random walk hardly ever comes near one."""
