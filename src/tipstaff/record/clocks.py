"""The clocks that run now, as rows: for the duty queue, and for noting silence when one has passed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tipstaff.kernel.decider import Clock
from tipstaff.kernel.ids import MatterId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.record import models
from tipstaff.record.counting import MOST, count_of
from tipstaff.record.escalations import climbed

type Parts = Sequence[QuerySet[models.Clock]]
"""A list in parts that have no row in common, each of which an index gives in the list's own sequence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningClock:
    """A clock that runs on a matter. `due` is None while it is paused."""

    matter: MatterId
    name: str
    owner: OfficeId
    level: int | None
    started: Instant
    due: Instant | None
    climbed: int = 0
    """How many rungs of the ladder were raised for it."""
    climbs_at: Instant | None = None

    def used(self, now: Instant) -> int:
        """How much of the time is used up, in whole per cent; 100 once it has passed."""
        if self.due is None or self.due <= now:
            return 0 if self.due is None else 100
        return max(0, round(100 * ((now - self.started) / (self.due - self.started))))


def replace_clocks(
    matter: MatterId,
    clocks: Iterable[Clock],
    lapses: Callable[[Clock], bool],
    climbs: Callable[[Clock], tuple[Instant, ...]] = lambda _clock: (),
) -> None:
    """Put a matter's running clocks in place of its earlier ones.

    `lapses` says whose passing is to be noted, `climbs` when each rung of the ladder is due. Rungs that were raised
    since a clock began to run stay raised, whatever has changed about it.
    """
    running = list(clocks)
    ladders = {clock.name: climbs(clock) for clock in running}
    raised = climbed(matter) if any(ladders.values()) else {}
    models.Clock.objects.filter(matter=matter).delete()
    models.Clock.objects.bulk_create(
        _row(matter, clock, lapses(clock), ladders[clock.name], raised) for clock in running
    )


def _row(
    matter: MatterId,
    clock: Clock,
    lapses: bool,
    ladder: tuple[Instant, ...],
    raised: Mapping[tuple[str, Instant], int],
) -> models.Clock:
    number = raised.get((clock.name, clock.deadline.start), 0)
    return models.Clock(
        matter=matter,
        name=clock.name,
        owner=clock.owner,
        level=clock.level,
        by_itself=clock.by_itself,
        started=clock.deadline.start.at,
        due=clock.deadline.due.at if clock.deadline.due else None,
        lapses=lapses,
        climbed=number,
        climbs_at=ladder[number].at if number < len(ladder) else None,
    )


def climbing(now: Instant, limit: int, after: RunningClock | None = None) -> tuple[RunningClock, ...]:
    """Clocks for which a rung is to be raised now, the longest waiting first; those behind one, if it is given."""
    rows = models.Clock.objects.filter(lapses=False, climbs_at__lte=now.at)
    if after and after.climbs_at:
        at, matter = after.climbs_at.at, after.matter
        beside = Q(matter__gt=matter) | Q(matter=matter, name__gt=after.name)
        rows = rows.filter(Q(climbs_at__gt=at) | (Q(climbs_at=at) & beside))
    return _views(rows.order_by("climbs_at", "matter", "name")[:limit])


def passed(now: Instant, limit: int, after: RunningClock | None = None) -> tuple[RunningClock, ...]:
    """Clocks whose passing is still to be noted, the longest passed first; those behind one, if it is given."""
    rows = models.Clock.objects.filter(lapses=True, due__lte=now.at)
    if after and after.due:
        due, matter = after.due.at, after.matter
        rows = rows.filter(
            Q(due__gt=due) | Q(due=due, matter__gt=matter) | Q(due=due, matter=matter, name__gt=after.name)
        )
    return _views(rows.order_by("due", "matter", "name")[:limit])


def next_to_lapse(until: Instant) -> Instant | None:
    """When a clock next passes, or a rung is next to be raised, if that is no later than `until`."""
    noted = models.Clock.objects.filter(lapses=True, due__lte=until.at).order_by("due")
    raised = models.Clock.objects.filter(lapses=False, climbs_at__lte=until.at).order_by("climbs_at")
    moments = (*noted.values_list("due", flat=True)[:1], *raised.values_list("climbs_at", flat=True)[:1])
    return min((Instant(at) for at in moments if at), default=None)


def clocks_of(matter: MatterId) -> tuple[RunningClock, ...]:
    """The clocks that run on a matter, the next to expire first."""
    return _views(models.Clock.objects.filter(matter=matter).order_by("due", "name"))


def clocks_on(matters: Iterable[MatterId]) -> tuple[RunningClock, ...]:
    """The clocks that run on any of some matters, the next to expire first."""
    return _views(models.Clock.objects.filter(matter__in=set(matters)).order_by(*NEXT_FIRST))


