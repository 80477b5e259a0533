"""What was taken higher stands in the queue of whom it was taken to, and under its clock, until it is answered."""

import pytest
from django.test import Client
from tests.registrar import build as b
from tests.web.world import sign_in

from tipstaff.agencies.founding.demo import demo_agencies
from tipstaff.kernel.ids import WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.registrar.keeper import keep_clocks

TAB = "/?tab=escalated"
REGISTERED = Instant.parse("2026-11-23T09:00:00+08:00")
TO_AGENCY, TO_OVERSIGHT = (Instant.parse(f"2026-11-{at}:00:00+08:00") for at in ("24T17", "25T09"))


@pytest.fixture
def silent(database: str, monkeypatch: pytest.MonkeyPatch) -> WarrantId:
    """A warrant that nobody checks, with the desks' clock a moment after the last rung."""
    demo_agencies()
    monkeypatch.setattr("tipstaff.web.desk.now", lambda: TO_OVERSIGHT)
    return b.registered("（2026）样1号", REGISTERED)


def rows(client: Client, at: str = TAB) -> str:
    return client.get(at).content.decode()


def test_each_rung_is_shown_to_whom_it_was_taken_and_to_nobody_before(silent: WarrantId):
    duty, watch = sign_in("duty.guangzhou", "en"), sign_in("oversight", "en")
    assert silent not in rows(duty)
    keep_clocks(TO_AGENCY)
    assert silent in rows(duty)
    assert "duty desk" in rows(duty)
    assert silent not in rows(watch)
    keep_clocks(TO_OVERSIGHT)
    assert silent in rows(watch)
    assert silent not in rows(sign_in("duty.hangzhou", "en"))


def test_the_matters_page_says_under_the_clock_which_rungs_were_raised(silent: WarrantId):
    keep_clocks(TO_OVERSIGHT)
    page = rows(sign_in("registrar.guangzhou", "en"), f"/warrants/{silent}")
    assert page.count("Taken higher on") >= 3
    assert "Oversight Office" in page


def test_the_file_of_the_queue_holds_what_was_taken_higher(silent: WarrantId):
    keep_clocks(TO_OVERSIGHT)
    answer = sign_in("duty.guangzhou", "en").get("/queue.csv?tab=escalated")
    assert str(silent) in b"".join(answer).decode()


def test_what_is_answered_leaves_the_queue_of_everybody(silent: WarrantId):
    keep_clocks(TO_OVERSIGHT)
    b.do(b.checking(silent, TO_OVERSIGHT), "checker.guangzhou", TO_OVERSIGHT)
    assert silent not in rows(sign_in("duty.guangzhou"))
    assert silent not in rows(sign_in("oversight"))
