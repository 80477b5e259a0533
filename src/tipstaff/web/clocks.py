"""The clocks that run, said in words: what is left, who owns it, and how its moment came about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from tipstaff.kernel.deadline import Step, StepKind
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Budget, Mode, Unit
from tipstaff.kernel.words import _
from tipstaff.web import times, words

URGENT = 75
"""Per cent of its time used up, from which a clock stands in the colour of a stop."""
SOON = 50
LAST_MINUTES = timedelta(minutes=5)


class Tone(StrEnum):
    """The colour of a clock; a sign and words always double it."""

    STOP = "stop"
    WARN = "warn"
    CALM = "calm"


SIGNS = {Tone.STOP: "▲", Tone.WARN: "●", Tone.CALM: "○"}


def _tone(used: int, left: timedelta) -> Tone:
    """The last minutes are urgent however short the whole time was."""
    if used >= URGENT or left < LAST_MINUTES:
        return Tone.STOP
    return Tone.WARN if used >= SOON or left < times.HOUR else Tone.CALM


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What is left of a clock's time."""

    text: str
    seconds: int | None
    """For counting down in the last hour; None for a clock that stands still, is longer, or has passed."""
    used: int
    tone: Tone

    @property
    def sign(self) -> str:
        """The sign that doubles the colour."""
        return SIGNS[self.tone]

    @classmethod
    def of(cls, due: Instant | None, used: int, now: Instant) -> Self:
        """What is left until `due`, with `used` per cent of the time gone."""
        if due is None:
            return cls(text=gettext("Paused"), seconds=None, used=used, tone=Tone.CALM)
        left = due - now
        if due <= now:
            late = now - due
            text = (
                gettext("Overdue by %s") % times.of_span(late) if late >= times.MINUTE else gettext("Due now")
            )
            return cls(text=text, seconds=None, used=100, tone=Tone.STOP)
        tone = _tone(used, left)
        seconds = int(left.total_seconds()) if left < times.HOUR else None
        return cls(text=times.of_left(left), seconds=seconds, used=used, tone=tone)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClock:
    """A running clock as a page shows it."""

    name: str
    owner: str
    level: int | None
    left: Left
    due: SafeString | None
    steps: tuple[str, ...]
    text: str
    """All of it as plain text, for a court or a letter."""


def shown(  # noqa: PLR0913 - what a clock's explanation names
    clock: Clock,
    kind: str,
    *,
    now: Instant,
    zone: ZoneInfo,
    reader: ZoneInfo,
    offices: Mapping[OfficeId, str],
) -> ShownClock:
    """A running clock of a kind of matter, for a reader in a zone."""
    deadline = clock.deadline
    name = words.of_clock(clock.name, kind)
    steps = tuple(say(step, zone) for step in deadline.derivation)
    owner = offices.get(clock.owner, clock.owner)
    return ShownClock(
        name=name,
        owner=owner,
        level=clock.level,
        left=Left.of(deadline.due, round(100 * deadline.used(now)), now),
        due=times.time_tag(deadline.due, zone, reader) if deadline.due else None,
        steps=steps,
        text="\n".join([f"{name} ({owner})", *(f"{n}. {step}" for n, step in enumerate(steps, 1))]),
    )


MODES = {
    Mode.CONTINUOUS: _("counted through nights and holidays"),
    Mode.ROLL: _("counted through; a last day that is no working day moves to the next one"),
    Mode.WORKING_DAYS: _("only working days count"),
}
BUDGETS = {
    Unit.MINUTE: _("{n} minutes"),
    Unit.HOUR: _("{n} hours"),
    Unit.DAY: _("{n} days"),
    Unit.WORKING_DAY: _("{n} working days"),
    Unit.MONTH: _("{n} months"),
    Unit.YEAR: _("{n} years"),
}
STEPS = {
    StepKind.STARTED: _("Start: {event}, {at} ({zone})"),
    StepKind.RULE: _("Rule: {id}, {budget}, {mode}. Source: {source}"),
    StepKind.SPAN: _("Runs from {since} to {until}"),
    StepKind.COUNTED: _("Day {number} counted: {day}"),
    StepKind.SKIPPED: _("Not counted: {day}, {why}"),
    StepKind.ENDED: _("Ends with the end of {day}"),
    StepKind.PAUSED: _("Paused: {ground}, from {since} to {until}"),
    StepKind.ROLLED: _("{day} is no working day, so it moves to {to}"),
    StepKind.DUE: _("Due: {at}"),
    StepKind.STANDS_STILL: _("Stands still: {ground}"),
}


def say(step: Step, zone: ZoneInfo) -> str:
    """One line of a derivation, in the reader's words."""
    values = {name: _value(name, value, zone) for name, value in step.values.items()}
    values["why"] = _why_skipped(step.values)
    if step.kind is StepKind.COUNTED and step.values.get("notice"):
        return f"{_said(step.kind, values)} ({values['notice']})"
    return _said(step.kind, values)


def _said(kind: StepKind, values: Mapping[str, str]) -> str:
    return gettext(STEPS[kind]).format_map(values)


def _value(name: str, value: str, zone: ZoneInfo) -> str:
    """A value of a step in words: moments, days, budgets and events have their own."""
    match name:
        case "at" | "since" | "until":
            return times.of_moment(Instant.parse(value), zone) if value else gettext("further notice")
        case "day" | "to":
            return times.of_day(date.fromisoformat(value))
        case "budget":
            budget = Budget.parse(value)
            return gettext(BUDGETS[budget.unit]).format(n=budget.amount)
        case "mode":
            return gettext(MODES[Mode(value)])
        case "event":
            return words.of_event(value)
        case _:
            return value


def _why_skipped(values: Mapping[str, str]) -> str:
    """Why a day does not count: the holiday by its name and notice, or the pause that touches it."""
    if "ground" in values:
        return gettext("paused: {ground}").format(ground=values["ground"])
    chinese = (get_language() or "").startswith("zh")
    reason = values.get("zh" if chinese else "en", "") or values.get("because", "")
    notice = values.get("notice", "")
    return f"{reason} ({notice})" if notice else reason
