"""Pages of a request: the kinds of help, its form, a draft, who bears what, disputes, and the formal letter."""

import io
import re
from uuid import uuid4

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.web.world import World, look, sign_in

from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.ids import MatterId
from tipstaff.policy.loader import load_profile
from tipstaff.policy.profile import Cooperation
from tipstaff.record.read import count_entries
from tipstaff.registrar.matters import load

DUTY, HOST, ARBITER = "duty.guangzhou", "duty.hangzhou", "arbiter"
RULES = load_profile("cn/2026-1")


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def hidden(page: str) -> dict[str, str]:
    form = page[page.index('<form class="form"') :] if '<form class="form"' in page else page
    return dict(re.findall(r'type="hidden" name="([\w.-]+)" value="([^"]*)"', form))


def send(client: Client, url: str, **values: str) -> str:
    answer = client.post(url, {**hidden(read(client, url)), **values}, follow=True)
    return answer.content.decode()


def text_of(pdf: bytes) -> str:
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def words_of(html: str) -> list[str]:
    article = html[html.index("<article") : html.index("</article>")]
    article = re.sub(r"<svg.*?</svg>", "", article, flags=re.DOTALL)
    found = (re.sub(r"\s+", "", part) for part in re.split(r"<[^>]+>", article))
    return [part.replace("&amp;", "&").replace("&#x27;", "'") for part in found if part]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_kinds_of_help_say_their_papers_times_and_who_bears_what(world: World, language: str):
    page = read(sign_in(DUTY, language), f"/cooperation/kinds/?warrant={world.matters['zhou']}")
    for kind in RULES.cooperation.values():
        assert kind.says.in_language(language).replace("'", "&#x27;") in page
        for item in (*kind.papers, *kind.questions):
            assert item.says.in_language(language) in page
    assert ("5 working days" if language == "en" else "5 个工作日") in page
    assert page.count("cooperation.ask?") == len(Cooperation)


def test_nobody_chooses_a_kind_for_a_warrant_that_they_may_not_see(world: World):
    url = f"/cooperation/kinds/?warrant={world.matters['qian']}"
    assert sign_in("command.chengdu").get(url).status_code == 404


def test_asking_without_a_kind_leads_to_the_kinds(world: World):
    answer = sign_in(DUTY).get(f"/acts/new/cooperation.ask?warrant={world.matters['zhou']}")
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/cooperation/kinds/?warrant=")


@pytest.mark.parametrize("kind", Cooperation)
def test_the_form_of_a_kind_asks_for_its_own_papers_and_questions(world: World, kind: Cooperation):
    page = read(sign_in(DUTY), f"/acts/new/cooperation.ask?warrant={world.matters['zhou']}&kind={kind}")
    listed = RULES.cooperation[kind]
    assert page.count('type="file"') == len(listed.papers) + len(RULES.weapons)
    for item in (*listed.papers, *listed.questions):
        assert item.says.en in page
    assert ('name="instrument"' in page) is bool(listed.instruments)
    assert ('name="is_remote"' in page) is bool(listed.remote_limit)


def asking(day: World, kind: Cooperation = Cooperation.SERVICE_OF_PAPERS) -> str:
    return f"/acts/new/cooperation.ask?warrant={day.matters['zhou']}&kind={kind}"


ANSWERS = {
    "kind": "service_of_papers",
    "asked_agency": "hangzhou-police",
    "place": "330100",
    "weapons": "none",
    "reason": "the order is to be served",
    "duties.lead": "asked",
    "duties.liability": "asking",
    "duties.escort": "none",
    "duties.custody": "none",
    "duties.media": "asking",
    "duties.costs": "asked",
}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_an_incomplete_request_is_not_sent_and_its_form_names_each_missing_thing(world: World, language: str):
    client = sign_in(DUTY, language)
    page = send(client, asking(world), warrant=world.matters["zhou"], **ANSWERS)
    listed = RULES.cooperation[Cooperation.SERVICE_OF_PAPERS]
    refusal = page[page.index('role="alert"') :]
    refusal = refusal[: refusal.index("<form")]
    for item in (*listed.papers, *listed.questions):
        assert item.says.en in refusal
        assert item.says.zh in refusal


def test_what_is_there_is_kept_as_a_draft_and_listed_with_what_is_missing(day: World):
    client = sign_in(DUTY)
    form = hidden(read(client, asking(day)))
    paper = io.BytesIO(b"letter")
    paper.name = "letter.pdf"
    values = {**form, "warrant": day.matters["zhou"], **ANSWERS, "papers.0.file": paper}
    kept = client.post("/acts/new/cooperation.keep_draft", values, follow=True).content.decode()
    assert "A draft: nobody has been asked" in kept
    assert "The papers to be served" in kept
    listed = read(client, "/cooperation/drafts/")
    assert "The papers to be served" in listed
    assert "Service of papers" in client.get("/cooperation/drafts.csv").getvalue().decode()
    assert "Service of papers" not in read(sign_in(HOST), "/cooperation/drafts/")


