"""What goes onto the record and comes back from it."""

import pytest
from tests.core.review.build import (
    ADDED,
    COMPLETED,
    DAY_PASSED,
    FOUND,
    OPENED,
    OVERDUE,
    TAKEN,
    Act,
    add,
    close,
    complete,
    events_of,
    facts,
    fold,
    note,
    open_review,
    record,
    take,
)
from tests.core.review.build import REVIEWER as BY

from tipstaff.kernel.codec import plain, read
from tipstaff.record.events import EventNames, dismantle, restore
from tipstaff.record.sealing import reveal
from tipstaff.review.core.commands import COMMANDS, ReviewCommand
from tipstaff.review.core.events import EVENTS, ReviewEvent

EVERY_COMMAND: list[ReviewCommand] = [
    open_review(),
    take(),
    record(missed="review.held"),
    add(),
    complete(),
    close("nothing"),
    note(),
]
KEY, NAMES = bytes(32), EventNames(EVENTS)
WRITTEN = ("recall reached the unit late", "ring the unit at once", "line installed", "all in time")


def entered(*acts: Act) -> list[ReviewEvent]:
    state, events = None, list[ReviewEvent]()
    for command, known in acts:
        new = events_of(command, state, known)
        state = fold(state, new)
        events += new
    return events


EVERY_EVENT = [
    *entered(OPENED, TAKEN, FOUND, ADDED, OVERDUE, DAY_PASSED, COMPLETED, (close(), facts(BY))),
    entered(OPENED, TAKEN, (close("all in time"), facts(BY)))[-1],
]


@pytest.mark.parametrize("command", EVERY_COMMAND)
def test_a_command_reads_back_from_plain_values(command: ReviewCommand) -> None:
    assert read(plain(command), type(command)) == command


def test_every_command_and_every_event_is_tried_here() -> None:
    assert {type(command) for command in EVERY_COMMAND} == set(COMMANDS.values())
    assert {type(event) for event in EVERY_EVENT} == {
        form for versions in EVENTS.values() for form in versions.values()
    }


@pytest.mark.parametrize("event", EVERY_EVENT)
def test_an_event_comes_back_from_the_record_with_its_texts_sealed(event: ReviewEvent) -> None:
    act, boxes = dismantle(event, lambda _: KEY)
    assert not any(text in str(act) for text in WRITTEN)
    form = NAMES.class_of(*NAMES.name_of(event))
    opened = {box.commitment: reveal(KEY, box) for box in boxes}
    assert restore(act, str(event.happened_at), form, opened) == event
