"""The recall on one screen, and the pages on which everybody who holds something is followed until they know."""

import csv
import io
import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.registrar import build as b
from tests.web.world import World, sign_in

from tipstaff.jobs.outcomes import NotTaken
from tipstaff.jobs.telling import deliver
from tipstaff.record.deliveries import Outcome, Which, deliveries_of
from tipstaff.warrants.chases import chases_of_warrant, holders_of

RECALL = "warrants.recall"


class Asked(HTMLParser):
    """The fields that a reader of a form sees, without what is folded away or hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.folded, self.within, self.names = 0, False, set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.folded += tag == "details"
        self.within |= tag == "form" and "/acts/" in (given.get("action") or "")
        is_field = tag in {"input", "select", "textarea"} and given.get("type") != "hidden"
        if self.within and not self.folded and is_field:
            self.names.add(str(given.get("name")))

    def handle_endtag(self, tag: str) -> None:
        self.folded -= tag == "details"
        self.within &= tag != "form"


def fields(page: str) -> set[str]:
    asked = Asked()
    asked.feed(page)
    return asked.names


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="(submission|seen)" value="([^"]*)"', page)
    return dict(found)


def test_the_court_recalls_on_one_screen_with_one_field_and_three_page_loads(world: World):
    client = sign_in("court.guangzhou", "en")
    page = client.get(world.at("zhou")).content.decode()  # the first, after signing in
    first = re.search(r'<a class="btn main" href="([^"]+)"[^>]*>([^<]+)', page)
    assert first
    assert (first[1], first[2]) == (f"/acts/{world.matters['zhou']}/{RECALL}", "Recall warrant")
    form = client.get(first[1]).content.decode()  # the second: who holds something, and the one question
    assert fields(form) == {"ground"}
    assert "told at once" in form
    assert "Hangzhou Public Security Bureau" in form
    assert "undone or deleted" in form
    answer = client.post(first[1], {**hidden(form), "ground": "withdrawn"}, follow=True)  # the third
    assert answer.redirect_chain[0][0].startswith("/recalls/chase-")
    chase = answer.content.decode()
    assert "Acknowledgements are missing" in chase
    assert "Told, not acknowledged yet" in chase
    assert "undone or deleted" in chase


def test_a_registrar_is_asked_for_the_courts_paper_and_reference_too(world: World):
    page = sign_in("registrar.guangzhou").get(f"/acts/{world.matters['qian']}/{RECALL}").content.decode()
    assert {"ground", "court_reference"} <= fields(page)
    assert any(name.startswith("paper") for name in fields(page))
    assert "happened_at" not in fields(page)


def test_a_recall_asked_for_by_a_part_of_the_page_opens_the_chase_as_a_whole(world: World):
    client = sign_in("court.guangzhou")
    url = f"/acts/{world.matters['sun']}/{RECALL}"
    page = client.get(url).content.decode()
    answer = client.post(url, {**hidden(page), "ground": "invalid"}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/recalls/chase-")


def test_every_page_of_a_holder_says_that_a_recall_is_to_be_acknowledged_until_it_is(world: World):
    (latest, *_) = chases_of_warrant(world.matters["zhou"])  # type: ignore[arg-type]
    assert {one.office for one in holders_of([latest.chase])} >= {"hangzhou-duty"}
    client = sign_in("duty.hangzhou", "en")
    for url in ("/", "/warrants/", f"/recalls/{latest.chase}"):
        assert "Recalls to acknowledge:" in client.get(url).content.decode()
    assert latest.chase in client.get("/recalls/?tab=ours").content.decode()
    act = f"/acts/{latest.chase}/warrants.acknowledge_news"
    form = client.get(act).content.decode()
    assert fields(form) >= {"handling"}
    answer = client.post(act, {**hidden(form), "handling": "destroyed"}, follow=True)
    page = answer.content.decode()
    assert "Destroyed" in page
    assert "Recalls to acknowledge:" not in page
    assert "Recalls to acknowledge:" not in sign_in("legal.guangzhou", "en").get("/").content.decode()


def test_nobody_acknowledges_for_another_office_by_page_either(world: World):
    (latest, *_) = chases_of_warrant(world.matters["zhou"])  # type: ignore[arg-type]
    client = sign_in("registrar.guangzhou", "en")
    act = f"/acts/{latest.chase}/warrants.acknowledge_news"
    form = client.get(act).content.decode()
    answer = client.post(act, {**hidden(form), "handling": "destroyed"})
    assert answer.status_code == 409
    assert "Only the office that holds something" in answer.content.decode()


def test_the_list_shows_the_open_ones_first_and_goes_out_as_a_file(world: World):
    client = sign_in("court.guangzhou", "en")
    page = client.get("/recalls/").content.decode()
    rows = re.findall(r"<tr data-row>.*?</tr>", page, re.DOTALL)
    missing = ["Acknowledgements are missing" in row for row in rows]
    assert any(missing)
    assert missing == sorted(missing, reverse=True)
    text = b"".join(client.get("/recalls.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "Hangzhou Duty Desk" in text
    assert "Destroyed" in text


@pytest.mark.parametrize("tab", ["", "?tab=open"])
def test_the_file_has_the_sequence_of_the_page(world: World, tab: str, monkeypatch: pytest.MonkeyPatch):
    """In batches of two, so that the file goes on from open ones to those that ended, and within both."""
    monkeypatch.setattr("tipstaff.web.export.BATCH", 2)
    for number in range(6):
        name, moment = f"sequence{tab}-{number}", world.now + timedelta(minutes=number)
        warrant = b.in_force(name, moment)
        if number % 2:
            b.opened(warrant, name, moment)
        b.do(b.recalling(warrant, moment), "court.guangzhou", moment)
    client = sign_in("oversight", "en")
    page = client.get(f"/recalls/{tab}").content.decode()
    on_page = re.findall(r'<tr data-row><td class="what"><a href="/recalls/(chase-[0-9a-f]+)"', page)
    text = b"".join(client.get(f"/recalls.csv{tab}").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    in_file = list(dict.fromkeys(row[0] for row in list(csv.reader(io.StringIO(text)))[1:]))
    assert len(on_page) > 3
    assert in_file == on_page


def test_an_operation_in_preparation_hears_of_the_recall_in_place_of_its_banner(world: World):
    page = sign_in("command.guangzhou", "en").get(world.at("arrest")).content.decode()
    assert "Warrant recalled · Withdrawn by the court" in page
    assert "Stand the operation down" in page
    assert "Confirm first" not in page
    ended = sign_in("command.guangzhou", "en").get(world.at("ended")).content.decode()
    assert "Stand the operation down" not in ended


@pytest.mark.parametrize("role", ["court.chengdu", "reviewer"])
def test_a_chase_is_seen_by_its_parties_alone(world: World, role: str):
    (latest, *_) = chases_of_warrant(world.matters["sun"])  # type: ignore[arg-type]
    assert sign_in(role).get(f"/recalls/{latest.chase}").status_code == 404
    assert sign_in("oversight").get(f"/recalls/{latest.chase}").status_code == 200


def test_there_is_no_way_to_undo_or_delete_a_recall(world: World):
    page = sign_in("court.guangzhou", "en").get(world.at("zhou")).content.decode()
    acts = set(re.findall(r"/acts/[^/]+/([a-z_.]+)", page))
    assert not {name for name in acts if "undo" in name or "delete" in name or name == RECALL}


def test_told_delivered_and_acknowledged_stand_apart_with_each_try(world: World):
    """Operations has mail; Hangzhou, which has acknowledged, has its desk alone."""
    (latest, *_) = chases_of_warrant(world.matters["zhou"])  # type: ignore[arg-type]
    url, client = f"/recalls/{latest.chase}", sign_in("oversight", "en")
    (first, *_) = waiting_in(latest.chase)
    assert "Waits to be sent" in client.get(url).content.decode()

    def dead(*_: Any) -> str:
        raise NotTaken("503")

    assert deliver(first, lambda: latest.told_at, dead) is Outcome.FAILED
    page = client.get(url).content.decode()
    assert "Not taken yet; next try:" in page
    assert "Not taken: answered with 503" in page
    assert facts(page)["Messages delivered"] == "0 / 1"
    assert deliver(first, lambda: latest.told_at + timedelta(minutes=1)) is Outcome.DELIVERED
    page = client.get(url).content.decode()
    assert facts(page)["Messages delivered"] == "1 / 1"
    assert facts(page)["Acknowledged"] == "1 / 3"
    assert "Acknowledgements are missing" in page
    text = b"".join(client.get("/recalls.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "E-mail," in text
    assert "Desk only" in text


def waiting_in(chase: str) -> list[Which]:
    return [one.which for one in deliveries_of([chase])]


def facts(page: str) -> dict[str, str]:
    """The facts in the margin that are numbers."""
    return dict(re.findall(r'<dt>([^<]+)</dt><dd class="num">([^<]+)</dd>', page))
