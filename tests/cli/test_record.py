"""Publish, verify and rebuild: what they say, and the status they end with, also after somebody changed something."""

import json
import shutil
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner, Result
from tests.record.owner import as_owner
from tests.registrar.build import in_force

from tipstaff.cli.commands import tipstaff
from tipstaff.record.publish import log_folder
from tipstaff.record.sequence import LOCK


@pytest.fixture(autouse=True)
def warrant(agencies: None) -> str:
    return in_force()


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(tipstaff, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def values(result: Result) -> dict[str, Any]:
    return dict(json.loads(result.stdout))


def test_a_published_record_verifies_and_the_command_ends_with_0() -> None:
    assert run("publish").stdout == "已公布 2 条记录条目。\n"
    result = run("verify")
    assert result.exit_code == 0
    assert "全部无误" in result.stdout
    found = values(run("verify", "--json"))
    assert (found["entries"], found["published"], found["faults"]) == (2, 2, [])


def test_what_is_not_published_yet_is_no_fault() -> None:
    result = run("verify", "--json")
    assert result.exit_code == 0
    assert (values(result)["entries"], values(result)["published"]) == (2, 0)


def test_a_changed_entry_is_named_and_the_command_ends_with_1() -> None:
    run("publish")
    as_owner("UPDATE record_entry SET leaf = replace(leaf, 'guangzhou', 'hangzhouu') WHERE log_index = 1")
    result = run("verify")
    assert result.exit_code == 1
    assert "✗ tree head of size 2: " in result.stdout
    result = run("verify", "--json")
    assert result.exit_code == 1
    assert "tree head of size 2" in [fault["place"] for fault in values(result)["faults"]]


def test_tables_that_follow_from_the_record_are_said_to_do_so() -> None:
    result = run("rebuild", "--compare")
    assert result.exit_code == 0
    assert "均与记录一致" in result.stdout
    found = values(run("rebuild", "--compare", "--json"))
    assert "warrants_warrant" in found["tables"]
    assert found["differences"] == []


def test_a_changed_row_is_named_and_rebuilding_mends_it() -> None:
    as_owner("UPDATE warrants_warrant SET level = 3")
    result = run("rebuild", "--compare")
    assert result.exit_code == 1
    assert "warrants_warrant: 仅记录中有" in result.stdout
    assert "warrants_warrant: 仅数据表中有" in result.stdout
    result = run("rebuild", "--compare", "--json")
    assert result.exit_code == 1
    assert {(row["table"], row["side"]) for row in values(result)["differences"]} == {
        ("warrants_warrant", "record"),
        ("warrants_warrant", "table"),
    }
    assert run("rebuild").exit_code == 0
    assert run("rebuild", "--compare").exit_code == 0


def test_lost_files_of_the_log_are_told_in_a_sentence_and_written_again_when_asked() -> None:
    run("publish")
    shutil.rmtree(log_folder() / "tile")
    assert run("verify").exit_code == 1
    in_force("2")
    lost = run("publish")
    assert lost.exit_code == 1
    assert "--restore" in lost.output
    assert run("publish", "--restore").stdout == "已公布 4 条记录条目。\n"
    assert run("verify").exit_code == 0


def test_a_second_publisher_and_a_checkpoint_that_nobody_signed_are_told_in_a_sentence(database: str) -> None:
    with psycopg.connect(database) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        beside = run("publish")
        other.execute(
            "SELECT pg_advisory_unlock(%s)", [LOCK]
        )  # a server may be slow to notice a closed connection
    assert run("publish").exit_code == 0
    (log_folder() / "checkpoint").write_bytes(b"somebody else's")
    strange = run("publish")
    assert [(each.exit_code, each.stdout) for each in (beside, strange)] == [(1, ""), (1, "")]
    assert "另一个公布程序正在运行" in beside.stderr
    assert "查明之前不再公布" in strange.stderr


def test_progress_is_shown_on_the_error_stream_alone() -> None:
    assert "正在验证" in run("verify").stderr
    assert "正在比对" in run("rebuild", "--compare").stderr
    for arguments in (["verify", "--json"], ["rebuild", "--compare", "--json"]):
        assert run(*arguments).stderr == ""
