"""What goes onto the record and comes back from it."""

from dataclasses import fields, replace

import pytest
from tests.core.cooperation.approvals.build import (
    LATER,
    SPOT_DUE,
    approve_as_deputy,
    approve_in_place,
    approve_tied,
    as_deputy,
    change,
    changed,
    decline_as_deputy,
    meet,
    not_done,
    note_condition_lapsed,
    note_effect,
    note_spot_lapsed,
    on_the_spot,
    spotted,
    taken_to_head,
    tied_by,
)
from tests.core.cooperation.build import (
    APPROVERS,
    ASKED_AT,
    ASKER,
    CLOCK,
    CRIME,
    LEGAL,
    RECEIVER,
    REQUEST,
    SUBJECT,
    Act,
    acknowledge,
    acknowledged,
    after,
    agency,
    approve,
    approved_by,
    ask,
    decline,
    declined_by,
    duties_agreed,
    events_of,
    facts,
    fold,
    note_reply_silence,
    note_silence,
    note_unanswered,
    open_request,
    silent,
    unanswered,
    withdraw,
    withdrawn,
)
from tests.core.cooperation.test_asking import (
    TO_HANGZHOU,
    discard,
    keep,
    letter,
    note_help,
    report,
)
from tests.core.cooperation.test_responsibility import (
    agree,
    propose,
    proposed,
    raise_dispute,
    raised,
    rule,
    ruled,
    settle,
)
from tests.core.cooperation.test_responsibility import note as note_dispute

from tipstaff.cooperation.core.commands import COMMANDS, AskForCooperation, CooperationCommand
from tipstaff.cooperation.core.events import EVENTS, CooperationEvent
from tipstaff.cooperation.core.request import Paper
from tipstaff.kernel.canonical import Json
from tipstaff.kernel.codec import Unreadable, plain, read
from tipstaff.kernel.sealed import Sealed
from tipstaff.record.events import EventNames, dismantle, restore

EVERY_COMMAND: list[CooperationCommand] = [
    ask(),
    acknowledge(),
    approve(),
    decline(),
    withdraw(),
    note_silence(LEGAL),
    note_reply_silence(),
    note_unanswered(),
    approve_tied(),
    approve_as_deputy(),
    approve_in_place(),
    decline_as_deputy(),
    on_the_spot(),
    change(),
    meet(),
    not_done(),
    note_effect(),
    note_spot_lapsed(),
    note_condition_lapsed(),
    keep("letter"),
    discard(),
    letter(),
    report(),
    note_help(),
    propose(note="nearer"),
    agree(1),
    raise_dispute(),
    settle(),
    rule(),
    note_dispute(),
]
NAMES = EventNames(EVENTS)
WHAT_CLOCKS_NOTE = (
    "silence",
    "reply_silence",
    "unanswered",
    "silence_effect",
    "spot_approval_lapsed",
    "condition_lapsed",
)


def entered(*acts: Act) -> tuple[CooperationEvent, ...]:
    asked: Act = (ask(), facts(ASKER, ASKED_AT, asked=agency(*APPROVERS)))
    request, events = None, tuple[CooperationEvent, ...]()
    for command, known in (asked, *acts):
        following = events_of(command, request, known)
        request, events = fold(request, following), (*events, *following)
    return events


HISTORIES = {
    "accepted": entered(
        acknowledged(), silent(LEGAL), unanswered(), duties_agreed(), *map(approved_by, APPROVERS)
    ),
    "helped": entered(
        duties_agreed(), *map(approved_by, APPROVERS), (letter(), TO_HANGZHOU), (report(), facts(RECEIVER))
    ),
    "disputed": entered(proposed(facts(RECEIVER)), raised(), ruled(), raised(), (settle(2), facts(RECEIVER))),
    "declined": entered(declined_by(CRIME)),
    "withdrawn": entered(withdrawn()),
    "tied, seen to and changed": entered(
        tied_by(LEGAL),
        (not_done(), facts(ASKER, LATER)),
        (meet(), facts(ASKER, LATER)),
        changed(),
    ),
    "declined by a deputy": entered((decline_as_deputy(), as_deputy())),
    "approved on the spot and lapsed": entered(
        duties_agreed(),
        spotted(),
        (approve_as_deputy(), as_deputy()),
        (note_spot_lapsed(), facts(CLOCK, SPOT_DUE)),
    ),
    "silent and taken to the head": entered(silent(LEGAL), taken_to_head()),
}


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=lambda each: type(each).__name__)
def test_a_command_reads_back_from_plain_values(command: CooperationCommand) -> None:
    assert read(plain(command), type(command)) == command
    assert command.matter == REQUEST


