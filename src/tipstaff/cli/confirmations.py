"""`tipstaff confirmations`: what waits for the answer of a confirmation desk."""

import json

import click
from django.utils.translation import gettext as _

from tipstaff.kernel.codec import plain
from tipstaff.kernel.ids import OfficeId
from tipstaff.operations.queries import confirmations_behind


@click.command(help=_("List the requests that wait for a confirmation desk, urgent ones first."))
@click.option("--desk", help=_("Only those that this office has to answer."))
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help=_("How many at most.")
)
@click.option("--json", "as_json", is_flag=True, help=_("As a JSON array of objects."))
def confirmations(desk: str | None, limit: int, as_json: bool) -> None:
    rows = confirmations_behind(None, [OfficeId(desk)] if desk else None, limit=limit)
    if as_json:
        click.echo(json.dumps([plain(row) for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        differing = ",".join(row.differing) or "-"
        click.echo(f"{row.operation}\t{row.number}\t{row.urgency}\t{row.level}\t{row.status}\t{differing}")
