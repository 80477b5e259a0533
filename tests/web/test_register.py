"""The register in numbers: each number is that of the list to which it leads."""

import csv
import re

import pytest
from django.urls import reverse
from tests.web.world import World, sign_in

ROW = re.compile(
    r'<td class="what"><a href="([^"]+)">([^<]+)</a></td><td class="num">(?:<b>|<span[^>]*>)([\d,+]+)'
)
TOTAL = re.compile(r"\d+ to \d+ of ([\d,+]+)")


def numbers(username: str, language: str = "en", query: str = "") -> list[tuple[str, str, str]]:
    page = sign_in(username, language).get(f"/register/{query}").content.decode()
    return [(url.replace("&amp;", "&"), said, count) for url, said, count in ROW.findall(page)]


@pytest.mark.parametrize("reader", ["registrar.guangzhou", "court.guangzhou", "oversight", "duty.chengdu"])
def test_each_number_is_that_of_the_list_it_leads_to(world: World, reader: str) -> None:
    client = sign_in(reader)
    for url, said, count in numbers(reader):
        answer = client.get(url)
        assert answer.status_code == 200, url
        listed = TOTAL.search(answer.content.decode())
        if not url.startswith(
            ("/export/", "/look-up/")
        ):  # these lists go beyond the month, or are one of a kind
            assert (listed[1] if listed else "0") == count, said


def test_standings_drafts_rests_and_what_waits_are_all_there(world: World) -> None:
    said = {said: int(count) for _, said, count in numbers("registrar.guangzhou")}

    assert {"Drafts", "Awaiting second check", "In force", "Suspended", "Quashed", "Merged"} <= said.keys()
    assert {"Stayed by the court", "Validation missed", "Review date passed"} <= said.keys()
    assert {
        "To be validated this month",
        "Recalls that not everybody knows yet",
        "Given out this month",
    } <= said.keys()
    assert said["In force"] > 0


def test_refused_look_ups_are_counted_for_oversight_alone(world: World) -> None:
    refused = reverse("look-ups-refused")

    assert refused in {url for url, _, _ in numbers("oversight")}
    assert refused not in {url for url, _, _ in numbers("registrar.guangzhou")}


def test_oversight_looks_at_one_agency_and_its_links_stay_there(world: World) -> None:
    found = numbers("oversight", query="?agency=guangzhou-police")

    assert found
    assert all("agency=guangzhou-police" in url for url, _, _ in found)


def test_the_numbers_are_taken_along_as_a_file(world: World) -> None:
    answer = sign_in("registrar.guangzhou").get("/register.csv")
    heading, *rows = csv.reader(b"".join(answer).decode("utf-8-sig").splitlines())

    assert heading == ["Part", "What is counted", "How many", "Address"]
    assert [(row[3], row[1], row[2]) for row in rows] == numbers("registrar.guangzhou")


def test_the_page_is_in_chinese_too(world: World) -> None:
    assert "按状态" in sign_in("registrar.guangzhou", "zh-hans").get("/register/").content.decode()
