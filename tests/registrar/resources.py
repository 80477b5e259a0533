"""Hangzhou's team with two officers, a van and a kit, and its experts, kept through the one door."""

from datetime import date, timedelta
from typing import Any

from tests.registrar import build as b

from tipstaff.kernel.ids import (
    ExpertId,
    MatterId,
    OperationId,
    RegionCode,
    SubjectId,
    UnitId,
    UserId,
)
from tipstaff.registrar.matters import load
from tipstaff.resources.core.expert import commands as experts
from tipstaff.resources.core.paper import Paper
from tipstaff.resources.core.unit import commands as units
from tipstaff.resources.core.unit.unit import Pool, Unit, UnitForm

KEEPER, OTHER_KEEPER = "resources.hangzhou", "resources.guangzhou"
TODAY = date(2026, 11, 23)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def user(name: str) -> UserId:
    return b.who(name).user


def unit_id(name: str) -> UnitId:
    return UnitId(MatterId(f"unit-{name}"))


def formed(name: str, by: str = KEEPER, pool: Pool = Pool.PROVINCE) -> UnitId:
    """A team without anybody or anything."""
    b.do(
        units.FormUnit(
            happened_at=b.NOW,
            unit=unit_id(name),
            subject=SubjectId(f"subject-unit-{name}"),
            code=f"TEAM-{name.upper()}",
            form=UnitForm.REGIONAL_TEAM,
            pool=pool,
            base=RegionCode("330100"),
        ),
        by,
    )
    return unit_id(name)


def staffed(name: str, *officers: str, by: str = KEEPER, pool: Pool = Pool.PROVINCE) -> UnitId:
    """A team whose officers are qualified to escort, trained, and on duty for twelve hours from now."""
    unit = formed(name, by, pool)
    for officer in officers:
        for command in joining(unit, user(officer)):
            b.do(command, by)
    return unit


def joining(unit: UnitId, officer: UserId) -> list[Any]:
    """Everything that makes an officer fit to be booked for an escort."""
    about: dict[str, Any] = {"happened_at": b.NOW, "unit": unit}
    paper = Paper(sha256="a" * 64)
    qualified = [
        units.RecordQualification(
            **about,
            officer=officer,
            kind=kind,
            valid_from=TODAY - 100 * DAY,
            valid_until=TODAY + 100 * DAY,
            shown_by=paper,
        )
        for kind in ("arrest", "driving")
    ]
    trained = [
        units.RecordTraining(**about, officer=officer, held_on=TODAY - days * DAY, hours=12)
        for days in range(1, 8)
    ]
    shift = units.ShiftEntry(officer=officer, starts=b.NOW, ends=b.NOW + 12 * HOUR)
    return [
        units.EnrolOfficer(**about, officer=officer),
        *qualified,
        *trained,
        units.PlanShifts(**about, shifts=(shift,)),
    ]


def taking_in(unit: UnitId, code: str) -> units.TakeInAsset:
    return units.TakeInAsset(
        happened_at=b.NOW, unit=unit, code=code, kind="escort_van", maintained_on=TODAY - 5 * DAY
    )


def reserving(unit: UnitId, operation: OperationId, **other: Any) -> units.ReserveFromUnit:
    values: dict[str, Any] = {
        "happened_at": b.NOW,
        "unit": unit,
        "operation": operation,
        "work": "escort",
        "starts": b.NOW + HOUR,
        "ends": b.NOW + 3 * HOUR,
    }
    return units.ReserveFromUnit(**(values | other))


def entering(name: str, **other: Any) -> experts.EnterExpert:
    values: dict[str, Any] = {
        "happened_at": b.NOW,
        "expert": ExpertId(MatterId(f"expert-{name}")),
        "subject": SubjectId(f"subject-expert-{name}"),
        "code": f"EX-{name.upper()}",
        "name": "欧阳明",
        "fields": ("law",),
        "languages": ("zh", "en"),
    }
    return experts.EnterExpert(**(values | other))


def state(unit: UnitId) -> Unit:
    found = load(unit).state
    assert isinstance(found, Unit)
    return found
