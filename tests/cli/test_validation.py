"""The validations of a month, as a table and as JSON."""

import json
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner
from tests.registrar.build import in_force

from tipstaff.cli.commands import tipstaff

pytestmark = pytest.mark.usefixtures("agencies", "noon")


def listed(*arguments: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(tipstaff, ["validation", "--json", *arguments])
    assert result.exit_code == 0, result.output
    return list(json.loads(result.stdout))


def test_a_month_lists_what_is_due_in_it_and_of_one_agency_only_its_own() -> None:
    in_force("1", valid_until=None, review_on=date(2028, 11, 22))
    (one,) = listed("--month", "2027-02")
    assert (one["warrant_number"], one["validation"]["due_on"]) == ("1", "2027-02-21")
    assert listed("--month", "2027-03") == listed("--month", "2027-02", "--state", "done") == []
    assert len(listed("--month", "2027-02", "--agency", "guangzhou-police")) == 1
    assert listed("--month", "2027-02", "--agency", "hangzhou-police") == []


def test_a_month_that_is_none_is_refused_in_a_sentence() -> None:
    result = CliRunner().invoke(tipstaff, ["validation", "--month", "2027"])
    assert result.exit_code != 0
    assert "2026-11" in result.output
