"""`tipstaff statement`: what stands for an agency everywhere, recomputed from its own verified entries."""

import json
from pathlib import Path

import click
from django.utils.translation import gettext as _

from tipstaff.cooperation.accounts import accounts_of_agency
from tipstaff.cooperation.core.account.words import HEADING_WORDS
from tipstaff.kernel.codec import Unreadable, plain
from tipstaff.kernel.ids import AgencyId
from tipstaff.record.publish import TilesLost
from tipstaff.registrar.statements import (
    Fault,
    NothingPublished,
    Statement,
    check_statement,
    differs_from_tables,
    own_key,
    read_statement,
    statement_of,
)
from tipstaff.tlog.note import NoteError, Verifier
from tipstaff.web.money import exact


@click.command(
    help=_(
        "Show an agency's statement, recomputed from its own entries; or check one that somebody gave you."
    )
)
@click.argument("agency", required=False)
@click.option(
    "--json", "as_json", is_flag=True, help=_("With every entry and its proof, as one JSON object.")
)
@click.option(
    "--check",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=_("Check a statement's file instead of making one."),
)
@click.option("--key", help=_("The log's key for --check. Left out: the key of this installation."))
@click.pass_context
def statement(
    context: click.Context, *, agency: str | None, as_json: bool, file: Path | None, key: str | None
) -> None:
    if (agency is None) == (file is None):
        raise click.UsageError(_("Name an agency, or a file with --check."))
    found = _read(file) if file else _made(AgencyId(agency or ""))
    faults = check_statement(found, _key(key))
    if not faults and file is None and differs_from_tables(found):
        faults = (Fault(found.agency, _("the tables say something else than the entries")),)
    click.echo(json.dumps(plain(found), ensure_ascii=False, indent=1) if as_json else _told(found))
    for fault in faults:
        click.echo(f"✗ {fault.place}: {fault.what}", err=True)
    context.exit(1 if faults else 0)


def _made(agency: AgencyId) -> Statement:
    try:
        return statement_of(agency, accounts_of_agency(agency))
    except NothingPublished as nothing:
        raise click.ClickException(_("Nothing is under a signed checkpoint yet.")) from nothing
    except TilesLost as lost:
        raise click.ClickException(str(lost)) from lost


def _read(file: Path) -> Statement:
    try:
        return read_statement(json.loads(file.read_text(encoding="utf-8")))
    except (Unreadable, ValueError) as problem:
        raise click.ClickException(_("This is no statement: {problem}").format(problem=problem)) from problem


def _key(key: str | None) -> Verifier:
    try:
        return Verifier.parse(key) if key else own_key()
    except NoteError as problem:
        raise click.BadParameter(str(problem), param_hint="--key") from problem


def _told(found: Statement) -> str:
    """The sums, unit by unit, and what they rest on."""
    lines = [
        f"{unit}\t{_(HEADING_WORDS[heading])}\t{exact(amount, unit)}"
        for unit, sums in found.sums.items()
        for heading, amount in sums.items()
    ]
    entries = sum(len(one.entries) for one in found.accounts)
    said = _("{accounts} accounts, {entries} entries under the checkpoint, {pending} not published yet.")
    lines.append(said.format(accounts=len(found.accounts), entries=entries, pending=found.pending))
    return "\n".join(lines)
