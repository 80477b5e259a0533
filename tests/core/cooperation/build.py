"""Small builders: Chengdu asks Hangzhou for help, on the Thursday before a make-up work day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import reduce
from zoneinfo import ZoneInfo

from tipstaff.cooperation.core import commands
from tipstaff.cooperation.core.approvals import commands as approving
from tipstaff.cooperation.core.approvals.events import ApprovalGiven
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.asking.particulars import Answer
from tipstaff.cooperation.core.commands import CooperationCommand
from tipstaff.cooperation.core.decide import decide
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.evolve import evolve
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.request import CooperationRequest, Paper
from tipstaff.cooperation.core.responsibility.commands import AgreeToDuties
from tipstaff.kernel.actor import CLOCK_ROLES, Actor, Role
from tipstaff.kernel.calendar import load
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import (
    AgencyId,
    CooperationRequestId,
    MatterId,
    OfficeId,
    RegionCode,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Bilingual, Budget, Confidence, Limit, Mode
from tipstaff.kernel.standing import AgencyStanding, WarrantStanding
from tipstaff.policy.duties import Bearer, Duty, DutyRule
from tipstaff.policy.loader import load_profile
from tipstaff.policy.profile import (
    HEAD,
    ApprovalRule,
    ConditionKind,
    Cooperation,
    CooperationKind,
    Item,
    Profile,
    SilenceEffect,
    TextDate,
)

REQUEST = CooperationRequestId(MatterId("cooperation-1"))
WARRANT = WarrantId(MatterId("warrant-1"))
SUBJECT = SubjectId("subject-1")
CHENGDU, HANGZHOU = AgencyId("chengdu"), AgencyId("hangzhou")
ASKING, RECEIVING = OfficeId("chengdu-desk"), OfficeId("hangzhou-desk")
LEGAL, CRIME, DETENTION = (OfficeId(f"hangzhou-{name}") for name in ("legal", "crime", "detention"))
APPROVERS = (LEGAL, CRIME, DETENTION)
THE_HEAD = OfficeId("hangzhou-head")
"""The head's office, which gives an approval of its own only where four are needed."""
ASKED_AT = Instant.parse("2026-09-17T10:00:00+08:00")
SOON = Instant.parse("2026-09-17T10:05:00+08:00")
REPLY_DUE = Instant.parse("2026-09-17T10:30:00+08:00")
APPROVAL_DUE = Instant.parse("2026-09-21T00:00:00+08:00")
"""Two working days: Friday 18, and Sunday 20, which is worked in place of National Day."""
ANSWER_DUE = Instant.parse("2026-09-22T00:00:00+08:00")


def said(english: str) -> Bilingual:
    return Bilingual(zh=f"〔{english}〕", en=english)


def item(name: str) -> Item:
    return Item(id=name, says=said(name), source="test", confidence=Confidence.HOUSE)


def limit(name: str, budget: str, mode: Mode) -> tuple[str, Limit]:
    return name, Limit(
        id=name,
        budget=Budget.parse(budget),
        mode=mode,
        source="test",
        confidence=Confidence.HOUSE,
        says=said(name),
    )


def approval_rule(office: OfficeId) -> ApprovalRule:
    """Silence of the first two goes to the head; that of the others changes nothing."""
    effect = SilenceEffect.TO_HEAD if office in (LEGAL, CRIME) else SilenceEffect.STAYS
    return ApprovalRule(
        id=approval_id(office),
        says=said(office),
        source="test",
        confidence=Confidence.HOUSE,
        limit="cooperation.approval",
        on_silence=effect,
    )


def approval_id(office: OfficeId) -> str:
    return HEAD if office == THE_HEAD else office


def condition(name: str, *, comes_first: bool) -> ConditionKind:
    return ConditionKind(
        id=name, says=said(name), source="test", confidence=Confidence.HOUSE, comes_first=comes_first
    )


def kinds(*offices: OfficeId) -> dict[Cooperation, CooperationKind]:
    """Every kind of help, with the approvals of these offices."""
    return {
        kind: CooperationKind(
            kind=kind,
            says=said(kind),
            papers=(item("letter"), item("instrument")),
            questions=(item("scope"),),
            instruments=(item("act"),) if kind is Cooperation.INFORMATION else (),
            duties=DUTIES,
            limit="cooperation.help.execution",
            remote_limit="cooperation.help.identity_check.remote",
            approvals=tuple(approval_id(one) for one in offices),
            green_channel=frozenset({1}),
        )
        for kind in Cooperation
    }


