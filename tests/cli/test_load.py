"""A batch of orders, some of them bad: each fault is a coded line in two languages, the rest is taken in."""

import csv
import json
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings
from tests.cli.orders import PAPER, batch, order, write

from tipstaff.agencies.queries import agencies as founded
from tipstaff.cli.commands import tipstaff
from tipstaff.registrar.clock import now
from tipstaff.warrants.core.intake.faults import FaultCode
from tipstaff.warrants.queries import count_own

pytestmark = pytest.mark.usefixtures("noon")

HAN = re.compile("[一-鿿]")
TWO_GIGABYTES = 2 * 1024**3


def load(folder: Path, *arguments: str) -> tuple[Result, list[dict[str, str]]]:
    """What came of it, and the lines of the report."""
    report = folder.parent / "report.csv"
    result = CliRunner().invoke(tipstaff, ["load", str(folder), "--report", str(report), *arguments])
    assert result.exception is None, result.output
    with report.open(encoding="utf-8-sig", newline="") as file:
        return result, list(csv.DictReader(file))


def counts(result: Result) -> dict[str, Any]:
    return dict(json.loads(result.stdout))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return batch(tmp_path / "batch", good=order("1"), last=order("2"))


def sparse(file: Path) -> None:
    with file.open("wb") as out:
        out.truncate(TWO_GIGABYTES)


def packed(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../outside.json", json.dumps(order("9")))
        archive.writestr("inside.json", json.dumps(order("3")))
        archive.writestr("papers/1.pdf", PAPER)


BAD: dict[str, Any] = {
    "malformed_order": order("9", kind="a letter"),
    "unknown_offence": order("9", offence="cn.9999"),
    "missing_authority": {name: value for name, value in order("9").items() if name != "court"},
    "expired_on_arrival": order("9", valid_until="2026-11-22"),
    "duplicate": [order("1")],
    "instrument_missing": order("9", instrument={"file": "papers/2.pdf", "sha256": "0" * 64}),
    "instrument_hash_mismatch": order("9", instrument={"file": "papers/1.pdf", "sha256": "0" * 64}),
}


@pytest.mark.parametrize("code", BAD)
@pytest.mark.usefixtures("agencies")
def test_a_bad_order_is_named_in_both_languages_and_the_rest_is_taken_in(folder: Path, code: str) -> None:
    batch(folder, m_bad=BAD[code])
    result, lines = load(folder, "--json")
    assert counts(result) | {"report": ""} == {
        "entered": 2,
        "already": 0,
        "refused": 1,
        f"refused: {code}": 1,
        "report": "",
    }
    (line,) = lines
    assert (line["source"], line["code"]) == ("m_bad.json", code)
    assert_said_in_both_languages(line)


def assert_said_in_both_languages(line: dict[str, str]) -> None:
    assert HAN.search(line["sentence_zh"]), line
    assert re.search("[A-Za-z]{3,} [a-z]{2,}", line["sentence_en"]), line


@pytest.mark.usefixtures("agencies")
def test_files_that_can_t_be_read_are_named_and_the_rest_is_taken_in(folder: Path) -> None:
    write(folder / "a_gb18030.json", order("3"), "gb18030")
    write(folder / "b_with_bom.json", order("4"), "utf-8-sig")
    write(folder / "c_utf_16.json", order("8"), "utf-16")
    write(folder / "d_latin.json", order("9", person=order("9")["person"] | {"name": "Müller"}), "cp1252")
    sparse(folder / "e_sparse.json")
    packed(folder / "f_packed.zip")
    result, lines = load(folder, "--json")
    named = {line["source"]: line["code"] for line in lines}
    assert named == {
        "c_utf_16.json": "wrong_encoding",
        "d_latin.json": "wrong_encoding",
        "e_sparse.json": "too_large",
        "f_packed.zip": "unsafe_archive",
        "f_packed.zip/inside.json": "duplicate",
    }
    for line in lines:
        assert_said_in_both_languages(line)
    assert counts(result)["entered"] == 4


def test_this_file_knows_every_code() -> None:
    assert {*BAD, "wrong_encoding", "too_large", "unsafe_archive"} == {str(code) for code in FaultCode}


@pytest.mark.usefixtures("agencies")
def test_loading_again_doubles_nothing(folder: Path) -> None:
    load(folder)
    result, lines = load(folder, "--json")
    assert counts(result)["entered"] == 0
    assert counts(result)["already"] == 2
    assert lines == []
    assert count_own(None, at=now()) == 2
    assert "2 份先前已经登记" in load(folder)[0].stdout


@pytest.mark.usefixtures("agencies")
def test_an_order_that_changed_under_the_same_number_is_refused_and_told(folder: Path) -> None:
    load(folder)
    batch(folder, good=order("1", valid_until="2028-01-01"))
    result, lines = load(folder, "--json")
    (line,) = lines
    assert line["source"] == "good.json"
    assert line["code"] == "warrants.already_registered"
    assert_said_in_both_languages(line)
    assert (counts(result)["already"], counts(result)["refused"]) == (1, 1)
    assert count_own(None, at=now()) == 2


@pytest.mark.usefixtures("database")
def test_where_nothing_is_founded_the_demonstration_s_agencies_are_and_it_says_so(folder: Path) -> None:
    result, _ = load(folder)
    assert "已设立演示机关" in result.stderr
    assert "已登记 2 份令状。" in result.stdout
    assert founded()
    assert "演示机关" not in load(folder)[0].stderr


@pytest.mark.usefixtures("database")
def test_a_production_founds_nothing_by_itself(folder: Path, settings: Settings) -> None:
    settings.PRODUCTION = True
    _, lines = load(folder)
    assert not founded()
    assert {line["code"] for line in lines} == {"no_registrar"}
    for line in lines:
        assert_said_in_both_languages(line)


@pytest.mark.usefixtures("agencies")
def test_orders_are_entered_by_the_registrar_who_is_named(folder: Path) -> None:
    assert counts(load(folder, "--as", "nobody", "--json")[0])["refused: no_registrar"] == 2
    assert counts(load(folder, "--as", "registrar.guangzhou", "--json")[0])["entered"] == 2


@pytest.mark.usefixtures("agencies")
def test_unknown_rules_and_a_path_where_nothing_lies_are_told_in_a_sentence(folder: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(tipstaff, ["load", str(folder / "nowhere")]).exit_code == 2
    refused = runner.invoke(tipstaff, ["load", str(folder), "--profile", "xx/1"])
    assert refused.exit_code == 2
    assert "xx/1" in refused.output
    assert isinstance(refused.exception, SystemExit)


@pytest.mark.usefixtures("agencies")
def test_progress_is_shown_on_the_error_stream_alone(folder: Path) -> None:
    result, _ = load(folder)
    assert "正在载入" in result.stderr
    assert "正在载入" not in result.stdout
    assert "正在载入" not in load(folder, "--json")[0].stderr
    assert os.linesep.join(result.stdout.splitlines()) == "已登记 2 份令状。"
