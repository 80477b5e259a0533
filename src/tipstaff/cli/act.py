"""`tipstaff act`: any command of any capability, by its name."""

import json
import sys
from pathlib import Path
from typing import Any

import click
from django.utils.translation import gettext as _

from tipstaff.cli import blind
from tipstaff.cli.people import actor_named
from tipstaff.cli.words import ground_said
from tipstaff.cooperation.core.abroad.commands import SealView
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.codec import Unreadable, read
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import SubmissionId
from tipstaff.kernel.instant import Instant
from tipstaff.registrar.capabilities import command_named, command_names
from tipstaff.registrar.clock import now
from tipstaff.registrar.drawing import new_submission, with_drawn_ids
from tipstaff.registrar.submit import submit


@click.command(help=_("Submit a command by its name, for somebody who is appointed to give it."))
@click.argument("name", type=click.Choice(command_names()), metavar="COMMAND")
@click.option("--as", "who", required=True, help=_("Who acts: username, or username@office."))
@click.option(
    "--values",
    default="{}",
    help=_("The command's fields as a JSON object, @FILE, or @- for standard input."),
)
@click.option("--submission", help=_("Its identifier: the same one twice is entered once."))
@click.option("--seen", type=int, help=_("Version of the matter that was looked at."))
@click.option(
    "--code-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("For a blind review: where your code is drawn into, to seal a view; or read from, to open it."),
)
def act(  # noqa: PLR0913, PLR0917 - one argument for each option
    name: str, who: str, values: str, submission: str | None, seen: int | None, code_file: Path | None
) -> None:
    moment = now()
    actor = actor_named(who, moment)
    if actor is None:
        raise click.ClickException(_("Nobody is appointed as {who}.").format(who=who))
    form = command_named(name)
    if code_file:
        _check_blind(form, values, submission)
    command = _command(form, values, code_file, actor, moment)
    press = SubmissionId(submission) if submission else new_submission()
    outcome = submit(command, actor, press, moment, seen=seen)
    if isinstance(outcome, Refused):
        if code_file and form is SealView:
            code_file.unlink()  # it opens nothing
        raise click.ClickException(f"{outcome.ground}: {ground_said(outcome)}")
    click.echo(json.dumps({"matter": outcome.matter, "version": outcome.version, "entries": outcome.entries}))


def _check_blind(form: type[Command], values: str, submission: str | None) -> None:
    """What cannot go with a code: a view that others can read, and a seal that may have been entered before."""
    if form is not SealView and form not in blind.OPENING:
        raise click.UsageError(_("A code belongs to a blind review alone."))
    if form is SealView and not values.startswith("@"):
        raise click.UsageError(
            _("Others can read a command line: give the view as @FILE, or @- for standard input.")
        )
    if submission:
        raise click.UsageError(_("With a code, leave the submission out."))


def _command(
    form: type[Command], values: str, code_file: Path | None, actor: Actor, moment: Instant
) -> Command:
    try:
        given = _given(values)
        if code_file is None:
            return read(with_drawn_ids(form, {"happened_at": str(moment)} | given), form)
        if form is SealView:
            return blind.sealing(given, code_file, moment)
        return blind.opening(given, code_file, actor, moment)
    except (Unreadable, ValueError, OSError) as problem:
        raise click.ClickException(str(problem)) from problem


def _given(values: str) -> dict[str, Any]:
    try:
        given = json.loads(_text(values))
    except json.JSONDecodeError as problem:
        raise ValueError(_("The values are not JSON: {problem}").format(problem=problem)) from problem
    if not isinstance(given, dict):
        raise ValueError(_("The values are not a JSON object."))  # noqa: TRY004 - the reader's mistake
    return given


def _text(values: str) -> str:
    if values == "@-":
        return sys.stdin.read()
    return Path(values[1:]).read_text("utf-8") if values.startswith("@") else values
