"""The rungs that were raised, as rows: for those to whom a clock was taken, and under the clock itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tipstaff.kernel.ids import MatterId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.record import models
from tipstaff.record.counting import count_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """One rung that was raised for a clock."""

    about: MatterId
    clock: str
    started: Instant
    number: int
    """1 for the lowest rung."""
    rung: str
    addressee: str
    office: OfficeId
    """To whom it was taken."""
    owner: OfficeId
    """Whose time had passed."""
    due: Instant
    at: Instant


def write_escalation(one: Escalation) -> None:
    """Write the row of a rung that was raised."""
    models.Escalation.objects.create(
        about=one.about,
        clock=one.clock,
        started=one.started.at,
        number=one.number,
        rung=one.rung,
        addressee=one.addressee,
        office=one.office,
        owner=one.owner,
        due=one.due.at,
        at=one.at.at,
    )


def climb_on(one: Escalation, next_at: Instant | None) -> None:
    """Say on the clock's own row that the rung was raised, and when the next is due."""
    rows = models.Clock.objects.filter(matter=one.about, name=one.clock, started=one.started.at)
    rows.update(climbed=one.number, climbs_at=next_at.at if next_at else None)


def climbed(matter: MatterId) -> dict[tuple[str, Instant], int]:
    """How many rungs were raised for each clock of a matter, by the moment at which it began to run."""
    rows = models.Escalation.objects.filter(about=matter).values_list("clock", "started").order_by()
    return {
        (clock, Instant(started)): count for clock, started, count in rows.annotate(count=Count("number"))
    }


def escalations_of(matter: MatterId) -> tuple[Escalation, ...]:
    """Every rung that was raised for the clocks of a matter, in their own sequence."""
    return _views(models.Escalation.objects.filter(about=matter).order_by("clock", "started", "number"))


def escalated_to(
    offices: Sequence[OfficeId], addressee: str = "", *, limit: int = 50, offset: int = 0
) -> tuple[tuple[Escalation, ...], int]:
    """A page of what was taken to some offices, or to anybody of a kind, and still runs, the longest first."""
    rows = _still_running(offices, addressee)
    return _views(rows.order_by(*LONGEST_FIRST)[offset : offset + limit]), count_of(rows)


def escalated_behind(
    after: Escalation | None, offices: Sequence[OfficeId], addressee: str = "", *, limit: int
) -> tuple[Escalation, ...]:
    """The next rows behind one of `escalated_to`."""
    rows = _still_running(offices, addressee)
    if after:
        rows = rows.filter(_behind(after))
    return _views(rows.order_by(*LONGEST_FIRST)[:limit])


LONGEST_FIRST = ("at", "about", "clock", "number")


def _behind(one: Escalation) -> Q:
    same = Q(at=one.at.at)
    return (
        Q(at__gt=one.at.at)
        | (same & Q(about__gt=one.about))
        | (same & Q(about=one.about, clock__gt=one.clock))
        | (same & Q(about=one.about, clock=one.clock, number__gt=one.number))
    )


def _still_running(offices: Sequence[OfficeId], addressee: str) -> QuerySet[models.Escalation]:
    """Rungs whose clock runs since the same moment: what was answered is nobody's any more."""
    to = Q(addressee=addressee) if addressee else Q(office__in=offices)
    clock = models.Clock.objects.filter(
        climbed__gt=0, matter=OuterRef("about"), name=OuterRef("clock"), started=OuterRef("started")
    )
    return models.Escalation.objects.filter(to, Exists(clock))


def _views(rows: Iterable[models.Escalation]) -> tuple[Escalation, ...]:
    return tuple(
        Escalation(
            about=MatterId(row.about),
            clock=row.clock,
            started=Instant(row.started),
            number=row.number,
            rung=row.rung,
            addressee=row.addressee,
            office=OfficeId(row.office),
            owner=OfficeId(row.owner),
            due=Instant(row.due),
            at=Instant(row.at),
        )
        for row in rows
    )
