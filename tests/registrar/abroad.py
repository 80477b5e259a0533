"""Requests between states at the door: prepared, put to review, sealed and opened by the demonstration's people."""

from datetime import date, timedelta
from typing import Any

from tests.registrar import build as b

from tipstaff.agencies.founding import key_of
from tipstaff.cooperation.core.abroad import commands as to
from tipstaff.cooperation.core.abroad.eligibility import questions_of
from tipstaff.cooperation.core.abroad.package import Copy
from tipstaff.cooperation.core.abroad.questions import BarAnswer
from tipstaff.cooperation.core.abroad.request import ForeignRequest, HandoverSide, Sought
from tipstaff.cooperation.core.abroad.view import Verdict, View
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import ForeignRequestId, MatterId, OffenceCode, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.abroad import Answer
from tipstaff.registrar import blind
from tipstaff.registrar.rules import rules_named
from tipstaff.registrar.submit import Entered

DESK, COLLEAGUE = "abroad.guangzhou", "abroad2.guangzhou"
FIRST, SECOND, THIRD = "rights1", "rights2", "rights3"
CODES = {FIRST: "AAAA-1111", SECOND: "BBBB-2222", THIRD: "CCCC-3333"}
RULES = rules_named("cn/2026-1")


def request_id(name: str) -> ForeignRequestId:
    return ForeignRequestId(MatterId(f"abroad-{name}"))


def asking(warrant: WarrantId, name: str, **other: Any) -> to.AskAbroad:
    known = {
        "happened_at": b.NOW,
        "request": request_id(name),
        "warrant": warrant,
        "instrument": "un.model_treaty",
        "country": "SG",
        "offence": OffenceCode("cn.264"),
        "sought": Sought.PROSECUTION,
        "months": 120,
    }
    return to.AskAbroad(**(known | other))


def act[C: Command](form: type[C], request: ForeignRequestId, **values: Any) -> C:
    return form(**({"happened_at": b.NOW, "request": request} | values))


def state_of(request: ForeignRequestId) -> ForeignRequest:
    state = b.state_of(request)
    assert isinstance(state, ForeignRequest)
    return state


def complete(request: ForeignRequestId, at: Instant = b.NOW) -> None:
    """Answer every question so that nothing stops, and file every part."""
    state = state_of(request)
    answers = tuple(
        BarAnswer(
            question=one.question.id,
            side=one.side,
            answer=Answer.NO if Answer.NO not in one.question.rule.stops_on else Answer.YES,
            reason="已查明",
        )
        for one in questions_of(state, RULES)
    )
    b.do(act(to.AnswerQuestions, request, happened_at=at, answers=answers), DESK, at)
    for part in RULES.package_for(state.form):
        filed = act(
            to.FilePart,
            request,
            happened_at=at,
            part=part.id,
            text="内容",
            certified_copy=Copy(sha256=b.sha256(part.id), name="a.pdf"),
            certified_by="公证员",
            certified_on=date(2026, 11, 1),
            translation="content",
            translated_by="译员",
        )
        b.do(filed, DESK, at)


def putting(request: ForeignRequestId, first: str = FIRST, second: str = SECOND) -> to.PutToReview:
    return act(to.PutToReview, request, first=key_of(first), second=key_of(second))


def in_review(warrant: WarrantId, name: str, **other: Any) -> ForeignRequestId:
    request = ForeignRequestId(b.do(asking(warrant, name, **other), DESK).matter)
    complete(request)
    b.do(putting(request), DESK)
    return request


def view(reasons: str = "依据充分", verdict: Verdict = Verdict.RELEASE) -> View:
    return View(verdict=verdict, torture=Answer.NO, persecution=Answer.NO, reasons=reasons)


def seal(request: ForeignRequestId, who: str, what: View | None = None) -> Entered:
    return b.do(blind.sealing(request, what or view(), CODES[who], b.NOW), who)


def open_own(request: ForeignRequestId, who: str) -> Entered:
    return b.do(blind.opening(state_of(request), key_of(who), CODES[who], b.NOW), who)


def released(warrant: WarrantId, name: str, **other: Any) -> ForeignRequestId:
    request = in_review(warrant, name, **other)
    for who in (FIRST, SECOND):
        seal(request, who)
    for who in (FIRST, SECOND):
        open_own(request, who)
    return request


def before_the_last_signature(warrant: WarrantId, name: str, **other: Any) -> ForeignRequestId:
    """A request that was granted; the giving side has signed for the person."""
    request = released(warrant, name, **other)
    b.do(act(to.SendAbroad, request, reference="1"), DESK)
    b.do(act(to.RecordDetention, request), DESK)
    b.do(act(to.RecordFormalRequest, request), DESK)
    b.do(act(to.RecordGranted, request, reason="决定书"), DESK)
    b.do(act(to.AgreeHandover, request, agreed_for=b.NOW), DESK)
    b.do(act(to.SignHandover, request, side=HandoverSide.GIVING, signed_by="甲"), DESK)
    return request


def last_signature(request: ForeignRequestId) -> to.SignHandover:
    return act(to.SignHandover, request, side=HandoverSide.TAKING, signed_by="乙")


def surrendered(warrant: WarrantId, name: str, **other: Any) -> ForeignRequestId:
    """A request that was granted, and the person handed over with both signatures."""
    request = before_the_last_signature(warrant, name, **other)
    b.do(last_signature(request), COLLEAGUE)
    return request


SOON, LATER = b.NOW + timedelta(days=10), b.NOW + timedelta(days=60)
