"""`tipstaff clocks`: what runs on a matter, and how each moment came about, as a court reads it."""

import json
from dataclasses import asdict
from zoneinfo import ZoneInfo

import click
from django.utils.translation import gettext as _
from django.utils.translation import override

from tipstaff.kernel.ids import MatterId
from tipstaff.registrar.capabilities import capability_of
from tipstaff.registrar.matters import load
from tipstaff.registrar.rules import rules_named
from tipstaff.web.clock_text import ClockText, clock_texts

LANGUAGES = ("zh-hans", "en")


@click.command(
    help=_("Print the clocks that run on a matter, each with its derivation, in Chinese and in English.")
)
@click.argument("matter")
@click.option("--clock", "name", help=_("Only the clock of this name."))
@click.option("--json", "as_json", is_flag=True, help=_("As one JSON object."))
def clocks(matter: str, name: str | None, *, as_json: bool) -> None:
    texts = {language: _texts(MatterId(matter), name, language) for language in LANGUAGES}
    if name and not texts["en"]:
        raise click.ClickException(_("No clock {name} runs on this matter.").format(name=name))
    if as_json:
        said = {language: [asdict(each) for each in found] for language, found in texts.items()}
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    if not texts["en"]:
        click.echo(_("No clock runs on this matter."))
    for chinese, english in zip(*texts.values(), strict=True):
        click.echo(f"{chinese.as_text()}\n\n{english.as_text()}\n")


def _texts(matter: MatterId, name: str | None, language: str) -> list[ClockText]:
    try:
        capability, loaded = capability_of(matter), load(matter)
    except KeyError as unknown:
        raise click.ClickException(_("There is no such matter.")) from unknown
    if loaded.state is None or loaded.rules is None:
        raise click.ClickException(_("There is no such matter."))
    rules = rules_named(loaded.rules)
    own = getattr(loaded.state, "zone", "")
    with override(language):
        found = clock_texts(
            matter, loaded.state, capability, rules, ZoneInfo(own) if own else rules.time_zone
        )
    return [said for _clock, said in found if name in (None, said.clock)]
