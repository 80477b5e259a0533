import csv
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.swap import assert_fragment_equals_reload
from tests.web.world import World, sign_in

from tipstaff.record import models
from tipstaff.web import export
from tipstaff.web.export import csv_file, identifier
from tipstaff.web.paging import SIZE

HTMX = {"HX-Request": "true"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/", "/"),
        ("/", "/?tab=waiting"),
        ("/?tab=all", "/?tab=level1"),
        ("/cooperation/", "/cooperation/?side=asking"),
        ("/operations/", "/operations/?tab=all"),
        ("/reviews/", "/reviews/?tab=about"),
        ("/warrants/", "/warrants/?status=in_force"),
        ("/warrants/", f"/warrants/?from={SIZE}"),
    ],
)
def test_the_fragment_of_a_list_equals_a_reload(world: World, before: str, after: str):
    client = sign_in("duty.guangzhou")
    page, fragment = client.get(before), client.get(after, headers=HTMX)
    assert b"<html" not in fragment.content
    reload = client.get(after).content.decode()
    assert_fragment_equals_reload(page.content.decode(), fragment.content.decode(), "list", reload)


def test_a_page_that_is_restored_from_the_browsers_history_is_whole(world: World):
    answer = sign_in("duty.guangzhou").get("/", headers={**HTMX, "HX-History-Restore-Request": "true"})
    assert b"<html" in answer.content


def test_the_queue_is_sorted_by_the_next_clock_to_expire(world: World):
    page = sign_in("desk.guangzhou").get("/?tab=all").content.decode()
    assert page.index("Answer of the issuing desk") < page.index("Second check")


def test_what_we_wait_for_is_shown_with_who_owes_it(world: World):
    page = sign_in("duty.guangzhou").get("/?tab=waiting").content.decode()
    assert "Chengdu Legal Office" in page


@pytest.mark.parametrize("wrong", ["-1", "x", "1e9", "99999999999999999999", "٣", "²"])
def test_a_place_in_a_list_that_is_none_does_no_harm(world: World, wrong: str):
    assert sign_in("duty.guangzhou").get("/warrants/", {"from": wrong}).status_code == 200


def test_a_warrant_is_found_by_its_exact_number_only(world: World):
    client = sign_in("duty.guangzhou")
    assert "0417" in client.get("/warrants/", {"number": "（2026）粤01刑令0417号"}).content.decode()
    for asked in ("0417", "（2026）", "%", "周示例", "999999199001010013"):
        page = client.get("/warrants/", {"number": asked}).content.decode()
        assert "No warrant of yours has this number." in page


def test_another_agency_does_not_find_the_number(world: World):
    page = sign_in("duty.chengdu").get("/warrants/", {"number": "（2026）粤01刑令0417号"}).content.decode()
    assert "No warrant of yours has this number." in page


FILES = ("/queue.csv", "/warrants.csv", "/cooperation.csv", "/operations.csv", "/reviews.csv")
TABS_OF_FILES = (
    "/queue.csv?tab=waiting",
    "/queue.csv?tab=all",
    "/cooperation.csv?side=asking",
    "/operations.csv?tab=all",
    "/confirmations.csv",
    "/reviews.csv?tab=about",
    "/reviews.csv?tab=improve",
)


def rows_of(client: Client, url: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(url).getvalue().decode("utf-8-sig"), newline="")))


