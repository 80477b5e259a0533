"""Co-operation requests as pages and lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby

from django.db.models import Q, QuerySet

from tipstaff.cooperation import models
from tipstaff.cooperation.core.abroad.request import AbroadStatus, Direction, RefusedBy
from tipstaff.cooperation.core.approvals.condition import ConditionStatus
from tipstaff.cooperation.core.liaison.roster import RosterStatus
from tipstaff.cooperation.core.request import ApprovalStatus, RequestStatus
from tipstaff.kernel.ids import (
    AgencyId,
    CooperationRequestId,
    ForeignRequestId,
    MatterId,
    OfficeId,
    RegionCode,
    RosterId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.policy.abroad import PackageForm
from tipstaff.policy.profile import Cooperation
from tipstaff.record.counting import count_of


class Side(StrEnum):
    """Which part an agency has in a request."""

    ASKING = "asking"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    """What one approving office has said. `lapsed_at`: when its silence was noted."""

    office: OfficeId
    status: ApprovalStatus
    by: UserId | None
    at: Instant | None
    late: bool
    lapsed_at: Instant | None
    revision: int
    """The version of the request that it was given for."""
    given_from: OfficeId | None
    in_the_name_of: UserId | None
    passed_to: OfficeId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRow:
    """A condition of an approval, by its kind in the rules."""

    number: int
    kind: str
    comes_first: bool
    approval: OfficeId
    owner: OfficeId
    due: Instant
    status: ConditionStatus
    at: Instant | None
    lapsed_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A paper by its kind and hash; its file's name is sealed on the record."""

    kind: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """A request in a list."""

    request: CooperationRequestId
    version: int
    warrant: WarrantId
    edition: int
    kind: Cooperation
    level: int
    place: RegionCode
    status: RequestStatus
    asked_at: Instant
    asked_by: UserId
    asking_agency: AgencyId
    asking_office: OfficeId
    asked_agency: AgencyId
    asked_region: RegionCode
    receiving_office: OfficeId
    rules: str
    revision: int
    called_at: Instant
    spot_by: UserId | None
    spot_until: Instant | None
    first_reply_at: Instant | None
    first_reply_by: UserId | None
    reply_lapsed_at: Instant | None
    answer_lapsed_at: Instant | None
    ended_at: Instant | None
    ended_by: UserId | None
    ended_office: OfficeId | None
    decline_ground: str | None
    duties_agreed_at: Instant | None
    help_lapsed_at: Instant | None
    completed_at: Instant | None
    approvals: tuple[ApprovalRow, ...]
    conditions: tuple[ConditionRow, ...]

    @property
    def missing(self) -> tuple[OfficeId, ...]:
        """The offices whose approval is still needed, silent ones included."""
        return tuple(one.office for one in self.approvals if one.status is not ApprovalStatus.GIVEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage:
    """A request with its papers. Its reason is sealed: a page opens it from the matter's state."""

    request: RequestRow
    papers: tuple[PaperRow, ...]


def request_page(request: CooperationRequestId) -> RequestPage | None:
    """One request; None where there is none of this identifier."""
    found = views_of(models.Request.objects.filter(id=request))
    papers = models.Paper.objects.filter(request=request).order_by("position")
    rows = tuple(PaperRow(kind=paper.kind, sha256=paper.sha256) for paper in papers)
    return RequestPage(request=found[0], papers=rows) if found else None


def requests_for_agency(  # noqa: PLR0913 - what a list is narrowed by
    agency: AgencyId | None,
    side: Side,
    status: RequestStatus | None = None,
    kind: Cooperation | None = None,
    *,
    limit: int = 50,
    offset: int = 0,
) -> tuple[tuple[RequestRow, ...], int]:
    """A page of the requests that an agency (None: any) made or got, the latest first, and how many there are."""
    found = _of_agency(agency, side, status, kind)
    return views_of(found.order_by("-asked_at", "-id")[offset : offset + limit]), count_of(found)


def requests_behind(  # noqa: PLR0913 - what a list is narrowed by
    after: RequestRow | None,
    agency: AgencyId | None,
    side: Side,
    status: RequestStatus | None = None,
    kind: Cooperation | None = None,
    *,
    limit: int,
) -> tuple[RequestRow, ...]:
    """The next rows of `requests_for_agency` behind one of them, at the same cost however deep."""
    found = _of_agency(agency, side, status, kind)
    if after is not None:
        at = after.asked_at.at
        found = found.filter(Q(asked_at__lt=at) | Q(asked_at=at, id__lt=after.request))
    return views_of(found.order_by("-asked_at", "-id")[:limit])


def requests_named(requests: Iterable[str]) -> tuple[RequestRow, ...]:
    """The requests of these identifiers; one that has no row is left out."""
    return views_of(models.Request.objects.filter(id__in=set(requests)).order_by("id"))


def waiting_for_an_answer(agency: AgencyId) -> Iterable[str]:
    """The open requests that an agency made: a query that has not run yet."""
    open_ones = _of_agency(agency, Side.ASKING, RequestStatus.OPEN)
    return open_ones.values_list("id", flat=True)


def _of_agency(
    agency: AgencyId | None, side: Side, status: RequestStatus | None, kind: Cooperation | None = None
) -> QuerySet[models.Request]:
    found = models.Request.objects.all()
    if kind is not None:
        found = found.filter(kind=kind.value)
    if agency is not None:
        found = found.filter(**{f"{side.value}_agency": agency})
    return found if status is None else found.filter(status=status.value)


def requests_of_warrant(warrant: WarrantId) -> tuple[RequestRow, ...]:
    """Every request that was made for a warrant, the first one first."""
    return views_of(models.Request.objects.filter(warrant=warrant).order_by("asked_at", "id"))


def open_request(
    warrant: WarrantId, kind: Cooperation, asked_agency: AgencyId
) -> CooperationRequestId | None:
    """The open request for this help with this warrant from this agency, where there is one."""
    found = models.Request.objects.filter(
        warrant=warrant, kind=kind.value, asked_agency=asked_agency, status=RequestStatus.OPEN.value
    ).values_list("id", flat=True)
    return next((CooperationRequestId(MatterId(each)) for each in found), None)


def views_of(found: Iterable[models.Request]) -> tuple[RequestRow, ...]:
    """Requests as lists show them, with three questions however many they are."""
    rows = tuple(found)
    approvals = _approvals_of([row.id for row in rows])
    conditions = _conditions_of([row.id for row in rows])
    return tuple(_view(row, approvals.get(row.id, ()), conditions.get(row.id, ())) for row in rows)


def _conditions_of(requests: list[str]) -> dict[str, tuple[ConditionRow, ...]]:
    found = models.Condition.objects.filter(request__in=requests).order_by("request", "number")
    return {
        request: tuple(_condition(row) for row in rows)
        for request, rows in groupby(found, lambda row: row.request)
    }


def _condition(row: models.Condition) -> ConditionRow:
    return ConditionRow(
        number=row.number,
        kind=row.kind,
        comes_first=row.comes_first,
        approval=OfficeId(row.approval),
        owner=OfficeId(row.owner),
        due=Instant(row.due),
        status=ConditionStatus(row.status),
        at=_moment(row.at),
        lapsed_at=_moment(row.lapsed_at),
    )


def _approvals_of(requests: list[str]) -> dict[str, tuple[ApprovalRow, ...]]:
    found = models.Approval.objects.filter(request__in=requests).order_by("request", "position")
    return {
        request: tuple(_approval(row) for row in rows)
        for request, rows in groupby(found, lambda row: row.request)
    }


def _view(
    row: models.Request, approvals: tuple[ApprovalRow, ...], conditions: tuple[ConditionRow, ...]
) -> RequestRow:
    return RequestRow(
        request=CooperationRequestId(MatterId(row.id)),
        version=row.version,
        warrant=WarrantId(MatterId(row.warrant)),
        edition=row.edition,
        kind=Cooperation(row.kind),
        level=row.level,
        place=RegionCode(row.place),
        status=RequestStatus(row.status),
        asked_at=Instant(row.asked_at),
        asked_by=UserId(row.asked_by),
        asking_agency=AgencyId(row.asking_agency),
        asking_office=OfficeId(row.asking_office),
        asked_agency=AgencyId(row.asked_agency),
        asked_region=RegionCode(row.asked_region),
        receiving_office=OfficeId(row.receiving_office),
        rules=row.rules,
        revision=row.revision,
        called_at=Instant(row.called_at),
        spot_by=_user(row.spot_by),
        spot_until=_moment(row.spot_until),
        first_reply_at=_moment(row.first_reply_at),
        first_reply_by=_user(row.first_reply_by),
        reply_lapsed_at=_moment(row.reply_lapsed_at),
        answer_lapsed_at=_moment(row.answer_lapsed_at),
        ended_at=_moment(row.ended_at),
        ended_by=_user(row.ended_by),
        ended_office=OfficeId(row.ended_office) if row.ended_office else None,
        decline_ground=row.decline_ground or None,
        duties_agreed_at=_moment(row.duties_agreed_at),
        help_lapsed_at=_moment(row.help_lapsed_at),
        completed_at=_moment(row.completed_at),
        approvals=approvals,
        conditions=conditions,
    )


def _approval(row: models.Approval) -> ApprovalRow:
    return ApprovalRow(
        office=OfficeId(row.office),
        status=ApprovalStatus(row.status),
        by=_user(row.by),
        at=_moment(row.at),
        late=row.late,
        lapsed_at=_moment(row.lapsed_at),
        revision=row.revision,
        given_from=_office(row.given_from),
        in_the_name_of=_user(row.in_the_name_of),
        passed_to=_office(row.passed_to),
    )


def _office(slug: str) -> OfficeId | None:
    return OfficeId(slug) if slug else None


def _moment(at: datetime | None) -> Instant | None:
    return Instant(at) if at else None


def _user(name: str) -> UserId | None:
    return UserId(name) if name else None


# ── between states ──


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignRow:
    """A request between states in a list."""

    request: ForeignRequestId
    version: int
    direction: Direction
    form: PackageForm
    country: str
    warrant: WarrantId | None
    agency: AgencyId
    office: OfficeId
    status: AbroadStatus
    opened_at: Instant
    opened_by: UserId
    sent_at: Instant | None
    ended_at: Instant | None
    refused_by: RefusedBy | None
    refused_on: str
    owes_release: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AbroadFilter:
    """Which requests are listed. What is None or False narrows nothing."""

    agency: AgencyId | None = None
    direction: Direction | None = None
    status: AbroadStatus | None = None
    reviewer: UserId | None = None
    """Only those in which this person is named as reviewer."""
    only_owing_release: bool = False


def requests_abroad(
    wanted: AbroadFilter, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[ForeignRow, ...], int]:
    """A page of requests between states, the latest first, and how many there are."""
    found = _abroad(wanted)
    return _foreign(found.order_by("-opened_at", "-id")[offset : offset + limit]), count_of(found)


def requests_abroad_behind(
    after: ForeignRow | None, wanted: AbroadFilter, *, limit: int
) -> tuple[ForeignRow, ...]:
    """The next rows of `requests_abroad` behind one of them, at the same cost however deep."""
    found = _abroad(wanted)
    if after is not None:
        at = after.opened_at.at
        found = found.filter(Q(opened_at__lt=at) | Q(opened_at=at, id__lt=after.request))
    return _foreign(found.order_by("-opened_at", "-id")[:limit])


def _abroad(wanted: AbroadFilter) -> QuerySet[models.ForeignRequest]:
    found = models.ForeignRequest.objects.all()
    named = {"agency": wanted.agency, "direction": wanted.direction, "status": wanted.status}
    found = found.filter(**{field: str(value) for field, value in named.items() if value is not None})
    if wanted.reviewer is not None:
        own = models.ForeignReviewer.objects.filter(reviewer=wanted.reviewer).values("request")
        found = found.filter(id__in=own)
    return found.filter(owes_release=True) if wanted.only_owing_release else found


def requests_abroad_named(requests: Iterable[str]) -> tuple[ForeignRow, ...]:
    """The requests of these identifiers; one that has no row is left out."""
    return _foreign(models.ForeignRequest.objects.filter(id__in=set(requests)).order_by("id"))


def requests_abroad_of_warrant(warrant: WarrantId) -> tuple[ForeignRow, ...]:
    """Every request to another state for a warrant, the first one first."""
    return _foreign(models.ForeignRequest.objects.filter(warrant=warrant).order_by("opened_at", "id"))


def offices_reviewing(request: str) -> frozenset[OfficeId]:
    """The offices of everybody who is or was named as reviewer of a request."""
    found = models.ForeignReviewer.objects.filter(request=request).values_list("office", flat=True)
    return frozenset(OfficeId(one) for one in found)


def _foreign(found: Iterable[models.ForeignRequest]) -> tuple[ForeignRow, ...]:
    return tuple(
        ForeignRow(
            request=ForeignRequestId(MatterId(row.id)),
            version=row.version,
            direction=Direction(row.direction),
            form=PackageForm(row.form),
            country=row.country,
            warrant=WarrantId(MatterId(row.warrant)) if row.warrant else None,
            agency=AgencyId(row.agency),
            office=OfficeId(row.office),
            status=AbroadStatus(row.status),
            opened_at=Instant(row.opened_at),
            opened_by=UserId(row.opened_by),
            sent_at=_moment(row.sent_at),
            ended_at=_moment(row.ended_at),
            refused_by=RefusedBy(row.refused_by) if row.refused_by else None,
            refused_on=row.refused_on,
            owes_release=row.owes_release,
        )
        for row in found
    )


# ── duty rosters ──


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """A duty roster in a list."""

    roster: RosterId
    agency: AgencyId
    office: OfficeId
    month: str
    status: RosterStatus

    @property
    def first_day(self) -> date:
        """The first day of its month."""
        return date.fromisoformat(f"{self.month}-01")

    @property
    def is_published(self) -> bool:
        """Whether anybody is on duty by it."""
        return self.status is RosterStatus.PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftRow:
    """A shift of a published roster as it stands."""

    roster: RosterId
    number: int
    agency: AgencyId
    office: OfficeId
    zone: str
    officer: UserId
    languages: tuple[str, ...]
    deputy: UserId | None
    stood_in_for: UserId | None
    starts_at: Instant
    ends_at: Instant
    version: int
    """Of the roster, which moves on with each change."""
    published_at: Instant


def roster_named(roster: RosterId) -> RosterRow | None:
    """One roster; None where there is none of this identifier."""
    return next(iter(rosters_named([roster])), None)


def rosters_named(rosters: Iterable[str]) -> tuple[RosterRow, ...]:
    """The rosters of these identifiers; one that has no row is left out."""
    return _rosters(models.Roster.objects.filter(id__in=set(rosters)).order_by("id"))


def rosters(
    agency: AgencyId | None, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[RosterRow, ...], int]:
    """A page of the rosters of an agency (None: any), the latest month first, and how many there are."""
    found = models.Roster.objects.all()
    found = found if agency is None else found.filter(agency=agency)
    return _rosters(found.order_by("-starts_at", "id")[offset : offset + limit]), count_of(found)


LONGEST = timedelta(days=2)
"""No shift is longer: one from an hour of the day to the same of the next lasts 25 hours at most."""


def on_duty(
    at: Instant,
    office: OfficeId | None = None,
    agency: AgencyId | None = None,
    *,
    limit: int = 50,
    offset: int = 0,
) -> tuple[tuple[ShiftRow, ...], int]:
    """A page of who is on duty at a moment in an office and an agency (None: any), and how many there are."""
    found = _at_work(at, agency)
    found = found if office is None else found.filter(office=office)
    in_order = found.order_by("agency", "office", "starts_at", "number")
    return _shifts(in_order[offset : offset + limit]), count_of(found)


def on_duty_behind(
    after: ShiftRow | None, at: Instant, agency: AgencyId | None, *, limit: int
) -> tuple[ShiftRow, ...]:
    """The next who are on duty at a moment in an agency (None: any), behind one of them."""
    found = _at_work(at, agency)
    if after is not None:
        same_office = Q(agency=after.agency, office=after.office)
        found = found.filter(
            Q(agency__gt=after.agency)
            | Q(agency=after.agency, office__gt=after.office)
            | same_office & Q(starts_at__gt=after.starts_at.at)
            | same_office & Q(starts_at=after.starts_at.at, number__gt=after.number)
        )
    return _shifts(found.order_by("agency", "office", "starts_at", "number")[:limit])


def _at_work(at: Instant, agency: AgencyId | None) -> QuerySet[models.Shift]:
    found = models.Shift.objects.filter(
        starts_at__lte=at.at, starts_at__gt=(at - LONGEST).at, ends_at__gt=at.at
    )
    return found if agency is None else found.filter(agency=agency)


def shifts_behind(
    after: ShiftRow | None, agency: AgencyId | None, since: Instant, *, limit: int
) -> tuple[ShiftRow, ...]:
    """The next shifts of an agency (None: any) that begin at a moment or later, behind one of them."""
    found = models.Shift.objects.filter(starts_at__gte=since.at)
    found = found if agency is None else found.filter(agency=agency)
    if after is not None:
        at = after.starts_at.at
        same = Q(starts_at=at, roster=after.roster, number__gt=after.number)
        found = found.filter(Q(starts_at__gt=at) | Q(starts_at=at, roster__gt=after.roster) | same)
    return _shifts(found.order_by("starts_at", "roster", "number")[:limit])


def shifts_within(office: OfficeId, begins: Instant, ends: Instant) -> tuple[ShiftRow, ...]:
    """The shifts of an office of which any moment lies between two others, the first one first."""
    found = models.Shift.objects.filter(
        office=office, starts_at__gt=(begins - LONGEST).at, starts_at__lt=ends.at, ends_at__gt=begins.at
    )
    return _shifts(found.order_by("starts_at", "number"))


def shifts_of(user: UserId, since: Instant) -> tuple[ShiftRow, ...]:
    """The shifts that end after a moment in which somebody is on duty or stands in, the first one first."""
    found = models.Shift.objects.filter(Q(officer=user) | Q(deputy=user), ends_at__gt=since.at)
    return _shifts(found.order_by("starts_at", "roster", "number"))


def _rosters(found: Iterable[models.Roster]) -> tuple[RosterRow, ...]:
    return tuple(
        RosterRow(
            roster=RosterId(MatterId(row.id)),
            agency=AgencyId(row.agency),
            office=OfficeId(row.office),
            month=row.month,
            status=RosterStatus(row.status),
        )
        for row in found
    )


def _shifts(found: Iterable[models.Shift]) -> tuple[ShiftRow, ...]:
    return tuple(
        ShiftRow(
            roster=RosterId(MatterId(row.roster)),
            number=row.number,
            agency=AgencyId(row.agency),
            office=OfficeId(row.office),
            zone=row.zone,
            officer=UserId(row.officer),
            languages=tuple(row.languages.split()),
            deputy=_user(row.deputy),
            stood_in_for=_user(row.stood_in_for),
            starts_at=Instant(row.starts_at),
            ends_at=Instant(row.ends_at),
            version=row.version,
            published_at=Instant(row.published_at),
        )
        for row in found
    )
