"""The page that looks one subject up: exact, for a purpose, shown for a while, and no way round to people."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.registrar.build import do
from tests.web.world import World, sign_in, standing_clock

from tipstaff.agencies.queries import courts
from tipstaff.kernel.ids import MatterId, WarrantId
from tipstaff.registrar.matters import load
from tipstaff.registrar.rebuild import compare
from tipstaff.warrants import queries
from tipstaff.warrants.core.commands import SuspendWarrant
from tipstaff.warrants.core.lookup.lookup import SHOWN_FOR
from tipstaff.warrants.core.warrant import SuspensionGround
from tipstaff.web.words import of_word

PAGE = "/look-up/"
REASON = {
    "purpose": "person_present",
    "occasion": "Documents checked at the station",
    "case_reference": "CHECK-0417",
}


def ask(client: Client, **asked: str) -> HttpResponse:
    """Fill the form in and send it, as its page does."""
    page = client.get(PAGE).content.decode()
    submission = re.search(r'name="submission" value="([^"]+)"', page)[1]
    return client.post(PAGE, {"submission": submission, **REASON, **asked}, follow=True)


def text_of(answer: HttpResponse) -> str:
    page = answer.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")]))


def number_of(day: World, name: str) -> str:
    return str(load(day.matters[name]).state.number)


def holder_of(day: World, name: str) -> dict[str, str]:
    person = load(day.matters[name]).state.person.content
    (document,) = person.documents
    return {"document": document.number, "country": document.country, "name": person.name}


def test_a_warrant_in_force_says_confirm_first_and_what_to_ask_about(day: World):
    said = text_of(ask(sign_in("officer.hangzhou"), number=number_of(day, "zhou")))
    assert "Confirm first" in said
    first, whom = said.index("Ask about these first"), said.index("Whom to ask")
    assert first < said.index("Height in cm") < said.index("Distinguishing marks") < whom
    assert compare() == ()


def test_a_restricted_answer_says_every_ground_on_which_the_warrant_rests(day: World):
    for ground in (SuspensionGround.ACCURACY_DISPUTED, SuspensionGround.IDENTITY_IN_DOUBT):
        suspend = SuspendWarrant(happened_at=day.now, warrant=WarrantId(day.matters["zhou"]), ground=ground)
        do(suspend, "registrar.guangzhou", at=day.now)
    page = ask(sign_in("officer.hangzhou"), number=number_of(day, "zhou")).content.decode()
    grounds = re.search(r'<ul class="grounds">(.*?)</ul>', page)[1]
    assert re.findall("<li>([^<]+)", grounds) == [
        of_word(SuspensionGround.ACCURACY_DISPUTED),
        of_word(SuspensionGround.IDENTITY_IN_DOUBT),
    ]


def test_the_court_is_chosen_among_courts_alone(day: World):
    page = sign_in("officer.hangzhou").get(PAGE).content.decode()
    choice = re.search(r'<select[^>]*name="court".*?</select>', page, re.DOTALL)[0]
    offered = set(re.findall(r'value="([^"]+)"', choice))
    assert offered == {one.agency for one in courts()}


def test_it_is_found_by_the_document_with_the_name_too(day: World):
    said = text_of(ask(sign_in("duty.guangzhou"), **holder_of(day, "zhou")))
    assert "Confirm first" in said
    assert number_of(day, "zhou") in said


def test_no_answer_says_that_anybody_may_be_arrested(day: World):
    client = sign_in("officer.hangzhou")
    for asked in ({"number": number_of(day, "zhou")}, {"number": "0"}, {"number": number_of(day, "qian")}):
        said = text_of(ask(client, **asked)).lower().replace("arrest warrant", "")
        assert not {"arrest", "execute", "detain", "seize"} & set(re.findall(r"\w+", said))


def test_a_wrong_name_reads_like_a_document_that_nobody_holds(day: World):
    client = sign_in("duty.guangzhou")
    holder = holder_of(day, "zhou")
    wrong, unknown = ask(client, **holder | {"name": "错名"}), ask(client, **holder | {"document": "0"})
    assert "Nothing" in text_of(wrong)
    assert text_of(wrong) == text_of(unknown)
    assert "错名" not in wrong.content.decode()


def test_an_answer_is_shown_to_whoever_asked_and_for_half_an_hour(day: World):
    client = sign_in("duty.guangzhou")
    answer = ask(client, number=number_of(day, "zhou"))
    url = answer.redirect_chain[0][0]
    assert "Confirm first" in text_of(client.get(url))
    assert sign_in("officer.guangzhou").get(url).status_code == 404
    seen = text_of(sign_in("oversight").get(url))
    assert "no longer shown" in seen
    assert "周示例" not in seen
    with standing_clock(replace(day, now=day.now + SHOWN_FOR)):
        assert "周示例" not in client.get(url).content.decode()
        assert "no longer shown" in text_of(client.get(url))


def test_an_answer_that_a_recall_has_overtaken_says_so_and_shows_nobody(day: World):
    client = sign_in("duty.guangzhou")
    url = ask(client, number=number_of(day, "zhou")).redirect_chain[0][0]
    recall(day, "zhou")
    page = text_of(client.get(url))
    assert "This answer no longer holds" in page
    assert "周示例" not in page
    assert "No longer in force" in text_of(ask(client, number=number_of(day, "zhou")))


def test_whoever_was_told_to_confirm_first_may_open_an_operation_for_it(day: World):
    from tests.registrar import build as b  # noqa: PLC0415 - tables exist once Django is set up

    client, warrant = sign_in("command.chengdu"), b.in_force("another agency's", day.now)
    url = f"/acts/new/operations.open?warrant={warrant}"
    assert client.get(url).status_code == 404
    assert url in ask(client, number="another agency's").content.decode()
    assert client.get(url).status_code == 200
    assert sign_in("officer.chengdu").get(url).status_code == 404


@pytest.mark.parametrize("left_out", ["purpose", "occasion", "case_reference"])
def test_without_a_reason_nothing_is_answered(day: World, left_out: str):
    answer = ask(sign_in("duty.guangzhou"), **{"number": number_of(day, "zhou"), left_out: ""})
    assert answer.status_code == 422
    assert "周示例" not in answer.content.decode()


def test_the_form_offers_nothing_remembers_nothing_and_is_reached_by_a_key(day: World):
    page = sign_in("duty.guangzhou").get(PAGE).content.decode()
    form = page[page.index("<main") : page.index("</main>")]
    assert "data-find" in form
    assert "datalist" not in form
    texts = re.findall(r'<input type="text"[^>]*>', form)
    assert len(texts) == 6
    assert all('autocomplete="off"' in each for each in texts)
    assert sign_in("duty.guangzhou").get("/acts/new/warrants.look_up").headers["Location"] == PAGE


def recall(day: World, name: str) -> None:
    from tests.registrar import build as b  # noqa: PLC0415 - tables exist once Django is set up

    b.do(b.recalling(day.matters[name], day.now), "court.guangzhou", day.now)


# ── a test that tries ──


@pytest.mark.parametrize(
    "number",
    [
        "%",
        "*",
        "_",
        ".*",
        "^.",
        "?",
        "（2026）粤01刑令041_号",
        "（2026）粤01刑令",
        "0417",
        "(2026)粤01刑令0417号",
        "（2026）粤０１刑令0417号",
        "（2026）粤01刑令0417号,（2026）粤01刑令0102号",
        "' OR '1'='1",
        "'; DROP TABLE x --",
        "（2026）粤01刑令0417号\u200b",
        "[0-9]+",
    ],
)
def test_nothing_but_the_exact_number_finds_anything(day: World, number: str):
    assert found_by(day, number=number) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "%"),
        ("name", "周%"),
        ("name", "周"),
        ("name", "周示_"),
        ("name", "*"),
        ("name", "' OR ''='"),
        ("name", "周示例,孙示例"),
        ("name", "周示例\n孙示例"),
        ("document", "99999919900101001%"),
        ("document", "999999"),
        ("document", "９99999199001010013"),
        ("country", "C%"),
        ("country", "cn"),
    ],
)
def test_nothing_but_the_exact_document_with_the_exact_name_finds_anybody(day: World, field: str, value: str):
    assert found_by(day, **holder_of(day, "zhou") | {field: value}) == ()


@pytest.mark.parametrize("left_out", ["document", "country", "name"])
def test_a_name_or_a_document_alone_is_no_question(day: World, left_out: str):
    client = sign_in("duty.guangzhou")
    answer = ask(client, **holder_of(day, "zhou") | {left_out: ""})
    assert answer.status_code == 409
    assert number_of(day, "zhou") not in text_of(answer)


@pytest.mark.parametrize("field", ["number", "document", "name"])
def test_of_several_values_in_one_question_no_more_than_one_is_asked(day: World, field: str):
    client = sign_in("duty.guangzhou")
    page = client.get(PAGE).content.decode()
    submission = re.search(r'name="submission" value="([^"]+)"', page)[1]
    exact = {"number": number_of(day, "zhou")} if field == "number" else holder_of(day, "zhou")
    several = {**exact, field: [exact[field], "0"]}
    answer = client.post(PAGE, {"submission": submission, **REASON, **several}, follow=True)
    assert "Nothing" in text_of(answer)


@pytest.mark.parametrize("name", ["name", "q", "search", "document", "person", "latin_name", "number"])
def test_no_address_lists_or_finds_people(day: World, name: str):
    from tipstaff.web.urls import urlpatterns  # noqa: PLC0415 - once Django is set up

    client = sign_in("duty.guangzhou")
    for pattern in urlpatterns:
        if "<" in str(pattern.pattern):
            continue
        answer = client.get(f"/{pattern.pattern}", {name: "周示例"})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert "999999199001010013" not in body.decode()
        assert "左手背旧伤" not in body.decode()


def test_whoever_walks_through_numbers_is_stopped_and_oversight_alone_sees_it(day: World):
    client, watch = sign_in("duty.guangzhou"), sign_in("oversight")
    answers = [ask(client, number=f"（2026）粤01刑令{n:04}号").status_code for n in range(31)]
    assert answers == [200] * 30 + [409]
    seen = text_of(watch.get("/look-up/refused/"))
    assert "Who went beyond it" in seen
    assert watch.get("/look-up/refused.csv").status_code == 200
    for url in ("/look-up/refused/", "/look-up/refused.csv"):
        assert client.get(url).status_code == 404
        assert sign_in("command.guangzhou").get(url).status_code == 404


def test_the_queries_know_people_by_exact_numbers_alone():
    source = Path(queries.__file__).read_text("utf-8")
    assert "models.Person" not in source
    assert set(re.findall(r"models\.Document\.objects\.filter\(([^)]*)\)", source)) == {
        "number=number, country=country",
        "holders",
    }
    assert "holders |= Q(number=one.number, country=one.country)" in source


def found_by(day: World, **asked: str) -> tuple[Any, ...]:
    """What the look-ups of a question have found; a question that is refused finds nothing either."""
    answer = ask(sign_in("duty.guangzhou"), **asked)
    if not answer.redirect_chain:
        assert answer.status_code in {409, 422}
        return ()
    return load(MatterId(answer.redirect_chain[0][0].removeprefix(PAGE))).state.found
