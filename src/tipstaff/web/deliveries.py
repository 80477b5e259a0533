"""Messages by the offices' channels as a page shows them: told, delivered and acknowledged are three things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tipstaff.agencies.channel import ChannelKind
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _
from tipstaff.record.deliveries import Delivery, Outcome, Try
from tipstaff.web import times

CHANNELS: dict[str, str] = {
    ChannelKind.DESK: _("Desk only"),
    ChannelKind.EMAIL: _("E-mail"),
    ChannelKind.WEBHOOK: _("Webhook"),
}
OUTCOMES: dict[Outcome, tuple[str, str, str]] = {
    Outcome.DELIVERED: ("good", "✓", _("Delivered")),
    Outcome.FAILED: ("stop", "▲", _("Not delivered; given up")),
    Outcome.UNKNOWN: ("warn", "◐", _("Not known whether it arrived; not sent again")),
    Outcome.NOT_NEEDED: ("quiet", "○", _("Not sent: no longer needed")),
}
TRY_OUTCOMES: dict[Outcome, str] = {
    Outcome.DELIVERED: _("Delivered"),
    Outcome.FAILED: _("Not taken"),
    Outcome.UNKNOWN: _("No answer"),
}
DETAILS: dict[str, str] = {
    "host_unknown": _("the host is unknown"),
    "not_https": _("the address is not encrypted"),
    "address_not_public": _("the address leads into a network of our own"),
    "no_key": _("this installation has no key to sign with"),
    "MailerDoesNotExist": _("this installation has no mail server"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One message: to whom, by which channel, how it stands, and each try."""

    office: str
    channel: str
    tone: str
    sign: str
    said: str
    at: SafeString | str
    """When it was delivered, or is tried next."""
    tries: tuple[tuple[int, SafeString, str], ...]


def shown(one: Delivery, offices: Mapping[OfficeId, str], zone: ZoneInfo) -> Shown:
    """A message as the page shows it, on the reader's clock."""
    tone, sign, said = mark(one)
    at = delivered_at(one) or one.next_at
    return Shown(
        office=offices.get(one.office, one.office),
        channel=channel(one),
        tone=tone,
        sign=sign,
        said=said,
        at=times.time_tag(at, zone, zone) if at and one.tries else "",
        tries=tuple(
            (each.nth, times.time_tag(each.begun_at, zone, zone), _of_try(each)) for each in one.tries
        ),
    )


def mark(one: Delivery) -> tuple[str, str, str]:
    """Tone, sign and word for how a message stands."""
    if one.outcome is not None:
        tone, sign, said = OUTCOMES[one.outcome]
        return tone, sign, gettext(said)
    if one.next_at is None:
        return "warn", "◐", gettext("Is being sent")
    return "warn", "◐", gettext("Not taken yet; next try:") if one.tries else gettext("Waits to be sent")


def channel(one: Delivery | None) -> str:
    """By which channel it went, or was tried last; before the first try, that it has one."""
    if one is None:
        return gettext(CHANNELS[ChannelKind.DESK])
    return gettext(CHANNELS[one.tries[-1].channel]) if one.tries else gettext("Channel")


def delivered_at(one: Delivery | None) -> Instant | None:
    """When the other side took it; None where it has not."""
    took = one.tries[-1] if one and one.tries else None
    return took.ended_at if took and took.outcome is Outcome.DELIVERED else None


def count_delivered(found: Sequence[Delivery]) -> int:
    """How many of some messages were taken."""
    return sum(one.outcome is Outcome.DELIVERED for one in found)


def _of_try(one: Try) -> str:
    if one.outcome is None:
        return gettext("Is being sent")
    said = gettext(TRY_OUTCOMES[one.outcome])
    return (
        f"{said}: {_of_detail(one.detail)}" if one.detail and one.outcome is not Outcome.DELIVERED else said
    )


def _of_detail(detail: str) -> str:
    if detail in DETAILS:
        return gettext(DETAILS[detail])
    if detail.isdecimal():
        return gettext("answered with {code}").format(code=detail)
    return gettext("no connection ({fault})").format(fault=detail)
