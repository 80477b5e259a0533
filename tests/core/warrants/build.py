"""Small builders: a court in the made-up place 999999 issues a warrant, and a registrar enters it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from typing import Any

from tipstaff.kernel.actor import CLOCK_ROLES, Actor, Role
from tipstaff.kernel.decider import Event, Refused
from tipstaff.kernel.ids import (
    AgencyId,
    MatterId,
    OffenceCode,
    OfficeId,
    OperationId,
    RegionCode,
    SubjectId,
    UserId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import AgencyStanding, WarrantStanding
from tipstaff.policy.loader import load_profile
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core import commands
from tipstaff.warrants.core.checking import Attestation, checkable_fields
from tipstaff.warrants.core.commands import WarrantCommand
from tipstaff.warrants.core.deadlines import status_under
from tipstaff.warrants.core.decide import decide
from tipstaff.warrants.core.draft import Draft, DraftedPerson
from tipstaff.warrants.core.evolve import evolve
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.particulars import (
    Attachment,
    DocumentKind,
    IdentityDocument,
    InstrumentKind,
    PersonDetails,
    ReturnScope,
    Sex,
)
from tipstaff.warrants.core.warrant import RecallGround, SuspensionGround, Warrant, WarrantStatus, warrant_id

RULES: Profile = load_profile("cn/2026-1")
COURT, BUREAU = AgencyId("court-999999"), AgencyId("psb-999999")
NUMBER = "（2026）样9999刑初1号"
WARRANT = warrant_id(COURT, NUMBER)
SUBJECT = SubjectId("subject-1")
OFFICE = OfficeId("psb-999999-registry")
OPERATION = OperationId(MatterId("operation-1"))
NOW = Instant.parse("2026-09-17T10:00:00+08:00")
LATER = NOW + timedelta(minutes=5)


def actor(user: str, *roles: Role, agency: AgencyId = BUREAU, office: OfficeId = OFFICE) -> Actor:
    return Actor(
        user=UserId(user),
        office=office,
        agency=agency,
        region=RegionCode("999999"),
        zone="Asia/Shanghai",
        profile="cn/2026-1",
        roles=frozenset(roles),
    )


REGISTRAR = actor("registrar", Role.REGISTRAR)
CHECKER = actor("checker", Role.CHECKER)
OTHER_CHECKER = actor("other-checker", Role.CHECKER)
BOTH = actor("registrar", Role.REGISTRAR, Role.CHECKER)
JUDGE = actor("judge", Role.COURT, agency=COURT, office=OfficeId("court-999999-criminal"))
OTHER_JUDGE = replace(JUDGE, user=UserId("other-judge"))
OTHER_COURT = replace(JUDGE, agency=AgencyId("court-999998"))
ELSEWHERE = actor("elsewhere", Role.REGISTRAR, Role.CHECKER, agency=AgencyId("psb-999998"))
OVERSIGHT = actor("oversight", Role.OVERSIGHT)
CLOCK = replace(actor("clock", agency=AgencyId("")), roles=CLOCK_ROLES)

PERSON = PersonDetails(
    name="样本甲",
    latin_name="Yangben Jia",
    sex=Sex.MALE,
    born_on=date(1990, 2, 3),
    nationality="CN",
    documents=(IdentityDocument(kind=DocumentKind.NATIONAL_ID, number="99999919900203999X", country="CN"),),
    height_cm=171,
    marks="左手缺一指",
)
INSTRUMENT = Attachment(sha256="ab" * 32, name="order.pdf", size=1000, media_type="application/pdf")

REGISTER = commands.RegisterWarrant(
    happened_at=NOW,
    warrant=WARRANT,
    subject=SUBJECT,
    number=NUMBER,
    court=COURT,
    kind=InstrumentKind.ARREST_WARRANT,
    offence=OffenceCode("cn.232"),
    issued_on=date(2026, 9, 15),
    valid_until=date(2027, 9, 14),
    review_on=date(2027, 3, 14),
    return_scope=ReturnScope.COUNTRY,
    person=PERSON,
    instrument=INSTRUMENT,
)
CORRECT = commands.CorrectWarrant(
    happened_at=LATER,
    warrant=WARRANT,
    kind=InstrumentKind.ARREST_WARRANT,
    offence=OffenceCode("cn.133-1"),
    issued_on=date(2026, 9, 15),
    valid_until=date(2027, 9, 14),
    review_on=None,
    return_scope=ReturnScope.PROVINCE,
    person=PERSON,
    instrument=INSTRUMENT,
)


def attest(warrant: Warrant, *different: str) -> tuple[Attestation, ...]:
    """Every field of the entry; those named do not agree."""
    return tuple(
        Attestation(field=field, agrees=field not in different, says="另一写法" if field in different else "")
        for field in checkable_fields(warrant)
    )


def facts(
    who: Actor,
    now: Instant = LATER,
    *,
    court_is_known: bool = True,
    other: WarrantStanding | None = None,
    drafted_for: AgencyStanding | None = None,
) -> Facts:
    return Facts(actor=who, now=now, court_is_known=court_is_known, other=other, drafted_for=drafted_for)


def after(events: Iterable[Event], warrant: Warrant | Draft | None = None) -> Warrant:
    folded: Warrant = reduce(evolve, events, warrant)  # type: ignore[arg-type]
    return folded


def done(
    command: WarrantCommand, warrant: Warrant | Draft | None, who: Actor, now: Instant = LATER, **known: Any
) -> Warrant:
    """The warrant after a command that must not be refused."""
    outcome = decide(command, warrant, facts(who, now, **known), RULES)
    assert not isinstance(outcome, Refused), outcome
    return after(outcome, warrant)


def registered(command: commands.RegisterWarrant = REGISTER) -> Warrant:
    return done(command, None, REGISTRAR)


def check(warrant: Warrant, *different: str, at: Instant = LATER) -> commands.CheckWarrant:
    return commands.CheckWarrant(happened_at=at, warrant=WARRANT, attestations=attest(warrant, *different))


def in_force(command: commands.RegisterWarrant = REGISTER) -> Warrant:
    warrant = registered(command)
    return done(check(warrant), warrant, CHECKER)


def returned() -> Warrant:
    warrant = registered()
    return done(check(warrant, "name"), warrant, CHECKER)


def suspend(ground: SuspensionGround = SuspensionGround.IDENTITY_IN_DOUBT) -> commands.SuspendWarrant:
    return commands.SuspendWarrant(happened_at=LATER, warrant=WARRANT, ground=ground, explanation="存疑")


def suspended(who: Actor = CHECKER) -> Warrant:
    return done(suspend(), in_force(), who)


def lift(warrant: Warrant, *different: str, review_on: date | None = None) -> commands.LiftSuspension:
    return commands.LiftSuspension(
        happened_at=LATER, warrant=WARRANT, attestations=attest(warrant, *different), review_on=review_on
    )


def recall(ground: RecallGround = RecallGround.WITHDRAWN) -> commands.RecallWarrant:
    return commands.RecallWarrant(happened_at=LATER, warrant=WARRANT, ground=ground)


RECALL_ON_PAPER = replace(recall(), court_reference="（2026）样9999刑撤1号", paper=INSTRUMENT)


def recalled() -> Warrant:
    return done(recall(), in_force(), JUDGE)


VARY = commands.VaryWarrant(
    happened_at=LATER,
    warrant=WARRANT,
    court_reference="（2026）样9999刑变1号",
    kind=InstrumentKind.ARREST_WARRANT,
    offence=OffenceCode("cn.264"),
    issued_on=date(2026, 9, 15),
    valid_until=date(2027, 9, 14),
    review_on=date(2027, 3, 14),
    return_scope=ReturnScope.PROVINCE,
    person=PERSON,
    instrument=replace(INSTRUMENT, sha256="cd" * 32),
)
QUASH = commands.QuashWarrant(happened_at=LATER, warrant=WARRANT)
DRAFT = commands.DraftWarrant(
    happened_at=NOW,
    warrant=WARRANT,
    subject=SUBJECT,
    number=NUMBER,
    court=COURT,
    offence=OffenceCode("cn.232"),
    person=DraftedPerson(name="样本甲"),
)
OTHER_NUMBER = "（2026）样9999刑初2号"
OTHER = WarrantStanding(
    warrant=warrant_id(COURT, OTHER_NUMBER),
    number=OTHER_NUMBER,
    is_in_force=True,
    status="in_force",
    edition=2,
    level=1,
    subject=SubjectId("subject-2"),
    issuing_desk=OFFICE,
    agency=BUREAU,
    court=COURT,
    region=RegionCode("999999"),
)
MERGE = commands.MergeWarrant(
    happened_at=LATER, warrant=WARRANT, into=OTHER.warrant, reason="同一份逮捕证录入两次"
)
HOME = AgencyStanding(
    agency=BUREAU,
    region=RegionCode("999999"),
    zone="Asia/Shanghai",
    receiving_office=OFFICE,
    approving_offices=(),
)


def drafted(command: commands.DraftWarrant = DRAFT, who: Actor = REGISTRAR) -> Draft:
    outcome = decide(command, None, facts(who, drafted_for=HOME if command.agency else None), RULES)
    assert not isinstance(outcome, Refused), outcome
    return reduce(evolve, outcome, None)  # type: ignore[arg-type, return-value]


def is_in_force(warrant: Warrant, at: Instant) -> bool:
    """Whether anybody may rely on a warrant at a moment."""
    return status_under(warrant, RULES, at) is WarrantStatus.IN_FORCE
