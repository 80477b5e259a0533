"""Chases as lists show them: what changed, who held something, and when the last of them knew."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil

from django.db.models import Q, QuerySet

from tipstaff.kernel.ids import AgencyId, ChaseId, MatterId, OfficeId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.record.counting import MOST, count_of
from tipstaff.warrants import models
from tipstaff.warrants.core.chase.chase import GONE, ChaseStatus, Handling, Holding, HoldingKind
from tipstaff.warrants.core.chase.facts import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseRow:
    """One chase in a list."""

    chase: ChaseId
    version: int
    warrant: WarrantId
    agency: AgencyId
    why: str
    ground: str
    level: int
    changed_at: Instant
    told_at: Instant
    holders: int
    unanswered: int
    last_knew_at: Instant | None
    took: timedelta | None

    @property
    def status(self) -> ChaseStatus:
        if not self.holders:
            return ChaseStatus.NOBODY_HELD
        return ChaseStatus.CHASING if self.unanswered else ChaseStatus.ALL_KNOW


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderRow:
    """One holder of one chase. `told`: every office that was told, the holder's own first."""

    chase: ChaseId
    number: int
    warrant: WarrantId
    why: str
    level: int
    office: OfficeId
    agency: AgencyId
    holds: tuple[Holding, ...]
    told_at: Instant
    told: tuple[OfficeId, ...]
    handling: Handling | None
    answered_by: UserId | None
    answered_at: Instant | None
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How long it took until the last holder knew, over the latest chases that ended with everybody knowing."""

    count: int
    half: timedelta
    """Half of them took no longer (nearest rank)."""
    most: timedelta
    """Nineteen of twenty took no longer (nearest rank)."""
    longest: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which chases are listed: all, those still open, or those in which some offices still owe an answer."""

    open_only: bool = False
    owed_by: Sequence[OfficeId] | None = None


ALL = Which()


def chases(
    agency: AgencyId | None, which: Which = ALL, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[ChaseRow, ...], int]:
    """A page of the chases that concern an agency (None: all), open ones first, then the latest; and how many."""
    open_ones, ended = _of(agency, replace(which, open_only=True)), _of(agency, ALL).filter(is_open=False)
    first = count_of(open_ones) if which.owed_by is None else _count_owed(which.owed_by)
    found = [*open_ones.order_by(*LATEST_FIRST)[offset : offset + limit]]
    if which.open_only:
        return _in_order(found), first
    left, begin = limit - len(found), max(offset - first, 0)
    found += ended.order_by(*LATEST_FIRST)[begin : begin + left]
    return _in_order(found), first + count_of(ended)


def _count_owed(offices: Sequence[OfficeId]) -> int:
    """How many chases wait for these offices: whoever owes an answer is of an agency that an open chase concerns.

    Counted from what is owed, as far as a page needs it, and not from every open chase of the agency.
    """
    owed = models.ChaseHolder.objects.filter(office__in=offices, handling="")
    return len(set(owed.values_list("chase", flat=True)[: MOST + 1]))


def count_open_chases(agency: AgencyId | None, *, most: int | None = MOST) -> int:
    """How many chases that concern an agency somebody has still to answer."""
    return count_of(_of(agency, Which(open_only=True)), most)


def chases_behind(
    after: ChaseRow | None, agency: AgencyId | None, which: Which = ALL, *, limit: int
) -> tuple[ChaseRow, ...]:
    """The next chases behind one of them, in the sequence of the list: open ones first, then the latest."""
    found = list[models.ChaseParty]()
    if after is None or after.unanswered:
        open_ones = _of(agency, replace(which, open_only=True))
        found += _behind(open_ones, after).order_by(*LATEST_FIRST)[:limit]
        after = None
    if not which.open_only and len(found) < limit:
        ended = _of(agency, which).filter(is_open=False)
        found += _behind(ended, after).order_by(*LATEST_FIRST)[: limit - len(found)]
    return _in_order(found)


def _behind(found: QuerySet[models.ChaseParty], after: ChaseRow | None) -> QuerySet[models.ChaseParty]:
    if after is None:
        return found
    at = after.told_at.at
    return found.filter(Q(told_at__lt=at) | Q(told_at=at, chase__gt=after.chase))


LATEST_FIRST = ("-told_at", "chase")


def chases_named(chases: Iterable[str]) -> tuple[ChaseRow, ...]:
    """The chases of these identifiers; one that has no row is left out."""
    return _chases(models.Chase.objects.filter(chase__in=set(chases)).order_by("chase"))


def chases_of_warrant(warrant: WarrantId) -> tuple[ChaseRow, ...]:
    """Every chase about a warrant, the latest first."""
    return _chases(models.Chase.objects.filter(warrant=warrant).order_by(*LATEST_FIRST))


def holders_of(chases: Iterable[str]) -> tuple[HolderRow, ...]:
    """Everybody who held something in these chases, by chase and number."""
    return _holders(models.ChaseHolder.objects.filter(chase__in=set(chases)).order_by("chase", "number"))


