"""`tipstaff act`: any command of any capability, by its name."""

import json
from pathlib import Path
from typing import Any

import click
from django.utils.translation import gettext as _

from tipstaff.cli.people import actor_named
from tipstaff.cli.words import ground_said
from tipstaff.kernel.codec import Unreadable, read
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import SubmissionId
from tipstaff.registrar.capabilities import command_named, command_names
from tipstaff.registrar.clock import now
from tipstaff.registrar.drawing import new_submission, with_drawn_ids
from tipstaff.registrar.submit import submit


@click.command(help=_("Submit a command by its name, for somebody who is appointed to give it."))
@click.argument("name", type=click.Choice(command_names()), metavar="COMMAND")
@click.option("--as", "who", required=True, help=_("Who acts: username, or username@office."))
@click.option("--values", default="{}", help=_("The command's fields as a JSON object, or @FILE."))
@click.option("--submission", help=_("Its identifier: the same one twice is entered once."))
@click.option("--seen", type=int, help=_("Version of the matter that was looked at."))
def act(name: str, who: str, values: str, submission: str | None, seen: int | None) -> None:
    moment = now()
    actor = actor_named(who, moment)
    if actor is None:
        raise click.ClickException(_("Nobody is appointed as {who}.").format(who=who))
    form = command_named(name)
    try:
        command = read(with_drawn_ids(form, {"happened_at": str(moment)} | _given(values)), form)
    except (Unreadable, ValueError, OSError) as problem:
        raise click.ClickException(str(problem)) from problem
    outcome = submit(
        command, actor, SubmissionId(submission) if submission else new_submission(), moment, seen=seen
    )
    if isinstance(outcome, Refused):
        raise click.ClickException(f"{outcome.ground}: {ground_said(outcome)}")
    click.echo(json.dumps({"matter": outcome.matter, "version": outcome.version, "entries": outcome.entries}))


def _given(values: str) -> dict[str, Any]:
    try:
        given = json.loads(Path(values[1:]).read_text("utf-8") if values.startswith("@") else values)
    except json.JSONDecodeError as problem:
        raise ValueError(_("The values are not JSON: {problem}").format(problem=problem)) from problem
    if not isinstance(given, dict):
        raise ValueError(_("The values are not a JSON object."))  # noqa: TRY004 - the reader's mistake
    return given
