"""Holding what came of a step against what the scenario says must come of it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tipstaff.cli.scenario.channels import messages
from tipstaff.cli.scenario.script import ScriptError, Step, Then
from tipstaff.kernel.codec import plain
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import MatterId, OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.record.check import check
from tipstaff.record.clocks import clocks_of, queue
from tipstaff.record.publish import STEPS, publisher
from tipstaff.record.read import named_entries, written
from tipstaff.registrar.escalations import EVENTS as ESCALATIONS
from tipstaff.registrar.matters import load
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.submit import Entered

LONGEST_QUEUE = 1000


@dataclass(frozen=True, slots=True)
class Difference:
    """Something expected, beside what it was."""

    what: str
    expected: Any
    actual: Any


def came_of(outcome: Entered | Refused) -> str:
    """`entered`, or the ground of the refusal."""
    return str(outcome.ground) if isinstance(outcome, Refused) else "entered"


def check_outcome(
    step: Step, outcome: Entered | Refused | None, lapsed: tuple[Entered, ...] = ()
) -> tuple[Difference, ...]:
    """Compare one submission, or what time alone has brought, with what the step expects."""
    if isinstance(outcome, Refused) or step.refused or step.refused_with:
        actual = came_of(outcome) if outcome else None
        return _unequal("outcome", step.refused or "entered", actual) or _named(step, outcome)
    receipts = (outcome,) if outcome else lapsed
    entered = [named for each in receipts for named in named_entries(each.entries)]
    found: tuple[Difference, ...] = ()
    if step.enters is not None:
        own = [named.name for named in entered if named.name not in ESCALATIONS]
        found += _unequal("enters", list(step.enters), own)
    if step.escalates is not None:
        raised = [_raised(named.id) for named in entered if named.name in ESCALATIONS]
        found += _unequal("escalates", list(step.escalates), raised)
    return found


def _named(step: Step, outcome: Entered | Refused | None) -> tuple[Difference, ...]:
    """What a refusal has to name and does not, or names otherwise."""
    named = outcome.values if isinstance(outcome, Refused) else {}
    found = {key: value for key, value in named.items() if key in step.refused_with}
    return _unequal("refused_with", step.refused_with, found)


def _raised(entry: int) -> str:
    """A rung as a scenario names it: the clock, and to whom it was taken."""
    one = written(entry)
    act = json.loads(one.leaf)["act"] if one else {}
    return f"{act['clock']} {act['addressee']}"


def check_outcomes(step: Step, outcomes: tuple[Entered | Refused, ...]) -> tuple[Difference, ...]:
    """Compare what came of several submissions at once, in any sequence."""
    return _unequal("outcomes", sorted(step.outcomes), sorted(map(came_of, outcomes)))


def check_then(
    then: Then, matters: Mapping[str, MatterId], moment: Callable[[str], Instant]
) -> tuple[Difference, ...]:
    """Compare a matter's state, clocks and place in a queue."""
    if not then.matter or then.matter not in matters:
        raise ScriptError(f"No step has named a matter {then.matter}")
    matter = matters[then.matter]
    return (
        _state(then, matter) + _clocks(then, matter, moment) + _queue(then, matter) + _messages(then, matter)
    )


def _messages(then: Then, matter: MatterId) -> tuple[Difference, ...]:
    sent = messages(matter) if then.messages else {}
    actual = {office: sent.get(office, "none") for office in then.messages}
    return _unequal(f"{then.matter} messages", then.messages, actual)


def check_record(step: Step) -> tuple[Difference, ...]:
    """Run the publisher, or kill it at a step and start it again; check the record and every table."""
    found = _killed_at(step.publisher) if step.publisher and step.publisher != "run" else ()
    if step.publisher or step.verify:
        publisher().publish()
    if not step.verify:
        return found
    faults = [f"{fault.place}: {fault.what}" for fault in check(publisher()).faults]
    rows = [f"{each.table}: {each.row}" for each in compare()]
    return found + _unequal("record", [], faults) + _unequal("tables", [], rows)


class _Killed(BaseException):
    """The end of the publisher, wherever it stood."""


def _killed_at(step: str) -> tuple[Difference, ...]:
    """Kill the publisher at a step. One that had nothing to publish never came to it, which shows nothing."""
    if step not in STEPS:
        raise ScriptError(f"The publisher has no step {step}; it has {', '.join(STEPS)}")

    def kill(after: str) -> None:
        if after == step:
            raise _Killed

    try:
        publisher().publish(after=kill)
    except _Killed:
        return ()
    return (Difference("publisher", f"killed at {step}", "it had nothing to publish"),)


def _state(then: Then, matter: MatterId) -> tuple[Difference, ...]:
    state = load(matter).state
    found: tuple[Difference, ...] = ()
    if then.status:
        found += _unequal(f"{then.matter} status", then.status, str(state.status))
    for name, expected in then.holds.items():
        found += _unequal(f"{then.matter} {name}", expected, plain(getattr(state, name)))
    return found


def _clocks(then: Then, matter: MatterId, moment: Callable[[str], Instant]) -> tuple[Difference, ...]:
    running = {clock.name: clock for clock in clocks_of(matter)}
    found: tuple[Difference, ...] = ()
    if then.no_clock:
        found += _unequal(
            f"{then.matter} clock",
            f"no {then.no_clock}",
            (then.no_clock in running and then.no_clock) or f"no {then.no_clock}",
        )
    if not then.clock:
        return found
    clock = running.get(then.clock)
    if clock is None:
        return (*found, Difference(f"{then.matter} clock", then.clock, sorted(running)))
    if then.due:
        found += _unequal(f"{then.clock} due", str(moment(then.due)), str(clock.due))
    if then.owner:
        found += _unequal(f"{then.clock} owner", then.owner, clock.owner)
    return found


def _queue(then: Then, matter: MatterId) -> tuple[Difference, ...]:
    if not then.queue:
        return ()
    rows, _ = queue([OfficeId(then.queue)], limit=LONGEST_QUEUE)
    waiting = [row.matter for row in rows]
    if then.first:
        return _unequal(f"first in {then.queue}", matter, waiting[0] if waiting else None)
    return _unequal(f"in {then.queue}", True, matter in waiting)  # noqa: FBT003


def _unequal(what: str, expected: Any, actual: Any) -> tuple[Difference, ...]:
    return () if expected == actual else (Difference(what, expected, actual),)