DUTIES = tuple(
    DutyRule(
        duty=duty,
        bears=Bearer.ASKED if duty in {Duty.CUSTODY, Duty.COSTS} else Bearer.ASKING,
        source="test",
        confidence=Confidence.HOUSE,
        is_fixed=duty is Duty.LIABILITY,
    )
    for duty in Duty
)
"""The asking agency bears all but custody and costs; nobody moves the liability."""


RULES = replace(
    load_profile("cn/2026-1"),
    name="test/1",
    title=said("test"),
    time_zone=ZoneInfo("Asia/Shanghai"),
    calendar=load("cn"),
    text_dates=(TextDate(law=said("law"), dated=date(2026, 1, 1)),),
    sections=(),
    limits=dict(
        [
            limit("cooperation.first_reply", "30min", Mode.CONTINUOUS),
            limit("cooperation.approval", "2wd", Mode.WORKING_DAYS),
            limit("cooperation.answer", "3wd", Mode.WORKING_DAYS),
            limit("cooperation.silence", "8h", Mode.CONTINUOUS),
            limit("cooperation.green_channel", "24h", Mode.CONTINUOUS),
            limit("cooperation.deputy", "30d", Mode.CONTINUOUS),
            limit("cooperation.help.execution", "7d", Mode.ROLL),
            limit("cooperation.help.identity_check.remote", "15d", Mode.ROLL),
            limit("cooperation.dispute", "3wd", Mode.WORKING_DAYS),
        ]
    ),
    offences={},
    level_rules=(),
    cooperation=kinds(*APPROVERS),
    approvals={approval_id(one): approval_rule(one) for one in (*APPROVERS, THE_HEAD)},
    conditions=(
        condition("host_officers", comes_first=True),
        condition("result_told", comes_first=False),
    ),
    declines=(item("papers_missing"), item("legal_bar")),
    readiness=(),
    custody=(),
    confirmation=(),
    review=(),
)


def rules_for(*offices: OfficeId) -> Profile:
    """The rules under which just these offices have to agree."""
    return RULES if offices == APPROVERS else replace(RULES, cooperation=kinds(*offices))


def actor(office: OfficeId, *roles: Role, user: str = "", agency: AgencyId = HANGZHOU) -> Actor:
    return Actor(
        user=UserId(user or f"{office}-person"),
        office=office,
        agency=agency,
        region=RegionCode("330100" if agency == HANGZHOU else "510100"),
        zone="Asia/Shanghai",
        profile="test/1",
        roles=frozenset(roles),
    )


ASKER = actor(ASKING, Role.DUTY_OFFICER, user="li", agency=CHENGDU)
RECEIVER = actor(RECEIVING, Role.DUTY_OFFICER)
CLOCK = Actor(
    user=UserId("clock"),
    office=RECEIVING,
    agency=AgencyId(""),
    region=RegionCode(""),
    zone="UTC",
    profile="test/1",
    roles=CLOCK_ROLES,
)


def approver(office: OfficeId, *, user: str = "") -> Actor:
    return actor(office, Role.APPROVER, user=user)


def warrant(*, is_in_force: bool = True) -> WarrantStanding:
    return WarrantStanding(
        warrant=WARRANT,
        number="(2026)川0104刑初1号",
        is_in_force=is_in_force,
        status="in_force" if is_in_force else "recalled",
        edition=3,
        level=1,
        subject=SUBJECT,
        issuing_desk=OfficeId("chengdu-issuing"),
        agency=CHENGDU,
        court=AgencyId("chengdu-court"),
        region=RegionCode("510100"),
    )


def agency(*approvers: OfficeId, name: AgencyId = HANGZHOU) -> AgencyStanding:
    return AgencyStanding(
        agency=name,
        region=RegionCode("330100"),
        zone="Asia/Shanghai",
        receiving_office=RECEIVING,
        approving_offices={approval_id(one): one for one in approvers},
    )


def facts(
    by: Actor,
    now: Instant = SOON,
    *,
    in_force: bool = True,
    asked: AgencyStanding | None = None,
    already_open: CooperationRequestId | None = None,
) -> Facts:
    standing = warrant(is_in_force=in_force)
    return Facts(actor=by, now=now, warrant=standing, asked=asked, already_open=already_open)


def paper(kind: str) -> Paper:
    return Paper(kind=kind, sha256="ab" * 32, name=f"{kind}.pdf")