def test_every_command_is_among_these() -> None:
    assert {type(each) for each in EVERY_COMMAND} == set(COMMANDS.values())


WHAT_PASSED = ("silence", "reply_silence", "unanswered", "help_overdue", "dispute_undecided")


def test_only_clocks_ask_for_silence_to_be_noted() -> None:
    unasked = {name for name, command in COMMANDS.items() if not command.PUBLIC}
    assert unasked == {f"cooperation.note_{what}" for what in (*WHAT_CLOCKS_NOTE, *WHAT_PASSED[3:])}


@pytest.mark.parametrize("sha256", ["", "ab" * 31, "AB" * 32, "zz" * 32])
def test_a_paper_without_a_hash_cannot_be_read(sha256: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        Paper(kind="letter", sha256=sha256, name="letter.pdf")
    plain_ask = plain(ask())
    assert isinstance(plain_ask, dict)
    wrong: dict[str, Json] = {
        **plain_ask,
        "papers": [{"kind": "letter", "sha256": sha256, "name": "letter.pdf"}],
    }
    with pytest.raises(Unreadable):
        read(wrong, AskForCooperation)


@pytest.mark.parametrize("history", HISTORIES)
def test_a_history_reads_back_from_its_open_and_sealed_parts(history: str) -> None:
    for event in HISTORIES[history]:
        act, _ = dismantle(event, lambda _: bytes(32))
        name, version = NAMES.name_of(event)
        back = restore(act, str(event.happened_at), NAMES.class_of(name, version), {})
        assert plain(back) == plain(erased(event))


@pytest.mark.parametrize(
    "words",
    [
        "seen at an address",
        "time-barred",
        "found at home",
        ".pdf",
        "help with the arrest",
        "identity confirmed",
        "we have the case",
        "place of the offence",
        "by telephone",
        "two officers",
        "nobody is free",
    ],
)
def test_no_free_text_stands_in_the_open(words: str) -> None:
    for event in (event for history in HISTORIES.values() for event in history):
        act, _ = dismantle(event, lambda _: bytes(32))
        assert words not in str(act)


def test_a_request_stands_after_the_person_was_erased() -> None:
    back = fold(None, [erased(event) for event in HISTORIES["declined"]])
    whole = after(open_request(), declined_by(CRIME))
    assert back is not None
    assert back.reason == Sealed(SUBJECT, None)
    assert (back.status, back.approvals) == (whole.status, whole.approvals)


def erased(event: CooperationEvent) -> CooperationEvent:
    """The event as it reads once the key of its subject is gone."""
    changes: dict[str, object] = {}
    for one in fields(event):
        value = getattr(event, one.name)
        if isinstance(value, Sealed):
            changes[one.name] = Sealed(SUBJECT, None)
    if papers := getattr(event, "papers", ()):
        changes["papers"] = tuple(replace(paper, name=Sealed(SUBJECT, None)) for paper in papers)
    if answers := getattr(event, "answers", ()):
        changes["answers"] = tuple(replace(each, text=Sealed(SUBJECT, None)) for each in answers)
    if conditions := getattr(event, "conditions", ()):
        changes["conditions"] = tuple(replace(one, what=Sealed(SUBJECT, None)) for one in conditions)
    return replace(event, **changes)  # type: ignore[arg-type]
