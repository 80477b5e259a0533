"""Agencies as others may know them: frozen views, never rows. Languages are `zh-hans` (any `zh`) or `en`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tipstaff.agencies import models
from tipstaff.agencies.models import AgencyKind
from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.ids import AgencyId, OfficeId, RegionCode, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import AgencyStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyView:
    """An agency as its own tables describe it."""

    agency: AgencyId
    name_zh: str
    name_en: str
    kind: AgencyKind
    region: RegionCode
    profile: str
    zone: str

    def name(self, language: str) -> str:
        """Its name in a language."""
        return _said(language, self.name_zh, self.name_en)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """An office and what it is there for."""

    office: OfficeId
    agency: AgencyId
    name_zh: str
    name_en: str
    is_receiving: bool
    approves: str
    """The approval of co-operations that it gives, by its id in the rules; empty where it gives none."""

    def name(self, language: str) -> str:
        """Its name in a language."""
        return _said(language, self.name_zh, self.name_en)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """One authority that a person holds now."""

    office: OfficeView
    role: Role
    valid_from: Instant
    valid_until: Instant | None


def actor_of(user_key: str, office: str, now: Instant) -> Actor | None:
    """A person as they stand in an office at a moment; None where no appointment of theirs is valid there."""
    rows = _valid(now).filter(user=user_key, office=office).select_related("office__agency")
    appointments = list(rows)
    if not appointments:
        return None
    agency = appointments[0].office.agency
    return Actor(
        user=UserId(user_key),
        office=OfficeId(office),
        agency=AgencyId(agency.slug),
        region=RegionCode(agency.region_id),
        zone=agency.zone,
        profile=agency.profile,
        roles=frozenset(Role(row.role) for row in appointments),
    )


def appointments_of(user_key: str, now: Instant) -> tuple[AppointmentView, ...]:
    """Every appointment of a person that is valid at a moment, by office and role."""
    rows = _valid(now).filter(user=user_key).select_related("office").order_by("office", "role")
    return tuple(
        AppointmentView(
            office=_office_view(row.office),
            role=Role(row.role),
            valid_from=Instant(row.valid_from),
            valid_until=Instant(row.valid_until) if row.valid_until else None,
        )
        for row in rows
    )


def user_named(username: str) -> UserId | None:
    """The key of the account with this user name."""
    row = models.User.objects.filter(username=username).first()
    return UserId(row.user_key) if row else None


def person_names(user_keys: Iterable[str], language: str) -> dict[UserId, str]:
    """What people are called, for pages that show who acted. A key without an account is left out."""
    rows = models.User.objects.filter(user_key__in=set(user_keys)).order_by("user_key")
    return {UserId(row.user_key): _said(language, row.name_zh, row.name_en) or row.username for row in rows}


def people_of(agency: str, now: Instant, language: str) -> dict[UserId, str]:
    """Everybody who holds an appointment in an agency at a moment, by name."""
    keys = _valid(now).filter(office__agency=agency).values_list("user", flat=True)
    return dict(sorted(person_names(keys, language).items(), key=lambda one: one[1]))


def holders_of(role: Role, agency: str, now: Instant) -> frozenset[UserId]:
    """Everybody who holds an authority in an agency at a moment."""
    keys = _valid(now).filter(office__agency=agency, role=role.value).values_list("user", flat=True)
    return frozenset(UserId(key) for key in keys)


def staff_of(agency: str, now: Instant) -> frozenset[UserId]:
    """Everybody who holds an appointment in an agency at a moment."""
    keys = _valid(now).filter(office__agency=agency).values_list("user", flat=True)
    return frozenset(UserId(key) for key in keys)


def offices_holding(role: Role, now: Instant) -> dict[UserId, OfficeId]:
    """Everybody who holds an authority at a moment, in whichever agency, with the first office they hold it in."""
    rows = _valid(now).filter(role=role.value).order_by("-office")
    return {UserId(user): OfficeId(home) for user, home in rows.values_list("user", "office")}


def agency_standing(agency: str) -> AgencyStanding | None:
    """An agency as another capability may rely on it; None where it is unknown or has no receiving office."""
    offices = list(models.Office.objects.filter(agency=agency).select_related("agency").order_by("slug"))
    receiving = next((row for row in offices if row.is_receiving), None)
    if receiving is None:
        return None
    found = receiving.agency
    confirming = next((row for row in offices if row.answers_confirmations), None)
    return AgencyStanding(
        agency=AgencyId(found.slug),
        region=RegionCode(found.region_id),
        zone=found.zone,
        receiving_office=OfficeId(receiving.slug),
        confirmation_office=OfficeId(confirming.slug) if confirming else None,
        approving_offices={row.approves: OfficeId(row.slug) for row in offices if row.approves},
    )


def common_superior(one: str, other: str) -> AgencyStanding | None:
    """The next agency above both of two; None where they have none in common."""
    above = set(_above(other))
    found = next((each for each in _above(one) if each in above), None)
    return agency_standing(found) if found else None


def _above(agency: str) -> Iterator[str]:
    """Every agency above one, the next first. A ring, which nothing forbids, is walked once."""
    superior_of = dict(models.Agency.objects.values_list("slug", "superior"))
    seen, at = {agency}, superior_of.get(agency)
    while at and at not in seen:
        yield at
        seen.add(at)
        at = superior_of.get(at)


def approving_agencies() -> frozenset[AgencyId]:
    """The agencies that can be asked for co-operation: those with an office that may approve it."""
    found = models.Office.objects.exclude(approves="").values_list("agency", flat=True)
    return frozenset(AgencyId(agency) for agency in found)


def is_court(agency: str) -> bool:
    """Whether an agency is a court."""
    return models.Agency.objects.filter(slug=agency, kind=AgencyKind.COURT.value).exists()


def courts() -> tuple[AgencyView, ...]:
    """Every court, by region and name."""
    return agencies(AgencyKind.COURT)


def registers_warrants(agency: str) -> bool:
    """Whether an agency enters courts' orders: any but a court, which issues them."""
    found = models.Agency.objects.filter(slug=agency).exclude(kind=AgencyKind.COURT.value)
    return found.filter(offices__is_receiving=True).exists()


