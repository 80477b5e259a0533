"""Messages to offices by their channels: each at most once, each try on record before anything is sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db import transaction

from tipstaff.kernel.ids import MatterId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.record import models


class Outcome(StrEnum):
    """What came of a try, or of a message in the end."""

    DELIVERED = "delivered"
    """The other side took it. That somebody there knows is another matter."""
    FAILED = "failed"
    """Nothing was taken: it may be tried again. In the end: it was tried as often as is tried, and given up."""
    UNKNOWN = "unknown"
    """It may or may not have arrived. It is not sent again, so that it never arrives twice."""
    NOT_NEEDED = "not_needed"
    """Somebody there has acknowledged before anything arrived, or the office has its desk alone by now."""


LOST = timedelta(minutes=10)
"""A try that has not ended after this time was broken off: no try may last nearly so long."""


@dataclass(frozen=True, slots=True, order=True)
class Which:
    """Which message: of a matter, to the holder of a number, on a rung."""

    matter: MatterId
    number: int
    rung: int

    def __str__(self) -> str:
        return f"{self.matter}/{self.number}/{self.rung}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An office that was told in an act, and is to get a message."""

    which: Which
    version: int
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One try: when, by which channel, and what came of it. Without an outcome it is under way, or was broken off."""

    nth: int
    channel: str
    address: str
    begun_at: Instant
    ended_at: Instant | None
    outcome: Outcome | None
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A message with its tries, the first one first."""

    which: Which
    version: int
    office: OfficeId
    told_at: Instant
    next_at: Instant | None
    outcome: Outcome | None
    tries: tuple[Try, ...]


def queue(told: Iterable[Told], at: Instant) -> tuple[Which, ...]:
    """Add messages, in the transaction of the act by which the offices are told. One that is there stays as it is."""
    rows = [
        models.Delivery(
            matter=one.which.matter,
            number=one.which.number,
            rung=one.which.rung,
            version=one.version,
            office=one.office,
            told_at=at.at,
            next_at=at.at,
        )
        for one in told
    ]
    models.Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    return tuple(Which(MatterId(row.matter), row.number, row.rung) for row in rows)


def waiting(now: Instant, limit: int) -> tuple[tuple[Which, OfficeId], ...]:
    """Messages that are to be tried by now, the longest waiting first."""
    rows = models.Delivery.objects.filter(next_at__lte=now.at).order_by("next_at")[:limit]
    return tuple((_which(row), OfficeId(row.office)) for row in rows)


@transaction.atomic
def claim(which: Which, channel: str, address: str, now: Instant) -> int | None:
    """Begin a try: its number; None where somebody else has begun it, or it is not yet to be tried, or has ended.

    Committed before anything is sent. Of two who claim at once, one waits for the other's row and finds it taken.
    """
    found = models.Delivery.objects.filter(**_key(which)).select_for_update().first()
    if found is None or found.next_at is None or Instant(found.next_at) > now:
        return None
    nth = found.tries + 1
    models.Delivery.objects.filter(**_key(which)).update(next_at=None, tries=nth)
    models.DeliveryTry.objects.create(
        **_key(which), nth=nth, channel=channel, address=address, begun_at=now.at
    )
    return nth


@transaction.atomic
def end_try(  # noqa: PLR0913 - which try, and all that is noted of it
    which: Which,
    nth: int,
    outcome: Outcome,
    now: Instant,
    *,
    detail: str = "",
    next_at: Instant | None = None,
) -> bool:
    """Note what came of a try, and when the next one is. False where it was given up for lost meanwhile."""
    tries = models.DeliveryTry.objects.filter(**_key(which), nth=nth, ended_at=None)
    if not tries.update(ended_at=now.at, outcome=outcome.value, detail=detail[:200]):
        return False
    end = "" if next_at else outcome.value
    models.Delivery.objects.filter(**_key(which)).update(next_at=next_at.at if next_at else None, outcome=end)
    return True


def end(which: Which, outcome: Outcome) -> None:
    """End a message of which no try is under way: there is no need of it any more."""
    waits = models.Delivery.objects.filter(**_key(which), next_at__isnull=False)
    waits.update(next_at=None, outcome=outcome.value)


def note_lost(now: Instant) -> int:
    """End the tries of workers that have gone: nobody can say whether the message arrived. How many there were."""
    rows = models.DeliveryTry.objects.filter(ended_at=None, begun_at__lte=(now - LOST).at)
    return sum(end_try(_which(row), row.nth, Outcome.UNKNOWN, now) for row in rows)


def delivery_of(which: Which) -> Delivery | None:
    """One message; None where there is none."""
    return next(iter(_with_tries(models.Delivery.objects.filter(**_key(which)))), None)


def deliveries_of(matters: Iterable[str]) -> tuple[Delivery, ...]:
    """The messages of these matters, by matter, holder and rung."""
    rows = models.Delivery.objects.filter(matter__in=set(matters))
    return _with_tries(rows.order_by("matter", "number", "rung"))


def _with_tries(found: Iterable[models.Delivery]) -> tuple[Delivery, ...]:
    rows = list(found)
    tries: dict[Which, list[Try]] = {}
    of_these = models.DeliveryTry.objects.filter(matter__in={row.matter for row in rows})
    for one in of_these.order_by("matter", "number", "rung", "nth") if rows else ():
        tries.setdefault(_which(one), []).append(_try(one))
    return tuple(_view(row, tries.get(_which(row), ())) for row in rows)


def _view(row: models.Delivery, tries: Sequence[Try]) -> Delivery:
    return Delivery(
        which=_which(row),
        version=row.version,
        office=OfficeId(row.office),
        told_at=Instant(row.told_at),
        next_at=Instant(row.next_at) if row.next_at else None,
        outcome=Outcome(row.outcome) if row.outcome else None,
        tries=tuple(tries),
    )


def _try(row: models.DeliveryTry) -> Try:
    return Try(
        nth=row.nth,
        channel=row.channel,
        address=row.address,
        begun_at=Instant(row.begun_at),
        ended_at=Instant(row.ended_at) if row.ended_at else None,
        outcome=Outcome(row.outcome) if row.outcome else None,
        detail=row.detail,
    )


def _which(row: models.Delivery | models.DeliveryTry) -> Which:
    return Which(MatterId(row.matter), row.number, row.rung)


def _key(which: Which) -> dict[str, str | int]:
    return {"matter": which.matter, "number": which.number, "rung": which.rung}
