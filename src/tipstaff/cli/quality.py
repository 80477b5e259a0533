"""`tipstaff quality`: how good the data are, in three measures, and what waits for an answer."""

import json

import click
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tipstaff.agencies.queries import agency as agency_named
from tipstaff.kernel.ids import AgencyId
from tipstaff.registrar.clock import now
from tipstaff.registrar.data_quality import measures
from tipstaff.registrar.rules import rules_named


@click.command(help=_("Say how good the data are: accuracy, updates in time, errors corrected."))
@click.option("--agency", required=True, help=_("The agency whose warrants they are."))
@click.option("--json", "as_json", is_flag=True, help=_("As a JSON object."))
def quality(*, agency: str, as_json: bool) -> None:
    found = agency_named(AgencyId(agency))
    if found is None:
        raise click.BadParameter(_("There is no such agency."), param_hint="--agency")
    rules = rules_named(found.profile)
    measured = measures(found.agency, rules, now())
    shares = (measured.accuracy, measured.in_time, measured.corrected)
    if as_json:
        said = {
            **{
                one.figure: {"per_cent": one.per_cent, "part": one.part, "of": one.of, "aim": one.aim}
                for one in shares
            },
            "found": {became.value: count for became, count in measured.found.items()},
            "sample": measured.sample.id if measured.sample else None,
        }
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for one in shares:
        says = rules.figures[one.figure].says.in_language(get_language() or "en")
        click.echo(f"{says}\t{'-' if one.per_cent is None else one.per_cent}\t{one.part}/{one.of}")
