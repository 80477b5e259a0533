"""`tipstaff import`: other systems' files by the command line, with a row for each and nothing done by itself."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from django.db import connection
from tests.cli.orders import PAPER
from tests.cli.programs import run
from tests.core.warrants.exchange.messages import FORBIDDEN_SECTIONS, MAPPING, SECRET, report
from tests.core.warrants.exchange.test_reading import HEADING, ROW, sheet

from tipstaff.cli.commands import tipstaff
from tipstaff.registrar import taking_in
from tipstaff.warrants.queries import by_number

NUMBER = "（2026）样9999刑初7号"
HAN = re.compile("[一-鿿]")
pytestmark = pytest.mark.usefixtures("noon", "agencies")


def taken_in(path: Path, form: str, *more: str) -> dict[str, Any]:
    result = CliRunner().invoke(tipstaff, ["import", str(path), "--format", form, "--json", *more])
    assert result.exception is None, result.output
    return dict(json.loads(result.stdout))


@pytest.fixture
def mapping(tmp_path: Path) -> str:
    (tmp_path / "mapping.yaml").write_text(yaml.safe_dump(MAPPING, allow_unicode=True), encoding="utf-8")
    return str(tmp_path / "mapping.yaml")


def message(folder: Path, kind: str = "WarrantIssuedReport", **parts: str) -> Path:
    (folder / "message.xml").write_text(report(kind, **parts), encoding="utf-8")
    return folder / "message.xml"


def everything() -> dict[str, int]:
    """How many rows each table of this installation has."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        counts = {}
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts


def test_an_issued_report_is_entered_and_awaits_the_second_check(tmp_path: Path, mapping: str) -> None:
    told = taken_in(message(tmp_path), "niem-xml", "--mapping", mapping)
    assert (told["entered"], told["refused"]) == (1, 0)
    (row,) = by_number(NUMBER)
    assert row.status == "awaiting_check"


def test_the_same_file_again_enters_nothing_new(tmp_path: Path, mapping: str) -> None:
    taken_in(message(tmp_path), "niem-xml", "--mapping", mapping)
    before = everything()
    told = taken_in(message(tmp_path), "niem-xml", "--mapping", mapping)
    assert (told["entered"], told["already"]) == (0, 1)
    assert everything() == before


def test_a_dry_run_decides_every_row_and_leaves_no_trace(tmp_path: Path, mapping: str) -> None:
    before, files = everything(), set(tmp_path.rglob("*")) | {tmp_path / "message.xml"}
    told = taken_in(message(tmp_path), "niem-xml", "--mapping", mapping, "--dry-run")
    assert (told["would_enter"], told["entered"], told["report"]) == (1, 0, "")
    assert everything() == before
    assert set(tmp_path.rglob("*")) == files


def test_a_dry_run_refuses_what_would_be_refused(tmp_path: Path) -> None:
    strange = [{"法院": "no-such-court"}.get(name, cell) for name, cell in zip(HEADING, ROW, strict=True)]
    sheet(tmp_path, [HEADING, strange])
    columns = dict(zip(("number", "court", "kind", "offence", "issued_on", "valid_until", "return_scope", "name", "sex",
                        "born_on", "nationality", "document_kind", "document_number", "document_country",
                        "instrument_file", "instrument_sha256"), HEADING, strict=True))  # fmt: skip
    (tmp_path / "m.json").write_text(json.dumps({"columns": columns}), encoding="utf-8")
    more = ("--mapping", str(tmp_path / "m.json"), "--as", "registrar.guangzhou")
    dry = taken_in(tmp_path / "orders.xlsx", "xlsx", *more, "--dry-run")
    wet = taken_in(tmp_path / "orders.xlsx", "xlsx", *more)
    assert (
        [row["code"] for row in dry["rows"]]
        == [row["code"] for row in wet["rows"]]
        == ["warrants.unknown_court"]
    )


