"""A registrar's own warrants, as a table and as JSON."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from pytest_django import Settings
from tests.registrar.build import checking, do, executing, in_force, registered, registering, tokened

from tipstaff.cli.commands import tipstaff
from tipstaff.kernel.ids import WarrantId

pytestmark = pytest.mark.usefixtures("agencies", "noon")


def listed(*arguments: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(tipstaff, ["warrants", "--json", *arguments])
    assert result.exit_code == 0, result.output
    return list(json.loads(result.stdout))


def test_executed_warrants_are_a_json_array_of_objects() -> None:
    for number in ("1", "2"):
        do(executing(tokened(in_force(number), number, token=number), token=number), "officer.guangzhou")
    registered("3")
    (one,) = listed("--status", "executed", "--limit", "1")
    assert (one["number"], one["status"], one["level"]) in {("1", "executed", 1), ("2", "executed", 1)}
    assert {one["number"] for one in listed("--status", "executed")} == {"1", "2"}
    assert [one["number"] for one in listed("--status", "awaiting_check")] == ["3"]


def test_an_empty_list_is_an_empty_array() -> None:
    assert listed("--status", "recalled") == []


def test_only_one_agency_s_own_are_listed_and_pages_can_be_turned() -> None:
    for number in "123":
        registered(number)
    assert len(listed("--agency", "guangzhou-police")) == 3
    assert listed("--agency", "hangzhou-police") == []
    pages = [listed("--limit", "2"), listed("--limit", "2", "--offset", "2")]
    assert [len(page) for page in pages] == [2, 1]
    assert len({one["id"] for page in pages for one in page}) == 3


def test_a_warrant_whose_last_day_has_passed_is_never_shown_as_in_force(settings: Settings) -> None:
    warrant = WarrantId(do(registering(valid_until=date(2026, 11, 24)), "registrar.guangzhou").matter)
    do(checking(warrant), "checker.guangzhou")
    assert [one["status"] for one in listed()] == ["in_force"]
    settings.CLOCK_SHIFT += timedelta(days=2)
    assert [one["status"] for one in listed()] == ["expired"]
    assert listed("--status", "in_force") == []


def test_a_warrant_whose_validation_was_missed_is_suspended_before_anybody_has_noted_it(
    settings: Settings,
) -> None:
    in_force("1")
    settings.CLOCK_SHIFT += timedelta(days=91)
    assert [one["status"] for one in listed()] == ["suspended"]
    assert [one["number"] for one in listed("--status", "suspended")] == ["1"]
    assert listed("--status", "in_force") == []


def test_the_table_has_a_line_for_each_and_no_personal_data() -> None:
    registered("1")
    lines = CliRunner().invoke(tipstaff, ["warrants"]).stdout.splitlines()
    assert lines == ["1\tawaiting_check\t1\tcn.232\t2027-02-28"]