def queue(
    owners: Sequence[OfficeId] | None, *, level: int | None = None, limit: int = 50, offset: int = 0
) -> tuple[tuple[RunningClock, ...], int]:
    """A page of the duty queue of some offices (None: of all), the next clock to expire first; and how many."""
    return _page(_owned(owners, level), limit, offset)


def queue_behind(
    after: RunningClock | None, owners: Sequence[OfficeId] | None, *, level: int | None = None, limit: int
) -> tuple[RunningClock, ...]:
    """The next rows of the duty queue behind one of its clocks, at the same cost however deep."""
    return _next(after, _owned(owners, level), limit)


def named(
    names: Sequence[str], owners: Sequence[OfficeId] | None, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[RunningClock, ...], int]:
    """A page of the clocks of these names, whoever is to act on them; and how many."""
    return _page(_named(names, owners), limit, offset)


def named_behind(
    after: RunningClock | None, names: Sequence[str], owners: Sequence[OfficeId] | None, *, limit: int
) -> tuple[RunningClock, ...]:
    """The next rows of `named` behind one of its clocks."""
    return _next(after, _named(names, owners), limit)


def _named(names: Sequence[str], owners: Sequence[OfficeId] | None) -> Parts:
    return [
        part.filter(name=name) for name in names for part in _of_owners(models.Clock.objects.all(), owners)
    ]


def waiting(
    matters: Sequence[Iterable[str]], without: Sequence[OfficeId], *, limit: int = 50, offset: int = 0
) -> tuple[tuple[RunningClock, ...], int]:
    """A page of the clocks on some matters that other offices own, the next to expire first; and how many.

    Each part of `matters` may be a query for identifiers that has not run: it then becomes part of this one.
    """
    return _page(_owned_by_others(matters, without), limit, offset)


def waiting_behind(
    after: RunningClock | None, matters: Sequence[Iterable[str]], without: Sequence[OfficeId], *, limit: int
) -> tuple[RunningClock, ...]:
    """The next rows of `waiting` behind one of its clocks."""
    return _next(after, _owned_by_others(matters, without), limit)


def _owned(owners: Sequence[OfficeId] | None, level: int | None) -> Parts:
    rows = models.Clock.objects.filter(by_itself=False)
    return _of_owners(rows if level is None else rows.filter(level=level), owners)


def _of_owners(rows: QuerySet[models.Clock], owners: Sequence[OfficeId] | None) -> Parts:
    return [rows] if owners is None else [rows.filter(owner=owner) for owner in dict.fromkeys(owners)]


def _owned_by_others(matters: Sequence[Iterable[str]], without: Sequence[OfficeId]) -> Parts:
    others = models.Clock.objects.filter(by_itself=False).exclude(owner__in=without)
    return [others.filter(matter__in=each) for each in matters]


def _page(parts: Parts, limit: int, offset: int) -> tuple[tuple[RunningClock, ...], int]:
    found = _views(_together(parts, offset + limit)[offset:]) if limit else ()
    return found, _count(parts)


def _next(after: RunningClock | None, parts: Parts, limit: int) -> tuple[RunningClock, ...]:
    return _views(_together([part.filter(_behind(after)) for part in parts] if after else parts, limit))


def _count(parts: Parts) -> int:
    keys = [part.order_by().values("matter", "name")[: MOST + 1] for part in parts]
    return (
        count_of(keys[0].union(*keys[1:], all=True))
        if len(keys) > 1
        else sum(count_of(part) for part in parts)
    )


def _together(parts: Parts, limit: int) -> QuerySet[models.Clock]:
    """The first rows of all parts: so many of each are read, never a whole part to be sorted."""
    first, *others = [part.order_by(*NEXT_FIRST)[:limit] for part in parts] or [models.Clock.objects.none()]
    return first.union(*others, all=True).order_by(*NEXT_FIRST)[:limit] if others else first


NEXT_FIRST = ("due", "matter", "name")
"""Paused clocks, which have no due moment, come last."""


def _behind(clock: RunningClock) -> Q:
    beside = Q(matter__gt=clock.matter) | Q(matter=clock.matter, name__gt=clock.name)
    if clock.due is None:
        return Q(due__isnull=True) & beside
    return Q(due__gt=clock.due.at) | Q(due__isnull=True) | (Q(due=clock.due.at) & beside)


def _views(rows: Iterable[models.Clock]) -> tuple[RunningClock, ...]:
    return tuple(
        RunningClock(
            matter=MatterId(row.matter),
            name=row.name,
            owner=OfficeId(row.owner),
            level=row.level,
            started=Instant(row.started),
            due=Instant(row.due) if row.due else None,
            climbed=row.climbed,
            climbs_at=Instant(row.climbs_at) if row.climbs_at else None,
        )
        for row in rows
    )
