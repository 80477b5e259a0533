"""The form of a scenario file. The reference page is made from these records."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tipstaff.kernel.codec import Unreadable, read
from tipstaff.kernel.words import _, says

type Values = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """What must be true after a step."""

    matter: str | None = says(_("Name of a matter (as a step named it)."), None)
    status: str | None = says(_("The matter's status."), None)
    clock: str | None = says(_("Name of a clock that must run on the matter."), None)
    no_clock: str | None = says(_("Name of a clock that must not run on the matter."), None)
    due: str | None = says(
        _("When that clock must be due: a time of day, or a moment with its offset."), None
    )
    owner: str | None = says(_("The office that must own that clock."), None)
    queue: str | None = says(_("Office whose duty queue must hold a clock of the matter."), None)
    first: bool = says(_("Whether it must be the first in that queue."), default=False)
    messages: dict[str, str] = field(
        default_factory=dict,
        metadata={
            "says": _(
                "What must have become of the matter's message to each office: waiting, delivered, failed, unknown or "
                "not_needed; none where it got none."
            )
        },
    )
    holds: Values = field(
        default_factory=dict,
        metadata={
            "says": _("Fields of the matter's state with their values. $name stands for a named matter.")
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: somebody acts (does, together) or time passes; then publisher, verify and then, where given."""

    at: str | None = says(
        _("When: a time of day such as 09:30, +1d 09:30 on a later day, or a full moment."), None
    )
    who: str | None = says(_("Who acts: username, or username@office."), None)
    does: str | None = says(_("Name of the command."), None)
    about: str | None = says(_("Name of the matter it is about; left out where the command opens one."), None)
    names: str | None = says(_("Name that the matter it opens has in the rest of the scenario."), None)
    opens: dict[str, str] = field(
        default_factory=dict,
        metadata={"says": _("Names for matters that follow by themselves, by their kind.")},
    )
    values: Values = field(
        default_factory=dict, metadata={"says": _("The command's fields. $name stands for a named matter.")}
    )
    seen: int | None = says(_("Version of the matter the person was looking at."), None)
    enters: tuple[str, ...] | None = says(
        _("Names of the events that must be entered, all of them but what is taken higher."), None
    )
    escalates: tuple[str, ...] | None = says(
        _("Clocks that must be taken higher while time passes, each as: clock, and to whom."), None
    )
    refused: str | None = says(_("Ground on which it must be refused."), None)
    refused_with: dict[str, str] = field(
        default_factory=dict,
        metadata={"says": _("What the sentence of the refusal must name, such as the hour that is open.")},
    )
    wait: str | None = says(
        _("Let time pass, such as 30min or 72h; clocks that pass are noted as they do."), None
    )
    together: "tuple[Step, ...]" = says(_("Steps that several people submit at the same moment."), ())
    outcomes: tuple[str, ...] = says(
        _("What must come of the steps together, in any sequence: entered, or a ground."), ()
    )
    channels: dict[str, str] = field(
        default_factory=dict,
        metadata={
            "says": _(
                "Channels that offices are given first: an e-mail address, a webhook, or nothing for the desk alone."
            )
        },
    )
    deliver: bool = says(
        _("Let the messages that are due go out by the offices' channels; here none leaves the machine."),
        default=False,
    )
    publisher: str | None = says(
        _("run, or the step at which the publisher is killed (and then started again)."), None
    )
    verify: bool = says(_("Check the whole record, and that every table follows from it."), default=False)
    then: tuple[Then, ...] = says(_("What must be true afterwards."), ())
    note: str | None = says(_("A sentence for the reader."), None)
    note_en: str | None = says(_("The same in English."), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A scenario: where it begins, who is there, and its steps."""

    title: str = says(_("What the scenario shows, in one sentence."))
    title_en: str | None = says(_("The same in English."), None)
    starts: str = says(_("The moment it begins, with its offset."))
    zone: str = says(_("Time zone of its times of day."), "Asia/Shanghai")
    founding: str | None = says(
        _("A founding file beside it: agencies, offices and people; left out, those of the demonstration."),
        None,
    )
    steps: tuple[Step, ...] = says(_("The steps, in the sequence in which they happen."))


class ScriptError(ValueError):
    """A scenario file does not have its form; the sentence names the place."""


class _Loader(yaml.SafeLoader):
    """YAML 1.2's booleans: only true and false. The words yes, no, on and off stay words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:bool"]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def read_script(path: Path) -> Script:
    """Read a scenario file. Raises ScriptError naming every field that is wrong."""
    try:
        return read(yaml.load(path.read_text("utf-8"), _Loader), Script)  # noqa: S506 - a safe loader, with fewer booleans
    except yaml.YAMLError as problem:
        raise ScriptError(f"{path.name}: {problem}") from problem
    except Unreadable as problem:
        raise ScriptError(f"{path.name}: " + "; ".join(problem.problems)) from problem
