"""Units and experts as lists and decisions read them. What stands in them is on the record."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tipstaff.kernel.ids import AgencyId, ExpertId, MatterId, RegionCode, UnitId, UserId
from tipstaff.record.counting import count_of
from tipstaff.resources import models
from tipstaff.resources.core.unit.unit import Pool, UnitForm


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One unit in a list."""

    unit: UnitId
    code: str
    form: UnitForm
    pool: Pool
    base: RegionCode
    agency: AgencyId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertRow:
    """One expert in a list, by code."""

    expert: ExpertId
    code: str
    agency: AgencyId
    is_on_call: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedRow:
    """Something that is being handed over to a unit."""

    unit: UnitId
    """Who hands it over."""
    code: str


def units(
    agency: AgencyId | None, pool: Pool | None = None, *, limit: int = 20, offset: int = 0
) -> tuple[tuple[UnitRow, ...], int]:
    """A page of the units that an agency sees (None: of all), by code, and how many there are."""
    found = _units(agency, pool)
    return _unit_rows(found.order_by("code")[offset : offset + limit]), count_of(found)


def units_behind(
    after: UnitRow | None, agency: AgencyId | None, pool: Pool | None = None, *, limit: int
) -> tuple[UnitRow, ...]:
    """The next units behind one of them."""
    found = _units(agency, pool)
    if after is not None:
        found = found.filter(code__gt=after.code)
    return _unit_rows(found.order_by("code")[:limit])


def _units(agency: AgencyId | None, pool: Pool | None) -> QuerySet[models.Unit]:
    """An agency sees its own units and those of the national pool."""
    found = models.Unit.objects.all() if pool is None else models.Unit.objects.filter(pool=pool.value)
    return found if agency is None else found.filter(Q(agency=agency) | Q(pool=Pool.NATIONAL.value))


def units_named(units: Iterable[str]) -> tuple[UnitRow, ...]:
    """The units of these identifiers; one that has no row is left out."""
    return _unit_rows(models.Unit.objects.filter(id__in=set(units)).order_by("code"))


def unit_of_code(code: str) -> UnitRow | None:
    """The unit of a code; None where there is none."""
    return next(iter(_unit_rows(models.Unit.objects.filter(code=code))), None)


def other_units(unit: UnitId) -> tuple[UnitRow, ...]:
    """The units to which one can hand something over: all but itself."""
    return _unit_rows(models.Unit.objects.exclude(id=unit).order_by("code"))


def unit_of_officer(officer: UserId) -> UnitId | None:
    """The unit in which an officer is enrolled; None where they are in none."""
    found = models.Officer.objects.filter(officer=officer).values_list("unit", flat=True).first()
    return UnitId(MatterId(found)) if found else None


def offered_to(unit: UnitId) -> tuple[OfferedRow, ...]:
    """What other units are handing over to a unit, by code."""
    found = models.Asset.objects.filter(offered_to=unit).order_by("code")
    return tuple(OfferedRow(unit=UnitId(MatterId(row.unit)), code=row.code) for row in found)


def experts(
    agency: AgencyId | None, *, limit: int = 20, offset: int = 0
) -> tuple[tuple[ExpertRow, ...], int]:
    """A page of the experts of an agency (None: of all), by code, and how many there are."""
    found = _experts(agency)
    return _expert_rows(found.order_by("code")[offset : offset + limit]), count_of(found)


def experts_behind(after: ExpertRow | None, agency: AgencyId | None, *, limit: int) -> tuple[ExpertRow, ...]:
    """The next experts behind one of them."""
    found = _experts(agency)
    if after is not None:
        found = found.filter(code__gt=after.code)
    return _expert_rows(found.order_by("code")[:limit])


def experts_named(experts: Iterable[str]) -> tuple[ExpertRow, ...]:
    """The experts of these identifiers; one that has no row is left out."""
    return _expert_rows(models.Expert.objects.filter(id__in=set(experts)).order_by("code"))


def _experts(agency: AgencyId | None) -> QuerySet[models.Expert]:
    return models.Expert.objects.all() if agency is None else models.Expert.objects.filter(agency=agency)


def _unit_rows(rows: Iterable[models.Unit]) -> tuple[UnitRow, ...]:
    return tuple(
        UnitRow(
            unit=UnitId(MatterId(row.id)),
            code=row.code,
            form=UnitForm(row.form),
            pool=Pool(row.pool),
            base=RegionCode(row.base),
            agency=AgencyId(row.agency),
        )
        for row in rows
    )


def _expert_rows(rows: Iterable[models.Expert]) -> tuple[ExpertRow, ...]:
    return tuple(
        ExpertRow(
            expert=ExpertId(MatterId(row.id)),
            code=row.code,
            agency=AgencyId(row.agency),
            is_on_call=row.is_on_call,
        )
        for row in rows
    )
