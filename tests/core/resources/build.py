"""Small builders: a team of Hangzhou with two officers, a van and a kit, and an expert in law."""

from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from typing import Any

from tipstaff.kernel.actor import CLOCK_ROLES, Actor, Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import (
    AgencyId,
    ExpertId,
    MatterId,
    OfficeId,
    OperationId,
    RegionCode,
    SubjectId,
    UnitId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import OperationStanding
from tipstaff.policy.loader import load_profile
from tipstaff.resources.core.expert import commands as experts
from tipstaff.resources.core.expert.decide import decide as decide_expert
from tipstaff.resources.core.expert.evolve import evolve as evolve_expert
from tipstaff.resources.core.expert.expert import Expert
from tipstaff.resources.core.expert.facts import Facts as ExpertFacts
from tipstaff.resources.core.paper import Paper
from tipstaff.resources.core.unit import commands as units
from tipstaff.resources.core.unit.decide import decide as decide_unit
from tipstaff.resources.core.unit.evolve import evolve as evolve_unit
from tipstaff.resources.core.unit.facts import Facts as UnitFacts
from tipstaff.resources.core.unit.unit import Pool, Unit, UnitForm

RULES = load_profile("cn/2026-1")
NOW = Instant.parse("2026-11-23T09:00:00+08:00")
TODAY = date(2026, 11, 23)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
UNIT, OTHER = UnitId(MatterId("unit-1")), UnitId(MatterId("unit-2"))
EXPERT = ExpertId(MatterId("expert-1"))
CASE = WarrantId(MatterId("warrant-1"))
ZHU, PAN = UserId("zhu"), UserId("pan")
VAN, KIT = "HZ-VAN-1", "HZ-KIT-1"


def actor(user: str = "shan", agency: str = "hangzhou-police", *roles: Role) -> Actor:
    return Actor(
        user=UserId(user),
        office=OfficeId(f"{agency}-resources"),
        agency=AgencyId(agency),
        region=RegionCode("330100"),
        zone="Asia/Shanghai",
        profile="cn/2026-1",
        roles=frozenset(roles or {Role.RESOURCE_OFFICER}),
    )


KEEPER = actor()
ELSEWHERE = actor("sang", "chengdu-police")
DUTY = actor("lin", "hangzhou-police", Role.DUTY_OFFICER)
CLOCK = replace(KEEPER, agency=AgencyId(""), roles=CLOCK_ROLES)
OPERATION = OperationStanding(
    operation=OperationId(MatterId("operation-1")),
    warrant=CASE,
    subject=SubjectId("subject-9"),
    agency=AgencyId("hangzhou-police"),
    is_closed=False,
    outcome="",
    took_part=frozenset(),
)


def unit_outcome(command: Any, unit: Unit | None, by: Actor = KEEPER, at: Instant = NOW, **facts: Any) -> Any:
    known = {"is_of_agency": True, "operation": OPERATION, **facts}
    return decide_unit(command, unit, UnitFacts(actor=by, now=at, **known), RULES)


def after(unit: Unit | None, *acts: Any, by: Actor = KEEPER, at: Instant = NOW, **facts: Any) -> Unit:
    """The unit after acts that must be entered."""
    for command in acts:
        outcome = unit_outcome(command, unit, by, at, **facts)
        assert not isinstance(outcome, Refused), outcome
        unit = reduce(evolve_unit, outcome, unit)
    assert unit is not None
    return unit


def refused(command: Any, unit: Unit | None, by: Actor = KEEPER, at: Instant = NOW, **facts: Any) -> Refused:
    outcome = unit_outcome(command, unit, by, at, **facts)
    assert isinstance(outcome, Refused), outcome
    return outcome


def forming(unit: UnitId = UNIT, code: str = "HZ-TEAM-1") -> units.FormUnit:
    return units.FormUnit(
        happened_at=NOW,
        unit=unit,
        subject=SubjectId("subject-1"),
        code=code,
        form=UnitForm.REGIONAL_TEAM,
        pool=Pool.PROVINCE,
        base=RegionCode("330100"),
    )


def enrolling(officer: UserId = ZHU) -> units.EnrolOfficer:
    return units.EnrolOfficer(happened_at=NOW, unit=UNIT, officer=officer)


def qualifying(
    officer: UserId = ZHU,
    kind: str = "arrest",
    until: date = TODAY + 300 * DAY,
    since: date = TODAY - 300 * DAY,
) -> units.RecordQualification:
    return units.RecordQualification(
        happened_at=NOW,
        unit=UNIT,
        officer=officer,
        kind=kind,
        valid_from=since,
        valid_until=until,
        shown_by=Paper(sha256="a" * 64),
    )


def training(officer: UserId = ZHU, days_ago: int = 10, hours: int = 8) -> units.RecordTraining:
    return units.RecordTraining(
        happened_at=NOW, unit=UNIT, officer=officer, held_on=TODAY - days_ago * DAY, hours=hours
    )


def shift(officer: UserId = ZHU, starts: Instant = NOW, hours: int = 12) -> units.ShiftEntry:
    return units.ShiftEntry(officer=officer, starts=starts, ends=starts + hours * HOUR)


def planning(*shifts: units.ShiftEntry) -> units.PlanShifts:
    return units.PlanShifts(happened_at=NOW, unit=UNIT, shifts=shifts)


def taking_in(code: str = VAN, kind: str = "escort_van", days_ago: int = 10) -> units.TakeInAsset:
    return units.TakeInAsset(
        happened_at=NOW, unit=UNIT, code=code, kind=kind, maintained_on=TODAY - days_ago * DAY
    )


def reserving(**other: Any) -> units.ReserveFromUnit:
    values: dict[str, Any] = {
        "happened_at": NOW,
        "unit": UNIT,
        "operation": OPERATION.operation,
        "work": "escort",
        "starts": NOW + 2 * HOUR,
        "ends": NOW + 5 * HOUR,
        "officers": (ZHU,),
        "assets": (VAN,),
    }
    return units.ReserveFromUnit(**(values | other))


def trained(officer: UserId) -> list[units.RecordTraining]:
    return [training(officer, days_ago=days) for days in range(10, 20)]


def ready_unit() -> Unit:
    """Two officers qualified to escort, trained and on duty until the evening; a van and a kit."""
    unit = after(None, forming())
    for officer in (ZHU, PAN):
        unit = after(
            unit,
            enrolling(officer),
            qualifying(officer, "arrest"),
            qualifying(officer, "driving"),
            *trained(officer),
            planning(shift(officer)),
        )
    return after(unit, taking_in(), taking_in(KIT, "evidence_kit"))


def expert_outcome(
    command: Any, expert: Expert | None, by: Actor = KEEPER, at: Instant = NOW, **facts: Any
) -> Any:
    known = {"operation": OPERATION, "warrant": object(), **facts}
    return decide_expert(command, expert, ExpertFacts(actor=by, now=at, **known), RULES)


def expert_after(
    expert: Expert | None, *acts: Any, by: Actor = KEEPER, at: Instant = NOW, **facts: Any
) -> Expert:
    for command in acts:
        outcome = expert_outcome(command, expert, by, at, **facts)
        assert not isinstance(outcome, Refused), outcome
        expert = reduce(evolve_expert, outcome, expert)
    assert expert is not None
    return expert


def expert_refused(
    command: Any, expert: Expert | None, by: Actor = KEEPER, at: Instant = NOW, **facts: Any
) -> str:
    outcome = expert_outcome(command, expert, by, at, **facts)
    assert isinstance(outcome, Refused), outcome
    return outcome.ground.value


def entering(**other: Any) -> experts.EnterExpert:
    values: dict[str, Any] = {
        "happened_at": NOW,
        "expert": EXPERT,
        "subject": SubjectId("subject-2"),
        "code": "EX-1",
        "name": "欧阳明",
        "fields": ("law", "finance"),
        "languages": ("zh", "en"),
    }
    return experts.EnterExpert(**(values | other))


def booking_session(**other: Any) -> experts.ReserveExpert:
    values: dict[str, Any] = {
        "happened_at": NOW,
        "expert": EXPERT,
        "operation": OPERATION.operation,
        "field": "law",
        "language": "zh",
        "starts": NOW + HOUR,
        "ends": NOW + 2 * HOUR,
    }
    return experts.ReserveExpert(**(values | other))


def declaring(warrant: WarrantId = CASE) -> experts.DeclareConflict:
    return experts.DeclareConflict(happened_at=NOW, expert=EXPERT, warrant=warrant, reason="曾任代理人")