def test_a_file_holds_nothing_that_a_spreadsheet_would_compute():
    cells = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "plain"]
    file = csv_file("x", ["a"], lambda last, _: [] if last else cells, lambda batch: [[one] for one in batch])
    content = file.getvalue()
    assert content.startswith(b"\xef\xbb\xbf")
    read = [row[0] for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
    assert read == ["a", *(f"'{cell}" for cell in cells[:-1]), "plain"]


@pytest.mark.parametrize(
    ("given", "written"),
    [("0417", "'0417"), ("1-2", "'1-2"), ("1e5", "'1e5"), ("330100", "'330100"), ("cn.232", "cn.232")],
)
def test_what_names_something_is_no_number_to_a_spreadsheet(given: str, written: str):
    assert identifier(given) == written


@pytest.mark.parametrize("url", [*FILES, *TABS_OF_FILES])
def test_a_file_has_every_row_of_its_list_once_however_it_is_read(
    world: World, url: str, monkeypatch: pytest.MonkeyPatch
):
    client = sign_in("oversight" if url == "/reviews.csv" else "command.guangzhou")
    whole = rows_of(client, url)
    monkeypatch.setattr(export, "BATCH", 1)
    assert rows_of(client, url) == whole
    assert len({tuple(row) for row in whole}) == len(whole)
    assert len(whole) > 1 or "improve" in url or "confirm" in url or "side" in url or url in {
        "/cooperation.csv", "/queue.csv",
    }  # fmt: skip


@pytest.mark.parametrize("url", [*FILES, *TABS_OF_FILES])
def test_the_headings_of_a_file_are_in_the_readers_language(world: World, url: str):
    chinese, english = (rows_of(sign_in("duty.guangzhou", each), url)[0] for each in ("zh-hans", "en"))
    assert not re.search(r"[A-Za-z]{4,}|_", "".join(chinese))
    assert re.fullmatch(r"[\x20-\x7e]+", "".join(english))
    assert len(chinese) == len(english)


@pytest.mark.parametrize("url", [*FILES, *TABS_OF_FILES])
def test_no_file_holds_a_person(world: World, url: str):
    content = sign_in("oversight").get(url).getvalue().decode()
    for personal in ("周示例", "孙示例", "钱示例", "999999199001010013", "1990-01-01", "左手背旧伤"):
        assert personal not in content


def test_times_in_a_file_say_their_offset(world: World):
    found = rows_of(sign_in("duty.guangzhou"), "/warrants.csv")
    assert dict(zip(*found[:2], strict=True))["Registered (with offset from UTC)"].endswith("+08:00")


def test_the_queue_asks_the_database_the_same_few_questions_however_long_it_is(day: World):
    few, questions = rows_and_questions()
    copy_clocks(SIZE)
    many, questions_later = rows_and_questions()
    assert few < many == SIZE
    assert max(questions, questions_later) <= 25  # of one row or of fifty


def rows_and_questions() -> tuple[int, int]:
    client = sign_in("command.guangzhou")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/?tab=all").content.decode()
    return page.count("data-row"), len(asked)


def copy_clocks(number: int) -> None:
    """More running clocks on the matters there are, of every kind."""
    found = list(models.Clock.objects.all())
    models.Clock.objects.bulk_create(
        models.Clock(
            matter=one.matter, name=f"{one.name}:{count}", owner="guangzhou-duty", level=one.level,
            started=one.started, due=one.due, lapses=False,
        )
        for count in range(number)
        for one in found
    )  # fmt: skip


def test_what_we_wait_for_is_read_a_page_at_a_time(world: World):
    with CaptureQueriesContext(connection) as asked:
        sign_in("duty.guangzhou").get("/?tab=waiting")
    reads = [
        one["sql"] for one in asked if '"record_clock"."started"' in one["sql"] and "COUNT" not in one["sql"]
    ]
    assert len(reads) == 1
    assert "LIMIT 50" in reads[0]
    assert '"cooperation_request"' in reads[0]  # a query inside the query, no list of identifiers


def test_the_queue_asks_for_itself_again_at_the_same_place(world: World):
    page = sign_in("duty.guangzhou").get("/?tab=waiting").content.decode()
    assert re.search(r'<div id="list" hx-get="\?tab=waiting" hx-trigger="every 30s"', page)


def test_the_queue_of_somebody_whose_session_has_ended_leads_to_signing_in(world: World):
    answer = Client().get("/?tab=waiting", headers=HTMX)
    assert answer.headers["HX-Redirect"].startswith("/accounts/login/?next=")


def test_a_courts_list_is_of_the_warrants_that_it_issued(world: World):
    client = sign_in("court.guangzhou")
    page = client.get("/warrants/").content.decode()
    assert "issued by this court" in page
    assert "（2026）粤01刑令0417号" in page
    assert "（2026）粤01刑令0417号" in b"".join(client.get("/warrants.csv").streaming_content).decode()
    assert "（2026）粤01刑令0417号" not in sign_in("court.chengdu").get("/warrants/").content.decode()
