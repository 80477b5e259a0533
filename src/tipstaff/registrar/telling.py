"""Telling offices by their channels: a message waits from the very act by which they were told, and goes afterwards."""

from collections.abc import Iterable, Iterator
from zlib import crc32

from procrastinate import App
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued

from tipstaff.agencies.channels import channels_of
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.record import deliveries
from tipstaff.record.deliveries import Told, Which
from tipstaff.registrar.plan import Decided
from tipstaff.warrants.core.chase.chase import Chase
from tipstaff.warrants.core.chase.events import ChaseOpened, NewsUnanswered

TASK = "tipstaff.deliver_news"
"""What the queue calls the delivery of one message."""
QUEUE = "tipstaff"
LANES = 4
"""So many deliveries go on at once in all: an office whose address is dead holds up those of its own lane alone."""
AT_ONCE = 200
"""Messages that one round hands to the queue."""

queued = App(connector=DjangoConnector())
"""The queue over Django's own connection, so that a job stands exactly if the act does; in the worker too, whose
own connections are others."""


def tell(decided: Iterable[Decided], at: Instant) -> None:
    """In the transaction of an act: a message for each office that it tells and that has a channel."""
    told = [one for each in decided for one in _told(each)]
    reached = channels_of(one.office for one in told) if told else {}
    wanted = [one for one in told if one.office in reached]
    if wanted:
        deliveries.queue(wanted, at)
    for one in wanted:
        _defer(one.which, one.office)  # new in this act, so nothing can be in its way


def tell_again(now: Instant) -> int:
    """Hand to the queue what is to be tried by now: for another time, or because its job was lost. How many."""
    found = deliveries.waiting(now, AT_ONCE)
    return sum(_deferred(which, office) for which, office in found)


def _deferred(which: Which, office: OfficeId) -> bool:
    """Whether its job was handed in; one that waits in the queue already is left there."""
    try:
        _defer(which, office, queueing_lock=str(which))
    except AlreadyEnqueued:
        return False
    return True


def _defer(which: Which, office: OfficeId, queueing_lock: str | None = None) -> None:
    task = queued.configure_task(TASK, queue=QUEUE, lock=_lane(office), queueing_lock=queueing_lock)
    task.defer(matter=which.matter, number=which.number, rung=which.rung)


def _lane(office: OfficeId) -> str:
    return f"channel-{crc32(office.encode()) % LANES}"


def _told(each: Decided) -> Iterator[Told]:
    """The offices that an act about a chase tells: every holder at its opening, the next office upon a silence."""
    if not isinstance(each.state, Chase):
        return
    chase, version = each.state.chase, each.act.version
    for event in each.act.events:
        if isinstance(event, ChaseOpened):
            for one in event.holders:
                yield Told(which=Which(chase, one.number, 1), version=version, office=one.office)
        if isinstance(event, NewsUnanswered) and event.told is not None:
            silent = each.state.holder(event.number)
            assert silent is not None  # the decider saw to it
            rung = len(silent.told)
            yield Told(which=Which(chase, event.number, rung), version=version, office=event.told)