def news_for(offices: Sequence[OfficeId]) -> tuple[HolderRow, ...]:
    """What offices still have to acknowledge, the longest waiting first."""
    found = models.ChaseHolder.objects.filter(office__in=offices, handling="")
    return _holders(found.order_by("told_at", "chase", "number"))


def count_news_for(offices: Sequence[OfficeId]) -> int:
    """How many acknowledgements offices still owe."""
    return count_of(models.ChaseHolder.objects.filter(office__in=offices, handling=""))


def news_since(moment: Instant) -> tuple[HolderRow, ...]:
    """Everybody who was told from a moment on, whether they have answered or not."""
    found = models.ChaseHolder.objects.filter(told_at__gte=moment.at)
    return _holders(found.order_by("told_at", "chase", "number"))


def is_part_of(chase: ChaseId, agency: AgencyId) -> bool:
    """Whether an agency holds something in a chase."""
    return models.ChaseHolder.objects.filter(chase=chase, agency=agency).exists()


def gone_of(warrant: WarrantId) -> frozenset[Held]:
    """What was named in an earlier chase and has been destroyed or returned since."""
    return frozenset(_named(_earlier(warrant).filter(handling__in=GONE)))


def kept_of(warrant: WarrantId) -> tuple[Held, ...]:
    """What was named in an earlier chase and is still held: its holder has neither destroyed nor returned it."""
    return tuple(_named(_earlier(warrant).exclude(handling__in=GONE)))


def _earlier(warrant: WarrantId) -> QuerySet[models.ChaseHolder]:
    return models.ChaseHolder.objects.filter(warrant=warrant).order_by("chase", "number")


def _named(found: QuerySet[models.ChaseHolder]) -> Iterator[Held]:
    for row in _holders(found):
        for holding in row.holds:
            yield Held(holding=holding, office=row.office, agency=row.agency)


LATEST = 1_000
"""So many of the latest chases that ended are measured."""


def times_of(agency: AgencyId | None) -> Times | None:
    """How long it took until the last holder knew, of the latest; None where no chase has ended yet."""
    ended = _of(agency, ALL).filter(took__isnull=False).order_by(*LATEST_FIRST)
    took = sorted(one for one in ended.values_list("took", flat=True)[:LATEST] if one is not None)
    if not took:
        return None

    def ranked(part: float) -> timedelta:
        return took[ceil(part * len(took)) - 1]

    return Times(count=len(took), half=ranked(0.5), most=ranked(0.95), longest=ranked(1))


def _of(agency: AgencyId | None, which: Which) -> QuerySet[models.ChaseParty]:
    """Chases about the warrants that an agency registered or, as a court, issued, or of which it holds something."""
    found = models.ChaseParty.objects.filter(agency=agency or models.EVERYBODY)
    if which.owed_by is not None:
        owed = models.ChaseHolder.objects.filter(office__in=which.owed_by, handling="")
        found = found.filter(chase__in=owed.values("chase"))
    return found.filter(is_open=True) if which.open_only else found


def _in_order(parties: Iterable[models.ChaseParty]) -> tuple[ChaseRow, ...]:
    wanted = [one.chase for one in parties]
    rows = models.Chase.objects.in_bulk(wanted)
    return _chases(rows[one] for one in wanted)


def _chases(found: Iterable[models.Chase]) -> tuple[ChaseRow, ...]:
    return tuple(
        ChaseRow(
            chase=ChaseId(MatterId(row.chase)),
            version=row.version,
            warrant=WarrantId(MatterId(row.warrant)),
            agency=AgencyId(row.agency),
            why=row.why,
            ground=row.ground,
            level=row.level,
            changed_at=Instant(row.changed_at),
            told_at=Instant(row.told_at),
            holders=row.holders,
            unanswered=row.unanswered,
            last_knew_at=Instant(row.last_knew_at) if row.last_knew_at else None,
            took=row.took,
        )
        for row in found
    )


def _holders(found: Iterable[models.ChaseHolder]) -> tuple[HolderRow, ...]:
    return tuple(
        HolderRow(
            chase=ChaseId(MatterId(row.chase)),
            number=row.number,
            warrant=WarrantId(MatterId(row.warrant)),
            why=row.why,
            level=row.level,
            office=OfficeId(row.office),
            agency=AgencyId(row.agency),
            holds=tuple(_holding(each) for each in row.holds),
            told_at=Instant(row.told_at),
            told=tuple(OfficeId(office) for office in row.told),
            handling=Handling(row.handling) if row.handling else None,
            answered_by=UserId(row.answered_by) if row.answered_by else None,
            answered_at=Instant(row.answered_at) if row.answered_at else None,
            late=row.late,
        )
        for row in found
    )


def _holding(each: dict[str, str]) -> Holding:
    return Holding(
        kind=HoldingKind(each["kind"]),
        of=MatterId(each["of"]),
        by=UserId(each["by"]),
        since=Instant.parse(each["since"]),
    )
