"""Playing a scenario through the one door, with its own clock."""

import hashlib
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Barrier
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connections

from tipstaff.agencies.founding import found, key_of
from tipstaff.agencies.founding.demo import demo_agencies
from tipstaff.agencies.founding.document import load_founding
from tipstaff.cli.people import actor_named
from tipstaff.cli.scenario.blind import Codes
from tipstaff.cli.scenario.channels import deliver_what_is_due, give
from tipstaff.cli.scenario.checks import Difference, check_outcome, check_outcomes, check_record, check_then
from tipstaff.cli.scenario.papers import taken_out
from tipstaff.cli.scenario.script import Script, ScriptError, Step, Values
from tipstaff.cli.scenario.times import full, moment, span
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.codec import Unreadable, read
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import MatterId, SubjectId, SubmissionId
from tipstaff.kernel.instant import Instant
from tipstaff.record.attachments import Paper
from tipstaff.record.clocks import next_to_lapse
from tipstaff.record.read import named_entries
from tipstaff.registrar.capabilities import command_named, command_names
from tipstaff.registrar.drawing import with_drawn_ids
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.matters import load
from tipstaff.registrar.reading import kind_of
from tipstaff.registrar.submit import Entered, submit

type Outcome = Entered | Refused


@dataclass(frozen=True, slots=True)
class Played:
    """One step as it was played: what came of it, and where it differs from what was expected."""

    number: int
    step: Step
    at: Instant
    outcomes: tuple[Outcome, ...] = ()
    lapsed: tuple[Entered, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ready:
    """A submission that only waits to be handed in."""

    command: Command
    actor: Actor
    submission: SubmissionId
    papers: tuple[Paper, ...]
    seen: int | None


@dataclass(slots=True)
class Player:
    """Plays one script. `matters` holds every matter that a step has named."""

    script: Script
    folder: Path
    """Where its founding file lies."""
    now: Instant = field(init=False)
    matters: dict[str, MatterId] = field(default_factory=dict)
    codes: Codes = field(default_factory=Codes)

    def __post_init__(self) -> None:
        self.now = full(self.script.starts)

    def found(self) -> None:
        """Make the agencies, offices and people of the scenario: those of a file, or of the demonstration."""
        if self.script.founding:
            found(load_founding(self.folder / self.script.founding))
        else:
            demo_agencies()

    def play(self) -> Iterator[Played]:
        """Play step by step; ends after the first step that differs from what was expected."""
        for number, step in enumerate(self.script.steps, start=1):
            played = self._play(number, step)
            yield played
            if played.differences:
                return

    def _play(self, number: int, step: Step) -> Played:
        lapsed = self._advance(self._time_of(step))
        give(step.channels)
        if step.together:
            outcomes = self._together(
                [self._ready(number, place, each) for place, each in enumerate(step.together)]
            )
            differences = check_outcomes(step, outcomes)
        elif step.does:
            outcomes = (self._submit(self._ready(number, 0, step)),)
            self._name_what_followed(step, outcomes[0])
            differences = check_outcome(step, outcomes[0])
        else:
            outcomes, differences = (), check_outcome(step, None, lapsed)
        if step.deliver:
            deliver_what_is_due(self.now)
        differences += check_record(step)
        for then in step.then:
            meant = replace(then, holds=self._resolved(then.holds))
            differences += check_then(meant, self.matters, self._moment)
        return Played(number, step, self.now, outcomes, lapsed, differences)

    def _name_what_followed(self, step: Step, outcome: Outcome) -> None:
        if isinstance(outcome, Entered):
            opened = {kind_of(entry.matter): entry.matter for entry in named_entries(outcome.entries)}
            self.matters |= {name: opened[kind] for kind, name in step.opens.items() if kind in opened}

    def _time_of(self, step: Step) -> Instant:
        if step.wait:
            return self.now + span(step.wait)
        return self._moment(step.at) if step.at else self.now

    def _moment(self, text: str) -> Instant:
        return moment(text, full(self.script.starts), ZoneInfo(self.script.zone))

    def _advance(self, until: Instant) -> tuple[Entered, ...]:
        """Let time pass, noting each clock at the moment it lapses."""
        if until < self.now:
            raise ScriptError(f"Time does not run backwards: {until} is before {self.now}")
        lapsed: list[Entered] = []
        while due := next_to_lapse(until):
            self.now = max(due, self.now)
            noted = keep_clocks(self.now)
            if not noted:
                raise ScriptError(f"A clock that passed at {due} could not be noted")
            lapsed += noted
        self.now = until
        return tuple(lapsed)

    def _ready(self, number: int, place: int, step: Step) -> _Ready:
        if not step.does or not step.who:
            raise ScriptError(f"Step {number}: a command needs `does` and `who`")
        if step.does not in command_names():
            raise ScriptError(f"Step {number}: there is no command {step.does}")
        form = command_named(step.does)
        chance = iter(
            uuid.uuid5(uuid.NAMESPACE_URL, f"{self.script.title}/{number}/{place}/{n}") for n in range(9)
        )
        submission = SubmissionId(str(next(chance)))
        values, papers = taken_out(self._values(form, step))
        values = with_drawn_ids(form, values, lambda: next(chance))
        actor = actor_named(step.who, self.now)
        if actor is None:
            raise ScriptError(f"Step {number}: nobody is appointed as {step.who} at {self.now}")
        command = self._command(number, form, values, actor)
        subject = self._subject(command)
        if step.names:
            self.matters[step.names] = command.matter
        return _Ready(command, actor, submission, tuple(Paper(subject, each) for each in papers), step.seen)

    def _command(self, number: int, form: type[Command], values: Values, actor: Actor) -> Command:
        try:
            return self.codes.command(form, values, actor.user, self.now) or read(values, form)
        except Unreadable as problem:
            raise ScriptError(f"Step {number}: " + "; ".join(problem.problems)) from problem

    def _values(self, form: type[Command], step: Step) -> Values:
        values: Values = {"happened_at": str(self.now)} | self._resolved(step.values)
        if step.about:
            values[form.MATTER] = self._named(step.about)
        return values

    def _resolved(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._resolved(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self._resolved(each) for each in value]
        return self._word(value) if isinstance(value, str) else value

    def _word(self, word: str) -> str:
        """`$name` is a matter, `@09:30` a moment, `user:name` an account, `sha256:text` the hash of a text."""
        if word.startswith("$"):
            return self._named(word[1:])
        if word.startswith("@"):
            return str(self._moment(word[1:]))
        if word.startswith("user:"):
            return key_of(word.removeprefix("user:"))
        if word.startswith("sha256:"):
            return hashlib.sha256(word.removeprefix("sha256:").encode()).hexdigest()
        return word

    def _named(self, name: str) -> MatterId:
        if name not in self.matters:
            raise ScriptError(f"No step has named a matter {name}")
        return self.matters[name]

    def _subject(self, command: Command) -> SubjectId:
        """Whose personal data the command's papers hold."""
        own = getattr(command, "subject", None)
        about = command.matter if load(command.matter).state else getattr(command, "warrant", command.matter)
        state = load(about).state
        return SubjectId(own or getattr(state, "subject", None) or "")

    def _submit(self, ready: _Ready) -> Outcome:
        return submit(
            ready.command, ready.actor, ready.submission, self.now, seen=ready.seen, papers=ready.papers
        )

    def _together(self, ready: list[_Ready]) -> tuple[Outcome, ...]:
        """Hand in at the same moment, each over a connection of its own."""
        gate = Barrier(len(ready))

        def hand_in(each: _Ready) -> Outcome:
            try:
                gate.wait()
                return self._submit(each)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(ready)) as people:
            return tuple(people.map(hand_in, ready))