def reviewing_office(agency: str) -> OfficeId | None:
    """The office that reviews an agency's operations: the named one, or its own receiving office."""
    named = models.Agency.objects.filter(slug=agency, reviewed_by__isnull=False).first()
    if named is not None:
        return OfficeId(str(named.reviewed_by_id))
    standing = agency_standing(agency)
    return standing.receiving_office if standing else None


def oversight_office(now: Instant) -> OfficeId | None:
    """The office to which what nobody answers goes in the end: the first with an overseer; None where there is none."""
    first = _valid(now).filter(role=Role.OVERSIGHT.value).order_by("office").first()
    return OfficeId(str(first.office_id)) if first else None


def duty_office_of(owner: str) -> OfficeId | None:
    """The duty desk of the agency that an office belongs to; None where either is unknown."""
    own = models.Office.objects.filter(slug=owner).values("agency")
    desk = models.Office.objects.filter(agency__in=own, is_receiving=True).first()
    return OfficeId(desk.slug) if desk else None


def agency(agency: str) -> AgencyView | None:
    """One agency; None where it is unknown."""
    row = models.Agency.objects.filter(slug=agency).first()
    return _agency_view(row) if row else None


def agencies(kind: AgencyKind | None = None) -> tuple[AgencyView, ...]:
    """Every agency, or every one of a kind, by region and name."""
    rows = models.Agency.objects.order_by("region", "slug")
    return tuple(_agency_view(row) for row in (rows.filter(kind=kind) if kind else rows))


def agency_names(agencies: Iterable[str], language: str) -> dict[AgencyId, str]:
    """What agencies are called. An unknown one is left out."""
    rows = models.Agency.objects.filter(slug__in=set(agencies)).order_by("slug")
    return {AgencyId(row.slug): _said(language, row.name_zh, row.name_en) for row in rows}


def offices_of(agency: str) -> tuple[OfficeView, ...]:
    """The offices of an agency, by their slug."""
    return tuple(_office_view(row) for row in models.Office.objects.filter(agency=agency).order_by("slug"))


def office(office: str) -> OfficeView | None:
    """One office; None where it is unknown."""
    row = models.Office.objects.filter(slug=office).first()
    return _office_view(row) if row else None


def office_names(offices: Iterable[str], language: str) -> dict[OfficeId, str]:
    """What offices are called. An unknown one is left out."""
    rows = models.Office.objects.filter(slug__in=set(offices)).order_by("slug")
    return {OfficeId(row.slug): _said(language, row.name_zh, row.name_en) for row in rows}


def office_agencies(offices: Iterable[str]) -> dict[OfficeId, AgencyId]:
    """Whose offices these are. An unknown one is left out."""
    rows = models.Office.objects.filter(slug__in=set(offices)).order_by("slug")
    return {OfficeId(office): AgencyId(home) for office, home in rows.values_list("slug", "agency")}


def registrar_for(court: str, now: Instant) -> Actor | None:
    """A registrar of the court's own region, to whom its orders go; None where nobody is appointed."""
    region = models.Agency.objects.filter(slug=court).values("region")
    rows = _valid(now).filter(role=Role.REGISTRAR.value, office__agency__region__in=region)
    first = rows.order_by("office", "user").first()
    return actor_of(first.user_id, first.office_id, now) if first else None


def region_name(code: str, language: str) -> str:
    """What a region is called; its code where it is unknown."""
    row = models.Region.objects.filter(code=code).first()
    return _said(language, row.name_zh, row.name_en) if row else code


def region_names(codes: Iterable[str], language: str) -> dict[RegionCode, str]:
    """What regions are called. An unknown one is left out."""
    rows = models.Region.objects.filter(code__in=set(codes)).order_by("code")
    return {RegionCode(row.code): _said(language, row.name_zh, row.name_en) for row in rows}


def lies_in(place: str, region: str) -> bool:
    """Whether a place is a region or a part of it. An unknown place lies nowhere."""
    row = models.Region.objects.filter(code=place).select_related("parent__parent").first()
    while row is not None:
        if row.code == region:
            return True
        row = row.parent
    return False


def _valid(now: Instant) -> QuerySet[models.Appointment]:
    ends = Q(valid_until__isnull=True) | Q(valid_until__gt=now.at)
    return models.Appointment.objects.filter(ends, valid_from__lte=now.at, user__is_active=True)


def _said(language: str, name_zh: str, name_en: str) -> str:
    return name_zh or name_en if language.startswith("zh") else name_en or name_zh


def _agency_view(row: models.Agency) -> AgencyView:
    return AgencyView(
        agency=AgencyId(row.slug),
        name_zh=row.name_zh,
        name_en=row.name_en,
        kind=AgencyKind(row.kind),
        region=RegionCode(row.region_id),
        profile=row.profile,
        zone=row.zone,
    )


def _office_view(row: models.Office) -> OfficeView:
    return OfficeView(
        office=OfficeId(row.slug),
        agency=AgencyId(row.agency_id),
        name_zh=row.name_zh,
        name_en=row.name_en,
        is_receiving=row.is_receiving,
        approves=row.approves,
    )
