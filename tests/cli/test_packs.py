"""`tipstaff export --pack`: proofs that anybody verifies away from here, an act before the file, and its refusals."""

import io
import json
import re
import zipfile
from contextlib import chdir, redirect_stdout
from pathlib import Path

import aics_tlog
import pytest
from tests.cli.test_export import exported, given_out_acts, run
from tests.registrar.build import do, in_force, recalling, registered, state_of

from tipstaff.kernel.ids import MatterId
from tipstaff.record.publish import publisher
from tipstaff.registrar.holders import holders
from tipstaff.registrar.matters import load
from tipstaff.warrants.core.chase.chase import HoldingKind
from tipstaff.warrants.queries import handouts_of

pytestmark = pytest.mark.usefixtures("agencies", "noon")


def test_a_pack_is_an_act_and_its_readme_verifies_every_entry(tmp_path: Path) -> None:
    warrant = in_force("0417")
    publisher().publish()
    result = run(tmp_path / "pack.zip", "--pack", "--warrants", "0417")
    assert result.exit_code == 0, result.output
    (row,) = handouts_of(warrant, state_of(warrant).registered_at)
    assert [one.holding.kind for one in holders(warrant)] == [HoldingKind.OFFLINE_PACK]
    with zipfile.ZipFile(tmp_path / "pack.zip") as file:
        file.extractall(tmp_path)
    readme = (tmp_path / "README.md").read_text("utf-8")
    assert row.handout in readme
    until = re.search(r"Void after: ([^*]+)", readme)[1]
    assert until in (tmp_path / "sheets/01.html").read_text("utf-8")
    assert (tmp_path / "sheets/01.pdf").read_bytes().startswith(b"%PDF")
    program = re.search(r"```python\n(.*?)```", readme, re.DOTALL)[1]
    said = io.StringIO()
    with chdir(tmp_path), redirect_stdout(said):
        exec(program, {})
    lines = said.getvalue().splitlines()
    assert len(lines) == 2
    assert all(line.endswith(" OK") for line in lines)
    note = aics_tlog.parse_note((tmp_path / "checkpoint").read_bytes())
    assert aics_tlog.verify_note(note, [aics_tlog.parse_vkey(str(publisher().signer.verifier))])


def test_the_outcome_of_a_pack_is_told_to_a_program_and_in_a_dry_run_nothing_is_entered(
    tmp_path: Path,
) -> None:
    in_force("0417")
    publisher().publish()
    out = tmp_path / "pack.zip"
    dry = exported(out, "--pack", "--agency-in-force", "--dry-run")
    assert (dry["given"], dry["acts"], dry["handout"], given_out_acts()) == (1, 0, None, 0)
    assert not out.exists()
    given = exported(out, "--pack", "--warrants", "0417")
    handout = load(MatterId(given["handout"])).state
    assert (given["given"], given["left_out"], given["acts"], given["left"]) == (1, 0, 1, [])
    assert dry["void_after"] <= given["void_after"] == str(handout.valid_until)
    with zipfile.ZipFile(out) as file:
        (row,) = json.loads(file.read("warrants.json"))
    assert set(row) <= set(given["columns"])


def test_an_option_that_would_do_nothing_is_refused_before_anything_is_given_out(tmp_path: Path) -> None:
    in_force("0417")
    out = tmp_path / "x"
    for idle, *arguments in (
        ("--warrants", "--warrants", "0417"),
        ("--agency-in-force", "--agency-in-force"),
        ("--status, --format", "--pack", "--agency-in-force", "--status", "in_force", "--format", "xlsx"),
    ):
        result = run(out, *arguments)
        assert result.exit_code == 2
        assert re.search(f"Error: {idle}[:：]", result.output)
    assert given_out_acts() == 0
    assert not out.exists()


def test_an_altered_entry_is_not_proven_by_its_pack(tmp_path: Path) -> None:
    in_force("0417")
    publisher().publish()
    run(tmp_path / "pack.zip", "--pack", "--agency-in-force")
    with zipfile.ZipFile(tmp_path / "pack.zip") as file:
        file.extractall(tmp_path)
    leaf = tmp_path / "entries/01/0001.leaf.json"
    leaf.write_bytes(leaf.read_bytes() + b" ")
    program = re.search(r"```python\n(.*?)```", (tmp_path / "README.md").read_text("utf-8"), re.DOTALL)[1]
    said = io.StringIO()
    with chdir(tmp_path), redirect_stdout(said):
        exec(program, {})
    assert [line.split(" ", 1)[1] for line in said.getvalue().splitlines()] == ["NOT PROVEN", "OK"]


def test_there_is_no_pack_of_what_is_unpublished_not_in_force_anothers_or_for_no_role(tmp_path: Path) -> None:
    gone = in_force("1")
    registered("2")
    in_force("3")
    out = tmp_path / "pack.zip"
    assert "warrants.not_yet_published" in run(out, "--pack", "--warrants", "3").output
    do(recalling(gone), "court.guangzhou")
    publisher().publish()
    for numbers, who, ground in (
        ("3,1", "registrar.guangzhou", "1: warrants.sheet_of_ended"),
        ("2", "registrar.guangzhou", "2: warrants.not_in_force"),
        ("3", "duty.chengdu", "3: warrants.not_your_agency"),
        ("3", "checker.guangzhou", "warrants.wrong_role"),
        ("nothing", "registrar.guangzhou", "warrants.not_registered"),
    ):
        assert ground in run(out, "--pack", "--warrants", numbers, who=who).output
    assert list(tmp_path.iterdir()) == []
    assert given_out_acts() == 0
