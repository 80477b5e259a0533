"""`tipstaff warrants`: a registrar's own warrants."""

import json
from collections.abc import Iterable
from dataclasses import replace

import click
from django.utils.translation import gettext as _

from tipstaff.kernel.codec import plain
from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.instant import Instant
from tipstaff.registrar.clock import now
from tipstaff.warrants.core.warrant import WarrantStatus
from tipstaff.warrants.queries import WarrantRow, own_warrants


@click.command(
    help=_("List the warrants of an agency, or of all of this installation's. Never a search for people.")
)
@click.option("--agency", help=_("Only the warrants that this agency registered."))
@click.option(
    "--status", type=click.Choice([str(each) for each in WarrantStatus]), help=_("Only this status.")
)
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help=_("How many at most.")
)
@click.option("--offset", type=click.IntRange(0), default=0, help=_("How many to pass over."))
@click.option("--json", "as_json", is_flag=True, help=_("As a JSON array of objects."))
def warrants(agency: str | None, status: str | None, limit: int, offset: int, as_json: bool) -> None:
    chosen = WarrantStatus(status) if status else None
    whose, at = AgencyId(agency) if agency else None, now()
    rows = _dated(own_warrants(whose, chosen, at=at, limit=limit, offset=offset), at)
    if as_json:
        click.echo(json.dumps([plain(row) for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row.number}\t{row.status}\t{row.level}\t{row.offence}\t{row.valid_until or '-'}")


def _dated(rows: Iterable[WarrantRow], at: Instant) -> list[WarrantRow]:
    """The rows as they stand at a moment: what is due has spoken, whether or not anybody has noted it."""
    return [replace(row, status=row.status_at(at)) for row in rows]
