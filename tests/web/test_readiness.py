"""The readiness page: every item side by side, what holds back the token, and a form for each kind of answer."""

import re

import pytest
from tests.web.world import World, sign_in

FIELDS = ("who", "seen_at", "whose", "authority", "window_from", "window_until")


def at(world: World) -> str:
    return f"{world.at('arrest')}/readiness"


def form_of(world: World, item: str) -> str:
    url = f"/acts/{world.matters['arrest']}/operations.answer_readiness?item={item}"
    return sign_in("officer.guangzhou").get(url).content.decode()


def row_of(page: str, item: str) -> str:
    return re.search(rf'<tr data-row id="item-{item}">.*?</tr>', page, re.DOTALL)[0]


def test_every_item_stands_beside_who_answered_it_and_what_it_rests_on(world: World):
    page = sign_in("officer.guangzhou").get(at(world)).content.decode()
    assert "5 items hold back the token" in page
    seen, unknown, open_item = (row_of(page, one) for one in ("address_seen", "children", "medical_plan"))
    assert "✓ In order" in seen
    assert "Address no. 1" in seen
    assert "? Not known" in unknown
    assert "■ Nobody has answered yet" in open_item


def test_what_people_wrote_is_read_after_a_purpose_was_stated(world: World):
    page = sign_in("officer2.guangzhou").get(at(world)).content.decode()
    assert "今晨到场看过" not in page
    assert "示例路12号" not in page


def test_who_may_not_answer_is_offered_nothing(world: World):
    page = sign_in("oversight").get(at(world)).content.decode()
    assert "operations.answer_readiness" not in page
    assert sign_in("registrar.chengdu").get(at(world)).status_code == 404


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("briefed", ()),
        ("address_seen", ("who", "seen_at")),
        ("dwelling_authority", ("whose", "authority")),
        ("time_window", ("window_from", "window_until")),
    ],
)
def test_an_items_form_asks_for_what_the_item_needs_and_no_more(
    world: World, item: str, asked: tuple[str, ...]
):
    form = form_of(world, item)
    assert [one for one in FIELDS if f'name="{one}"' in form] == list(asked)


def test_the_act_without_an_item_leads_to_the_page(world: World):
    url = f"/acts/{world.matters['arrest']}/operations.answer_checklist"
    answer = sign_in("officer.guangzhou").get(url)
    assert (answer.status_code, answer["Location"]) == (303, at(world))
