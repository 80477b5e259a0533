"""`tipstaff liaison`: who is on duty now and through a week, on a clock that changes. Hours are counted by hand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.utils.translation import override
from pytest_django.plugin import DjangoDbBlocker

from tipstaff.cli.commands import tipstaff
from tipstaff.cli.scenario.player import Player
from tipstaff.cli.scenario.script import read_script
from tipstaff.kernel.instant import Instant

SCENARIO = Path(__file__).parents[2] / "samples/scenarios/liaison-clocks-change.yaml"


@pytest.fixture(scope="module", autouse=True)
def post(shared_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The liaison post's October, whose clocks go back at three on Sunday the 25th (Directive 2000/84/EC art. 3)."""
    with django_db_blocker.unblock():
        player = Player(read_script(SCENARIO), SCENARIO.parent)
        player.found()
        for played in player.play():
            assert not played.differences, (played.number, played.differences)
        yield


def asked(*arguments: str, language: str = "en") -> Result:
    with override(language):
        return CliRunner().invoke(tipstaff, ["liaison", *arguments])


def week_of(day: str) -> Any:
    return json.loads(asked("--office", "post-duty", "--week", day, "--json").output)


@pytest.mark.parametrize(
    ("at", "officer", "there"),
    [
        # Both moments are half past two in the night: once in summer time, an hour later in winter time.
        ("2026-10-25T00:30:00Z", "XIA Shili", "2026-10-25 02:30+02:00"),
        ("2026-10-25T01:30:00Z", "XIA Shili", "2026-10-25 02:30+01:00"),
        # Seven in the morning is 06:00 in UTC from that day on; the day before it was 05:00.
        ("2026-10-25T05:59:59Z", "XIA Shili", "2026-10-25 06:59+01:00"),
        ("2026-10-25T06:00:00Z", "QIAO Shili", "2026-10-25 07:00+01:00"),
        ("2026-10-24T05:00:00Z", "QIAO Shili", "2026-10-24 07:00+02:00"),
    ],
)
def test_it_says_who_is_on_duty_now_and_what_time_it_is_there(
    monkeypatch: pytest.MonkeyPatch, at: str, officer: str, there: str
) -> None:
    monkeypatch.setattr("tipstaff.cli.liaison.now", lambda: Instant.parse(at))
    (line,) = asked("--office", "post-duty").output.splitlines()
    assert line.split("\t")[:2] == ["Duty Desk of the Post", officer]
    assert line.split("\t")[3:] == ["DONG Shili", there]
    (one,) = json.loads(asked("--json").output)["on_duty"]
    assert (one["officer_name"], one["zone"]) == (officer, "Europe/Berlin")


def test_the_week_of_25_october_has_169_hours_and_each_is_somebodys() -> None:
    week = week_of("2026-10-25")
    assert (week["begins"], week["ends"]) == ("2026-10-18T22:00:00.000000Z", "2026-10-25T23:00:00.000000Z")
    assert week["open"] == []
    night = next(one for one in week["shifts"] if one["starts_at"].startswith("2026-10-24T17:00"))
    assert (
        night["ends_at"] == "2026-10-25T06:00:00.000000Z"
    )  # 19:00 to 07:00 are thirteen hours in that night
    said = asked("--office", "post-duty", "--week", "2026-10-25").output.splitlines()
    assert said[0] == "Duty Desk of the Post\t2026-10-19/2026-10-26\tEurope/Berlin"
    assert "2026-10-24 19:00+02:00/2026-10-25 07:00+01:00\tXIA Shili\tzh,de,en\tDONG Shili" in said


def test_a_time_for_which_no_roster_is_published_is_said() -> None:
    week = week_of("2026-11-01")
    assert week["open"] == [{"begins": "2026-10-31T23:00:00.000000Z", "ends": "2026-11-01T23:00:00.000000Z"}]
    said = asked("--office", "post-duty", "--week", "2026-11-01", language="zh-hans").output
    assert said.startswith("联络处值班室\t")
    assert said.endswith("2026-11-01 00:00+01:00/2026-11-02 00:00+01:00\t该时段没有已公布的排班表\n")


def test_nobody_on_duty_an_unknown_office_and_a_week_of_none_are_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tipstaff.cli.liaison.now", lambda: Instant.parse("2026-12-01T00:00:00Z"))
    assert asked().output == "Nobody is on duty at this moment by a published roster.\n"
    assert "There is no office nowhere." in asked("--office", "nowhere").output
    assert asked("--week", "2026-10-25").exit_code == 2
