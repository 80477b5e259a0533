"""`tipstaff export`: an act on the record before a row is written, and what is left out is told."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from tests.registrar.build import do, in_force, recalling, registered, state_of

from tipstaff.cli import whole
from tipstaff.cli.commands import tipstaff
from tipstaff.kernel.ids import MatterId, WarrantId
from tipstaff.record import models
from tipstaff.registrar import giving_out, selecting
from tipstaff.registrar.matters import load
from tipstaff.warrants.core.exchange.csv_file import unguarded
from tipstaff.warrants.core.exchange.given import HANDOUT, rows_sha256
from tipstaff.warrants.queries import handouts_of

pytestmark = pytest.mark.usefixtures("agencies", "noon")
REGISTRAR = "registrar.guangzhou"
ALWAYS = ("--purpose", "proceedings", "--case", "（2026）穗案1号")


def run(out: Path, *arguments: str, who: str = REGISTRAR) -> Result:
    return CliRunner().invoke(tipstaff, ["export", "--as", who, "--out", str(out), *ALWAYS, *arguments])


def exported(out: Path, *arguments: str, who: str = REGISTRAR) -> dict[str, Any]:
    result = run(out, "--json", *arguments, who=who)
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return [
            {name: said for name, cell in row.items() if (said := unguarded(cell))}
            for row in csv.DictReader(text)
        ]


def given_out_acts() -> int:
    return models.Entry.objects.filter(event="warrants.given_out").count()


def test_a_file_names_the_act_that_gave_it_out_and_the_act_names_its_rows(tmp_path: Path) -> None:
    warrants = [in_force("0417"), registered("2")]
    out = tmp_path / "all.csv"
    assert exported(out, "--with-persons")["given"] == 2
    rows = rows_of(out)
    assert {row["number"] for row in rows} == {"0417", "2"}
    assert {row["name"] for row in rows} == {"样本甲"}
    (act,) = {row[HANDOUT] for row in rows}
    handout = load(MatterId(act)).state
    assert handout.sha256 == rows_sha256(rows)
    assert {one.warrant for one in handout.warrants} == set(warrants)
    assert [row.handout for row in handouts_of(warrants[0], handout.at)] == [act]


def test_only_the_status_that_was_asked_for_leaves_the_register(tmp_path: Path) -> None:
    in_force("1")
    gone = in_force("2")
    do(recalling(gone), "court.guangzhou")
    out = tmp_path / "in-force.csv"
    exported(out, "--status", "in_force")
    assert [row["number"] for row in rows_of(out)] == ["1"]
    assert handouts_of(gone, state_of(gone).registered_at) == ()


def test_without_persons_nobody_is_named(tmp_path: Path) -> None:
    in_force("1")
    out = tmp_path / "plain.csv"
    exported(out, who="duty.guangzhou")
    assert "样本甲" not in out.read_text("utf-8-sig")


def test_a_duty_officer_exports_no_persons_and_nothing_is_written(tmp_path: Path) -> None:
    in_force("1")
    for dry in ((), ("--dry-run",)):
        result = run(tmp_path / "x.csv", "--with-persons", *dry, who="duty.guangzhou")
        assert result.exit_code == 1
        assert "warrants.wrong_role" in result.output
    assert list(tmp_path.iterdir()) == []
    assert given_out_acts() == 0


def test_a_dry_run_tells_what_would_be_given_and_what_left_out_and_enters_nothing(tmp_path: Path) -> None:
    in_force("1")
    erased = in_force("2")
    models.SubjectKey.objects.filter(subject=state_of(erased).subject).delete()
    told = exported(tmp_path / "x.csv", "--with-persons", "--dry-run")
    assert (told["given"], told["left_out"], told["acts"]) == (1, 1, 0)
    assert [(one["number"], one["ground"]) for one in told["left"]] == [("2", "warrants.person_erased")]
    assert "name" in told["columns"]
    assert "2: " in run(tmp_path / "x.csv", "--with-persons", "--dry-run").output
    assert list(tmp_path.iterdir()) == []
    assert given_out_acts() == 0


def test_a_row_that_is_refused_is_left_out_and_told_while_the_rest_is_given(tmp_path: Path) -> None:
    in_force("1")
    erased = in_force("2")
    models.SubjectKey.objects.filter(subject=state_of(erased).subject).delete()
    out = tmp_path / "x.csv"
    outcome = exported(out, "--with-persons")
    assert (outcome["given"], outcome["left_out"]) == (1, 1)
    assert [row["number"] for row in rows_of(out)] == ["1"]
    report = (tmp_path / "x.csv.left-out.csv").read_text("utf-8-sig")
    assert "warrants.person_erased" in report
    assert "个人信息已经删除" in report


def test_a_long_file_is_given_out_in_parts_each_an_act(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in "12345":
        in_force(number)
    monkeypatch.setattr(selecting, "AT_ONCE", 2)
    out = tmp_path / "x.csv"
    assert exported(out)["acts"] == 3
    rows = rows_of(out)
    assert sorted(row["number"] for row in rows) == list("12345")
    for act in {row[HANDOUT] for row in rows}:
        own = [row for row in rows if row[HANDOUT] == act]
        assert load(MatterId(act)).state.sha256 == rows_sha256(own)
    assert len({load(MatterId(row[HANDOUT])).state.file for row in rows}) == 1


def test_a_part_that_changes_while_it_is_given_out_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warrant = in_force("1")
    submit = giving_out.submit

    def after_a_recall(*arguments: Any) -> Any:
        monkeypatch.setattr(giving_out, "submit", submit)
        do(recalling(warrant), "court.guangzhou")
        return submit(*arguments)

    monkeypatch.setattr(giving_out, "submit", after_a_recall)
    out = tmp_path / "x.csv"
    exported(out)
    (row,) = rows_of(out)
    assert row["status"] == "recalled"


def test_a_court_gives_out_what_it_issued_and_oversight_everything(tmp_path: Path) -> None:
    in_force("1")
    assert exported(tmp_path / "court.csv", "--with-persons", who="court.guangzhou")["given"] == 1
    assert exported(tmp_path / "other.csv", who="court.chengdu")["given"] == 0
    assert exported(tmp_path / "all.csv", "--with-persons", who="oversight")["given"] == 1


@pytest.mark.parametrize("format_", ["xlsx", "niem-json"])
def test_every_format_is_an_act_and_a_file(tmp_path: Path, format_: str) -> None:
    warrant = in_force("0417")
    out = tmp_path / "file.xlsx"
    exported(out, "--with-persons", "--format", format_)
    if format_ == "xlsx":
        (sheet,) = load_workbook(out).worksheets
        assert "0417" in [cell.value for cell in sheet[2]]
    else:
        assert (
            json.loads(out.read_text("utf-8"))["@graph"][0]["j:ArrestWarrant"]["j:WarrantStatusCode"]
            == "ACTIVE"
        )
    assert [str(row.form) for row in handouts_of(warrant, state_of(warrant).registered_at)] == [
        format_.replace("-", "_")
    ]


def test_a_file_that_is_there_is_not_written_over_and_nothing_is_entered(tmp_path: Path) -> None:
    in_force("1")
    out = tmp_path / "x.csv"
    out.write_text("mine")
    assert "文件已经存在" in run(out).output
    assert out.read_text() == "mine"
    assert given_out_acts() == 0


@pytest.mark.parametrize(
    ("case", "ground"), [(" ", "warrants.case_reference_missing"), ("x" * 65, "warrants.unusable_number")]
)
def test_nothing_is_given_out_for_no_case(tmp_path: Path, case: str, ground: str) -> None:
    in_force("1")
    result = CliRunner().invoke(
        tipstaff,
        ["export", "--as", REGISTRAR, "--out", str(tmp_path / "x"), "--purpose", "review", "--case", case],
    )
    assert ground in result.output
    assert list(tmp_path.iterdir()) == []


def test_without_a_purpose_nothing_is_asked_for(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        tipstaff, ["export", "--as", REGISTRAR, "--out", str(tmp_path / "x"), "--case", "1"]
    )
    assert result.exit_code == 2
    assert "--purpose" in result.output


def test_a_file_that_cannot_be_finished_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_force("1")

    def full(*_: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(whole.os, "fsync", full)
    assert run(tmp_path / "x.csv").exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_nobody_else_reads_the_file(tmp_path: Path) -> None:
    WarrantId(in_force("1"))
    out = tmp_path / "x.csv"
    exported(out)
    assert out.stat().st_mode & 0o077 == 0
