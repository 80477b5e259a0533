"""`tipstaff channels`: how each office hears of a recall beside its own desk, and setting it."""

import json

import click
from django.utils.translation import gettext as _

from tipstaff.agencies.channel import Channel, ChannelKind, WrongAddress
from tipstaff.agencies.channels import all_channels, set_channel
from tipstaff.jobs.outcomes import NotTaken
from tipstaff.jobs.webhook import key_text
from tipstaff.kernel.ids import OfficeId


@click.command(
    help=_("List the channels of offices; with OFFICE and a channel, set it. Its history is kept.")
)
@click.argument("office", required=False)
@click.option("--email", help=_("Tell it by e-mail to this address."))
@click.option("--webhook", help=_("Tell its program at this address: https, and public."))
@click.option("--desk", is_flag=True, help=_("Its desk alone."))
@click.option(
    "--key", is_flag=True, help=_("Print the secret by which the office's program checks signatures.")
)
@click.option("--json", "as_json", is_flag=True, help=_("As a JSON array of objects."))
def channels(  # noqa: PLR0913 - the options of the command
    *, office: str | None, email: str | None, webhook: str | None, desk: bool, key: bool, as_json: bool
) -> None:
    asked = _asked(email, webhook, desk=desk)
    if (asked or key) and not office:
        raise click.UsageError(_("Name the office."))
    if office and asked and not set_channel(OfficeId(office), asked):
        raise click.ClickException(_("There is no office {office}.").format(office=office))
    if office and key:
        click.echo(_key(OfficeId(office)))
        return
    _tell(office, as_json=as_json)


def _asked(email: str | None, webhook: str | None, *, desk: bool) -> Channel | None:
    """The channel that is to be set; None where nothing is."""
    given = {ChannelKind.EMAIL: email, ChannelKind.WEBHOOK: webhook, ChannelKind.DESK: "" if desk else None}
    chosen = [(kind, address) for kind, address in given.items() if address is not None]
    if len(chosen) > 1:
        raise click.UsageError(_("An office has one channel: choose one."))
    try:
        return Channel(kind=chosen[0][0], address=chosen[0][1]) if chosen else None
    except WrongAddress as wrong:
        raise click.UsageError(_(wrong.args[0])) from wrong


def _key(office: OfficeId) -> str:
    if office not in all_channels():
        raise click.ClickException(_("There is no office {office}.").format(office=office))
    try:
        return key_text(office)
    except NotTaken as none:
        raise click.ClickException(_("Set TIPSTAFF_WEBHOOK_KEY: there is no key to sign with.")) from none


def _tell(office: str | None, *, as_json: bool) -> None:
    found = {one: each for one, each in all_channels().items() if office in {None, one}}
    if as_json:
        rows = [
            {"office": one, "channel": str(each.kind), "address": each.address} for one, each in found.items()
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one, each in found.items():
        click.echo(f"{one}\t{each.kind}\t{each.address or '-'}")
