"""The clock keeper: a passed clock is noted once, whoever notes it, and silence has an owner."""

import uuid
from collections import Counter
from datetime import timedelta
from itertools import count

import pytest
from tests.registrar import build as b

from tipstaff.kernel.ids import MatterId
from tipstaff.kernel.instant import Instant
from tipstaff.record import models
from tipstaff.record.clocks import clocks_of, next_to_lapse, queue
from tipstaff.registrar import keeper
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.matters import history
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.words import clock_word

pytestmark = pytest.mark.usefixtures("agencies")


def names_of(matter: MatterId) -> Counter[str]:
    return Counter(entry.name for entry in history(matter))


def silent(number: int) -> list[MatterId]:
    """So many requests that nobody answers, each for a warrant of its own."""
    return [b.asked(b.in_force(f"silent-{each}"), f"silent-{each}") for each in range(number)]


ASKED = {"cooperation.asked": 1, "cooperation.particulars_stated": 1, "cooperation.duties_proposed": 1}
"""What a request is entered with."""
AFTER_THE_REPLY = b.NOW + timedelta(minutes=31)


def test_a_clock_that_has_not_passed_is_left_alone():
    (request,) = silent(1)
    assert keep_clocks(b.NOW + timedelta(minutes=29)) == []
    assert names_of(request) == ASKED


def test_a_passed_clock_is_noted_once_however_often_the_keeper_runs():
    (request,) = silent(1)
    assert len(keep_clocks(AFTER_THE_REPLY)) == 1
    assert keep_clocks(AFTER_THE_REPLY) == []
    assert names_of(request)["cooperation.first_reply_time_lapsed"] == 1


def test_a_silence_has_an_owner_and_the_moment_at_which_it_became_one():
    (request,) = silent(1)
    keep_clocks(AFTER_THE_REPLY)
    entry = history(request)[-1]
    assert entry.event.office == "hangzhou-duty"
    assert entry.by == {"agency": "", "office": "hangzhou-duty", "roles": ["clock"], "user": "clock"}
    assert entry.happened_at == b.NOW + timedelta(minutes=30)
    assert entry.entered_at == AFTER_THE_REPLY


def test_an_unanswered_request_stays_in_the_queue_of_whoever_must_take_it_higher():
    (request,) = silent(1)
    keep_clocks(Instant.parse("2026-11-27T09:00:00+08:00"))
    owners = {clock.name: clock.owner for clock in clocks_of(request)}
    approvers = ("hangzhou-investigation", "hangzhou-legal")
    assert owners == {
        "escalation": "guangzhou-duty",
        "help": "hangzhou-duty",
        **{f"{clock}:{office}": office for clock in ("approval", "silence") for office in approvers},
    }
    for owner in owners.values():
        rows, _ = queue([owner])
        assert request in {row.matter for row in rows}
    assert names_of(request)["cooperation.approval_time_lapsed"] == 2


def test_two_keepers_at_once_note_every_clock_once():
    requests = silent(6)
    receipts = b.together([lambda: keep_clocks(AFTER_THE_REPLY)] * 2)
    assert {each.matter for side in receipts for each in side} == set(requests)
    for request in requests:
        assert names_of(request) == {**ASKED, "cooperation.first_reply_time_lapsed": 1}


def test_a_keeper_that_is_stopped_half_way_is_continued_by_the_next(monkeypatch: pytest.MonkeyPatch):
    requests = silent(4)
    submit, turns = keeper.submit, count()

    def stopped(*arguments: object) -> object:
        if next(turns) == 2:
            raise KeyboardInterrupt
        return submit(*arguments)

    monkeypatch.setattr(keeper, "submit", stopped)
    with pytest.raises(KeyboardInterrupt):
        keep_clocks(AFTER_THE_REPLY)
    assert sum(names_of(each)["cooperation.first_reply_time_lapsed"] for each in requests) == 2
    monkeypatch.undo()
    keep_clocks(AFTER_THE_REPLY)
    assert [names_of(each)["cooperation.first_reply_time_lapsed"] for each in requests] == [1, 1, 1, 1]


def test_a_keeper_that_is_told_to_stop_leaves_the_rest_to_the_next():
    requests, answers = silent(4), iter((False, False, True, True))
    noted = keep_clocks(AFTER_THE_REPLY, lambda: next(answers))
    assert len(noted) == 2
    keep_clocks(AFTER_THE_REPLY)
    assert [names_of(each)["cooperation.first_reply_time_lapsed"] for each in requests] == [1, 1, 1, 1]


def test_a_clock_that_was_answered_while_the_keeper_decided_is_not_noted(monkeypatch: pytest.MonkeyPatch):
    (request,) = silent(1)
    load = keeper.load

    def answered_meanwhile(matter: MatterId) -> object:
        loaded = load(matter)
        b.do(b.acknowledging(request, AFTER_THE_REPLY), "duty.hangzhou", AFTER_THE_REPLY)
        return loaded

    monkeypatch.setattr(keeper, "load", answered_meanwhile)
    assert keep_clocks(AFTER_THE_REPLY) == []
    assert names_of(request) == {**ASKED, "cooperation.acknowledged": 1}


def test_a_keeper_who_was_away_for_months_notes_everything_and_comes_to_an_end():
    """Every clock that says that its passing is to be noted can be noted: none stays for ever."""
    warrant = b.in_force("months")
    b.registered("never-checked")
    b.asked(warrant, "months")
    b.opened(warrant, "months-planned")
    b.confirmed(warrant, "months-confirmed")
    b.waiting_for_confirmation(warrant, "months-waiting")
    b.tokened(warrant, "months-tokened")
    executed = b.tokened(b.in_force("executed"), "executed", token="executed")
    b.do(b.executing(executed, "executed"), "officer.guangzhou")
    failed = b.opened(b.in_force("failed"), "failed")
    b.do(b.without_success(failed), "command.guangzhou")
    b.do(b.closing(failed), "command.guangzhou")

    long_after = Instant.parse("2027-03-15T09:00:00+08:00")
    rounds = 0
    while keep_clocks(long_after):
        rounds += 1
        assert rounds < 12
    assert next_to_lapse(long_after) is None
    running = models.Clock.objects.values_list("name", "owner")
    assert all(clock_word(name) and owner for name, owner in running)
    assert compare() == ()


def test_the_submission_of_a_lapse_follows_from_the_clock_alone():
    (request,) = silent(1)
    (clock,) = [each for each in clocks_of(request) if each.name == "reply"]
    assert uuid.UUID(keeper._submission(clock)) == uuid.UUID(keeper._submission(clock))
    others = {keeper._submission(each) for each in clocks_of(request)}
    assert len(others) == len(clocks_of(request))


def test_a_clock_that_can_not_be_noted_keeps_no_other_waiting(monkeypatch: pytest.MonkeyPatch):
    requests = silent(3)
    stuck, load = min(requests), keeper.load
    monkeypatch.setattr(keeper, "BATCH", 1)

    def broken(matter: MatterId) -> object:
        if matter == stuck:
            raise RuntimeError("its entries can't be read")
        return load(matter)

    monkeypatch.setattr(keeper, "load", broken)
    with pytest.raises(ExceptionGroup, match="could not be noted"):
        keep_clocks(AFTER_THE_REPLY)
    noted = [names_of(request)["cooperation.first_reply_time_lapsed"] for request in sorted(requests)]
    assert noted == [0, 1, 1]
