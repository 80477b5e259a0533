"""The blind review by `tipstaff act`: a view is closed before it is submitted, and opened by a code in one's own file.

Neither a view nor a code is ever an argument, which others on the machine can read, and neither is printed.
"""

import os
from pathlib import Path
from typing import Any, Final

import click
from django.utils.translation import gettext as _

from tipstaff.cli.words import ground_said
from tipstaff.cooperation.core.abroad.bars import bar
from tipstaff.cooperation.core.abroad.commands import HandOverView, OpenViews, SealView
from tipstaff.cooperation.core.abroad.facts import Facts
from tipstaff.cooperation.core.abroad.view import View
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.codec import Unreadable, read
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import ForeignRequestId, MatterId
from tipstaff.kernel.instant import Instant
from tipstaff.registrar import blind
from tipstaff.registrar.capabilities import capability_of
from tipstaff.registrar.matters import load
from tipstaff.registrar.rules import rules_named

OPENING: Final = (HandOverView, OpenViews)


def sealing(given: dict[str, Any], code_file: Path, now: Instant) -> SealView:
    """The command that seals a view. Its code lies in a file that only its owner reads before anything is submitted."""
    code = blind.new_code()
    command = _closed(given, code, now)
    try:
        handle = os.open(code_file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError as there:
        raise click.ClickException(_("There is a file already: {file}").format(file=code_file)) from there
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{code}\n")
        file.flush()
        os.fsync(file.fileno())
    click.echo(_("The code that opens your view is in {file}: keep it.").format(file=code_file), err=True)
    return command


def _closed(given: dict[str, Any], code: str, now: Instant) -> SealView:
    """What does not read as a view is not quoted: a part of it would be told."""
    request, view = given.get("request"), {name: one for name, one in given.items() if name != "request"}
    try:
        return blind.sealing(ForeignRequestId(MatterId(str(request))), read(view, View), code, now)
    except Unreadable:
        fields = _(
            "A view has a request, a verdict, torture, persecution and reasons, each in the listed words."
        )
        raise click.ClickException(fields) from None
    except blind.Contradiction:
        said = _("While a danger is not excluded, nothing is released.")
        raise click.ClickException(said) from None


def opening(given: dict[str, Any], code_file: Path, actor: Actor, now: Instant) -> Command:
    """What the reviewer's code makes possible now: to hand over, or to open both where the other one has."""
    request = MatterId(str(given.get("request")))
    try:
        is_abroad, loaded = capability_of(request).kind == "abroad", load(request)
    except KeyError as unknown:
        raise click.ClickException(_("There is no such matter.")) from unknown
    if not is_abroad or loaded.state is None or loaded.rules is None:
        raise click.ClickException(_("There is no such matter."))
    known, rules = Facts(actor=actor, now=now), rules_named(loaded.rules)
    refused = [bar(one, loaded.state, known, rules) for one in OPENING]
    if refused[0] and all(refused):
        raise click.ClickException(f"{refused[0].ground}: {ground_said(refused[0])}")
    try:
        return blind.opening(loaded.state, actor.user, code_file.read_text("ascii"), now)
    except (blind.DoesNotOpen, UnicodeDecodeError):
        raise click.ClickException(_("This code does not open your view.")) from None