def ask(*paper_kinds: str) -> commands.AskForCooperation:
    return commands.AskForCooperation(
        happened_at=ASKED_AT,
        request=REQUEST,
        warrant=WARRANT,
        asked_agency=HANGZHOU,
        kind=Cooperation.EXECUTION,
        place=RegionCode("330106"),
        papers=tuple(paper(kind) for kind in paper_kinds or ("letter", "instrument")),
        answers=(Answer(question="scope", text="help with the arrest at the address"),),
        reason="seen at an address in Hangzhou",
    )


def acknowledge(at: Instant = SOON) -> commands.AcknowledgeRequest:
    return commands.AcknowledgeRequest(happened_at=at, request=REQUEST)


def approve(at: Instant = SOON) -> approving.GiveApproval:
    return approving.GiveApproval(happened_at=at, request=REQUEST)


def decline(ground: str = "legal_bar", at: Instant = SOON) -> commands.DeclineCooperation:
    return commands.DeclineCooperation(
        happened_at=at, request=REQUEST, ground=ground, explanation="the offence is time-barred here"
    )


def withdraw(at: Instant = SOON) -> commands.WithdrawRequest:
    return commands.WithdrawRequest(happened_at=at, request=REQUEST, explanation="found at home")


def note_silence(office: OfficeId, at: Instant = APPROVAL_DUE) -> commands.NoteSilence:
    return commands.NoteSilence(happened_at=at, request=REQUEST, office=office)


def note_reply_silence(at: Instant = REPLY_DUE) -> commands.NoteReplySilence:
    return commands.NoteReplySilence(happened_at=at, request=REQUEST)


def note_unanswered(at: Instant = ANSWER_DUE) -> commands.NoteUnanswered:
    return commands.NoteUnanswered(happened_at=at, request=REQUEST)


type State = CooperationRequest | RequestDraft | None
type Act = tuple[CooperationCommand, Facts]


def just_asked(*approvers: OfficeId) -> CooperationRequest:
    """A request that was just asked; three offices have to agree where none is named."""
    return after(None, (ask(), facts(ASKER, ASKED_AT, asked=agency(*(approvers or APPROVERS)))))


def open_request(*approvers: OfficeId) -> CooperationRequest:
    """The same, with who bears what agreed already."""
    return after(just_asked(*approvers), duties_agreed())


def duties_agreed(number: int = 1, now: Instant = ASKED_AT) -> Act:
    agree = AgreeToDuties(happened_at=now, request=REQUEST, number=number)
    return agree, facts(RECEIVER, now)


def after(request: State, *acts: Act) -> CooperationRequest:
    """The request after acts that must all be allowed."""
    for command, known in acts:
        request = fold(request, events_of(command, request, known))
    assert isinstance(request, CooperationRequest)
    return request


def events_of(command: CooperationCommand, request: State, known: Facts) -> tuple[CooperationEvent, ...]:
    outcome = decide(command, request, known, rules_of(request, known))
    assert not isinstance(outcome, Refused), outcome
    return outcome


def rules_of(request: State, known: Facts) -> Profile:
    """The rules of a request: those under which just its own offices have to agree."""
    if isinstance(request, CooperationRequest):
        return rules_for(*(one.office for one in request.approvals))
    return rules_for(*known.asked.approving_offices.values()) if known.asked else RULES


def fold(request: State, events: Iterable[CooperationEvent]) -> State:
    return reduce(evolve, events, request)


def approved_by(office: OfficeId, now: Instant = SOON) -> Act:
    return approve(now), facts(approver(office), now)


def declined_by(office: OfficeId, now: Instant = SOON) -> Act:
    return decline(at=now), facts(approver(office), now)


def withdrawn(now: Instant = SOON) -> Act:
    return withdraw(now), facts(ASKER, now)


def silent(office: OfficeId) -> Act:
    return note_silence(office), facts(CLOCK, APPROVAL_DUE)


def unanswered() -> Act:
    return note_unanswered(), facts(CLOCK, ANSWER_DUE)


def given(
    office: OfficeId, at: Instant = SOON, *, late: bool = False, by: UserId | None = None
) -> ApprovalGiven:
    """The approval of an office as its own approver gives it, tied to nothing."""
    return ApprovalGiven(
        happened_at=at,
        by=by or approver(office).user,
        office=office,
        given_from=office,
        in_the_name_of=None,
        deputyship=None,
        revision=1,
        late=late,
        conditions=(),
    )


def acknowledged(now: Instant = SOON) -> Act:
    return acknowledge(now), facts(RECEIVER, now)
