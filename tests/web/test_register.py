"""The register in figures: each figure says what it means and is that of the list to which it leads."""

import csv
import re
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.urls import reverse
from tests.registrar import build as b
from tests.web import plans
from tests.web.world import World, sign_in, standing_clock

from tipstaff.registrar.keeper import keep_clocks
from tipstaff.warrants.core.commands import SuspendWarrant
from tipstaff.warrants.core.headings import HEADINGS
from tipstaff.warrants.core.warrant import SuspensionGround, WarrantStatus
from tipstaff.warrants.queries import count_own

ROW = re.compile(
    r'<td class="what"><a href="([^"]+)">([^<]+)</a><small>([^<]+)</small></td>'
    r'<td class="num">(?:<b>|<span[^>]*>)([^<]+)'
)
TOTAL = re.compile(r"\d+ to \d+ of ([\d,+]+)")
MEASURED = re.compile(r"\d+|\d[\d,]*\+")
READERS = ("registrar.guangzhou", "court.guangzhou", "desk.guangzhou", "oversight", "duty.chengdu")


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as the page shows it."""

    url: str
    said: str
    means: str
    value: str

    @property
    def is_a_count(self) -> bool:
        return bool(MEASURED.fullmatch(self.value))


def figures(username: str, language: str = "en", query: str = "") -> list[Shown]:
    page = sign_in(username, language).get(f"/register/{query}").content.decode()
    return [Shown(url.replace("&amp;", "&"), *others) for url, *others in ROW.findall(page)]


@pytest.fixture
def at_rest(day: World) -> World:
    """A day of its own, with a warrant at rest on papers and a second one of which little is known."""
    ground, happened = SuspensionGround.PAPERS_DEFECTIVE, day.now
    resting = b.in_force("in-doubt", day.now)
    rest = SuspendWarrant(happened_at=happened, warrant=resting, ground=ground, explanation="缺章")
    b.do(rest, "checker.guangzhou", day.now)
    return day


@pytest.mark.parametrize("reader", READERS)
def test_each_count_is_that_of_the_list_it_leads_to(world: World, reader: str) -> None:
    client, shown = sign_in(reader), figures(reader)
    assert len(shown) > 40
    for one in shown:
        answer = client.get(one.url)
        assert answer.status_code == 200, one.url
        listed = TOTAL.search(answer.content.decode())
        if one.is_a_count and one.url != "/confirmations/":  # there the list holds what was answered, too
            assert (listed[1] if listed else "0") == one.value, one


def test_what_waits_for_the_confirmation_desk_is_what_the_rail_counts(world: World) -> None:
    page = sign_in("oversight").get("/register/").content.decode()
    (waiting,) = [one for one in figures("oversight") if one.said == "Waiting for the issuing desk"]

    assert re.search(r'id="waiting"[^>]*>(\d+)<', page)[1] == waiting.value  # type: ignore[index]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_figure_says_in_a_sentence_what_it_means(world: World, language: str) -> None:
    for one in figures("oversight", language):
        assert one.means.endswith((".", "。")), one


def test_every_part_is_there(world: World) -> None:
    said = {one.said for one in figures("registrar.guangzhou")}

    assert {"Draft", "Awaiting second check", "In force", "Suspended", "Quashed", "Merged"} <= said
    assert {"Stayed by the court", "Validation missed", "Review date passed"} <= said
    assert {"Red: confirmed daily", "Yellow: confirmed weekly", "Name and date of birth alone"} <= said
    assert {"November 2026: Still to be done", "October 2026: Not validated in time"} <= said
    assert any(one.startswith("Of the sample, accurate in every field") for one in said)
    assert any(one.startswith("Of the errors found, corrected") for one in said)
    assert {"Acknowledgements are missing", "Half of them within", "95 of 100 within"} <= said
    assert {"Waiting for the issuing desk", "Answered in time", "Given out this month"} <= said


def test_a_rest_a_care_colour_and_a_thin_record_are_counted_and_listed(at_rest: World) -> None:
    shown = {one.said: one for one in figures("registrar.guangzhou")}
    assert shown["Papers defective"].value == "1"
    thin = shown["Name and date of birth alone"]
    assert int(thin.value) >= 1
    listed = sign_in("registrar.guangzhou").get(thin.url).content.decode()
    assert "in-doubt" in listed
    assert sign_in("registrar.hangzhou").get(thin.url).content.decode().count("in-doubt") == 0
    assert int(shown["Yellow: confirmed weekly"].value) + int(shown["Red: confirmed daily"].value) > 0


def test_the_list_under_a_heading_is_a_file_too(at_rest: World) -> None:
    client = sign_in("registrar.guangzhou")
    for heading in HEADINGS:
        rows = b"".join(client.get(f"/warrants.csv?heading={heading}")).decode().splitlines()[1:]
        page = client.get(f"/warrants/?heading={heading}").content.decode()
        assert len(rows) == page.count("<tr data-row>"), heading


def test_an_answer_to_a_second_request_was_not_in_time(day: World) -> None:
    b.confirmed(b.in_force("prompt", day.now), "prompt", day.now)
    asked = b.waiting_for_confirmation(b.in_force("late", day.now), "late", day.now)
    later = day.now + timedelta(hours=2)
    keep_clocks(later)
    number = b.state_of(asked).confirmation.number
    b.do(replace(b.confirming(asked, later), number=number), "desk.guangzhou", later)
    assert number > 1
    with standing_clock(World(day.matters, later)):
        shown = {one.said: one.value for one in figures("oversight")}
    part, of = re.search(r"\((\d+) / (\d+)\)", shown["Answered in time"]).groups()  # type: ignore[union-attr]
    assert int(of) - int(part) == 1
    assert shown["Answered this month"] == of


def test_refused_look_ups_are_counted_for_oversight_alone(world: World) -> None:
    refused = reverse("look-ups-refused")

    assert refused in {one.url for one in figures("oversight")}
    assert refused not in {one.url for one in figures("registrar.guangzhou")}


def test_oversight_looks_at_one_agency_and_its_links_stay_there(world: World) -> None:
    found = figures("oversight", query="?agency=guangzhou-police")

    assert found
    assert all("agency=guangzhou-police" in one.url for one in found)


def test_only_oversight_chooses_an_agency(world: World) -> None:
    own = [(one.said, one.value) for one in figures("registrar.hangzhou")]
    asked = figures("registrar.hangzhou", query="?agency=guangzhou-police")

    assert [(one.said, one.value) for one in asked] == own


def test_the_figures_are_taken_along_as_a_file(world: World) -> None:
    answer = sign_in("registrar.guangzhou").get("/register.csv")
    heading, *rows = csv.reader(b"".join(answer).decode("utf-8-sig").splitlines())

    assert heading == ["Part", "What is counted", "How many", "What it means", "Address"]
    shown = [(one.said, one.value, one.means, one.url) for one in figures("registrar.guangzhou")]
    assert [tuple(row[1:]) for row in rows] == shown


def test_the_page_counts_to_ten_thousand_and_the_file_to_the_end(day: World) -> None:
    plans.fill(40_000, only=("warrants_warrant",))
    (shown,) = [one for one in figures("oversight") if one.said == "In force"]
    file = b"".join(sign_in("oversight").get("/register.csv")).decode("utf-8-sig")
    (whole,) = [row[2] for row in csv.reader(file.splitlines()) if row[1] == "In force"]
    assert shown.value == "10,000+"
    assert int(whole) == count_own(None, WarrantStatus.IN_FORCE, at=day.now, most=None) > 10_000


def test_the_page_is_in_chinese_too(world: World) -> None:
    assert "按状态" in sign_in("registrar.guangzhou", "zh-hans").get("/register/").content.decode()


def test_nobody_is_named_in_any_figure(world: World) -> None:
    page = sign_in("oversight", "zh-hans").get("/register/").content.decode()

    assert "周示例" not in page
