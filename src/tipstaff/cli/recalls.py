"""`tipstaff recalls`: who held something when a warrant ceased to be true, and who of them knows."""

import json
from collections.abc import Sequence
from typing import Any

import click
from django.utils.translation import gettext as _

from tipstaff.kernel.codec import plain
from tipstaff.kernel.ids import AgencyId
from tipstaff.record.deliveries import Delivery, deliveries_of
from tipstaff.warrants.chases import ChaseRow, HolderRow, Which, chases, holders_of
from tipstaff.warrants.core.chase.words import STATUS_WORDS
from tipstaff.warrants.core.words import EVENT_WORDS
from tipstaff.warrants.queries import warrants_named


@click.command(
    help=_("List recalls and changes: who held something, who knows, and when the last of them knew.")
)
@click.option(
    "--open", "open_only", is_flag=True, help=_("Only those in which somebody has not acknowledged.")
)
@click.option("--agency", help=_("Only those that concern this agency."))
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help=_("How many at most.")
)
@click.option("--json", "as_json", is_flag=True, help=_("As a JSON array of objects."))
def recalls(*, open_only: bool, agency: str | None, limit: int, as_json: bool) -> None:
    rows, _count = chases(AgencyId(agency) if agency else None, Which(open_only=open_only), limit=limit)
    numbers = {row.id: row.number for row in warrants_named(row.warrant for row in rows)}
    of_chase: dict[str, list[HolderRow]] = {row.chase: [] for row in rows}
    for one in holders_of(of_chase):
        of_chase[one.chase].append(one)
    if as_json:
        sent = deliveries_of(of_chase)
        found = [_as_object(row, numbers[row.warrant], of_chase[row.chase], sent) for row in rows]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(
            f"{numbers[row.warrant]}\t{_(EVENT_WORDS[row.why])}\t{_(STATUS_WORDS[row.status])}"
            f"\t{row.holders - row.unanswered}/{row.holders}\t{row.last_knew_at or '-'}"
        )


def _as_object(
    row: ChaseRow, number: str, holders: list[HolderRow], sent: Sequence[Delivery]
) -> dict[str, Any]:
    took = row.took
    return {
        "chase": row.chase,
        "warrant": row.warrant,
        "number": number,
        "why": row.why,
        "ground": row.ground,
        "level": row.level,
        "changed_at": str(row.changed_at),
        "told_at": str(row.told_at),
        "status": row.status.value,
        "last_knew_at": str(row.last_knew_at) if row.last_knew_at else None,
        "seconds_until_the_last_knew": int(took.total_seconds()) if took is not None else None,
        "holders": [plain(one) for one in holders],
        "messages": [plain(one) for one in sent if one.which.matter == row.chase],
    }
