"""What waits for a confirmation desk, as a table and as JSON."""

import json
from typing import Any

import pytest
from click.testing import CliRunner
from tests.registrar.build import confirmed, do, in_force, opened, urgently, waiting_for_confirmation

from tipstaff.cli.commands import tipstaff
from tipstaff.operations.core.difference import Feature

pytestmark = pytest.mark.usefixtures("agencies", "noon")


def listed(*arguments: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(tipstaff, ["confirmations", "--json", *arguments])
    assert result.exit_code == 0, result.output
    return list(json.loads(result.stdout))


def test_what_waits_is_listed_with_what_differs_and_what_is_answered_is_not() -> None:
    confirmed(in_force("1"), "1")
    stated = opened(in_force("2"), "2")
    do(urgently(stated, differing=(Feature.MARKS,)), "officer.guangzhou")
    (one,) = listed("--desk", "guangzhou-confirmation")
    assert (one["operation"], one["urgency"], one["differing"]) == (stated, "urgent", ["marks"])
    assert listed("--desk", "hangzhou-confirmation") == []


def test_without_json_each_request_is_a_line() -> None:
    waiting_for_confirmation(in_force())
    result = CliRunner().invoke(tipstaff, ["confirmations"])
    assert result.output.split("\t")[1:5] == ["1", "urgent", "1", "asked"]
