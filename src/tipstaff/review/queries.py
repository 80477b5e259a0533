"""Reviews as pages and lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from tipstaff.kernel.ids import AgencyId, MatterId, OfficeId, OperationId, ReviewId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.record.counting import count_of
from tipstaff.review import models
from tipstaff.review.core.review import ReviewStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A review in a list."""

    review: ReviewId
    version: int
    operation: OperationId
    warrant: WarrantId
    agency: AgencyId
    office: OfficeId
    outcome: str
    status: ReviewStatus
    reviewer: UserId | None
    opened_at: Instant
    lapsed_at: Instant | None
    closed_at: Instant | None
    closed_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """The cause that a finding names; its text is sealed on the record."""

    number: int
    cause: str
    missed_limit: str | None
    by: UserId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementRow:
    """Whose an improvement is, by when, and whether it is done; its text is sealed on the record."""

    review: ReviewId
    number: int
    owner: OfficeId
    due_on: date
    added_at: Instant
    lapsed_at: Instant | None
    done_at: Instant | None
    done_by: UserId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """A review with its parts. Texts are sealed: a page opens them from the matter's state."""

    review: ReviewRow
    findings: tuple[FindingRow, ...]
    improvements: tuple[ImprovementRow, ...]


def review_page(review: ReviewId) -> ReviewPage | None:
    """One review; None where there is none of this identifier."""
    row = models.Review.objects.filter(id=review).first()
    if row is None:
        return None
    findings = models.Finding.objects.filter(review=review).order_by("number")
    improvements = models.Improvement.objects.filter(review=review).order_by("number")
    return ReviewPage(
        review=_view(row),
        findings=tuple(_finding(each) for each in findings),
        improvements=tuple(_improvement(each) for each in improvements),
    )


def reviews_open_for(
    agency: AgencyId | None, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[ReviewRow, ...], int]:
    """A page of the open reviews of an agency's operations (None: of all), the longest waiting first; how many."""
    return _page(_open(agency=agency), limit, offset)


def reviews_open_at(
    office: OfficeId, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[ReviewRow, ...], int]:
    """A page of the open reviews that an office owns, the longest waiting first, and how many."""
    return _page(_open(office=office), limit, offset)


def reviews_behind(
    after: ReviewRow | None, *, agency: AgencyId | None = None, office: OfficeId | None = None, limit: int
) -> tuple[ReviewRow, ...]:
    """The next open reviews behind one of them, of an agency's operations or owned by an office."""
    found = _open(agency=agency, office=office)
    if after is not None:
        at = after.opened_at.at
        found = found.filter(Q(opened_at__gt=at) | Q(opened_at=at, id__gt=after.review))
    return _views(found.order_by("opened_at", "id")[:limit])


def reviews_named(reviews: Iterable[str]) -> tuple[ReviewRow, ...]:
    """The reviews of these identifiers; one that has no row is left out."""
    return _views(models.Review.objects.filter(id__in=set(reviews)).order_by("id"))


def reviews_of_warrant(warrant: WarrantId) -> tuple[ReviewRow, ...]:
    """Every review of a warrant's operations, the first one first."""
    return _views(models.Review.objects.filter(warrant=warrant).order_by("opened_at", "id"))


def improvements_to_do(
    offices: Iterable[OfficeId] | None, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[ImprovementRow, ...], int]:
    """A page of the improvements that offices (None: any) still have to do, the next due first, and how many."""
    rows = _to_do(offices)
    page = rows.order_by(*NEXT_FIRST)[offset : offset + limit]
    return tuple(_improvement(row) for row in page), count_of(rows)


def improvements_behind(
    after: ImprovementRow | None, offices: Iterable[OfficeId] | None, *, limit: int
) -> tuple[ImprovementRow, ...]:
    """The next rows of `improvements_to_do` behind one of them."""
    rows = _to_do(offices)
    if after is not None:
        beside = Q(review__gt=after.review) | Q(review=after.review, number__gt=after.number)
        rows = rows.filter(Q(due_on__gt=after.due_on) | (Q(due_on=after.due_on) & beside))
    return tuple(_improvement(row) for row in rows.order_by(*NEXT_FIRST)[:limit])


NEXT_FIRST = ("due_on", "review", "number")


def _to_do(offices: Iterable[OfficeId] | None) -> QuerySet[models.Improvement]:
    rows = models.Improvement.objects.filter(done_at__isnull=True)
    return rows if offices is None else rows.filter(owner__in=tuple(offices))


def _open(*, agency: AgencyId | None = None, office: OfficeId | None = None) -> QuerySet[models.Review]:
    rows = models.Review.objects.exclude(status=ReviewStatus.CLOSED.value)
    rows = rows if agency is None else rows.filter(agency=agency)
    return rows if office is None else rows.filter(office=office)


def _page(rows: QuerySet[models.Review], limit: int, offset: int) -> tuple[tuple[ReviewRow, ...], int]:
    return _views(rows.order_by("opened_at", "id")[offset : offset + limit]), count_of(rows)


def _views(rows: Iterable[models.Review]) -> tuple[ReviewRow, ...]:
    return tuple(_view(row) for row in rows)


def _view(row: models.Review) -> ReviewRow:
    return ReviewRow(
        review=ReviewId(MatterId(row.id)),
        version=row.version,
        operation=OperationId(MatterId(row.operation)),
        warrant=WarrantId(MatterId(row.warrant)),
        agency=AgencyId(row.agency),
        office=OfficeId(row.office),
        outcome=row.outcome,
        status=ReviewStatus(row.status),
        reviewer=UserId(row.reviewer) if row.reviewer else None,
        opened_at=Instant(row.opened_at),
        lapsed_at=_moment(row.lapsed_at),
        closed_at=_moment(row.closed_at),
        closed_late=row.closed_late,
    )


def _finding(row: models.Finding) -> FindingRow:
    return FindingRow(
        number=row.number,
        cause=row.cause,
        missed_limit=row.missed_limit or None,
        by=UserId(row.by),
        at=Instant(row.at),
    )


def _improvement(row: models.Improvement) -> ImprovementRow:
    return ImprovementRow(
        review=ReviewId(MatterId(row.review)),
        number=row.number,
        owner=OfficeId(row.owner),
        due_on=row.due_on,
        added_at=Instant(row.added_at),
        lapsed_at=_moment(row.lapsed_at),
        done_at=_moment(row.done_at),
        done_by=UserId(row.done_by) if row.done_by else None,
    )


def _moment(at: datetime | None) -> Instant | None:
    return Instant(at) if at else None
