"""The clocks that run now, as rows: for the duty queue, and for noting silence when one has passed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tipstaff.kernel.decider import Clock
from tipstaff.kernel.ids import MatterId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.record import models


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningClock:
    """A clock that runs on a matter. `due` is None while it is paused."""

    matter: MatterId
    name: str
    owner: OfficeId
    level: int | None
    started: Instant
    due: Instant | None

    def used(self, now: Instant) -> int:
        """How much of the time is used up, in whole per cent; 100 once it has passed."""
        if self.due is None or self.due <= now:
            return 0 if self.due is None else 100
        return max(0, round(100 * ((now - self.started) / (self.due - self.started))))


def replace_clocks(matter: MatterId, clocks: Iterable[Clock], lapses: Callable[[Clock], bool]) -> None:
    """Put a matter's running clocks in place of its earlier ones; `lapses` says whose passing is to be noted."""
    models.Clock.objects.filter(matter=matter).delete()
    models.Clock.objects.bulk_create(
        models.Clock(
            matter=matter,
            name=clock.name,
            owner=clock.owner,
            level=clock.level,
            started=clock.deadline.start.at,
            due=clock.deadline.due.at if clock.deadline.due else None,
            lapses=lapses(clock),
        )
        for clock in clocks
    )


def passed(now: Instant, limit: int) -> tuple[RunningClock, ...]:
    """Clocks whose passing is still to be noted, the longest passed first."""
    rows = models.Clock.objects.filter(lapses=True, due__lte=now.at)
    return _views(rows.order_by("due", "matter", "name")[:limit])


def next_to_lapse(until: Instant) -> Instant | None:
    """When the next clock passes whose passing is to be noted, if that is no later than `until`."""
    row = models.Clock.objects.filter(lapses=True, due__lte=until.at).order_by("due").first()
    return Instant(row.due) if row and row.due else None


def clocks_of(matter: MatterId) -> tuple[RunningClock, ...]:
    """The clocks that run on a matter, the next to expire first."""
    return _views(models.Clock.objects.filter(matter=matter).order_by("due", "name"))


def queue(
    owners: Sequence[OfficeId], *, level: int | None = None, limit: int = 50, offset: int = 0
) -> tuple[tuple[RunningClock, ...], int]:
    """A page of the duty queue of some offices, the next clock to expire first, and how many there are."""
    rows = models.Clock.objects.filter(owner__in=owners)
    if level is not None:
        rows = rows.filter(level=level)
    page = rows.order_by("due", "matter", "name")[offset : offset + limit]
    return _views(page), rows.count()


def waiting(
    matters: Sequence[MatterId], without: Sequence[OfficeId], *, limit: int = 50, offset: int = 0
) -> tuple[tuple[RunningClock, ...], int]:
    """A page of the clocks on some matters that other offices own, the next to expire first; and how many."""
    rows = models.Clock.objects.filter(matter__in=matters).exclude(owner__in=without)
    page = rows.order_by("due", "matter", "name")[offset : offset + limit]
    return _views(page), rows.count()


def _views(rows: Iterable[models.Clock]) -> tuple[RunningClock, ...]:
    return tuple(
        RunningClock(
            matter=MatterId(row.matter),
            name=row.name,
            owner=OfficeId(row.owner),
            level=row.level,
            started=Instant(row.started),
            due=Instant(row.due) if row.due else None,
        )
        for row in rows
    )