def test_the_two_sides_agree_on_the_page(day: World):
    request = day.matters["silent"]
    page = read(sign_in("duty.chengdu"), day.at("silent"))
    assert "Not agreed yet" in page
    sent = send(sign_in("duty.chengdu"), f"/acts/{request}/cooperation.agree_to_duties", number="1")
    assert "Version 1 binds both" in sent
    state = load(request).state
    assert isinstance(state, CooperationRequest)
    assert state.agreement is not None


def test_a_request_that_was_sent_offers_nothing_of_a_draft_and_names_its_offices_once(world: World):
    page = read(sign_in(DUTY, "en"), world.at("help"))
    assert "Discard the draft" not in page
    assert "Keep as a draft" not in page
    proposed = page[page.index("Division of duties proposed") :]
    assert "The office that said nothing" not in proposed[: proposed.index("</li>")]


def test_a_dispute_is_listed_for_the_parties_and_the_decider_and_for_nobody_else(day: World):
    request = day.matters["help"]
    said = {"about": "jurisdiction", "statement": "we have the case"}
    send(sign_in(HOST), f"/acts/{request}/cooperation.raise_dispute", **said)
    for reader in (DUTY, HOST, ARBITER, "oversight"):
        assert "Waits for its decision" in read(sign_in(reader), "/disputes/")
    assert "No disputes here." in read(sign_in("duty.chengdu"), "/disputes/")
    assert "27 November 2026, 00:00" in read(sign_in(ARBITER), "/disputes/")
    assert "nothing is executed" in read(sign_in(ARBITER), day.at("help"))
    asked = sign_in(ARBITER)
    assert "we have the case" not in read(asked, day.at("help"))
    assert "周示例" in look(asked, day, "zhou")
    assert "we have the case" in read(asked, day.at("help"))
    decided = {"number": "1", "bears": "asking", "reasons": "the place of the offence"}
    page = send(sign_in(ARBITER), f"/acts/{request}/cooperation.decide_dispute", **decided)
    assert "Decided" in page
    assert "nothing is executed" not in page
    assert "Jurisdiction" in sign_in(ARBITER).get("/disputes.csv").getvalue().decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_letters_page_and_its_pdf_say_the_same(world: World, language: str):
    client, url = sign_in(DUTY, language), f"{world.at('help')}/letter"
    page, text = words_of(read(client, url)), text_of(client.get(f"{url}.pdf").content)
    assert [part for part in page if part not in text] == []
    assert "嫌疑人现居杭州" not in text


def test_a_letter_is_given_out_by_the_asking_desk_as_an_act(day: World):
    client, url = sign_in(DUTY), f"{day.at('help')}/letter"
    look(client, day, "zhou")
    form = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', read(client, url)))
    given = client.post(f"{url}.pdf", {**form, "to_office": "hangzhou-duty", "with_person": "on"})
    assert given.status_code == 200
    assert "嫌疑人现居杭州" in text_of(given.content)
    state = load(MatterId(day.matters["help"])).state
    assert isinstance(state, CooperationRequest)
    assert state.letters == 1


def test_a_letter_names_nobody_without_a_look_and_only_the_asking_agency_gives_it_out(day: World):
    client, url = sign_in(DUTY), f"{day.at('help')}/letter"
    form = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', read(client, url)))
    answers = {**form, "to_office": "hangzhou-duty"}
    assert client.post(url, {**answers, "with_person": "on"}).status_code == 409
    assert sign_in(HOST).post(url, answers).status_code == 409
    assert sign_in("duty.chengdu").get(f"{day.at('help')}/letter").status_code in {200, 404}


def test_help_of_no_kind_is_not_asked_for_though_the_form_was_gone_round(day: World):
    before = count_entries()
    for name in ("cooperation.ask", "cooperation.keep_draft"):
        answer = sign_in(DUTY).post(f"/acts/new/{name}", {"submission": str(uuid4())})
        assert answer.status_code == 422
    assert count_entries() == before


def test_a_letter_is_given_out_on_its_own_page_only(day: World):
    before, url = count_entries(), f"/acts/{day.matters['help']}/cooperation.give_out_letter"
    assert sign_in(DUTY).get(url).url == f"{day.at('help')}/letter"
    assert sign_in(DUTY).post(url, {"submission": str(uuid4())}).status_code == 404
    assert count_entries() == before


def test_a_request_says_its_time_in_words_and_offers_to_go_on_before_it_offers_to_withdraw(day: World):
    page = read(sign_in(DUTY), day.at("help"))
    assert "7 days" in page
    assert not re.search(r": \d+w?d\b", page)
    offered = re.findall(r'hx-get="/acts/[^/]+/([\w.]+)"', page)
    assert offered.index("cooperation.withdraw") > offered.index("cooperation.give_out_letter")


def test_a_letter_names_no_file_of_ours_and_its_papers_by_their_whole_hash(day: World):
    page = read(sign_in(DUTY), f"{day.at('help')}/letter")
    assert ".md" not in page
    hashes = {one.sha256 for one in load(day.matters["help"]).state.papers}
    assert hashes
    assert all(one in page for one in hashes)
