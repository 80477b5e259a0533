"""A statement on the command line: recomputed, given with its proofs, and checked away from here."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connections
from tests.registrar import accounts as c

from tipstaff.cli.commands import tipstaff
from tipstaff.record.publish import publisher

pytestmark = pytest.mark.usefixtures("agencies")


def asked(*arguments: str) -> Result:
    return CliRunner().invoke(tipstaff, ["statement", *arguments])


def kept() -> str:
    account = c.opened()
    c.booked(account, "票据", 1_000_01)
    publisher().publish()
    return account


def test_a_statement_says_the_sums_and_what_they_rest_on() -> None:
    kept()
    told = asked("hangzhou-police")
    assert told.exit_code == 0
    assert "1000.01" in told.stdout
    assert "0 not published yet" in told.stdout or "尚未发布0条" in told.stdout


def test_a_given_statement_is_checked_with_the_file_and_the_key_alone(tmp_path: Path) -> None:
    kept()
    file = tmp_path / "statement.json"
    file.write_text(asked("hangzhou-police", "--json").stdout, "utf-8")
    key = str(publisher().signer.verifier)
    assert asked("--check", str(file), "--key", key).exit_code == 0
    said = json.loads(file.read_text("utf-8"))
    said["accounts"][0]["entries"][-1]["leaf"] = said["accounts"][0]["entries"][-1]["leaf"].replace(
        "100001", "900001"
    )
    file.write_text(json.dumps(said), "utf-8")
    assert asked("--check", str(file), "--key", key).exit_code == 1


def test_a_table_that_says_something_else_ends_with_one() -> None:
    account = kept()
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "UPDATE cooperation_accountposting SET amount = amount * 2 WHERE account = %s", [account]
        )
    assert asked("hangzhou-police").exit_code == 1


def test_what_is_no_statement_and_nobody_s_statement_are_refused(tmp_path: Path) -> None:
    assert asked().exit_code == 2
    assert asked("hangzhou-police").exit_code == 1  # nothing is published yet
    file = tmp_path / "other.json"
    file.write_text("[]", "utf-8")
    assert asked("--check", str(file)).exit_code == 1


def test_a_key_that_is_none_is_refused(tmp_path: Path) -> None:
    kept()
    file = tmp_path / "statement.json"
    file.write_text(asked("hangzhou-police", "--json").stdout, "utf-8")
    assert asked("--check", str(file), "--key", "no key").exit_code == 2
