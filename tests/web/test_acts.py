import re
from uuid import uuid4

import pytest
from django.test import Client
from tests.web.swap import assert_fragment_equals_reload, part_of
from tests.web.world import World, look, sign_in

from tipstaff.registrar.matters import load

HTMX = {"HX-Request": "true"}


def submission_in(page: str) -> str:
    return re.search(r'name="submission" value="([^"]+)"', page)[1]


def act_url(day: World, matter: str, name: str) -> str:
    return f"/acts/{day.matters[matter]}/{name}"


def filled(client: Client, url: str, **answers: str) -> dict[str, str]:
    page = client.get(url).content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', page)
    return {"submission": submission_in(page), "seen": seen[1] if seen else "", **answers}


SUSPENSION = {"ground": "identity_in_doubt", "explanation": "Two people of one name"}


def test_an_act_works_without_any_script(day: World):
    client, url = sign_in("registrar.guangzhou"), act_url(day, "zhou", "warrants.suspend")
    answer = client.post(url, filled(client, url, **SUSPENSION), follow=True)
    assert answer.redirect_chain[0][1] == 303
    assert answer.redirect_chain[0][0].startswith(day.at("zhou"))
    page = answer.content.decode()
    assert "On the record" in page
    assert "Restricted: no arrest action" in page


def test_the_fragment_after_an_act_equals_a_reload(day: World):
    client, url = sign_in("registrar.guangzhou"), act_url(day, "zhou", "warrants.suspend")
    before = client.get(day.at("zhou")).content.decode()
    answer = client.post(url, filled(client, url, **SUSPENSION), headers=HTMX)
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (200, "#matter")
    reload = client.get(answer.headers["HX-Push-Url"]).content.decode()
    assert_fragment_equals_reload(before, answer.content.decode(), "matter", reload)


def test_the_form_that_is_loaded_into_a_page_equals_the_forms_own_page(day: World):
    client, url = sign_in("registrar.guangzhou"), act_url(day, "zhou", "warrants.suspend")
    fragment = client.get(url, headers=HTMX).content.decode()
    assert "<html" not in fragment
    assert part_of(fragment, "act") == part_of(client.get(url).content.decode(), "act")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Your role does not"), ("zh-hans", "未办理")],
)
def test_a_refused_act_says_why_in_the_readers_language(day: World, language: str, sentence: str):
    client, url = sign_in("legal.guangzhou", language), act_url(day, "zhou", "warrants.suspend")
    answer = client.post(url, filled(client, url, **SUSPENSION))
    assert answer.status_code == 409
    assert load(day.matters["zhou"]).state.status == "in_force"
    words = {"en": "Not done", "zh-hans": "未办理"}
    assert words[language] in answer.content.decode()


def test_a_refused_act_is_told_in_the_form_that_htmx_shows(day: World):
    client, url = sign_in("legal.guangzhou"), act_url(day, "zhou", "warrants.suspend")
    answer = client.post(url, filled(client, url, **SUSPENSION), headers=HTMX)
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (409, "#act")
    assert 'role="alert"' in answer.content.decode()


def test_what_was_filled_in_wrongly_is_marked_and_nothing_is_entered(day: World):
    client, url = sign_in("registrar.guangzhou"), act_url(day, "zhou", "warrants.suspend")
    answer = client.post(url, filled(client, url, ground=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in page
    assert "This is needed." in page
    assert load(day.matters["zhou"]).state.status == "in_force"


def test_pressing_twice_acts_once(day: World):
    client, url = sign_in("registrar.guangzhou"), act_url(day, "zhou", "warrants.suspend")
    answers = filled(client, url, **SUSPENSION)
    first, second = client.post(url, answers), client.post(url, answers)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]


def test_opening_twice_with_one_press_opens_one_operation(day: World):
    client, url = sign_in("command.guangzhou"), "/acts/new/operations.open"
    answers = filled(client, url, warrant=day.matters["sun"], place="440100")
    first, second = client.post(url, answers), client.post(url, answers)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]


def test_who_acts_on_what_has_changed_meanwhile_is_told_to_look_again(day: World):
    client, url = sign_in("registrar.guangzhou"), act_url(day, "zhou", "warrants.suspend")
    stale = filled(client, url, **SUSPENSION)
    assert client.post(url, filled(client, url, **SUSPENSION)).status_code == 303
    answer = client.post(url, stale)
    assert answer.status_code == 409
    assert "Somebody has acted on this matter" in answer.content.decode()


ATTESTED = {"answer": "confirm", "identity": "a", "validity": "b", "collection": "c", "number": "1"}


