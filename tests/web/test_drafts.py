"""Drafts and what comes to its end, as pages: what is missing, how to go on, and nothing for several at once."""

import re
from uuid import uuid4

from tests.web.world import World, sign_in

from tipstaff.warrants.queries import drafts_of

NEW = "/acts/new/warrants.draft"
DRAFT = {
    "number": "（2026）粤01刑令0901号",
    "court": "guangzhou-court",
    "person.name": "草示例",
}


def saved(client: object, **more: str) -> str:
    answer = client.post(NEW, {"submission": str(uuid4()), **DRAFT, **more})  # type: ignore[attr-defined]
    assert answer.status_code == 303, answer.content.decode()
    return str(answer.headers["Location"].partition("?")[0])


def test_a_draft_is_saved_found_in_its_list_and_says_what_is_missing(world: World) -> None:
    client = sign_in("registrar.guangzhou")
    at = saved(client)
    page = client.get(at).content.decode()

    assert "A draft: nobody can act on it" in page
    assert "Still missing: Kind of instrument" in page
    assert "草示例" not in page
    assert DRAFT["number"] in client.get("/drafts/").content.decode()
    assert DRAFT["number"] in b"".join(client.get("/drafts.csv").streaming_content).decode()


def test_going_on_with_a_draft_shows_the_person_only_after_a_purpose(world: World) -> None:
    client = sign_in("registrar.guangzhou")
    at = saved(client, number="（2026）粤01刑令0902号")
    register = f"/acts/{at.rpartition('/')[2]}/warrants.register"
    assert client.get(register).status_code == 409

    looked = {
        "submission": str(uuid4()),
        "warrant": at.rpartition("/")[2],
        "purpose": "entry",
        "case_reference": "1",
    }
    assert client.post("/acts/new/warrants.look", looked).status_code == 303
    form = client.get(register).content.decode()
    assert 'value="草示例"' in form
    assert "（2026）粤01刑令0902号" in form


def test_a_draft_is_its_agencys_and_its_courts_alone(world: World) -> None:
    at = saved(sign_in("registrar.guangzhou"), number="（2026）粤01刑令0903号")

    assert sign_in("court.guangzhou").get(at).status_code == 200
    assert sign_in("registrar.hangzhou").get(at).status_code == 404
    assert not [row for row in drafts_of("hangzhou-police") if row.number.endswith("0903号")]  # type: ignore[arg-type]


def test_the_page_of_keeping_and_deleting_offers_no_way_to_do_several_at_once(world: World) -> None:
    page = sign_in("checker.guangzhou").get("/retention/").content.decode()

    assert "Keeping and deleting" in page
    assert not re.search(r'type="checkbox"', page)
    for tab in ("near", "end", "deletion", "nonsense"):
        assert sign_in("oversight").get("/retention/", {"tab": tab}).status_code == 200


def test_a_second_instrument_is_registered_from_the_page_of_the_first(world: World) -> None:
    page = sign_in("registrar.guangzhou").get(world.at("zhou")).content.decode()
    link = re.search(r'href="(/acts/new/warrants\.register\?record_of=[^"]+)"', page)

    assert link
    form = sign_in("registrar.guangzhou").get(link[1]).content.decode()
    assert 'name="record_of"' in form
    assert (
        'name="record_of"'
        not in sign_in("registrar.guangzhou").get("/acts/new/warrants.register").content.decode()
    )
