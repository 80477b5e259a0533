"""`tipstaff replies`: which requests wait for an agency's first reply until when, and how soon its replies came."""

import json
from typing import Any

import click
from django.utils.translation import gettext as _

from tipstaff.agencies.queries import agency as agency_named
from tipstaff.agencies.queries import offices_of
from tipstaff.cooperation.approvals import RepliesOfMonth, first_replies
from tipstaff.cooperation.core.request import REPLY
from tipstaff.cooperation.queries import RequestRow, requests_named
from tipstaff.kernel.ids import AgencyId
from tipstaff.record.clocks import RunningClock, named
from tipstaff.registrar.clock import now
from tipstaff.registrar.rules import rules_named

MONTHS = 12
"""Months that are told, the latest first."""


@click.command(
    help=_("List the requests that wait for an agency's first reply, and how soon its replies came by month.")
)
@click.option("--agency", required=True, help=_("The agency that owes the replies."))
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help=_("How many at most.")
)
@click.option("--json", "as_json", is_flag=True, help=_("As a JSON object."))
def replies(*, agency: str, limit: int, as_json: bool) -> None:
    found = agency_named(AgencyId(agency))
    if found is None:
        raise click.BadParameter(_("There is no such agency."), param_hint="--agency")
    rules = rules_named(found.profile)
    within = rules.limit("cooperation.first_reply").budget.exactly
    clocks, _waiting = named([REPLY], [one.office for one in offices_of(agency)], limit=limit)
    months, _months = first_replies(found.agency, within, now(), rules.time_zone, limit=MONTHS)
    waiting = _with_requests(clocks)
    if as_json:
        said = {
            "within_minutes": int(within.total_seconds()) // 60,
            "waiting": waiting,
            "months": list(map(_month, months)),
        }
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for one in waiting:
        click.echo("\t".join(str(each) for each in one.values()))
    for month in months:
        share = "-" if month.per_cent is None else f"{month.per_cent} %"
        click.echo(f"{month.month:%Y-%m}\t{month.in_time}/{month.asked - month.running}\t{share}")


def _with_requests(clocks: tuple[RunningClock, ...]) -> list[dict[str, Any]]:
    rows: dict[str, RequestRow] = {row.request: row for row in requests_named(one.matter for one in clocks)}
    return [
        {
            "request": clock.matter,
            "office": clock.owner,
            "asked_by": row.asking_agency,
            "asked_at": str(row.asked_at),
            "due": str(clock.due),
        }
        for clock in clocks
        if (row := rows.get(clock.matter))
    ]


def _month(row: RepliesOfMonth) -> dict[str, Any]:
    return {
        "month": f"{row.month:%Y-%m}",
        "asked": row.asked,
        "in_time": row.in_time,
        "late": row.late,
        "without_reply": row.silent,
        "still_running": row.running,
        "median_seconds": None if row.median is None else int(row.median.total_seconds()),
        "in_time_per_cent": row.per_cent,
    }
