"""The import page: brought, mapped, tried out, entered; encrypted until then, and gone afterwards."""

import csv
import io
import json
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from tests.core.warrants.exchange.messages import FORBIDDEN_SECTIONS, MAPPING, PAPER, SECRET, report
from tests.core.warrants.exchange.test_reading import HEADING, ROW
from tests.web.world import World, sign_in

from tipstaff.agencies.mappings import kept_mappings
from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.instant import Instant
from tipstaff.record import models, uploads
from tipstaff.record.uploads import SILENT, Stage
from tipstaff.registrar import uploads as running
from tipstaff.registrar.rebuild import compare
from tipstaff.warrants.queries import by_number

REGISTRAR = "registrar.guangzhou"
FILE_KEPT = timedelta(hours=24)
REPORT_GONE = Instant.parse("2026-12-01T00:00:00+08:00")
"""As the rules of the demonstration say: seven days are over when the seventh has ended."""
NAME, NUMBER = "样本甲", "样1"
MESSAGE = "（2026）样9999刑初7号"


@pytest.fixture
def client(day: World) -> Client:
    return sign_in(REGISTRAR)


def packed(*rows: list[Any], heading: list[Any] | None = None) -> bytes:
    """A ZIP with a CSV file and the instrument beside it."""
    file = io.BytesIO()
    lines = "\r\n".join(",".join(map(str, line)) for line in (heading or HEADING, *rows))
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("orders.csv", lines)
        archive.writestr("order.pdf", PAPER)
    return file.getvalue()


def bring(client: Client, content: bytes, name: str = "orders.zip", form: str = "csv") -> str:
    """Bring a file; the address of its page."""
    answer = client.post("/import/", {"file": SimpleUploadedFile(name, content), "format": form})
    assert answer.status_code == 303, answer.content.decode()
    return str(answer.headers["Location"])


