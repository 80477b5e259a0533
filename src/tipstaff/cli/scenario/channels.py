"""Channels in a scenario: given to offices, and used as the worker uses them, but for the sending itself."""

from collections.abc import Mapping

from tipstaff.agencies.channel import Channel, ChannelKind, WrongAddress, channel_at
from tipstaff.agencies.channels import set_channel
from tipstaff.cli.scenario.script import ScriptError
from tipstaff.jobs.addresses import way_to
from tipstaff.jobs.letter import Letter, text_of
from tipstaff.jobs.telling import deliver
from tipstaff.kernel.ids import MatterId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.record.deliveries import Delivery, deliveries_of, waiting

MOST = 1000


def give(channels: Mapping[str, str]) -> None:
    """Give offices their channels. Raises ScriptError for an unknown office or an address that can't be."""
    for office, address in channels.items():
        try:
            known = set_channel(OfficeId(office), channel_at(address))
        except WrongAddress as wrong:
            raise ScriptError(f"{office}: {wrong}") from wrong
        if not known:
            raise ScriptError(f"There is no office {office}")


def deliver_what_is_due(now: Instant) -> None:
    """Try every message that is to be tried by now, once."""
    for which, _office in waiting(now, MOST):
        deliver(which, lambda: now, _taken)


def _taken(letter: Letter, channel: Channel, now: Instant) -> str:  # noqa: ARG001 - what sends a letter is called so
    """Mail is always taken; a webhook is, where it may be called at all. Nothing leaves the machine."""
    if channel.kind is ChannelKind.WEBHOOK:
        way_to(channel.address)
    return "" if text_of(letter) else "empty"


def messages(matter: MatterId) -> dict[str, str]:
    """What became of each office's message about a matter."""
    return {one.office: _stands(one) for one in deliveries_of([matter])}


def _stands(one: Delivery) -> str:
    return str(one.outcome) if one.outcome else "waiting"
