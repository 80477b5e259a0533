"""Every order of asking, differing, resolving, answering, silence and expiry, tried out to the end."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tests.core.operations import build as b

from tipstaff.kernel.decider import Refused
from tipstaff.operations.core import commands as k
from tipstaff.operations.core import events as e
from tipstaff.operations.core.confirmation import Answer
from tipstaff.operations.core.deadlines import clocks, lapse
from tipstaff.operations.core.decide import decide
from tipstaff.operations.core.difference import Feature, differing
from tipstaff.operations.core.evolve import evolve
from tipstaff.operations.core.mismatch import MismatchFinding
from tipstaff.operations.core.operation import Operation

DEPTH = 7
STEP = 4
"""Minutes between two acts, so that an urgent request may go unanswered within a few of them."""
HOURS = 5 * 60
"""A wait behind which a confirmation of level 1 has expired."""
ACTS = ("ask", "differ", "explain", "explain_inside", "not_the_person", "confirm", "deny", "silence", "wait")


def act(name: str, operation: Operation, minutes: float) -> b.Act | None:
    """What somebody does under this name."""
    number = len(operation.confirmations)
    request = operation.mismatches[-1].request if operation.mismatches else 0
    match name:
        case "ask":
            return b.asked(by=b.OFFICER, minutes=minutes)
        case "differ":
            return b.asked(by=b.OFFICER, minutes=minutes, compared=b.compared(Feature.HEIGHT))
        case "explain":
            return b.explained(minutes=minutes, number=request)
        case "explain_inside":
            inside = replace(b.COLLEAGUE, office=b.SQUAD)
            return b.explained(by=inside, minutes=minutes, number=request)
        case "not_the_person":
            return b.explained(minutes=minutes, number=request, finding=MismatchFinding.NOT_THE_PERSON)
        case "confirm":
            return b.answered(minutes=minutes, number=number)
        case "deny":
            return b.answered(Answer.DENY, minutes=minutes, number=number)
        case _:
            return None


def after(operation: Operation, name: str, minutes: float) -> Iterator[e.OperationEvent]:
    """The events that come of an act, or of the clock; none where it is refused."""
    if name == "silence":
        for clock in clocks(operation, b.RULES):
            due = clock.deadline.due
            command = lapse(operation, clock.name, due) if due and due <= b.later(minutes) else None
            if isinstance(command, k.NoteNoAnswer):
                yield from b.events_of(command, operation, b.facts(b.CLOCK, b.later(minutes)))
        return
    if (tried := act(name, operation, minutes)) is None:
        return
    outcome = decide(tried[0], operation, tried[1], b.RULES)
    if not isinstance(outcome, Refused):
        yield from outcome


def stands(history: tuple[e.OperationEvent, ...], minutes: float) -> bool:
    """Whether hands may be laid on, told from the events alone: by another way than the code goes."""
    stated, found, usable = False, False, None
    for event in history:
        match event:
            case e.ConfirmationAsked():
                usable = None
                stated = stated or (not event.second and bool(differing(event.compared)))
            case e.MismatchResolved():
                stated = False
                found = found or event.finding is MismatchFinding.NOT_THE_PERSON
            case e.WarrantConfirmed():
                usable = event.valid_until
            case _:
                pass
    return not stated and not found and usable is not None and b.later(minutes) < usable


def test_no_order_leads_to_a_usable_confirmation_under_a_mismatch_or_after_expiry() -> None:
    seen = {True: 0, False: 0}

    @cache
    def token_is_refused(operation: Operation, minutes: float) -> bool:
        command, facts = b.issued(minutes=minutes, window_until=b.later(minutes + 10))
        return isinstance(decide(command, operation, facts, b.RULES), Refused)

    def explore(
        operation: Operation, history: tuple[e.OperationEvent, ...], minutes: float, depth: int
    ) -> None:
        wanted = stands(history, minutes)
        seen[wanted] += 1
        assert (operation.usable_confirmation(b.later(minutes)) is not None) == wanted
        assert token_is_refused(operation, minutes) == (not wanted)
        if depth == 0:
            return
        for name in ACTS:
            later = minutes + (HOURS if name == "wait" else STEP)
            new = tuple(after(operation, name, later))
            if new or name == "wait":
                explore(_folded(operation, new), history + new, later, depth - 1)

    explore(b.after(*b.PREPARED), (), 10, DEPTH)
    assert seen[True] > 50
    assert seen[False] > 1000


def _folded(operation: Operation, events: tuple[e.OperationEvent, ...]) -> Operation:
    for event in events:
        operation = evolve(operation, event)
    return operation