def test_a_run_that_was_broken_off_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = [{"文号": "样2"}.get(name, cell) for name, cell in zip(HEADING, ROW, strict=True)]
    lines = "\r\n".join(",".join(map(str, line)) for line in (HEADING, ROW, second))
    (tmp_path / "orders.csv").write_text(lines, encoding="utf-8")
    sheet(tmp_path, [HEADING])
    (tmp_path / "m.json").write_text(json.dumps({"columns": _columns()}), encoding="utf-8")
    more = ("--mapping", str(tmp_path / "m.json"))
    real, seen = taking_in.submit, []

    def broken_off(*arguments: Any, **named: Any) -> Any:
        seen.append(1)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return real(*arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(taking_in, "submit", broken_off)
        CliRunner().invoke(tipstaff, ["import", str(tmp_path / "orders.csv"), "--format", "csv", *more])
    told = taken_in(tmp_path / "orders.csv", "csv", *more)
    assert (told["already"], told["entered"]) == (1, 1)


def _columns() -> dict[str, str]:
    ours = ("number court kind offence issued_on valid_until return_scope name sex born_on nationality document_kind "
            "document_number document_country instrument_file instrument_sha256")  # fmt: skip
    return dict(zip(ours.split(), HEADING, strict=True))


@pytest.mark.parametrize(
    ("kind", "came", "code"),
    [
        ("WarrantCancelledReport", "to_act", "report_cancelled"),
        ("WarrantModificationReport", "to_act", "report_modified"),
        ("WarrantAcceptedReport", "noted", "report_accepted"),
        ("WarrantRejectedReport", "noted", "report_rejected"),
    ],
)
def test_another_report_tells_and_does_nothing_by_itself(
    tmp_path: Path, mapping: str, kind: str, came: str, code: str
) -> None:
    taken_in(message(tmp_path), "niem-xml", "--mapping", mapping)
    before = everything()
    (row,) = taken_in(message(tmp_path, kind), "niem-xml", "--mapping", mapping)["rows"]
    assert (row["came"], row["code"]) == (came, code)
    assert row["warrant"].startswith("warrant-")
    assert HAN.search(row["sentence_zh"])
    assert everything() == before


def test_a_report_about_a_warrant_that_is_not_here_is_refused(tmp_path: Path, mapping: str) -> None:
    (row,) = taken_in(message(tmp_path, "WarrantCancelledReport"), "niem-xml", "--mapping", mapping)["rows"]
    assert (row["came"], row["code"]) == ("refused", "unknown_warrant")


def test_what_is_forbidden_reaches_neither_the_register_nor_the_report(tmp_path: Path, mapping: str) -> None:
    place = tmp_path / "report.csv"
    file = message(tmp_path, person="".join(FORBIDDEN_SECTIONS.values()))
    told = taken_in(file, "niem-xml", "--mapping", mapping, "--report", str(place))
    assert (told["entered"], told["dropped"]) == (1, len(FORBIDDEN_SECTIONS))
    assert SECRET not in json.dumps(told)
    assert SECRET not in place.read_text(encoding="utf-8-sig")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert SECRET not in repr(cursor.fetchall()), table
    assert all(HAN.search(one["sentence_zh"]) for one in told["rows"][0]["dropped"])


def test_a_mapping_that_can_t_be_read_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("columns: {fingerprint: a}", encoding="utf-8")
    arguments = [
        "import",
        str(message(tmp_path)),
        "--format",
        "niem-xml",
        "--mapping",
        str(tmp_path / "m.yaml"),
    ]
    result = CliRunner().invoke(tipstaff, arguments)
    assert result.exit_code == 2
    assert "fingerprint" in result.output


def test_somebody_who_is_no_registrar_enters_nothing(tmp_path: Path, mapping: str) -> None:
    told = taken_in(message(tmp_path), "niem-xml", "--mapping", mapping, "--as", "checker.guangzhou")
    assert told["entered"] == 0
    assert told["rows"][0]["code"] == "warrants.wrong_role"


def test_as_a_program_it_says_in_words_what_came_of_each_row(tmp_path: Path) -> None:
    (tmp_path / "order.pdf").write_bytes(PAPER)
    done = run("import", str(message(tmp_path)), "--format", "niem-xml", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "Not taken in: 1." in done.stdout
