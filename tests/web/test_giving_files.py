"""The page that gives out a file, and what is done with several warrants at once."""

import csv
import io
import re
import zipfile
from uuid import uuid4

import pytest
from django.test import Client
from tests.web.world import World, look, sign_in

from tipstaff.record.publish import publisher
from tipstaff.registrar.capabilities import command_names
from tipstaff.registrar.matters import load
from tipstaff.registrar.rebuild import compare
from tipstaff.warrants.core.exchange.csv_file import unguarded
from tipstaff.warrants.core.exchange.given import rows_sha256
from tipstaff.warrants.queries import handouts_of
from tipstaff.web import giving_files
from tipstaff.web.several import DOES

REGISTRAR, DUTY = "registrar.guangzhou", "duty.guangzhou"


def ask(client: Client, url: str = "/export/", **answers: object) -> tuple[int, str]:
    values = {
        "submission": str(uuid4()),
        "format": "csv",
        "purpose": "proceedings",
        "case_reference": "CASE-1",
        "mark": "on",
        "step": "give",
    } | answers
    answer = client.post(url, values)
    content = answer.getvalue() if answer.streaming else answer.content
    return answer.status_code, content.decode("utf-8-sig")


def rows_of(file: str) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(file, newline=""))
    return [{name: said for name, cell in row.items() if (said := unguarded(cell))} for row in rows]


def given_of(day: World, matter: str = "sun") -> list[str]:
    warrant = day.matters[matter]
    return [row.form.value for row in handouts_of(warrant, load(warrant).state.registered_at)]


def test_a_dry_run_says_how_many_and_which_columns_and_enters_nothing(day: World):
    _, page = ask(sign_in(REGISTRAR), step="dry", with_persons="on")
    assert "nothing has left the register" in page
    assert "document_number" in page
    assert re.search(r"Would be given out</dt><dd class=\"num\">3<", page)
    assert given_of(day) == []
    assert "document_number" not in ask(sign_in(REGISTRAR), step="dry")[1]


def test_the_file_is_an_act_that_names_its_rows(day: World):
    status, file = ask(sign_in(REGISTRAR), with_persons="on")
    rows = rows_of(file)
    assert status == 200
    assert {row["name"] for row in rows} == {"周示例", "孙示例", "钱示例"}
    (act,) = {row["handout"] for row in rows}
    assert load(act).state.sha256 == rows_sha256(rows)
    assert given_of(day) == ["csv"]
    assert compare() == ()


def test_only_a_standing_that_was_asked_for_is_given_out(day: World):
    rows = rows_of(ask(sign_in(REGISTRAR), status="awaiting_check")[1])
    assert [row["status"] for row in rows] == ["awaiting_check"]
    assert given_of(day) == []


@pytest.mark.parametrize(
    ("answers", "status", "said"),
    [
        ({"purpose": ""}, 422, "This is needed."),
        ({"case_reference": " "}, 409, "Say for which case"),
        ({"with_persons": "on"}, 409, "does not give you this authority"),
    ],
)
def test_nothing_is_given_out_without_purpose_case_and_authority(
    day: World, answers: dict[str, str], status: int, said: str
):
    for step in ("dry", "give"):
        found, page = ask(sign_in(DUTY), step=step, **answers)
        assert found == status
        assert said in page
    assert given_of(day) == []


def test_a_warrant_of_another_agency_is_left_out_and_told(day: World):
    chengdu, ticked = sign_in("duty.chengdu"), [day.matters["sun"], day.matters["zhou"]]
    page = ask(chengdu, step="dry", warrant=ticked)[1]
    assert page.count("Only the agency that registered the warrant may do this.") == 2
    assert given_of(day) == []


