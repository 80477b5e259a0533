"""Delivering one message to one office: claimed, sent, and noted; tried again at growing intervals."""

from collections.abc import Callable
from datetime import timedelta

from tipstaff.agencies.channel import Channel, ChannelKind
from tipstaff.agencies.channels import channels_of
from tipstaff.jobs.letter import Letter, letter_of
from tipstaff.jobs.mail import send_mail
from tipstaff.jobs.outcomes import NotTaken, Unclear
from tipstaff.jobs.webhook import call_webhook
from tipstaff.kernel.instant import Instant
from tipstaff.record import deliveries
from tipstaff.record.deliveries import Outcome, Which
from tipstaff.warrants.chases import holders_of

WAITS = tuple(timedelta(seconds=seconds) for seconds in (15, 60, 240, 900))
"""Between one try and the next. No rule names them: the clocks of the chase run on whatever becomes of a channel."""


type Send = Callable[[Letter, Channel, Instant], str]
"""Hands a letter to a channel; what the other side said. Raises NotTaken or Unclear."""


def send(letter: Letter, channel: Channel, now: Instant) -> str:
    """Hand a letter to an office's channel."""
    if channel.kind is ChannelKind.WEBHOOK:
        return call_webhook(letter, channel.address, now)
    return send_mail(letter, channel.address)


def deliver(which: Which, clock: Callable[[], Instant], by: Send = send) -> Outcome | None:
    """Try to deliver a message that is to be tried by now; what came of it, None where there was nothing to do.

    The try is noted before anything is sent. Whatever happens afterwards, nobody else sends the same message again
    unless it is certain that nothing was taken.
    """
    delivery = deliveries.delivery_of(which)
    if delivery is None or delivery.next_at is None or delivery.next_at > clock():
        return None
    channel = channels_of({delivery.office}).get(delivery.office)
    if channel is None or _is_acknowledged(which):
        deliveries.end(which, Outcome.NOT_NEEDED)
        return Outcome.NOT_NEEDED
    letter = letter_of(delivery)
    nth = deliveries.claim(which, channel.kind, channel.address, clock())
    if nth is None:
        return None
    outcome, detail = _sent(letter, channel, clock(), by)
    again = clock() + WAITS[nth - 1] if outcome is Outcome.FAILED and nth <= len(WAITS) else None
    deliveries.end_try(which, nth, outcome, clock(), detail=detail, next_at=again)
    return outcome


def _is_acknowledged(which: Which) -> bool:
    return any(one.number == which.number and one.handling for one in holders_of({which.matter}))


def _sent(letter: Letter, channel: Channel, now: Instant, by: Send) -> tuple[Outcome, str]:
    try:
        return Outcome.DELIVERED, by(letter, channel, now)
    except NotTaken as no:
        return Outcome.FAILED, str(no)
    except Unclear as lost:
        return Outcome.UNKNOWN, str(lost)
