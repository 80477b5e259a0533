"""The sheet of a warrant: on paper and as PDF alike, an act on the record, with a code that leads to its proof."""

import io
import re
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
import zxingcpp
from django.test import Client
from pypdf import PdfReader
from tests.registrar.build import do, recalling
from tests.web.world import World, look, sign_in, standing_clock

from tipstaff.kernel.ids import WarrantId
from tipstaff.record.publish import publisher
from tipstaff.record.read import written
from tipstaff.registrar.matters import history, load
from tipstaff.registrar.rebuild import compare
from tipstaff.tlog.merkle import leaf_hash
from tipstaff.warrants.queries import handouts_of
from tipstaff.web.sheet import svg_of

NAME = "周示例"
DUTY, COMMAND = "duty.guangzhou", "command.guangzhou"


def sheet_at(day: World, matter: str = "sun") -> str:
    return f"{day.at(matter)}/sheet"


def give(client: Client, url: str, **answers: str) -> tuple[int, bytes]:
    values = {"submission": str(uuid4()), "purpose": "operation", "case_reference": "CASE-1"} | answers
    answer = client.post(url, values)
    return answer.status_code, answer.content


def handouts(day: World, matter: str = "sun") -> list[tuple[str, bool]]:
    warrant = day.matters[matter]
    return [
        (row.form.value, row.with_persons) for row in handouts_of(warrant, load(warrant).state.registered_at)
    ]


def text_of(pdf: bytes) -> str:
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", "", page.extract_text())


def plain(html: str) -> str:
    article = html[html.index("<article") : html.index("</article>")]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", re.sub(r"<svg.*?</svg>", "", article, flags=re.DOTALL)))


def read_code(drawing: str) -> str:
    """What a scanner reads in a drawing of a code: its own strokes on a grid of four points each."""
    size = int(re.search(r'viewBox="0 0 (\d+)', drawing)[1])
    rows = [bytearray(b"\xff" * size * 4) for _ in range(size * 4)]
    x, y = 0.0, 0.0
    for command, values in re.findall(r"([Mmhv])([-\d. ]*)", re.search(r' d="([^"]+)"', drawing)[1]):
        numbers = [float(each) for each in values.split()]
        if command == "M":
            x, y = numbers
        elif command == "m":
            x, y = x + numbers[0], y + numbers[1]
        elif command == "h":
            for row in rows[int(y - 0.5) * 4 : int(y + 0.5) * 4]:
                row[int(x * 4) : int((x + numbers[0]) * 4)] = b"\0" * int(numbers[0] * 4)
            x += numbers[0]
    image = memoryview(b"".join(rows)).cast("B", shape=[size * 4, size * 4])
    (code,) = zxingcpp.read_barcodes(image)
    return str(code.text)


def test_a_sheet_that_is_read_names_nobody_and_is_marked_not_to_be_carried(day: World):
    page = sign_in(DUTY).get(sheet_at(day)).content.decode()
    assert "Not to be carried" in page
    assert "Not named on this sheet." in page
    assert "Confirm first" in page
    assert handouts(day) == []


def test_a_sheet_on_paper_is_an_act_on_the_record_and_says_until_when(day: World):
    status, content = give(sign_in(DUTY), sheet_at(day))
    page = content.decode()
    assert status == 200
    assert "Not to be carried" not in page
    assert handouts(day) == [("paper", False)]
    (row,) = handouts_of(day.matters["sun"], day.now)
    assert row.handout in page
    assert row.valid_until is not None
    assert (
        row.valid_until.on(load(day.matters["sun"]).state.own_zone).isoformat(sep=" ", timespec="seconds")
        in page
    )
    assert compare() == ()


def test_the_person_stands_on_a_sheet_for_whom_has_looked_and_for_nobody_else(day: World):
    client = sign_in(COMMAND)
    look(client, day, "zhou")
    assert NAME in client.get(sheet_at(day, "zhou")).content.decode()
    assert NAME not in sign_in(DUTY).get(sheet_at(day, "zhou")).content.decode()


def test_a_person_is_not_printed_by_asking_without_a_look(day: World):
    status, content = give(sign_in(DUTY), sheet_at(day), with_persons="on")
    assert status == 409
    assert "somebody who has stated why they look" in content.decode()
    assert handouts(day) == []


