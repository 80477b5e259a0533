"""Oversight sees everything and changes nothing: its lists hold every agency's matters, every act is refused to it."""

import re
from uuid import uuid4

import pytest
from tests.web.world import World, sign_in

from tipstaff.agencies.queries import actor_of, user_named
from tipstaff.kernel.ids import MatterId
from tipstaff.record.read import count_entries
from tipstaff.registrar.capabilities import CAPABILITIES, capability_for, command_named
from tipstaff.registrar.openings import openings

LOOKS = {"warrants.look", "warrants.look_up", "warrants.give_out"}
"""What it reads, and what it takes along of it: each is an entry, and none changes a matter."""
ACTS = sorted(
    name
    for capability in CAPABILITIES
    for name, command in capability.commands.items()
    if command.PUBLIC and name not in LOOKS
)
LISTS = {
    "/warrants/": ("zhou", "sun", "qian"),
    "/cooperation/": ("help", "silent"),
    "/operations/?tab=all": ("arrest", "ended"),
    "/reviews/": ("review",),
    "/": ("qian", "silent", "arrest", "review"),
}


@pytest.mark.parametrize("url", LISTS)
def test_its_lists_hold_the_matters_of_all_agencies_and_name_the_agency(world: World, url: str):
    page = sign_in("oversight").get(url).content.decode()
    for matter in LISTS[url]:
        assert f'href="{world.at(matter)}"' in page
    assert re.search(r'<th scope="col">(Agency|Registered by|Asks)</th>', page)


@pytest.mark.parametrize("url", LISTS)
def test_its_lists_can_be_those_of_one_agency(world: World, url: str):
    page = sign_in("oversight").get(url, {"agency": "chengdu-police", "tab": "all"}).content.decode()
    assert 'value="chengdu-police" selected' in page
    seen = {matter for matter in LISTS[url] if f'href="{world.at(matter)}"' in page}
    assert seen <= {"silent"}


@pytest.mark.parametrize("url", LISTS)
def test_nobody_else_chooses_an_agency(world: World, url: str):
    client = sign_in("duty.chengdu")
    own, other = (client.get(url, asked).content.decode() for asked in ({}, {"agency": "guangzhou-police"}))
    assert 'name="agency"' not in other
    assert matters_in(other) == matters_in(own)


def matters_in(page: str) -> list[str]:
    return re.findall(r'href="(/\w+/\w+-[0-9a-f]{32})"', page)


def test_the_count_beside_the_queue_is_what_the_queue_shows(world: World):
    for person in ("oversight", "duty.guangzhou", "desk.guangzhou"):
        page = sign_in(person).get("/").content.decode()
        beside = re.search(r'<span id="due" class="count">(\d*)</span>', page)[1]
        shown = re.search(r'aria-current="page">[^<]* <span class="count">(\d+)</span></a>', page)[1]
        assert int(beside or 0) == int(shown)


@pytest.mark.parametrize("name", ACTS)
def test_every_act_is_refused_to_it(world: World, name: str):
    roles = capability_for(command_named(name)).roles[command_named(name)]
    assert not oversight(world).roles & roles
    before = count_entries()
    for url in urls_of(world, name):
        answer = sign_in("oversight").post(url, {"submission": str(uuid4())})
        assert answer.status_code in {404, 409, 422}
    assert count_entries() == before


def test_no_page_offers_it_an_act_and_each_says_why_not(world: World):
    client = sign_in("oversight")
    for name, matter in world.matters.items():
        offered = re.findall(r'hx-get="(/acts/[^"]+)"', client.get(world.at(name)).content.decode())
        assert offered == []
        found = openings(matter, oversight(world), world.now)
        assert found
        assert all(one.refused for one in found)


def oversight(world: World):
    return actor_of(user_named("oversight"), "oversight-watch", world.now)


def urls_of(world: World, name: str) -> list[str]:
    kind = capability_for(command_named(name)).kind
    own = [matter for matter in world.matters.values() if matter.partition("-")[0] == kind]
    return [f"/acts/{matter}/{name}" for matter in (*own, MatterId("new"))]