def test_the_token_is_shown_once_and_never_again(day: World):
    desk, url = sign_in("desk.guangzhou"), act_url(day, "arrest", "operations.answer_confirmation")
    duty = sign_in("duty.guangzhou")
    resolve = act_url(day, "arrest", "operations.resolve_mismatch")
    explained = {"finding": "explained", "means": "measured at the hospital", "number": "1"}
    assert desk.post(url, filled(desk, url, **ATTESTED)).status_code == 409
    assert duty.post(resolve, filled(duty, resolve, **explained)).status_code == 303
    assert desk.post(url, filled(desk, url, **ATTESTED)).status_code == 303
    url = act_url(day, "arrest", "operations.answer_readiness")
    officer = sign_in("officer.guangzhou")
    missing: dict[str, dict[str, str]] = {
        "dwelling_authority": {"whose": "own"},
        "children": {},
        "medical_plan": {},
        "interpreter_plan": {},
        "briefed": {},
    }
    for item, details in missing.items():
        own = f"{url}?item={item}"
        answer = filled(officer, own, item=item, answer="yes", note="seen", **details)
        assert officer.post(own, answer).status_code == 303
    client, url = sign_in("command.guangzhou"), act_url(day, "arrest", "operations.issue_token")
    key = load(day.matters["arrest"]).state.confirmations[0].asked_by
    window = {"window_from": "2026-11-23T09:34", "window_until": "2026-11-23T11:00"}
    answer = client.post(url, filled(client, url, officer=key, **window), follow=True)
    token = re.compile(r"(?:[0-9A-F]{4}-){4}[0-9A-F]{4}")
    assert token.search(answer.content.decode())
    assert not token.search(client.get(day.at("arrest")).content.decode())


def test_one_more_row_is_a_press_of_a_button(day: World):
    client, url = sign_in("registrar.guangzhou"), "/acts/new/warrants.register"
    page = client.get(url).content.decode()
    assert 'name="person.documents.1.number"' not in page
    answers = {"submission": submission_in(page), "person.documents-rows": "1", "more": "person.documents"}
    assert 'name="person.documents.1.number"' in client.post(url, answers).content.decode()


SHOWS_THE_PERSON = ("warrants.check", "warrants.correct", "warrants.lift_suspension")


@pytest.mark.parametrize("name", SHOWS_THE_PERSON)
def test_an_act_that_shows_the_person_is_refused_until_its_reader_has_said_why(day: World, name: str):
    client, url = sign_in("checker.guangzhou"), act_url(day, "qian", name)
    look(sign_in("registrar.guangzhou"), day, "qian")  # somebody else's look opens nothing
    for answer in (
        client.get(url),
        client.post(url, {"submission": str(uuid4())}),
        client.get(url, headers=HTMX),
    ):
        assert answer.status_code == 409
        assert "State your purpose" in answer.content.decode()
        assert "钱示例" not in answer.content.decode()
    assert load(day.matters["qian"]).state.status == "awaiting_check"


def test_after_a_look_the_second_person_holds_every_field_against_the_instrument(day: World):
    client, url = sign_in("checker.guangzhou"), act_url(day, "qian", "warrants.check")
    look(client, day, "qian")
    page = client.get(url).content.decode()
    assert "钱示例" in page
    rows = {int(row) for row in re.findall(r'name="attestations\.(\d+)\.agrees"', page)}
    ticks = {f"attestations.{row}.agrees": "on" for row in rows}
    assert client.post(url, filled(client, url, **ticks)).status_code == 303
    assert load(day.matters["qian"]).state.status == "in_force"


def test_a_correction_begins_with_the_entry_as_it_stands(day: World):
    client, url = sign_in("registrar.guangzhou"), act_url(day, "qian", "warrants.correct")
    look(client, day, "qian")
    page = client.get(url).content.decode()
    for name, value in (("person.name", "钱示例"), ("person.documents.0.number", "999999199001010013")):
        assert re.search(rf'name="{name}" value="{value}"', page)


def test_an_improvement_is_chosen_among_the_open_ones(day: World):
    reviewer, desk = sign_in("reviewer"), sign_in("duty.guangzhou")
    for name, answers in (
        ("review.take", {}),
        ("review.record_finding", {"cause": "wrong_record", "text": "t"}),
        ("review.add_improvement", {"owner": "guangzhou-duty", "due_on": "2026-12-01", "text": "Two"}),
    ):
        url = act_url(day, "review", name)
        answer = reviewer.post(url, filled(reviewer, url, **answers))
        assert answer.status_code == 303
    page = desk.get(act_url(day, "review", "review.complete_improvement")).content.decode()
    choices = re.search(r'<select name="improvement".*?</select>', page, re.DOTALL)[0]
    assert re.findall(r'<option value="(\d+)"', choices) == ["1"]
    assert "1 December 2026" in choices


def test_no_page_shows_the_person_before_a_purpose_is_stated(day: World):
    for matter in ("zhou", "arrest", "help", "review"):
        page = sign_in("command.guangzhou").get(day.at(matter)).content.decode()
        assert "周示例" not in page
        assert "198" not in page
