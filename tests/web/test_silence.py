"""A validation that was missed a minute ago, before anybody has noted it: no page, list or file says "in force"."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.web.test_giving_files import ask as give
from tests.web.test_giving_files import rows_of
from tests.web.test_look_ups import ask, number_of, text_of
from tests.web.world import World, sign_in, standing_clock

from tipstaff.kernel.instant import Instant
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.matters import load
from tipstaff.registrar.rebuild import compare
from tipstaff.warrants.core.warrant import Warrant, WarrantStatus

DUE = Instant.parse("2027-02-22T00:00:00+08:00")
"""Ninety days after the checks of the day; their warrants stand until the end of the month."""


@pytest.fixture
def missed(day: World) -> Iterator[World]:
    """The day a minute after its validations were due; nobody has noted that they were missed."""
    later = replace(day, now=DUE + timedelta(minutes=1))
    with standing_clock(later):
        assert state(later).status is WarrantStatus.IN_FORCE, "nothing is noted"
        yield later


def state(day: World) -> Warrant:
    found: Warrant = load(day.matters["zhou"]).state
    return found


def numbers_under(client: Client, status: str) -> str:
    return text_of(client.get("/warrants/", {"status": status}))


def cells(answer: Any) -> dict[str, str]:
    """Number -> status, as a CSV file says."""
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    return {row[head.index("Number")].strip("'=\""): row[head.index("Status")] for row in rows}


def test_a_look_up_says_restricted_and_why(missed: World) -> None:
    said = text_of(ask(sign_in("duty.guangzhou"), number=number_of(missed, "zhou")))
    assert "Restricted: nobody may act on it" in said
    assert "Validation missed" in said
    assert "Confirm first" not in said


def test_an_answer_of_before_says_that_it_no_longer_holds(missed: World) -> None:
    client = sign_in("duty.guangzhou")
    with standing_clock(replace(missed, now=DUE - timedelta(minutes=5))):
        answer = ask(client, number=number_of(missed, "zhou"))
        assert "Confirm first" in text_of(answer)
    assert "This answer no longer holds" in text_of(client.get(answer.redirect_chain[0][0]))


def test_the_page_of_the_warrant_says_suspended_and_why(missed: World) -> None:
    said = text_of(sign_in("duty.guangzhou").get(missed.at("zhou")))
    assert "Suspended: nobody may act on it" in said
    assert "Validation missed" in said
    assert "Confirm first" not in said


@pytest.mark.parametrize("reader", ["registrar.guangzhou", "court.guangzhou", "oversight"])
def test_the_list_and_its_filters_say_the_same(missed: World, reader: str) -> None:
    client, number = sign_in(reader), number_of(missed, "zhou")
    assert number in numbers_under(client, "suspended")
    assert number not in numbers_under(client, "in_force")
    row = re.search(
        rf"<tr[^>]*>(?:(?!</tr>).)*{number}.*?</tr>", client.get("/warrants/").content.decode(), re.DOTALL
    )
    assert "Suspended" in row[0]


def test_the_lists_csv_file_says_the_same(missed: World) -> None:
    client, number = sign_in("registrar.guangzhou"), number_of(missed, "zhou")
    assert cells(client.get("/warrants.csv"))[number] == "Suspended"
    assert number in cells(client.get("/warrants.csv", {"status": "suspended"}))
    assert number not in cells(client.get("/warrants.csv", {"status": "in_force"}))


def test_its_sheet_says_suspended_and_nobody_carries_it(missed: World) -> None:
    client = sign_in("duty.guangzhou")
    said = text_of(client.get(f"{missed.at('zhou')}/sheet"))
    assert "Suspended: nobody may act on it" in said
    with standing_clock(replace(missed, now=DUE - timedelta(minutes=5))):
        assert "02-22 00:00" in text_of(client.get(f"{missed.at('zhou')}/sheet"))


def test_what_is_given_out_says_the_same(missed: World) -> None:
    client, number = sign_in("registrar.guangzhou"), number_of(missed, "zhou")
    given = {row["number"]: row["status"] for row in rows_of(give(client)[1])}
    assert given[number] == "suspended"
    assert number in {row["number"] for row in rows_of(give(client, status="suspended")[1])}
    refused = give(client, status="in_force")
    assert number not in refused[1]


def test_the_confirmation_desk_sees_the_same(missed: World) -> None:
    said = text_of(sign_in("desk.guangzhou").get("/confirmations/"))
    assert "Suspended" in said


def test_once_it_is_noted_nothing_that_was_said_changes(missed: World) -> None:
    registrar, number = sign_in("registrar.guangzhou"), number_of(missed, "zhou")
    before = text_of(registrar.get("/warrants/", {"status": "suspended"}))
    keep_clocks(missed.now)
    assert state(missed).status is WarrantStatus.SUSPENDED
    assert text_of(registrar.get("/warrants/", {"status": "suspended"})) == before
    assert number in before
    assert compare() == ()