def step(client: Client, url: str, button: str, **answers: str) -> str:
    """Press a button; the page that follows."""
    answer = client.post(url, {"step": button, **answers}, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def entered_by(
    client: Client, content: bytes, name: str = "orders.zip", form: str = "csv"
) -> tuple[str, str]:
    url = bring(client, content, name, form)
    step(client, url, "dry")
    return url, step(client, url, "enter")


def rows_of(client: Client, url: str) -> list[dict[str, Any]]:
    return list(json.loads(client.get(f"{url}/report.json").content)["rows"])


def row_counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        counts = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts


def in_tables(text: str) -> list[str]:
    """The tables in which a text stands, whether as text or as bytes."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            cells = [cell for row in cursor.fetchall() for cell in row]
            raw = [
                bytes(cell) if isinstance(cell, (bytes, memoryview)) else str(cell).encode() for cell in cells
            ]
            if any(text.encode() in each for each in raw):
                found.append(table)
    return found


def test_a_file_is_mapped_by_its_headings_and_its_first_rows_are_shown_as_they_would_be_entered(
    client: Client,
):
    page = client.get(bring(client, packed(ROW))).content.decode()
    assert "<option selected>文号</option>" in page
    assert NAME in page
    assert "Can be read" in page


def test_a_dry_run_says_what_would_come_of_it_and_leaves_no_trace(client: Client):
    url = bring(client, packed(ROW))
    before = row_counts()
    page = step(client, url, "dry")
    assert "nothing was entered" in page
    assert [row["came"] for row in rows_of(client, url)] == ["would_enter"]
    assert row_counts() == before
    assert by_number(NUMBER) == ()


def test_what_was_tried_out_is_entered_and_awaits_a_second_person(client: Client):
    url, page = entered_by(client, packed(ROW))
    assert "awaits a second person" in page
    (row,) = by_number(NUMBER)
    assert row.status == "awaiting_check"
    assert [row["came"] for row in rows_of(client, url)] == ["entered"]
    assert compare() == ()


def test_nothing_is_entered_before_a_dry_run(client: Client):
    url = bring(client, packed(ROW))
    step(client, url, "enter")
    assert by_number(NUMBER) == ()


def test_pressing_twice_reloading_and_bringing_the_same_file_again_enter_nothing_new(client: Client):
    url, _page = entered_by(client, packed(ROW))
    entries = models.Entry.objects.count()
    step(client, url, "enter")
    client.get(url)
    again, _page = entered_by(client, packed(ROW))
    assert models.Entry.objects.count() == entries
    assert [row["came"] for row in rows_of(client, again)] == ["already"]


def test_each_row_that_is_refused_says_its_code_and_why_and_the_others_go_in(client: Client):
    strange = [{"guangzhou-court": "no-such-court", "样1": "样2"}.get(cell, cell) for cell in ROW]
    url, page = entered_by(client, packed(ROW, strange))
    assert [row["code"] for row in rows_of(client, url)] == ["entered", "warrants.unknown_court"]
    assert "warrants.unknown_court" in page
    assert len(by_number(NUMBER)) == 1


def test_their_columns_words_and_days_are_given_a_meaning_and_kept_by_name(client: Client):
    heading = [{"文号": "Ref", "出生日期": "Born"}.get(name, name) for name in HEADING]
    row = [
        {"样1": "样8", "guangzhou-court": "ORI-7", "1990-02-03": "02/03/1990"}.get(cell, cell) for cell in ROW
    ]
    url = bring(client, packed(row, heading=heading))
    page = client.get(url).content.decode()
    assert 'value="ORI-7"' in page
    assert "malformed_order" in page
    answers = {**_columns(page), "column.number": "Ref", "column.born_on": "Born", "day": "%m/%d/%Y",
               "word.0.column": "court", "word.0.theirs": "ORI-7", "word.0": "guangzhou-court",
               "name": "邻省"}  # fmt: skip
    assert "Can be read" in step(client, url, "keep", **answers)
    other = bring(client, packed(row, heading=heading))
    assert "Can be read" in step(client, other, "use", kept="邻省")
    step(client, other, "dry")
    step(client, other, "enter")
    (entered,) = by_number("样8")
    assert entered.status == "awaiting_check"
    assert kept_mappings(AgencyId("chengdu-psb")) == {}


def _columns(page: str) -> dict[str, str]:
    """The columns as the page proposes them."""
    found = {}
    for name, options in re.findall(r'<select name="(column\.\w+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        selected = re.search(r"<option selected>(.*?)</option>", options)
        found[name] = selected[1] if selected else ""
    return found


def mapped_message(client: Client, kind: str, **parts: str) -> str:
    """A report of a court, under the mapping that a registrar chose for it."""
    url = bring(client, report(kind, **parts).encode(), "message.xml", "niem-xml")
    answers = _columns(client.get(url).content.decode())
    for number, (column, words) in enumerate(MAPPING["values"].items()):
        ((theirs, ours),) = words.items()
        answers |= {f"word.{number}.column": column, f"word.{number}.theirs": theirs, f"word.{number}": ours}
    constants = {f"constant.{name}": said for name, said in MAPPING["constants"].items()}
    step(client, url, "dry", day="", **answers, **constants)
    return url


def test_a_report_of_a_change_or_a_recall_offers_the_act_and_does_nothing_by_itself(client: Client):
    step(client, mapped_message(client, "WarrantIssuedReport"), "enter")
    (warrant,) = by_number(MESSAGE)
    entries = models.Entry.objects.count()
    modified = client.get(mapped_message(client, "WarrantModificationReport")).content.decode()
    act = f"/acts/{warrant.id}/warrants.vary?"
    assert act in modified
    assert "valid_until=2027-09-14" in modified
    assert "%E6%A0%B7%E6%9C%AC" not in modified  # no name stands in an address
    cancelled = client.get(mapped_message(client, "WarrantCancelledReport")).content.decode()
    assert f"/acts/{warrant.id}/warrants.recall" in cancelled
    assert models.Entry.objects.count() == entries


def test_what_the_scope_forbids_is_dropped_told_and_never_shown(client: Client):
    url = mapped_message(client, "WarrantIssuedReport", person="".join(FORBIDDEN_SECTIONS.values()))
    page = step(client, url, "enter")
    assert "Sections dropped because the scope forbids them" in page
    assert SECRET not in page
    assert in_tables(SECRET) == []


# ── what lies here until it is entered ──


def test_the_stored_bytes_hold_no_name_of_the_file_and_no_name_in_it(client: Client):
    name = "丙示例的令状.zip"
    bring(client, packed(ROW), name)
    client.get("/import/")
    assert models.Upload.objects.count() == 1
    for text in (NAME, "丙示例", "99999919900203999X"):
        assert in_tables(text) == []
    (row,) = models.Upload.objects.all()
    assert PAPER not in bytes(row.content)


def test_the_file_is_gone_after_its_run_and_its_report_after_its_time(client: Client, day: World):
    entered_by(client, packed(ROW))
    (row,) = models.Upload.objects.all()
    assert bytes(row.content) == b""
    uploads.forget_old(REPORT_GONE - timedelta(seconds=1))
    assert models.Upload.objects.count() == 1
    uploads.forget_old(REPORT_GONE)
    assert models.Upload.objects.count() == 0


def test_a_file_that_nobody_took_in_is_gone_after_a_day(client: Client, day: World):
    step(client, bring(client, packed(ROW)), "dry")
    bring(client, packed(ROW))
    uploads.forget_old(day.now + FILE_KEPT - timedelta(seconds=1))
    assert models.Upload.objects.count() == 2
    uploads.forget_old(day.now + FILE_KEPT)
    assert models.Upload.objects.count() == 0


def test_the_next_visit_deletes_what_is_too_old(client: Client, day: World):
    bring(client, packed(ROW))
    models.Upload.objects.update(gone_at=day.now.at)
    client.get("/import/")
    assert models.Upload.objects.count() == 0


def test_it_may_be_deleted_at_once(client: Client):
    step(client, bring(client, packed(ROW)), "forget")
    assert models.Upload.objects.count() == 0


@pytest.mark.parametrize("other", ["checker.guangzhou", "duty.guangzhou", "oversight", "duty.chengdu"])
def test_a_file_is_there_for_whoever_brought_it_and_for_nobody_else(client: Client, other: str):
    url = bring(client, packed(ROW))
    step(client, url, "dry")
    reader = sign_in(other)
    for address in (url, f"{url}/report.csv", f"{url}/report.json"):
        assert client.get(address).status_code == 200
        assert reader.get(address).status_code == 404
    assert reader.post(url, {"step": "enter"}).status_code == 404
    assert url not in reader.get("/import/").content.decode()


def test_only_a_registrar_brings_files(day: World):
    answer = sign_in("checker.guangzhou").post("/import/", {"file": SimpleUploadedFile("a.csv", b"a")})
    assert answer.status_code == 403
    assert models.Upload.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("orders.zip", b"x", "please choose"),
        ("orders.csv", b"", "The file is empty."),
        ("orders.csv", b"x" * (settings.IMPORT_LARGEST + 1), "by the command line"),
    ],
)
def test_a_file_that_can_t_be_taken_says_why(client: Client, name: str, content: bytes, said: str):
    answer = client.post("/import/", {"file": SimpleUploadedFile(name, content), "format": ""})
    assert answer.status_code == 422
    assert said in answer.content.decode()


# ── long files ──


def test_a_long_file_is_run_by_the_worker_and_the_page_shows_how_far_it_is(
    client: Client, day: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(running, "AT_ONCE", 1)
    monkeypatch.setattr(running, "TOLD_EVERY", 1)
    second = [{"样1": "样2"}.get(cell, cell) for cell in ROW]
    url = bring(client, packed(ROW, second))
    page = step(client, url, "dry")
    assert 'hx-trigger="every 3s"' in page
    asked = {"HX-Request": "true", "HX-Target": "run"}
    assert client.get(url, headers=asked).content.decode().startswith("<section")
    assert "0 of 2 rows" in page
    assert waiting() == 1
    step(client, url, "dry")
    assert waiting() == 1
    upload = url.rpartition("/")[2]
    running.run_upload(upload, lambda: day.now)
    assert client.get(url, headers=asked).headers["HX-Refresh"] == "true"
    assert [row["came"] for row in rows_of(client, url)] == ["would_enter"] * 2
    step(client, url, "enter")
    assert by_number(NUMBER) == ()
    running.run_upload(upload, lambda: day.now)
    running.run_upload(upload, lambda: day.now)
    assert [row["came"] for row in rows_of(client, url)] == ["entered"] * 2


def waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s", [running.TASK])
        return int(cursor.fetchone()[0])


def test_a_run_that_was_broken_off_is_begun_again_and_enters_nothing_twice(client: Client, day: World):
    url = bring(client, packed(ROW))
    step(client, url, "dry")
    models.Upload.objects.update(stage=Stage.ENTERING.value, told_at=day.now.at)
    assert "broken off" not in client.get(url).content.decode()
    step(client, url, "go-on")
    assert by_number(NUMBER) == ()
    models.Upload.objects.update(told_at=(day.now - SILENT).at)
    assert "broken off" in client.get(url).content.decode()
    step(client, url, "go-on")
    assert [row["came"] for row in rows_of(client, url)] == ["entered"]


def test_a_run_of_somebody_whose_appointment_has_ended_enters_nothing(client: Client, day: World):
    url = bring(client, packed(ROW))
    step(client, url, "dry")
    models.Upload.objects.update(stage=Stage.ENTERING.value, owner="user-nobody")
    running.run_upload(url.rpartition("/")[2], lambda: day.now)
    assert by_number(NUMBER) == ()
    assert models.Upload.objects.count() == 0


def test_the_report_is_exported_in_both_languages_and_names_no_person(client: Client):
    url, _page = entered_by(client, packed(ROW))
    text = client.get(f"{url}/report.csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["came"], row["source"]) == ("entered", "orders.zip/orders.csv")
    assert row["sentence_zh"]
    assert row["sentence_en"]
    assert NAME not in text
