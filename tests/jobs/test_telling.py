"""News by channels: waits from the act itself, goes once, is tried again, and never stands for somebody's knowing."""

import json
import smtplib
from datetime import timedelta
from itertools import count
from threading import Event
from typing import Any

import psycopg
import pytest
from django.core import mail
from django.core.mail import mailers
from django.test import override_settings
from tests.jobs.receiver import Receiver, listening, unused_url
from tests.registrar import build as b

from tipstaff.agencies.channel import Channel, ChannelKind, channel_at
from tipstaff.agencies.channels import set_channel
from tipstaff.jobs import tasks, telling
from tipstaff.jobs.letter import Letter
from tipstaff.jobs.telling import WAITS, deliver
from tipstaff.kernel.ids import OfficeId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.record.clocks import clocks_of
from tipstaff.record.deliveries import (
    LOST,
    Outcome,
    Which,
    claim,
    deliveries_of,
    delivery_of,
    note_lost,
    waiting,
)
from tipstaff.registrar import submit as door
from tipstaff.registrar import telling as queueing
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.rebuild import compare
from tipstaff.warrants.chases import chases_of_warrant
from tipstaff.warrants.core.chase.chase import Chase, ChaseStatus, Handling
from tipstaff.warrants.core.chase.commands import AcknowledgeNews

pytestmark = pytest.mark.usefixtures("agencies")
OPERATIONS, HANGZHOU = OfficeId("guangzhou-operations"), OfficeId("hangzhou-duty")
loopback = override_settings(WEBHOOKS_TO_LOOPBACK=True, WEBHOOK_KEY=b"k" * 32)
_numbers = count(1)


def recalled() -> Chase:
    """A warrant on which an operation runs and Hangzhou helps, recalled; the chase."""
    name = f"told-{next(_numbers)}"
    warrant = b.in_force(name)
    b.opened(warrant, name)
    b.accepted(warrant, name)
    b.do(b.recalling(warrant), "court.guangzhou")
    return chase_of(warrant)


def chase_of(warrant: WarrantId) -> Chase:
    state: Chase = b.state_of(chases_of_warrant(warrant)[0].chase)
    return state


def to_operations(chase: Chase) -> Which:
    return message_to(chase, OPERATIONS)


def message_to(chase: Chase, office: OfficeId) -> Which:
    (found,) = [one.which for one in deliveries_of([chase.chase]) if one.office == office]
    return found


def webhook(url: str, office: OfficeId = OPERATIONS) -> None:
    assert set_channel(office, Channel(kind=ChannelKind.WEBHOOK, address=url))


def at(moment: Instant) -> Any:
    return lambda: moment


def jobs(database: str) -> list[dict[str, Any]]:
    with psycopg.connect(database) as connection:
        rows = connection.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s", [queueing.TASK])
        return [args for (args,) in rows]


def test_a_message_and_its_job_wait_from_the_act_itself_for_each_office_with_a_channel(database: str) -> None:
    chase = recalled()
    (one,) = deliveries_of([chase.chase])  # Hangzhou has its desk alone
    assert (one.office, one.told_at, one.next_at, one.tries) == (OPERATIONS, b.NOW, b.NOW, ())
    which = one.which
    assert jobs(database) == [{"matter": which.matter, "number": which.number, "rung": 1}]


