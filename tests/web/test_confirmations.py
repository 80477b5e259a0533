"""The confirmation desk's page and its answer form: differences first, and nothing confirmed without until when."""

import re

import pytest
from django.test import Client
from tests.web.test_acts import ATTESTED, act_url, filled
from tests.web.world import World, look, sign_in

from tipstaff.operations.core.difference import Feature
from tipstaff.registrar.matters import load


def desk_page(client: Client, query: str = "") -> str:
    return client.get(f"/confirmations/{query}").content.decode()


def test_the_desk_sees_what_differs_before_anything_else_of_a_request(world: World):
    page = desk_page(sign_in("desk.guangzhou"))
    row = next(each for each in page.split("<tr data-row>") if "0417" in each)
    assert row.index("Stated to differ: Height") < row.index("0417")
    assert "Blocked until somebody outside the arresting unit has resolved it" in row
    assert "operations.answer_confirmation" in row
    assert "In force" in row
    assert 'class="clock' in row


def test_urgent_and_routine_stand_side_by_side_with_their_counts(world: World):
    page = desk_page(sign_in("desk.guangzhou"))
    assert re.search(r'aria-label="Urgent"><h2>Urgent <span class="count">1<', page)
    assert re.search(r'aria-label="Routine"><h2>Routine <span class="count">0<', page)
    assert re.search(r'id="waiting" class="count">1<', page)


def test_the_list_asks_for_itself_again_and_the_part_alone_comes_back(world: World):
    client = sign_in("desk.guangzhou")
    assert 'hx-trigger="every 30s"' in desk_page(client)
    part = client.get("/confirmations/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'id="waiting" class="count" hx-swap-oob="true">1<' in part


def test_another_agencys_desk_sees_none_of_it_and_oversight_all(world: World):
    assert "0417" not in desk_page(sign_in("desk.chengdu"))
    assert "0417" in desk_page(sign_in("oversight"))
    assert "operations.answer_confirmation" not in desk_page(sign_in("oversight"))


@pytest.mark.parametrize("tab", ["urgent", "routine", "oversight", "nonsense"])
def test_each_queue_has_a_view_of_its_own(world: World, tab: str):
    assert sign_in("desk.guangzhou").get(f"/confirmations/?tab={tab}").status_code == 200


def test_the_form_of_a_request_asks_about_each_feature(day: World):
    client, url = sign_in("officer.guangzhou"), act_url(day, "arrest", "operations.ask_confirmation")
    page = client.get(url).content.decode()
    assert [f"compared.{row}.fit" in page for row in range(len(Feature) + 1)] == [True] * len(Feature) + [
        False
    ]
    assert "198" not in page
    look(client, day, "zhou")
    assert "198 cm" in client.get(url).content.decode()


def test_the_answer_shows_the_differences_then_the_record_then_three_statements(day: World):
    client, url = sign_in("desk.guangzhou"), act_url(day, "arrest", "operations.answer_confirmation")
    page = client.get(url).content.decode()
    assert page.index("Differences first") < page.index('name="identity"')
    assert page.count("I attest:") == 3
    assert "176" not in page
    look(client, day, "zhou")
    seen = client.get(url).content.decode()
    assert seen.index("176") < seen.index("198 cm") < seen.index('name="identity"')


def test_a_stated_difference_stops_the_operation_on_its_page_until_it_is_explained(day: World):
    desk, url = sign_in("desk.guangzhou"), act_url(day, "arrest", "operations.answer_confirmation")
    assert "Stopped: a difference was stated" in desk.get(day.at("arrest")).content.decode()
    duty, resolve = sign_in("duty.guangzhou"), act_url(day, "arrest", "operations.resolve_mismatch")
    explained = {"finding": "explained", "means": "measured at the hospital", "number": "1"}
    assert duty.post(resolve, filled(duty, resolve, **explained)).status_code == 303
    assert desk.post(url, filled(desk, url, **ATTESTED)).status_code == 303
    edition = load(day.matters["arrest"]).state.confirmation.edition
    page = desk.get(day.at("arrest")).content.decode()
    assert re.search(rf"Until 23 November 2026, \d\d:\d\d, for edition {edition} of the warrant\.", page)
    answered = desk_page(desk).partition("Answered in the last day")[2]
    assert re.search(rf"Until 23 November 2026, \d\d:\d\d, edition {edition}", answered)
