"""A due moment as a court reads it: the rule with its source, each day counted, each pause, each rung, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names, person_names
from tipstaff.kernel.deadline import Step, StepKind
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.ids import MatterId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Budget, Mode, Unit
from tipstaff.kernel.words import _
from tipstaff.policy.ladder import Addressee
from tipstaff.policy.profile import Profile
from tipstaff.record.escalations import Escalation, escalations_of
from tipstaff.record.read import Entry
from tipstaff.registrar.capability import Capability
from tipstaff.registrar.matters import history
from tipstaff.web import times, words


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockText:
    """Everything that a due moment follows from, in the reader's language."""

    clock: str
    """Its name on the matter, such as `check`."""
    name: str
    owner: str
    due: str
    due_utc: str
    facts: tuple[tuple[str, str], ...]
    """What each line is about, and what it says."""
    steps: tuple[str, ...]
    rungs: tuple[str, ...]

    def as_text(self) -> str:
        """All of it as plain text."""
        lines = [f"{self.name} ({self.owner})", *(f"{name}: {value}" for name, value in self.facts)]
        lines += [f"{number}. {step}" for number, step in enumerate(self.steps, 1)]
        return "\n".join([*lines, *self.rungs])


def clock_texts(
    matter: MatterId, state: Any, capability: Capability, rules: Profile, zone: ZoneInfo
) -> list[tuple[Clock, ClockText]]:
    """The clocks that run on a matter with their texts, the next to expire first."""
    running = capability.clocks(state, rules)
    by_due = sorted(running, key=lambda one: (one.deadline.due is None, str(one.deadline.due), one.name))
    writer = _Writer(matter, capability.kind, rules, zone, running)
    return [(clock, writer.text(clock)) for clock in by_due]


class _Writer:
    """What the texts of one matter's clocks have in common, asked for once."""

    def __init__(
        self, matter: MatterId, kind: str, rules: Profile, zone: ZoneInfo, running: Sequence[Clock]
    ) -> None:
        language = get_language() or "en"
        self.matter, self.kind, self.rules, self.zone = matter, kind, rules, zone
        self.entries = history(matter)
        self.raised = escalations_of(matter)
        owners = {clock.owner for clock in running} | {one.office for one in self.raised}
        self.offices = office_names(owners, language)
        people = {one.by for clock in running for one in clock.deadline.pauses if one.by}
        keys = {key for each in people for key in each.split(", ")}
        grounds = {one.id: one.says.in_language(language) for one in rules.pauses}
        self.called: Mapping[str, str] = grounds | {
            str(k): v for k, v in person_names(keys, language).items()
        }

    def text(self, clock: Clock) -> ClockText:
        """One clock, in full."""
        due = clock.deadline.due
        return ClockText(
            clock=clock.name,
            name=words.of_clock(clock.name, self.kind),
            owner=self.offices.get(clock.owner, clock.owner),
            due=times.with_zone(due, self.zone) if due else gettext("Paused"),
            due_utc=str(due) if due else "",
            facts=tuple(self._facts(clock)),
            steps=tuple(say(step, self.zone, self.called) for step in clock.deadline.derivation),
            rungs=tuple(self._rung(one) for one in self.raised if _is_of(one, clock)),
        )

    def _facts(self, clock: Clock) -> Iterable[tuple[str, str]]:
        deadline, language = clock.deadline, get_language() or "en"
        yield gettext("Matter"), self.matter
        yield gettext("Rules"), f"{self.rules.name}, {deadline.limit.id}"
        yield gettext("What is timed"), deadline.limit.says.in_language(language)
        yield gettext("Source"), f"{words.of_source(deadline.limit.source)} ({deadline.limit.confidence})"
        if deadline.calendar_version:
            yield gettext("Working calendar"), deadline.calendar_version
        if entry := self._began(clock):
            index = "" if entry.log_index is None else f", {gettext('Index in the log')} {entry.log_index}"
            yield gettext("Entry on the record"), f"#{entry.id}{index}"
        if deadline.due:
            yield gettext("Due, on the clock of the matter"), times.with_zone(deadline.due, self.zone)
            yield gettext("Due in UTC"), str(deadline.due)

    def _began(self, clock: Clock) -> Entry | None:
        """The entry with which the clock began, where it began with one."""
        start = clock.deadline.start
        return next((entry for entry in self.entries if entry.happened_at == start), None)

    def _rung(self, one: Escalation) -> str:
        return gettext("Taken higher on {at}: {rung} ({office})").format(
            at=times.with_zone(one.at, self.zone),
            rung=of_addressee(one.addressee),
            office=self.offices.get(one.office, one.office),
        )


def _is_of(one: Escalation, clock: Clock) -> bool:
    return (one.clock, one.started) == (clock.name, clock.deadline.start)


ADDRESSEES = {
    Addressee.OWNER: _("to the owning office again"),
    Addressee.AGENCY: _("to the agency's duty desk"),
    Addressee.OVERSIGHT: _("to oversight"),
}


def of_addressee(addressee: str) -> str:
    """To whom a rung takes it."""
    return gettext(ADDRESSEES[Addressee(addressee)])


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


def of_budget(budget: Budget) -> str:
    """How much time the rules give, such as "7 working days"."""
    return gettext(BUDGETS[budget.unit]).format(n=budget.amount)


def say(step: Step, zone: ZoneInfo, called: Mapping[str, str] | None = None) -> str:
    """One line of a derivation, in the reader's words; `called` has the words for grounds and for people."""
    names = called or {}
    values = {name: _value(name, value, zone, names) for name, value in step.values.items()}
    values["why"] = _why_skipped(step.values, names)
    if step.kind is StepKind.PAUSED and "by" in step.values:
        return gettext(PAUSED_BY).format_map(values)
    if step.kind is StepKind.COUNTED and step.values.get("notice"):
        return f"{_said(step.kind, values)} ({values['notice']})"
    return _said(step.kind, values)


def _said(kind: StepKind, values: Mapping[str, str]) -> str:
    return gettext(STEPS[kind]).format_map(values)


PAUSED_BY = _("Paused: {ground}, from {since} to {until}, by {by}")


def _value(name: str, value: str, zone: ZoneInfo, called: Mapping[str, str]) -> str:
    """A value of a step in words: moments, days, budgets and events have their own."""
    match name:
        case "at" | "since" | "until":
            return times.of_moment(Instant.parse(value), zone) if value else gettext("further notice")
        case "day" | "to":
            return times.of_day(date.fromisoformat(value))
        case "budget":
            return of_budget(Budget.parse(value))
        case "mode":
            return gettext(MODES[Mode(value)])
        case "event":
            return words.of_event(value)
        case "source":
            return words.of_source(value)
        case "ground" | "by":
            return _called(value, called)
        case _:
            return value


def _called(value: str, called: Mapping[str, str]) -> str:
    """Grounds and people by their names; a ground that is an act is called like the act."""
    return words.listed(called.get(one) or words.of_event(one) for one in value.split(", "))


def _why_skipped(values: Mapping[str, str], called: Mapping[str, str]) -> str:
    """Why a day does not count: the holiday by its name and notice, or the pause that touches it."""
    if "ground" in values:
        return gettext("paused: {ground}").format(ground=_called(values["ground"], called))
    chinese = (get_language() or "").startswith("zh")
    reason = values.get("zh" if chinese else "en", "") or values.get("because", "")
    notice = values.get("notice", "")
    return f"{reason} ({notice})" if notice else reason
