import pytest
from tests.web.swap import assert_fragment_equals_reload
from tests.web.world import World, sign_in

from tipstaff.web.export import csv_file
from tipstaff.web.paging import SIZE

HTMX = {"HX-Request": "true"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
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


def test_a_file_holds_nothing_that_a_spreadsheet_would_compute():
    content = csv_file("x", ["a"], [["=1+1"], ["+1"], ["-1"], ["@x"], ["\t=1"], ["plain"]]).content
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split("\r\n")[1:-1] == ["'=1+1", "'+1", "'-1", "'@x", "'\t=1", "plain"]


def test_the_warrants_file_holds_no_person(world: World):
    content = sign_in("duty.guangzhou").get("/warrants.csv").content.decode("utf-8-sig")
    assert "（2026）粤01刑令0417号" in content
    assert "周示例" not in content
