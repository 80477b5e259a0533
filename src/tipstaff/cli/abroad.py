"""`tipstaff abroad`: requests between states and the clocks that run on them; never a view, nor who is sought."""

import json
from collections.abc import Iterable

import click
from django.utils.translation import gettext as _

from tipstaff.cooperation.core.abroad.request import AbroadStatus, Direction
from tipstaff.cooperation.core.abroad.words import (
    ABROAD_STATUS_WORDS,
    CLOCK_WORDS,
    DIRECTION_WORDS,
    FORM_WORDS,
)
from tipstaff.cooperation.queries import AbroadFilter, ForeignRow, requests_abroad
from tipstaff.kernel.codec import plain
from tipstaff.kernel.ids import AgencyId
from tipstaff.record.clocks import RunningClock, clocks_on


@click.command(help=_("List requests between states with their clocks, the latest first."))
@click.option("--agency", help=_("Only those that this agency conducts."))
@click.option(
    "--direction", type=click.Choice([str(each) for each in Direction]), help=_("Only this direction.")
)
@click.option(
    "--status", type=click.Choice([str(each) for each in AbroadStatus]), help=_("Only this status.")
)
@click.option(
    "--owing-release", is_flag=True, help=_("Only those in which a person is held who has to be released.")
)
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help=_("How many at most.")
)
@click.option("--json", "as_json", is_flag=True, help=_("As a JSON array of objects."))
def abroad(  # noqa: PLR0913 - one argument for each option
    *,
    agency: str | None,
    direction: str | None,
    status: str | None,
    owing_release: bool,
    limit: int,
    as_json: bool,
) -> None:
    wanted = AbroadFilter(
        agency=AgencyId(agency) if agency else None,
        direction=Direction(direction) if direction else None,
        status=AbroadStatus(status) if status else None,
        only_owing_release=owing_release,
    )
    rows, _count = requests_abroad(wanted, limit=limit)
    clocks = _clocks(rows)
    if as_json:
        found = [
            {"request": plain(row), "clocks": [plain(one) for one in clocks[row.request]]} for row in rows
        ]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for row in rows:
        said = ", ".join(map(_said, clocks[row.request])) or "-"
        words = (DIRECTION_WORDS[row.direction], FORM_WORDS[row.form], ABROAD_STATUS_WORDS[row.status])
        click.echo("\t".join([row.request, row.country, *map(_, words), said]))


def _clocks(rows: Iterable[ForeignRow]) -> dict[str, list[RunningClock]]:
    found: dict[str, list[RunningClock]] = {row.request: [] for row in rows}
    for one in clocks_on(row.request for row in rows):
        found[one.matter].append(one)
    return found


def _said(clock: RunningClock) -> str:
    """What is due, where and when."""
    return f"{_(CLOCK_WORDS[clock.name.partition(':')[0]])} [{clock.owner}] {clock.due or '-'}"
