"""Boards of approvals, deputies and first replies: what each desk sees, and what a file of them says."""

import csv
import io

import pytest
from tests.web.world import World, sign_in

from tipstaff.agencies.founding import key_of


def rows(username: str, url: str) -> list[list[str]]:
    """A file's lines, without its heading."""
    content = b"".join(sign_in(username).get(url).streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))[1:]


def test_an_approver_sees_what_waits_for_their_office_beside_all_other_approvers(world: World):
    page = sign_in("investigation.chengdu").get("/approvals/").content.decode()
    assert world.matters["silent"] in page
    assert page.count("Chengdu Legal Office") == 1
    assert "Chengdu Criminal Investigation Office" in page
    assert "Decide" in page
    assert world.matters["silent"] not in sign_in("registrar.chengdu").get("/approvals/").content.decode()


@pytest.mark.parametrize(("username", "board"), [("duty.guangzhou", "asking"), ("duty.chengdu", "asked")])
def test_both_sides_see_all_approvers_and_their_clocks(world: World, username: str, board: str):
    page = sign_in(username).get(f"/approvals/?board={board}").content.decode()
    assert world.matters["silent"] in page
    assert "Chengdu Legal Office" in page


def test_another_agency_sees_no_approval_of_theirs(world: World):
    for board in ("ours", "asked", "asking"):
        page = sign_in("duty.hangzhou").get(f"/approvals/?board={board}").content.decode()
        assert world.matters["silent"] not in page


def test_the_file_has_one_line_for_each_approval(world: World):
    lines = [
        one
        for one in rows("duty.guangzhou", "/approvals.csv?board=asking")
        if one[0] == world.matters["silent"]
    ]
    assert {one[8] for one in lines} == {"Chengdu Legal Office", "Chengdu Criminal Investigation Office"}


def test_first_replies_are_counted_by_month_against_the_thirty_minutes(world: World):
    page = sign_in("duty.hangzhou").get("/approvals/first-replies").content.decode()
    assert "November 2026" in page
    assert "First reply: within 30 min" in page
    (month,) = rows("duty.hangzhou", "/approvals/first-replies.csv")
    assert month == ["2026-11", "1", "1", "0", "0", "0", "5", "100"]


def test_the_page_of_a_request_says_how_soon_the_first_reply_came(world: World):
    page = sign_in("duty.hangzhou").get(world.at("help")).content.decode()
    assert "after 5 min, in time" in page


def test_a_deputy_is_named_by_form_and_shown_to_the_agency_alone(world: World):
    client = sign_in("legal.chengdu")
    form = client.get("/acts/new/cooperation.name_deputy").content.decode()
    assert key_of("supervisor.chengdu") in form
    assert sign_in("legal.hangzhou").get("/approvals/deputies").status_code == 200
