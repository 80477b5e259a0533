"""`tipstaff publish`, `verify` and `rebuild`: the record, for those who keep it and those who doubt it."""

import json

import click
from django.utils.translation import gettext as _

from tipstaff.cli.progress import advancing
from tipstaff.record.check import PASSES, Report, check
from tipstaff.record.publish import TilesLost, TwoHeads, publisher
from tipstaff.record.read import count_entries, count_matters
from tipstaff.record.sequence import AnotherPublisher
from tipstaff.registrar import rebuild as rebuilding


@click.command(
    help=_("Number the entries that are new, take them into the tree and publish a checkpoint, once.")
)
@click.option("--restore", is_flag=True, help=_("First write lost files of the log again from the entries."))
def publish(*, restore: bool) -> None:
    try:
        if restore:
            publisher().restore()
        size = publisher().publish()
    except (AnotherPublisher, TilesLost, TwoHeads) as hindrance:
        raise click.ClickException(f"{_hindered(hindrance)}\n{hindrance}".rstrip()) from hindrance
    click.echo(_("Published: {size} entries.").format(size=size))


def _hindered(hindrance: Exception) -> str:
    """Why nothing is published, and what to do."""
    if isinstance(hindrance, AnotherPublisher):
        return _("Another publisher is at work at this moment; it publishes what is new.")
    if isinstance(hindrance, TilesLost):
        return _("Files of the published log are lost. Write them again from the entries with --restore.")
    return _(
        "What is published is not what this record has signed. Nothing is published until somebody has looked."
    )


@click.command(
    help=_(
        "Rebuild the root from the entries and from the tiles, check every signature and every commitment."
    )
)
@click.option("--json", "as_json", is_flag=True, help=_("As one JSON object."))
@click.option("--key", is_flag=True, help=_("Only print the key by which others check the log's signatures."))
@click.pass_context
def verify(context: click.Context, *, as_json: bool, key: bool) -> None:
    if key:
        click.echo(publisher().signer.verifier)
        return
    report = verified(hidden=as_json)
    click.echo(json.dumps(report.as_values(), ensure_ascii=False) if as_json else told_check(report))
    context.exit(1 if report.faults else 0)


@click.command(
    help=_("Fold the record and put what follows from it in place of the tables, or only compare.")
)
@click.option("--compare", is_flag=True, help=_("Only compare with the tables as they stand, row by row."))
@click.option("--json", "as_json", is_flag=True, help=_("As one JSON object."))
@click.pass_context
def rebuild(context: click.Context, *, compare: bool, as_json: bool) -> None:
    if not compare:
        with advancing(_("Rebuilding"), count_matters()) as progress:
            rebuilding.replace(progress)
        click.echo(_("Every table was rebuilt from the record."))
        return
    differences = comparison(hidden=as_json)
    if as_json:
        rows = [{"table": each.table, "side": each.side, "row": each.row} for each in differences]
        click.echo(json.dumps({"tables": rebuilding.tables(), "differences": rows}, ensure_ascii=False))
    else:
        click.echo(compared(differences))
    context.exit(1 if differences else 0)


def tell_checks() -> bool:
    """Publish, verify and rebuild; tell what came of each, and say whether all of it holds."""
    size = publisher().publish()
    click.echo(_("Published: {size} entries.").format(size=size))
    report = verified()
    click.echo(told_check(report))
    differences = comparison()
    click.echo(compared(differences))
    return not report.faults and not differences


def verified(*, hidden: bool = False) -> Report:
    """Check the whole record, and show how far it has come."""
    with advancing(_("Verifying"), PASSES * count_entries(), hidden=hidden) as progress:
        return check(publisher(), progress)


def comparison(*, hidden: bool = False) -> tuple[rebuilding.Difference, ...]:
    """Compare every table with the record, and show how far it has come."""
    with advancing(_("Comparing"), count_matters(), hidden=hidden) as progress:
        return rebuilding.compare(progress)


def compared(differences: tuple[rebuilding.Difference, ...]) -> str:
    """What a comparison came to, in words."""
    if not differences:
        return _("All {count} tables follow from the record.").format(count=len(rebuilding.tables()))
    sides = {"record": _("only the record says"), "table": _("only the table says")}
    lines = [f"{each.table}: {sides[each.side]}: {each.row}" for each in differences]
    return "\n".join([_("The tables do not follow from the record:"), *lines])


def told_check(report: Report) -> str:
    """What a check came to, in words."""
    head = _(
        "{entries} entries, of which {published} under a signed checkpoint; {sealed} sealed parts opened."
    ).format(entries=report.entries, published=report.published, sealed=report.sealed)
    if not report.faults:
        return head + "\n" + _("Everything holds.")
    return "\n".join([head, *(f"✗ {fault.place}: {fault.what}" for fault in report.faults)])
