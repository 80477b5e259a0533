"""Any command by its name: entered with a receipt, or refused with its ground and a status of 1."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.cli.orders import order
from tests.registrar.build import in_force, registered

from tipstaff.cli.commands import tipstaff

pytestmark = pytest.mark.usefixtures("agencies", "noon")


def act(name: str, who: str, values: object, *further: str) -> Result:
    text = values if isinstance(values, str) else json.dumps(values)
    result = CliRunner().invoke(tipstaff, ["act", name, "--as", who, "--values", text, *further])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def receipt(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def registering(number: str = "7") -> dict[str, Any]:
    paper = {"sha256": "0" * 64, "name": "1.pdf", "size": 1, "media_type": "application/pdf"}
    return order(number, instrument=paper)


def recalling(warrant: str) -> dict[str, Any]:
    return {"warrant": warrant, "ground": "withdrawn"}


def test_an_act_is_entered_and_its_receipt_is_one_json_object() -> None:
    found = receipt(act("warrants.register", "registrar.guangzhou", registering()))
    assert found["matter"].startswith("warrant-")
    assert found["version"] == 1
    assert len(found["entries"]) == 1


def test_values_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "values.json"
    file.write_text(json.dumps(registering()), "utf-8")
    receipt(act("warrants.register", "registrar.guangzhou@guangzhou-registration", f"@{file}"))


def test_a_refusal_names_its_ground_in_a_sentence_and_ends_with_1() -> None:
    result = act("warrants.recall", "officer.guangzhou", recalling(in_force()))
    assert result.exit_code == 1
    assert "warrants.wrong_role: 您的任职" in result.stderr
    assert result.stdout == ""


def test_the_same_submission_twice_is_entered_once() -> None:
    warrant = in_force()
    same = ("--submission", "0f8fad5b-d9cb-469f-a165-70867728950e")
    first = receipt(act("warrants.recall", "court.guangzhou", recalling(warrant), *same))
    assert receipt(act("warrants.recall", "court.guangzhou", recalling(warrant), *same)) == first


def test_an_act_on_what_somebody_has_changed_meanwhile_is_refused() -> None:
    result = act("warrants.recall", "court.guangzhou", recalling(in_force()), "--seen", "1")
    assert result.exit_code == 1
    assert "record.changed_meanwhile" in result.stderr


@pytest.mark.parametrize("who", ["nobody", "registrar.guangzhou@hangzhou-registration"])
def test_somebody_without_an_appointment_is_named(who: str) -> None:
    result = act("warrants.recall", who, recalling(registered()))
    assert result.exit_code == 1
    assert f"{who} 现无任职" in result.stderr


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ("[]", "JSON"),
        ("{", "JSON"),
        ("@/no/such/file", "/no/such/file"),
        ({"ground": "withdrawn", "colour": "red"}, "colour"),
        ({"ground": "because"}, "ground"),
        ({}, "ground"),
        ({"ground": 7}, "ground"),
    ],
)
def test_values_that_can_t_be_read_are_named(values: object, named: str) -> None:
    if isinstance(values, dict):
        values = {"warrant": registered()} | values
    result = act("warrants.recall", "court.guangzhou", values)
    assert result.exit_code == 1
    assert named in result.stderr
    assert "错误：" in result.stderr or "Error: " in result.stderr


def test_an_unknown_command_is_named() -> None:
    result = act("warrants.forget", "court.guangzhou", {})
    assert result.exit_code == 2
    assert "warrants.forget" in result.stderr
