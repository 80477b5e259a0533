"""The channels of offices. Kept with history, like all facts about offices."""

from collections.abc import Iterable

from tipstaff.agencies import models
from tipstaff.agencies.channel import Channel, ChannelKind
from tipstaff.kernel.ids import OfficeId


def channels_of(offices: Iterable[str]) -> dict[OfficeId, Channel]:
    """The channels of these offices; one that has its desk alone, and one that is unknown, are left out."""
    rows = models.Office.objects.filter(slug__in=set(offices)).exclude(channel=ChannelKind.DESK)
    return {OfficeId(row.slug): _view(row) for row in rows.order_by("slug")}


def all_channels() -> dict[OfficeId, Channel]:
    """Every office and its channel, by its slug."""
    return {OfficeId(row.slug): _view(row) for row in models.Office.objects.order_by("slug")}


def set_channel(office: OfficeId, channel: Channel) -> bool:
    """Give an office a channel in place of the one it had; False where there is no such office."""
    rows = models.Office.objects.filter(slug=office)
    return bool(rows.update(channel=channel.kind, channel_address=channel.address))


def _view(row: models.Office) -> Channel:
    return Channel(kind=ChannelKind(row.channel), address=row.channel_address)
