"""Calling an office's program: signed, in time, without following anybody, and never into a network of our own."""

import base64
import hashlib
import hmac
import json
import socket
from contextlib import suppress
from dataclasses import replace
from threading import Event, Thread
from typing import Any

import pytest
from django.test import override_settings
from tests.jobs.receiver import Receiver, listening, unused_url

from tipstaff.jobs import webhook
from tipstaff.jobs.addresses import Refused, way_to
from tipstaff.jobs.letter import Letter, body_of, text_of
from tipstaff.jobs.outcomes import NotTaken, Unclear
from tipstaff.kernel.canonical import canonical
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant

NOW = Instant.parse("2026-11-23T09:00:00+08:00")
LETTER = Letter(
    id="chase-1/1/1",
    office=OfficeId("guangzhou-operations"),
    warrant="warrant-1",
    number="（2026）粤01刑令0001号",
    why="warrants.recalled",
    changed_at=NOW,
    told_at=NOW,
    is_further=False,
    page="https://tipstaff.example/recalls/chase-1",
    entry=7,
    leaf="AAAA",
    receipt="https://tipstaff.example/record/entries/7",
)
loopback = override_settings(WEBHOOKS_TO_LOOPBACK=True, WEBHOOK_KEY=b"k" * 32)


@loopback
def test_the_body_is_canonical_json_and_signed_with_the_office_s_own_key() -> None:
    with listening(Receiver()) as desk:
        assert webhook.call_webhook(LETTER, f"{desk.url}/recalls?of=desk", NOW) == "204"
        ((path, headers, body),) = desk.got
    assert path == "/recalls?of=desk"
    assert body.decode() == canonical(json.loads(body))
    shared = base64.b64decode(webhook.key_text(LETTER.office).removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.digest(shared, signed, hashlib.sha256)).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["webhook-id"] == LETTER.id
    assert headers["webhook-timestamp"] == str(int(NOW.at.timestamp()))


@loopback
def test_no_office_can_sign_for_another() -> None:
    assert webhook.key_for(LETTER.office) != webhook.key_for(OfficeId("hangzhou-duty"))


@override_settings(WEBHOOKS_TO_LOOPBACK=True, WEBHOOK_KEY=None)
def test_without_a_key_nothing_is_sent() -> None:
    with listening(Receiver()) as desk, pytest.raises(NotTaken, match="no_key"):
        webhook.call_webhook(LETTER, desk.url, NOW)
    assert not desk.got


@loopback
@pytest.mark.parametrize("answer", [301, 302, 307, 308, 400, 401, 404, 500, 503])
def test_only_an_answer_of_success_is_taken_and_no_redirect_is_followed(answer: int) -> None:
    with listening(Receiver(answers=[answer])) as desk, pytest.raises(NotTaken, match=str(answer)):
        webhook.call_webhook(LETTER, desk.url, NOW)
    assert [path for path, _headers, _body in desk.got] == ["/"]


@loopback
def test_an_address_at_which_nobody_listens_has_taken_nothing() -> None:
    with pytest.raises(NotTaken, match="ConnectionRefusedError"):
        webhook.call_webhook(LETTER, unused_url(), NOW)


@loopback
def test_whoever_never_answers_is_cut_off_and_may_have_got_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "IN_ALL", 0.2)
    with listening(Receiver(hangs=Event())) as desk, pytest.raises(Unclear):
        webhook.call_webhook(LETTER, desk.url, NOW)


@loopback
def test_an_answer_that_drips_is_cut_off_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes in time, the whole never does: without the cut the call would not end before the other side."""
    monkeypatch.setattr(webhook, "IN_ALL", 0.3)
    told_to_stop = Event()

    def drip(of: socket.socket) -> None:
        one, _from = of.accept()
        with one, suppress(OSError):  # it is cut off
            while not told_to_stop.wait(0.02):
                one.sendall(b"H")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        dripping = Thread(target=drip, args=(listener,))
        dripping.start()
        with pytest.raises(Unclear):
            webhook.call_webhook(LETTER, f"http://127.0.0.1:{listener.getsockname()[1]}/", NOW)
        told_to_stop.set()
        dripping.join()


PRIVATE = (
    "10.1.2.3",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "0.0.0.0",
    "192.0.2.1",
    "224.0.0.1",
    "[::1]",
    "[::]",
    "[fe80::1]",
    "[fd00::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:10.0.0.1]",
    "[::7f00:1]",
    "[64:ff9b::a00:1]",
    "[2002:a00:1::1]",
    "2130706433",
    "0x7f.1",
)


@pytest.mark.parametrize("host", PRIVATE)
def test_an_address_within_is_never_called(host: str) -> None:
    with pytest.raises(NotTaken, match=r"address_not_public|host_unknown"):
        way_to(f"https://{host}/recalls")


def test_a_name_that_leads_within_is_not_called_however_many_public_ones_it_leads_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 443)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found)
    with pytest.raises(Refused, match="address_not_public"):
        way_to("https://desk.police.example/")
    with override_settings(WEBHOOK_HOSTS=frozenset({"desk.police.example"})):
        assert way_to("https://desk.police.example/").ip == "8.8.8.8"


def test_the_address_that_was_looked_at_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name may lead elsewhere a moment later; it is not asked again."""
    answers = [[(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 443))]]
    connected = list[tuple[str, int]]()

    def connecting(address: tuple[str, int], _timeout: float) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: answers.pop())
    monkeypatch.setattr(socket, "create_connection", connecting)
    with override_settings(WEBHOOK_KEY=b"k" * 32), pytest.raises(NotTaken):
        webhook.call_webhook(LETTER, "https://desk.police.example/", NOW)
    assert connected == [("8.8.8.8", 443)]


@pytest.mark.parametrize(
    ("settings", "url", "why"),
    [
        ({}, "http://8.8.8.8/", "not_https"),
        ({}, "http://127.0.0.1/", "not_https"),
        ({"WEBHOOK_HOSTS": frozenset({"8.8.8.8"})}, "http://8.8.8.8/", "not_https"),
        ({"WEBHOOKS_TO_LOOPBACK": True}, "http://8.8.8.8/", "not_https"),
        ({"WEBHOOKS_TO_LOOPBACK": True}, "https://10.0.0.1/", "address_not_public"),
    ],
)
def test_nothing_goes_in_the_clear_but_to_this_machine_where_a_setting_allows_it(
    settings: dict[str, Any], url: str, why: str
) -> None:
    with override_settings(**settings), pytest.raises(Refused, match=why):
        way_to(url)


@loopback
def test_https_is_checked_against_the_name() -> None:
    """What listens there has no certificate of that name, so nothing is sent."""
    with listening(Receiver()) as desk, pytest.raises(NotTaken, match="SSL"):
        webhook.call_webhook(LETTER, desk.url.replace("http:", "https:"), NOW)
    assert not desk.got


def test_a_letter_to_whom_a_silence_was_taken_says_so() -> None:
    further = replace(LETTER, is_further=True)
    assert "has not acknowledged" in text_of(further)
    assert "has not acknowledged" not in text_of(LETTER)
    assert json.loads(body_of(further))["why_told"] == "silence_of_a_holder"
