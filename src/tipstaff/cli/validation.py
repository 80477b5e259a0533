"""`tipstaff validation`: the validations of an agency by month."""

import json

import click
from django.utils.translation import gettext as _

from tipstaff.agencies.queries import is_court
from tipstaff.kernel.codec import plain
from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.month import month_from, month_named
from tipstaff.registrar.clock import now
from tipstaff.warrants.core.validation import ValidationState
from tipstaff.warrants.queries import warrants_named
from tipstaff.warrants.validations import Wanted, validations


@click.command(help=_("List the validations that are due in a month: of an agency, or of all."))
@click.option("--month", help=_("Which month, such as 2026-11. Left out: this month, by UTC."))
@click.option("--agency", help=_("Only the warrants that this agency registered."))
@click.option(
    "--state",
    type=click.Choice([str(each) for each in ValidationState]),
    default=str(ValidationState.OPEN),
    show_default=True,
    help=_("Still to be done, done, or missed."),
)
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help=_("How many at most.")
)
@click.option("--offset", type=click.IntRange(0), default=0, help=_("How many to pass over."))
@click.option("--json", "as_json", is_flag=True, help=_("As a JSON array of objects."))
def validation(  # noqa: PLR0913 - the options of the command
    *, month: str | None, agency: str | None, state: str, limit: int, offset: int, as_json: bool
) -> None:
    asked = month_named(month) if month else now().at.date().replace(day=1)
    if asked is None:
        raise click.BadParameter(_("A month is written like 2026-11."), param_hint="--month")
    since, until = month_from(asked)
    whose = AgencyId(agency) if agency else None
    wanted = Wanted(
        agency=whose,
        issued=whose is not None and is_court(whose),
        state=ValidationState(state),
        since=since,
        until=until,
    )
    rows = validations(wanted, limit=limit, offset=offset)
    numbers = {row.id: row.number for row in warrants_named(row.warrant for row in rows)}
    if as_json:
        found = [{"warrant_number": numbers.get(row.warrant, ""), "validation": plain(row)} for row in rows]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(
            f"{row.due_on}\t{numbers.get(row.warrant, row.warrant)}\t{row.state}\t{row.validator or '-'}"
        )