def test_a_file_that_is_too_long_for_a_page_is_sent_to_the_command_line(
    day: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(giving_files, "MOST", 2)
    status, page = ask(sign_in(REGISTRAR), with_persons="on")
    assert status == 409
    assert "tipstaff export --format csv --with-persons" in page


def test_what_was_given_out_is_listed_for_the_agency_and_for_no_other(day: World):
    ask(sign_in(REGISTRAR))
    assert "CSV file" in sign_in("checker.guangzhou").get("/export/").content.decode()
    assert "CSV file" in sign_in("oversight").get("/export/").content.decode()
    assert "Nothing yet." in sign_in("duty.chengdu").get("/export/").content.decode()


# ── several at once ──


def test_those_ticked_in_the_list_are_tried_out_and_given_out(day: World):
    client = sign_in(REGISTRAR)
    page = client.get("/warrants/").content.decode()
    assert 'name="do" value="export"' in page
    _, asked = ask(client, "/warrants/several", do="export", step="ask", warrant=[day.matters["sun"]])
    assert "1 warrant from the list." in asked
    rows = rows_of(ask(client, warrant=[day.matters["sun"]])[1])
    assert [row["number"] for row in rows] == ["（2026）粤01刑令0102号"]
    assert given_of(day, "zhou") == []


def test_sheets_of_several_are_tried_out_with_a_reason_for_each_that_is_left_out(day: World):
    ticked = [day.matters["sun"], day.matters["qian"]]
    _, page = ask(sign_in(DUTY), "/warrants/several", do="sheets", step="ask", warrant=ticked)
    assert page.count("A sheet<") == 1
    assert "The warrant is not in force." in page
    assert given_of(day) == []


def test_each_sheet_of_several_is_an_act_of_its_own_and_pressing_twice_is_once(day: World):
    client, press = sign_in(DUTY), str(uuid4())
    look(client, day, "sun")
    ticked = [day.matters["sun"], day.matters["zhou"], day.matters["qian"]]
    for _ in range(2):
        status, page = ask(
            client, "/warrants/several", do="sheets", warrant=ticked, submission=press, with_persons="on"
        )
        assert status == 200
    assert page.count("<article") == 2
    assert "孙示例" in page  # looked at
    assert "周示例" not in page  # not looked at
    assert "No sheet was given out of these" in page
    assert [given_of(day, each) for each in ("sun", "zhou", "qian")] == [["paper"], ["paper"], []]


def test_nothing_that_decides_about_a_warrant_is_done_with_several(day: World):
    """No button, and no command that names more than one warrant but giving out."""
    assert DOES == ("export", "sheets")
    page = sign_in(REGISTRAR).get("/warrants/").content.decode()
    assert set(re.findall(r'name="do" value="(\w+)"', page)) == set(DOES)
    judging = [name for name in command_names() if re.search(r"recall|confirm|check|validat", name)]
    before = {each: load(day.matters[each]).version for each in ("sun", "zhou", "qian")}
    client = sign_in("court.guangzhou")
    for name in [*judging, "recall", "confirm", "validate", "check"]:
        ask(client, "/warrants/several", do=name, step="ask", warrant=[*map(day.matters.get, before)])
    assert {each: load(day.matters[each]).version for each in before} == before


def test_another_agencys_warrants_are_not_even_asked_about(day: World):
    answer = sign_in("duty.chengdu").post(
        "/warrants/several", {"do": "sheets", "step": "ask", "warrant": [day.matters["sun"]]}
    )
    assert answer.status_code == 404


def test_a_pack_is_tried_out_then_given_out_once_its_entries_are_published(day: World):
    ticked, client = [day.matters["sun"]], sign_in(DUTY)
    assert "not yet under a signed checkpoint" in ask(client, format="pack", warrant=ticked)[1]
    publisher().publish()
    tried = ask(client, format="pack", step="dry", warrant=ticked)[1]
    assert "nothing has left the register" in tried
    assert re.search(r"Void after</dt><dd class=\"num\">2026-\d\d-\d\d", tried)
    wrong = ask(client, format="pack", status="recalled")
    assert wrong[0] == 422
    assert "A pack is of warrants in force only." in wrong[1]
    assert given_of(day) == []
    press = {"submission": str(uuid4()), "format": "pack", "purpose": "operation", "case_reference": "CASE-1"}
    answer = client.post("/export/", press | {"step": "give", "warrant": ticked})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        assert {"README.md", "checkpoint", "sheets/01.html", "sheets/01.pdf"} <= set(file.namelist())
    assert given_of(day) == ["pack"]
    assert compare() == ()
