"""Telling a played step: to a reader in a few lines, to a program as values."""

from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tipstaff.cli.scenario.checks import came_of
from tipstaff.cli.scenario.player import Played, Player
from tipstaff.cli.scenario.script import Script, Step
from tipstaff.cli.words import command_said, event_said, ground_said
from tipstaff.kernel.decider import Refused
from tipstaff.record.read import Named, named_entries


def as_values(played: Played) -> dict[str, Any]:
    """One step as plain values."""
    return {
        "step": played.number,
        "at": str(played.at),
        "does": played.step.does,
        "who": played.step.who,
        "outcomes": [came_of(each) for each in played.outcomes],
        "entries": [
            {"id": each.id, "event": each.name, "log_index": each.log_index} for each in _entries(played)
        ],
        "differences": [
            {"what": each.what, "expected": each.expected, "actual": each.actual}
            for each in played.differences
        ],
    }


def as_lines(player: Player, played: Played) -> list[str]:
    """One step as lines: when, who, what; what was entered, or why not; what differs."""
    clock = played.at.on(ZoneInfo(player.script.zone)).strftime("%m-%d %H:%M")
    lines = [f"{clock}  {played.step.who or '—'}  {_note(played.step)}".rstrip()]
    lines += [f"    ✓ {event_said(entry.name)}  #{entry.log_index}" for entry in _entries(played)]
    lines += [
        f"    ✗ {ground_said(each)}  ({each.ground})" for each in played.outcomes if isinstance(each, Refused)
    ]
    for difference in played.differences:
        lines += [
            f"    ≠ {difference.what}",
            "      " + _("expected: {value}").format(value=difference.expected),
            "      " + _("actual:   {value}").format(value=difference.actual),
        ]
    return lines


def title_of(script: Script) -> str:
    """What the scenario shows, in the reader's language where it says so."""
    return script.title if _in_chinese() else script.title_en or script.title


def _note(step: Step) -> str:
    """The step's own sentence in the reader's language; without one, what its command is called."""
    own = step.note if _in_chinese() else step.note_en
    return own or (command_said(step.does) if step.does else step.note or "")


def _in_chinese() -> bool:
    return (get_language() or "").startswith("zh")


def _entries(played: Played) -> tuple[Named, ...]:
    receipts = [*played.lapsed, *(each for each in played.outcomes if not isinstance(each, Refused))]
    return named_entries([entry for receipt in receipts for entry in receipt.entries])
