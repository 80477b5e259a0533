"""`tipstaff reference`: the reference pages, made from the code so that they can't fall behind it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, Field, fields
from inspect import getdoc
from pathlib import Path
from typing import Any, get_type_hints

import click
from django.utils.translation import gettext, override
from django.utils.translation import gettext as _

from tipstaff.cli.forms import name_of, nested, written
from tipstaff.cli.scenario.script import Script, Step, Then
from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Command, Event
from tipstaff.kernel.words import sentence_of
from tipstaff.record.publish import STEPS
from tipstaff.registrar.capabilities import CAPABILITIES
from tipstaff.registrar.escalations import EVENTS as ESCALATIONS
from tipstaff.registrar.refusals import EVENTS as REFUSALS
from tipstaff.registrar.words import COMMAND_WORDS, EVENT_WORDS, SENTENCES

MADE = "<!-- Made by `tipstaff reference`. Change the code, not this page. -->"
INDEX = f"""\
# 参考 · Reference

{MADE}

| 页面 · page | 内容 · what it holds |
|---|---|
| [scenarios.md](scenarios.md) | 情景脚本的格式，每条命令 · the form of a scenario; every command |
| [events.md](events.md) | 记录上的每种事件 · every event that can stand on the record |
| [grounds.md](grounds.md) | 每条拒绝理由 · every ground of refusal, with its sentence |
| [court-order.md](court-order.md) | 法院令状的文件格式 · the form in which courts' orders are taken in |

除 `court-order.md` 外，均由程序生成：`tipstaff reference docs/reference`。
All but `court-order.md` are made from the code by that command, and a test fails when they fall behind.
"""
PLAYING = f"""\
`tipstaff play FILE.yaml` 在独立的空间里逐步演练脚本，遇到第一处不同即以非 0 状态结束。怎样写一份脚本，见
[write-a-scenario.md](../howto/write-a-scenario.md)。

`tipstaff play FILE.yaml` plays a list of steps through the one door, with the scenario's own clock, and ends with a
status other than 0 at the first difference. How to write one: [write-a-scenario.md](../howto/write-a-scenario.md).

In `values`, a word may stand for something else:

| written | stands for |
|---|---|
| `$name` | the identifier of a matter that a step has named |
| `@09:30`, `@+1d 09:30` | that moment of the scenario's clock |
| `user:name` | an account |
| `sha256:text` | the SHA-256 of the text |
| `{{paper: file name, text: what it says}}` | a paper: it is attached, and the command names it by its hash |

The steps at which the publisher can be killed: {", ".join(f"`{step}`" for step in STEPS)}.
"""


@click.command(help=_("Write the reference pages from the code."))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def reference(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), "utf-8")
        click.echo(folder / name)


def index() -> str:
    """What the pages hold."""
    return INDEX


def scenarios() -> str:
    """The form of a scenario, and every command that a step can submit."""
    told = {command: roles for each in CAPABILITIES for command, roles in each.roles.items()}
    commands = {name: command for each in CAPABILITIES for name, command in each.commands.items()}
    parts = [
        f"# 情景脚本 · Scenarios\n\n{MADE}\n",
        PLAYING,
        *(f"## {each.__name__}\n\n{getdoc(each)}\n\n{_table(each)}\n" for each in (Script, Step, Then)),
        "## 命令 · Commands\n",
        _contents(commands, COMMAND_WORDS),
        *(_command(name, command, told[command]) for name, command in commands.items()),
        *_records(list(commands.values())),
    ]
    return "\n".join(parts)


def events() -> str:
    """Every event that can stand on the record."""
    known = (
        {name: versions for each in CAPABILITIES for name, versions in each.events.items()}
        | REFUSALS
        | ESCALATIONS
    )
    parts = [
        f"# 事件 · Events\n\n{MADE}\n",
        "名称和字节永不改变；新的含义即新的版本。\n\nNames and bytes are for ever; a new meaning is a new version.\n",
        _contents(known, EVENT_WORDS),
        *(
            _event(name, version, event)
            for name, versions in known.items()
            for version, event in versions.items()
        ),
        *_records([event for versions in known.values() for event in versions.values()]),
    ]
    return "\n".join(parts)


def grounds() -> str:
    """Every ground of refusal with its sentence."""
    parts = [
        f"# 拒绝理由 · Grounds of refusal\n\n{MADE}\n",
        "理由的代码永不改变；句子可以改进。\n\nA ground's code is for ever; its sentence may be made better.\n",
    ]
    for kind in sorted({ground.partition(".")[0] for ground in SENTENCES}):
        rows = [
            f"| `{ground}` | {_chinese(sentence)} | {sentence} |"
            for ground, sentence in sorted(SENTENCES.items())
            if ground.partition(".")[0] == kind
        ]
        parts += [f"## {kind}\n", "| ground | 中文 | English |", "|---|---|---|", *rows, ""]
    return "\n".join(parts)


PAGES: dict[str, Callable[[], str]] = {
    "README.md": index,
    "scenarios.md": scenarios,
    "events.md": events,
    "grounds.md": grounds,
}


def _contents(names: Iterable[str], words: dict[str, str]) -> str:
    """What a long page holds, each with a link to its place."""
    return "\n".join([*(f"- [`{name}`](#{_anchor(name)}) {_both(words[name])}" for name in names), ""])


def _anchor(heading: str) -> str:
    return "".join(sign for sign in heading.lower() if sign.isalnum() or sign in "_- ").replace(" ", "-")


def _command(name: str, command: type[Command], roles: frozenset[Role]) -> str:
    who = (
        ", ".join(sorted(f"`{role}`" for role in roles)) if command.PUBLIC else "nobody; it follows by itself"
    )
    return (
        f"### {name}\n\n{_both(COMMAND_WORDS[name])}\n\n{getdoc(command)}\n\nBy: {who}\n\n{_table(command)}\n"
    )


def _event(name: str, version: int, event: type[Event]) -> str:
    heading = name if version == 1 else f"{name} v{version}"
    return f"## {heading}\n\n{_both(EVENT_WORDS[name])} (version {version})\n\n{_table(event)}\n"


def _records(used: list[type[Any]]) -> Iterator[str]:
    """The forms that fields of others have."""
    yield "## 字段中的结构 · Records in fields\n"
    for record in nested(used):
        yield f"### {name_of(record)}\n\n{getdoc(record)}\n\n{_table(record)}\n"


def _table(record: type[Any]) -> str:
    said = any(sentence_of(one) for one in fields(record))
    head = (
        ["| field | form | 中文 | English |", "|---|---|---|---|"]
        if said
        else ["| field | form |", "|---|---|"]
    )
    return "\n".join([*head, *_rows(record, said=said)])


def _rows(record: type[Any], *, said: bool) -> Iterator[str]:
    forms = get_type_hints(record)
    for one in fields(record):
        sentence = sentence_of(one)
        words = f" {_chinese(sentence)} | {sentence} |" if said else ""
        yield f"| `{one.name}` | {written(forms[one.name])}{_may_be_left_out(one)} |{words}"


def _may_be_left_out(one: Field[Any]) -> str:
    return "" if one.default is MISSING and one.default_factory is MISSING else "; may be left out"


def _both(sentence: str) -> str:
    return f"{_chinese(sentence)} · {sentence}"


def _chinese(sentence: str) -> str:
    with override("zh-hans"):
        return gettext(sentence) if sentence else ""
