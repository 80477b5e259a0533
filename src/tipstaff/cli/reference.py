"""`tipstaff reference`: the reference pages, made from the code so that they can't fall behind it."""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields
from inspect import getdoc
from pathlib import Path
from typing import Any, get_type_hints

import click
from django.utils.translation import gettext, override
from django.utils.translation import gettext as _

from tipstaff.cli.scenario.script import Script, Step, Then
from tipstaff.kernel.decider import Command
from tipstaff.kernel.words import sentence_of
from tipstaff.registrar.capabilities import CAPABILITIES
from tipstaff.registrar.words import COMMAND_WORDS, EVENT_WORDS, SENTENCES

PLAYING = (
    "`tipstaff play FILE.yaml` plays a list of steps through the one door, with the scenario's own clock, and ends "
    "with a status other than 0 at the first difference.\n"
)
VALUES = (
    "In `values`, `$name` stands for a matter that a step has named, `@09:30` for a moment of the scenario's clock, "
    "`user:name` for an account, `sha256:text` for the hash of a text, and `{paper: file name, text: what it says}` "
    "for a paper.\n"
)
MADE = "<!-- Made by `tipstaff reference`. Change the code, not this page. -->"


@click.command(help=_("Write the reference pages from the code."))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def reference(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), "utf-8")
        click.echo(folder / name)


def scenarios() -> str:
    """The form of a scenario, and every command that a step can submit."""
    records = ((Script, "A scenario"), (Step, "A step"), (Then, "What must be true afterwards"))
    parts = [
        f"# Scenarios\n\n{MADE}\n",
        PLAYING,
        VALUES,
        *(f"## {title}\n\n{_table(record)}\n" for record, title in records),
        commands(heading="## "),
    ]
    return "\n".join(parts)


def commands(heading: str = "# ") -> str:
    """Every command with its fields and who may give it."""
    parts = [f"{heading}Commands\n"]
    for capability in CAPABILITIES:
        for name, command in capability.commands.items():
            parts.append(_command(name, command, capability.roles[command]))
    return "\n".join(parts)


def events() -> str:
    """Every event that can stand on the record."""
    parts = [f"# Events\n\n{MADE}\n\nNames and bytes are for ever; a new meaning is a new version.\n"]
    for capability in CAPABILITIES:
        for name, versions in capability.events.items():
            for version, event in versions.items():
                parts.append(f"## {name} v{version}\n\n{_both(EVENT_WORDS[name])}\n\n{_table(event)}\n")
    return "\n".join(parts)


def grounds() -> str:
    """Every ground of refusal with its sentence."""
    rows = [
        f"| `{ground}` | {_chinese(sentence)} | {sentence} |"
        for ground, sentence in sorted(SENTENCES.items())
    ]
    return "\n".join(
        [f"# Grounds of refusal\n\n{MADE}\n", "| ground | 中文 | English |", "|---|---|---|", *rows, ""]
    )


PAGES: dict[str, Callable[[], str]] = {"scenarios.md": scenarios, "events.md": events, "grounds.md": grounds}


def _command(name: str, command: type[Command], roles: frozenset[Any]) -> str:
    who = ", ".join(sorted(f"`{role}`" for role in roles))
    return (
        f"### `{name}`\n\n{_both(COMMAND_WORDS[name])}. {getdoc(command)}\n\nBy: {who}\n\n{_table(command)}\n"
    )


def _table(record: type[Any]) -> str:
    return "\n".join(["| field | form | 中文 | English |", "|---|---|---|---|", *_rows(record)])


def _rows(record: type[Any]) -> Iterator[str]:
    forms = get_type_hints(record)
    for one in fields(record):
        sentence = sentence_of(one)
        yield f"| `{one.name}` | {_form(one, forms[one.name])} | {_chinese(sentence)} | {sentence} |"


def _form(one: Field[Any], form: Any) -> str:
    name = (form.__name__ if isinstance(form, type) and not hasattr(form, "__args__") else str(form)).replace(
        "|", "or"
    )
    plain = name.replace("tipstaff.kernel.", "").replace("typing.", "")
    needed = one.default is MISSING and one.default_factory is MISSING
    return f"{plain}" if needed else f"{plain}, may be left out"


def _both(sentence: str) -> str:
    return f"{_chinese(sentence)} · {sentence}"


def _chinese(sentence: str) -> str:
    with override("zh-hans"):
        return gettext(sentence) if sentence else ""
