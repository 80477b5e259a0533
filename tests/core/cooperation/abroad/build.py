"""Small builders: Guangzhou asks another state for a person, and is asked for one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from typing import Any

from tipstaff.cooperation.core.abroad import commands as to
from tipstaff.cooperation.core.abroad.decide import decide
from tipstaff.cooperation.core.abroad.eligibility import questions_of
from tipstaff.cooperation.core.abroad.events import ForeignEvent
from tipstaff.cooperation.core.abroad.evolve import evolve
from tipstaff.cooperation.core.abroad.facts import Facts
from tipstaff.cooperation.core.abroad.package import Copy
from tipstaff.cooperation.core.abroad.questions import BarAnswer, Side
from tipstaff.cooperation.core.abroad.request import ForeignRequest, ForeignWarrant, HandoverSide, Sought
from tipstaff.cooperation.core.abroad.view import Verdict, View
from tipstaff.kernel.actor import CLOCK_ROLES, Actor, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import (
    AgencyId,
    ForeignRequestId,
    MatterId,
    OffenceCode,
    OfficeId,
    RegionCode,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import WarrantStanding
from tipstaff.policy.abroad import Answer
from tipstaff.policy.loader import load_profile
from tipstaff.policy.profile import Profile
from tipstaff.registrar import blind

CN, EU, US = (load_profile(name) for name in ("cn/2026-1", "eu-eaw/2026-1", "us-style/2026-1"))
REQUEST = ForeignRequestId(MatterId("abroad-1"))
WARRANT, SUBJECT = WarrantId(MatterId("warrant-1")), SubjectId("subject-1")
POLICE, DESK = AgencyId("guangzhou-police"), OfficeId("guangzhou-international")
RIGHTS, DECISIONS = OfficeId("oversight-rights"), OfficeId("oversight-decisions")
NOW = Instant.parse("2026-11-23T09:00:00+08:00")
THEFT, MURDER = OffenceCode("cn.264"), OffenceCode("cn.232")


def actor(user: str, *roles: Role, **other: Any) -> Actor:
    known = {
        "office": DESK,
        "agency": POLICE,
        "region": RegionCode("440100"),
        "zone": "Asia/Shanghai",
        "profile": "cn/2026-1",
    }
    return Actor(user=UserId(user), roles=frozenset(roles), **(known | other))


DESK_OFFICER = actor("desk", Role.CENTRAL_AUTHORITY)
COLLEAGUE = actor("colleague", Role.CENTRAL_AUTHORITY)
FIRST, SECOND, THIRD = (
    actor(name, Role.HUMAN_RIGHTS_REVIEWER, office=RIGHTS, agency=AgencyId("oversight"))
    for name in ("first", "second", "third")
)
DECIDER = actor("decider", Role.REVIEW_DECIDER, office=DECISIONS, agency=AgencyId("oversight"))
CLOCK = replace(DESK_OFFICER, roles=CLOCK_ROLES)
REVIEWERS = {one.user: RIGHTS for one in (FIRST, SECOND, THIRD)} | {DESK_OFFICER.user: DESK}
STANDING = WarrantStanding(
    warrant=WARRANT,
    number="1",
    is_in_force=True,
    status="in_force",
    edition=2,
    level=3,
    subject=SUBJECT,
    issuing_desk=OfficeId("guangzhou-confirmation"),
    agency=POLICE,
    court=AgencyId("guangzhou-court"),
    region=RegionCode("440100"),
)
FOREIGN = ForeignWarrant(authority="某地法院", number="W-17", issued_on=date(2026, 11, 1), person="样本甲")


def facts(who: Actor, now: Instant = NOW, **other: Any) -> Facts:
    known = {"warrant": STANDING, "reviewers": REVIEWERS, "decider_office": DECISIONS}
    return Facts(actor=who, now=now, **(known | other))


def asking(**other: Any) -> to.AskAbroad:
    known = {
        "happened_at": NOW,
        "request": REQUEST,
        "warrant": WARRANT,
        "instrument": "un.model_treaty",
        "country": "SG",
        "offence": THEFT,
        "sought": Sought.PROSECUTION,
        "months": 120,
    }
    return to.AskAbroad(**(known | other))


def receiving(**other: Any) -> to.RecordFromAbroad:
    known = {
        "happened_at": NOW,
        "request": REQUEST,
        "subject": SUBJECT,
        "instrument": "cn.extradition_law",
        "country": "SG",
        "reference": "S-1",
        "foreign": FOREIGN,
        "offence": THEFT,
        "sought": Sought.PROSECUTION,
        "months": 120,
    }
    return to.RecordFromAbroad(**(known | other))


def after(
    request: ForeignRequest | None,
    command: Command,
    who: Actor = DESK_OFFICER,
    rules: Profile = CN,
    now: Instant | None = None,
    **other: Any,
) -> ForeignRequest:
    """The request after a command that must be entered."""
    outcome = decide(command, request, facts(who, now or command.happened_at, **other), rules)  # type: ignore[arg-type]
    assert not isinstance(outcome, Refused), outcome
    return reduce(evolve, outcome, request)  # type: ignore[arg-type]


def events(
    request: ForeignRequest | None, command: Command, who: Actor = DESK_OFFICER, rules: Profile = CN
) -> tuple[ForeignEvent, ...]:
    outcome = decide(command, request, facts(who, command.happened_at), rules)  # type: ignore[arg-type]
    assert not isinstance(outcome, Refused), outcome
    return outcome


def refusal(
    request: ForeignRequest | None,
    command: Command,
    who: Actor = DESK_OFFICER,
    rules: Profile = CN,
    now: Instant | None = None,
    **other: Any,
) -> str:
    """The ground on which a command is refused."""
    outcome = decide(command, request, facts(who, now or command.happened_at, **other), rules)  # type: ignore[arg-type]
    assert isinstance(outcome, Refused), outcome
    return outcome.ground.value


def cmd[C: Command](form: type[C], at: Instant = NOW, **values: Any) -> C:
    return form(happened_at=at, request=REQUEST, **values)


def answering(
    request: ForeignRequest, changed: Mapping[tuple[str, Side], Answer] | None = None, rules: Profile = CN
) -> to.AnswerQuestions:
    """Every question answered so that nothing stops, but for those that are changed."""
    answers = []
    for one in questions_of(request, rules):
        good = Answer.NO if Answer.NO not in one.question.rule.stops_on else Answer.YES
        given = (changed or {}).get(one.key, good)
        answers.append(BarAnswer(question=one.question.id, side=one.side, answer=given, reason="已查明"))
    return cmd(to.AnswerQuestions, answers=tuple(answers))


def filing(part: str, **other: Any) -> to.FilePart:
    known = {
        "part": part,
        "text": "内容",
        "certified_copy": Copy(sha256="0" * 64, name="a.pdf"),
        "certified_by": "公证员",
        "certified_on": date(2026, 11, 1),
        "translation": "content",
        "translated_by": "译员",
    }
    return cmd(to.FilePart, **(known | other))


def asked(rules: Profile = CN, **other: Any) -> ForeignRequest:
    return after(None, asking(**other), rules=rules)


def received(rules: Profile = CN, **other: Any) -> ForeignRequest:
    return after(None, receiving(**other), rules=rules)


def complete(request: ForeignRequest, rules: Profile = CN) -> ForeignRequest:
    """With every question answered and every paper there."""
    request = after(request, answering(request, rules=rules), rules=rules)
    for part in rules.package_for(request.form):
        request = after(request, filing(part.id), rules=rules)
    return request


def putting(first: UserId = FIRST.user, second: UserId = SECOND.user) -> to.PutToReview:
    return cmd(to.PutToReview, first=first, second=second)


def in_review(request: ForeignRequest | None = None, rules: Profile = CN) -> ForeignRequest:
    return after(complete(request or asked(rules), rules), putting(), rules=rules)


def view(verdict: Verdict = Verdict.RELEASE, **other: Any) -> View:
    known = {"torture": Answer.NO, "persecution": Answer.NO, "reasons": "依据充分"}
    return View(verdict=verdict, **(known | other))


CODES = {one.user: f"{one.user}-code" for one in (FIRST, SECOND, THIRD)}


def sealed(
    request: ForeignRequest, who: Actor, what: View | None = None, at: Instant = NOW, rules: Profile = CN
) -> ForeignRequest:
    command = blind.sealing(REQUEST, what or view(), CODES[who.user], at)
    return after(request, command, who, rules)


def opening(request: ForeignRequest, who: Actor, at: Instant = NOW) -> Any:
    return blind.opening(request, who.user, CODES[who.user], at)


def opened(request: ForeignRequest, *people: Actor, rules: Profile = CN) -> ForeignRequest:
    """Each opens, in this sequence."""
    for who in people:
        request = after(request, opening(request, who), who, rules)
    return request


def reviewed(
    first: View | None = None,
    second: View | None = None,
    request: ForeignRequest | None = None,
    rules: Profile = CN,
) -> ForeignRequest:
    """Both sealed, both opened."""
    state = in_review(request, rules)
    state = sealed(sealed(state, FIRST, first, rules=rules), SECOND, second, rules=rules)
    return opened(state, FIRST, SECOND, rules=rules)


def sent(rules: Profile = CN, **other: Any) -> ForeignRequest:
    return after(
        reviewed(request=asked(rules, **other), rules=rules), cmd(to.SendAbroad, reference="1"), rules=rules
    )


def granted(rules: Profile = CN, **other: Any) -> ForeignRequest:
    return after(sent(rules, **other), cmd(to.RecordGranted, reason="准予"), rules=rules)


def surrendered() -> ForeignRequest:
    state = after(granted(), cmd(to.RecordDetention))
    state = after(state, cmd(to.AgreeHandover, agreed_for=NOW + timedelta(days=1)))
    state = after(state, cmd(to.SignHandover, side=HandoverSide.GIVING, signed_by="甲"))
    at = NOW + timedelta(days=3)
    return after(state, cmd(to.SignHandover, at, side=HandoverSide.TAKING, signed_by="乙"), COLLEAGUE)