def test_paper_and_pdf_say_the_same(day: World):
    client = sign_in(DUTY)
    look(client, day, "sun")
    for answers in ({}, {"with_persons": "on"}):
        page = plain(give(client, sheet_at(day), **answers)[1].decode())
        status, pdf = give(client, f"{sheet_at(day)}.pdf", **answers)
        assert status == 200
        text = text_of(pdf)
        for said in ("Confirmfirst", "Asof", "Voidafter", "CASE-1", "Whatitrestson"):
            assert said in text
            assert said in page
        assert ("孙示例" in text) == ("孙示例" in page) == bool(answers)
    assert sorted(handouts(day)) == [("paper", False), ("paper", True), ("pdf", False), ("pdf", True)]


@pytest.mark.parametrize(("language", "said"), [("zh-hans", "到此作废"), ("en", "Voidafter")])
def test_a_preview_as_pdf_is_one_page_in_the_readers_language_and_enters_nothing(
    day: World, language: str, said: str
):
    answer = sign_in(DUTY, language).get(f"{sheet_at(day)}.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert said in text_of(answer.content)
    assert handouts(day) == []


def test_the_code_on_a_sheet_leads_to_the_warrants_last_entry_with_its_leaf_and_checkpoint(day: World):
    publisher().publish()
    page = give(sign_in(DUTY), sheet_at(day))[1].decode()
    address = urlsplit(read_code(page[page.index("<svg") : page.index("</svg>")]))
    known = {name: values[0] for name, values in parse_qs(address.query).items()}
    last = history(day.matters["sun"])[-1]
    assert address.path == f"/record/entries/{last.id}"
    leaf = written(last.id)
    assert leaf is not None
    assert known["leaf"] == leaf_hash(leaf.leaf.encode()).hex()
    assert known["index"] == str(last.log_index)
    assert int(known["size"]) > last.log_index
    shown = sign_in(DUTY).get(f"{address.path}?{address.query}").content.decode()
    assert leaf.event in shown or str(last.log_index) in shown


def test_a_code_is_read_by_somebody_elses_program():
    assert read_code(svg_of("https://示例/record/entries/1?leaf=0")) == "https://示例/record/entries/1?leaf=0"


def test_a_sheet_of_a_recalled_warrant_is_refused_with_the_reason(day: World):
    at = day.now + timedelta(minutes=1)
    do(recalling(WarrantId(day.matters["sun"]), at), "court.guangzhou", at)
    with standing_clock(replace(day, now=at)):
        for url in (sheet_at(day), f"{sheet_at(day)}.pdf"):
            status, content = give(sign_in(DUTY), url)
            assert status == 409
            assert "A sheet is believed where it is carried to" in content.decode()
    assert handouts(day) == []


def test_a_sheet_of_a_warrant_that_is_not_in_force_is_not_given_out(day: World):
    status, content = give(sign_in(DUTY), sheet_at(day, "qian"))
    assert status == 409
    assert "The warrant is not in force." in content.decode()


def test_another_agency_reads_no_sheet_and_a_party_gives_none_out(day: World):
    assert sign_in("duty.chengdu").get(sheet_at(day)).status_code == 404
    status, content = give(sign_in("duty.hangzhou"), sheet_at(day, "zhou"))
    assert status == 409
    assert "Only the agency that registered the warrant may do this." in content.decode()


def test_a_sheet_names_its_purpose_and_case(day: World):
    client = sign_in(DUTY)
    assert give(client, sheet_at(day), purpose="")[0] == 422
    assert give(client, sheet_at(day), case_reference=" ")[0] == 409
    assert handouts(day) == []


def test_whoever_may_not_give_out_reads_only(day: World):
    page = sign_in("officer.guangzhou").get(sheet_at(day)).content.decode()
    assert "lets you read this sheet, not give it out" in page
    assert give(sign_in("officer.guangzhou"), sheet_at(day))[0] == 409


def test_one_press_is_one_sheet(day: World):
    client, press = sign_in(DUTY), str(uuid4())
    for _ in range(2):
        assert give(client, sheet_at(day), submission=press)[0] == 200
    assert handouts(day) == [("paper", False)]


def test_a_record_of_name_and_birth_date_alone_says_so_on_its_sheet(
    day: World, monkeypatch: pytest.MonkeyPatch
):
    client = sign_in(DUTY)
    assert "tells this person from a namesake" not in client.get(sheet_at(day)).content.decode()
    monkeypatch.setattr("tipstaff.web.record_notes.is_thin", lambda _: True)
    assert "tells this person from a namesake" in client.get(sheet_at(day)).content.decode()
    assert "namesake" in text_of(client.get(f"{sheet_at(day)}.pdf").content)
