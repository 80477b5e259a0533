"""`tipstaff roster import`: all of a file's shifts or none, each bad line with its code."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.utils.translation import override
from pytest_django.plugin import DjangoDbBlocker
from tests.registrar import build as b
from tests.registrar import resources as r

from tipstaff.cli.commands import tipstaff

OFFICER = "officer.hangzhou"
HEADING = "officer,starts,ends\n"


@pytest.fixture(scope="module", autouse=True)
def team(shared_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    from tipstaff.agencies.founding.demo import demo_agencies  # noqa: PLC0415 - tables exist once Django is set up

    with django_db_blocker.unblock():
        demo_agencies()
        r.staffed("roster", OFFICER)
        yield


@pytest.fixture(autouse=True)
def morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tipstaff.cli.roster.now", lambda: b.NOW)


def taken_in(folder: Path, text: str, *options: str, name: str = "roster.csv", who: str = r.KEEPER) -> Result:
    (folder / name).write_text(text, encoding="utf-8")
    asked = ["roster", "import", str(folder / name), "--unit", "TEAM-ROSTER", "--as", who, *options]
    with override("en"):
        return CliRunner().invoke(tipstaff, asked)


def planned() -> int:
    return len(r.state(r.unit_id("roster")).shifts)


def test_a_roster_is_taken_in_on_the_units_clock_and_once_only(tmp_path: Path):
    before = planned()
    text = f"{HEADING}{OFFICER},2026-12-01T08:00,2026-12-01T20:00\n{OFFICER},2026-12-02T00:00Z,2026-12-02T12:00Z\n"
    assert taken_in(tmp_path, text).output == "2 shifts taken in.\n"
    last = r.state(r.unit_id("roster")).shifts[-2:]
    assert [str(one.window.starts)[:16] for one in last] == ["2026-12-01T00:00", "2026-12-02T00:00"]
    assert taken_in(tmp_path, text).output == "This file was taken in already.\n"
    assert planned() == before + 2


def test_each_bad_line_is_said_with_its_code_and_nothing_is_taken_in(tmp_path: Path):
    before = planned()
    lines = [
        f"{OFFICER},2026-12-05T08:00,2026-12-05T20:00",
        f"{OFFICER},2026-12-05T19:00,2026-12-05T21:00",
        "nobody,2026-12-06T08:00,2026-12-06T20:00",
        "officer2.hangzhou,2026-12-06T08:00,2026-12-06T20:00",
        f"{OFFICER},tomorrow,2026-12-06T20:00",
        f"{OFFICER},2026-12-07T08:00",
        f"{OFFICER},2026-12-07T20:00,2026-12-07T08:00",
    ]
    outcome = taken_in(tmp_path, HEADING + "\n".join(lines), "--json")
    assert outcome.exit_code == 1
    assert [(one["line"], one["code"]) for one in json.loads(outcome.output)["bad"]] == [
        (3, "resources.shift_overlaps"),
        (4, "resources.unknown_officer"),
        (5, "resources.not_enrolled"),
        (6, "resources.bad_moment"),
        (7, "resources.bad_fields"),
        (8, "resources.window_ends_first"),
    ]
    assert planned() == before
    assert "Nothing was taken in." in taken_in(tmp_path, HEADING + lines[2]).output


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.csv", "officer,starts\n", "resources.bad_columns"),
        ("b.csv", "", "resources.bad_columns"),
        (
            "c.csv",
            HEADING + f"{OFFICER},2026-12-05T08:00,2026-12-05T20:00\n" * 5001,
            "resources.too_long",
        ),
        ("d.ics", "no calendar", "resources.no_calendar"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_as_a_whole(tmp_path: Path, name: str, text: str, code: str):
    outcome = taken_in(tmp_path, text, "--json", name=name)
    assert [one["code"] for one in json.loads(outcome.output)["bad"]] == [code]


def calendar(*events: str) -> str:
    inner = "".join(f"BEGIN:VEVENT\r\n{one}\r\nEND:VEVENT\r\n" for one in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n{inner}END:VCALENDAR\r\n"


def test_a_calendars_events_are_shifts_of_whom_they_name(tmp_path: Path):
    before = planned()
    good = f"SUMMARY:{OFFICER}\r\nDTSTART:20261210T000000Z\r\nDTEND:20261210T120000Z"
    assert taken_in(tmp_path, calendar(good), name="roster.ics").output == "1 shifts taken in.\n"
    assert planned() == before + 1
    day = f"SUMMARY:{OFFICER}\r\nDTSTART;VALUE=DATE:20261211\r\nDTEND;VALUE=DATE:20261212"
    outcome = taken_in(
        tmp_path, calendar(day, "SUMMARY:\r\nDTSTART:20261212T000000Z"), "--json", name="x.ics"
    )
    assert [one["code"] for one in json.loads(outcome.output)["bad"]] == [
        "resources.bad_moment",
        "resources.bad_fields",
    ]


def test_only_a_resource_officer_of_the_agency_takes_in_a_roster(tmp_path: Path):
    text = f"{HEADING}{OFFICER},2026-12-20T08:00,2026-12-20T20:00\n"
    assert "resources.not_your_unit" in taken_in(tmp_path, text, who=r.OTHER_KEEPER).output
    assert "resources.wrong_role" in taken_in(tmp_path, text, who="duty.hangzhou").output
    assert "Nobody is called" in taken_in(tmp_path, text, who="nobody").output