def test_an_act_that_is_not_entered_leaves_no_message(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "turned-back"
    warrant = b.in_force(name)
    b.opened(warrant, name)

    def told_and_then_broken(*arguments: Any) -> None:
        tell(*arguments)
        raise RuntimeError("the machine stops")

    tell = door.tell
    monkeypatch.setattr(door, "tell", told_and_then_broken)
    with pytest.raises(RuntimeError):
        b.do(b.recalling(warrant), "court.guangzhou")
    assert jobs(database) == []
    assert chases_of_warrant(warrant) == ()


def test_a_letter_by_mail_says_what_it_must_in_both_languages_and_nothing_of_the_person() -> None:
    chase = recalled()
    assert deliver(to_operations(chase), at(b.NOW)) is Outcome.DELIVERED
    (letter,) = mail.outbox
    assert letter.to == ["operations@guangzhou.example"]
    assert "令状已撤销" in letter.subject
    assert "Warrant recalled" in letter.subject
    said = str(letter.body)
    for part in (
        "令状已撤销",
        "Warrant recalled",
        "told-",
        str(b.NOW),
        f"/recalls/{chase.chase}",
        "/record/entries/",
    ):
        assert part in said, part
    for part in (b.PERSON.name, str(b.PERSON.born_on), "withdrawn", "撤回"):
        assert part not in said + letter.subject, part
    assert said.count(f"/recalls/{chase.chase}") == 2
    assert chase_of(chase.warrant).unanswered  # delivered is not acknowledged
    assert "news:1" in [clock.name for clock in clocks_of(chase.chase)]


@loopback
def test_a_program_is_told_in_one_message_with_the_receipt_and_nothing_of_the_person() -> None:
    with listening(Receiver()) as desk:
        webhook(f"{desk.url}/recalls")
        chase = recalled()
        assert deliver(to_operations(chase), at(b.NOW)) is Outcome.DELIVERED
        ((_path, _headers, body),) = desk.got
    said = json.loads(body)
    assert said["type"] == "warrants.recalled"
    assert said["warrant"] == chase.warrant
    assert said["changed_at"] == str(b.NOW)
    assert said["acknowledge_at"].endswith(f"/recalls/{chase.chase}")
    assert set(said["receipt"]) == {"at", "entry", "leaf_hash"}
    assert b.PERSON.name not in body.decode()
    assert set(said["text"]) == {"zh-hans", "en"}


@loopback
def test_two_workers_at_once_deliver_once() -> None:
    with listening(Receiver()) as desk:
        webhook(desk.url)
        which = to_operations(recalled())
        outcomes = b.together([lambda: deliver(which, at(b.NOW)) for _ in range(6)])
        assert sorted(outcomes, key=str) == [None, *[None] * 4, Outcome.DELIVERED]
        assert deliver(which, at(b.NOW + timedelta(days=1))) is None
        assert len(desk.got) == 1


@loopback
def test_a_worker_that_is_killed_while_it_sends_sends_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    def sent_and_killed(letter: Letter, channel: Channel, now: Instant) -> str:
        telling.send(letter, channel, now)
        raise Killed

    with listening(Receiver()) as desk:
        webhook(desk.url)
        which = to_operations(recalled())
        with pytest.raises(Killed):
            deliver(which, at(b.NOW), sent_and_killed)
        later = b.NOW + LOST
        assert deliver(which, at(later)) is None
        assert note_lost(later - timedelta(seconds=1)) == 0
        assert note_lost(later) == 1
        assert deliver(which, at(later + timedelta(days=1))) is None
        assert len(desk.got) == 1
    found = delivery_of(which)
    assert found
    assert (found.outcome, found.next_at) == (Outcome.UNKNOWN, None)


@loopback
def test_whoever_gave_no_answer_may_have_got_it_and_is_not_sent_it_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tipstaff.jobs.webhook.IN_ALL", 0.2)
    with listening(Receiver(hangs=Event())) as desk:
        webhook(desk.url)
        which = to_operations(recalled())
        assert deliver(which, at(b.NOW)) is Outcome.UNKNOWN
        assert deliver(which, at(b.NOW + timedelta(days=1))) is None
        assert len(desk.got) == 1


@loopback
def test_a_program_that_answers_busy_is_asked_again_and_takes_it_once() -> None:
    with listening(Receiver(answers=[503, 429, 204])) as desk:
        webhook(desk.url)
        which = to_operations(recalled())
        moment = b.NOW
        assert deliver(which, at(moment)) is Outcome.FAILED
        assert deliver(which, at(moment)) is None  # not before its time
        for wait, outcome in zip(WAITS[:2], (Outcome.FAILED, Outcome.DELIVERED), strict=True):
            moment = moment + wait
            assert [one for one, _office in waiting(moment, 9)] == [which]
            assert deliver(which, at(moment)) is outcome
        assert [headers["webhook-id"] for _path, headers, _body in desk.got] == [str(which)] * 3
    found = delivery_of(which)
    assert found
    assert [(one.nth, one.outcome, one.detail) for one in found.tries] == [
        (1, Outcome.FAILED, "503"),
        (2, Outcome.FAILED, "429"),
        (3, Outcome.DELIVERED, "204"),
    ]


@loopback
def test_a_dead_address_is_tried_at_growing_intervals_given_up_and_its_office_taken_further_all_the_same() -> (
    None
):
    webhook(unused_url())
    assert set_channel(OfficeId("guangzhou-duty"), channel_at("duty@guangzhou.example"))
    chase = recalled()
    assert chase.status is ChaseStatus.CHASING  # the recall stands, whatever its channels do
    which, moment = to_operations(chase), b.NOW
    for wait in WAITS:
        assert deliver(which, at(moment)) is Outcome.FAILED
        keep_clocks(moment)
        moment = moment + wait
    assert deliver(which, at(moment)) is Outcome.FAILED
    found = delivery_of(which)
    assert found
    assert (found.outcome, found.next_at, len(found.tries)) == (Outcome.FAILED, None, len(WAITS) + 1)
    assert list(WAITS) == sorted(WAITS)
    keep_clocks(moment)
    state = chase_of(chase.warrant)
    (silent,) = [one for one in state.unanswered if one.holder.office == OPERATIONS]
    assert silent.told[:2] == (OPERATIONS, "guangzhou-duty")
    further = message_to(chase, OfficeId("guangzhou-duty"))
    assert (further.number, further.rung) == (which.number, 2)
    assert deliver(further, at(moment)) is Outcome.DELIVERED
    assert "has not acknowledged" in str(mail.outbox[-1].body)


def test_whoever_has_acknowledged_gets_no_message_any_more() -> None:
    chase = recalled()
    known = AcknowledgeNews(happened_at=b.NOW, chase=chase.chase, handling=Handling.STOOD_DOWN)
    b.do(known, "officer.guangzhou")
    assert deliver(to_operations(chase), at(b.NOW)) is Outcome.NOT_NEEDED
    assert mail.outbox == []
    assert waiting(b.NOW + timedelta(days=1), 9) == ()


def test_an_office_that_has_its_desk_alone_by_now_gets_no_message_any_more() -> None:
    chase = recalled()
    set_channel(OPERATIONS, Channel(kind=ChannelKind.DESK))
    assert deliver(to_operations(chase), at(b.NOW)) is Outcome.NOT_NEEDED


class Broken:
    """A mail server that ends in one way or another."""

    def __init__(self, opening: Exception | None = None, sending: Exception | None = None) -> None:
        self.opening, self.sending = opening, sending

    def open(self) -> None:
        if self.opening:
            raise self.opening

    def send_messages(self, _messages: Any) -> None:
        if self.sending:
            raise self.sending

    def close(self) -> None:
        raise smtplib.SMTPServerDisconnected("gone already")


@pytest.mark.parametrize(
    ("server", "outcome"),
    [
        (Broken(opening=ConnectionRefusedError()), Outcome.FAILED),
        (Broken(opening=smtplib.SMTPAuthenticationError(535, b"no")), Outcome.FAILED),
        (Broken(sending=smtplib.SMTPRecipientsRefused({})), Outcome.FAILED),
        (Broken(sending=smtplib.SMTPDataError(451, b"later")), Outcome.FAILED),
        (Broken(sending=smtplib.SMTPServerDisconnected()), Outcome.UNKNOWN),
        (Broken(sending=TimeoutError()), Outcome.UNKNOWN),
        (Broken(), Outcome.DELIVERED),
    ],
)
def test_what_a_mail_server_took_is_told_apart_from_what_it_may_have_taken(
    server: Broken, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(mailers), "default", server)
    assert deliver(to_operations(recalled()), at(b.NOW)) is outcome


@override_settings(MAILERS={})
def test_an_installation_without_a_mail_server_says_so_and_tells_all_the_same() -> None:
    chase = recalled()
    which = to_operations(chase)
    assert deliver(which, at(b.NOW)) is Outcome.FAILED
    found = delivery_of(which)
    assert found
    assert found.tries[0].detail == "MailerDoesNotExist"


def test_a_claim_is_one_s_alone_and_only_when_it_is_time() -> None:
    which = to_operations(recalled())
    assert claim(which, "email", "a@b.example", b.NOW - timedelta(seconds=1)) is None
    claims = b.together([lambda: claim(which, "email", "a@b.example", b.NOW) for _ in range(6)])
    assert sorted(claims, key=str) == [1, None, None, None, None, None]


def test_what_is_due_is_handed_to_the_queue_again_once(database: str) -> None:
    """A job whose worker was killed is lost; the message is not."""
    recalled()
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DELETE FROM procrastinate_jobs")
    assert queueing.tell_again(b.NOW) == 1
    assert queueing.tell_again(b.NOW) == 0
    assert len(jobs(database)) == 1


def test_messages_are_no_part_of_what_follows_from_the_record() -> None:
    deliver(to_operations(recalled()), at(b.NOW))
    assert compare() == ()


def test_the_job_itself_delivers() -> None:
    which = to_operations(recalled())
    tasks.deliver_news(which.matter, which.number, which.rung)
    assert len(mail.outbox) == 1
    tasks.deliver_news(which.matter, which.number, which.rung)
    assert len(mail.outbox) == 1


def test_the_round_notes_what_was_lost_and_hands_in_what_is_due(database: str) -> None:
    first, second = to_operations(recalled()), to_operations(recalled())
    claim(first, "email", "a@b.example", b.NOW)
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DELETE FROM procrastinate_jobs")
    tasks.try_again(0)
    lost = delivery_of(first)
    assert lost
    assert lost.outcome is Outcome.UNKNOWN
    assert [args["matter"] for args in jobs(database)] == [second.matter]
