"""`tipstaff play`: plays a scenario in a space of its own and tells what happened."""

import json
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import click
from django.utils.translation import gettext as _

from tipstaff.cli.scenario.checks import check_record
from tipstaff.cli.scenario.player import Played, Player
from tipstaff.cli.scenario.script import ScriptError, Step, read_script
from tipstaff.cli.scenario.story import as_lines, as_values
from tipstaff.config.database import drop_database, fresh_database, pointed_at
from tipstaff.record.publish import log_folder
from tipstaff.record.sequence import only_publisher, sequence


@click.command(
    help=_("Play a scenario file through the one door, in a space of its own, with its own clock.")
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("One JSON object for each step."))
@click.option("--here", is_flag=True, help=_("Play in this installation's own database instead."))
@click.pass_context
def play(context: click.Context, file: Path, *, as_json: bool, here: bool) -> None:
    try:
        player = Player(read_script(file), file.parent)
        with nullcontext() if here else own_space():
            differs = tell(player, as_json=as_json) or (not here and not verified(player, as_json=as_json))
    except ScriptError as problem:
        raise click.ClickException(str(problem)) from problem
    context.exit(1 if differs else 0)


def tell(player: Player, *, as_json: bool) -> bool:
    """Play to the end, or to the first difference, and tell each step; say whether it differed."""
    differs = False
    player.found()
    for played in player.play():
        with only_publisher():
            sequence()  # so that the story can name the entries by their indexes
        for line in _lines(player, played, as_json=as_json):
            click.echo(line)
        differs = bool(played.differences)
    return differs


def verified(player: Player, *, as_json: bool) -> bool:
    """Check the record that the scenario has left, and that every table follows from it; tell what came of it."""
    step = Step(verify=True, note=_("The record verifies, and every table follows from it"))
    played = Played(len(player.script.steps) + 1, step, player.now, differences=check_record(step))
    for line in _lines(player, played, as_json=as_json):
        click.echo(line)
    return not played.differences


@contextmanager
def own_space() -> Iterator[None]:
    """A database of the scenario's own, prepared and empty, gone afterwards."""
    name = f"tipstaff_play_{uuid.uuid4().hex[:12]}"
    try:
        with pointed_at(fresh_database(name)):
            try:
                yield
            finally:
                shutil.rmtree(log_folder(), ignore_errors=True)
    finally:
        drop_database(name)


def _lines(player: Player, played: Played, *, as_json: bool) -> list[Any]:
    if as_json:
        return [json.dumps(as_values(played), ensure_ascii=False)]
    return as_lines(player, played)
