"""What is given out reads back as it was, in every format, and no spreadsheet computes or alters a cell of it."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.core.warrants import build as b
from tests.core.warrants.exchange.build import ORDERS

from tipstaff.kernel.ids import HandoutId, MatterId
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.exchange.cells import Cells, cells_of, order_values
from tipstaff.warrants.core.exchange.columns import COLUMNS
from tipstaff.warrants.core.exchange.csv_file import csv_records, unguarded
from tipstaff.warrants.core.exchange.csv_writing import MARK, CsvWriting
from tipstaff.warrants.core.exchange.given import HANDOUT, STANDING, columns_given, row_of, rows_sha256
from tipstaff.warrants.core.exchange.niem import NAMESPACES
from tipstaff.warrants.core.exchange.niem_writing import STATUS_CODES, NiemWriting, report
from tipstaff.warrants.core.exchange.written import Writing, writing_of
from tipstaff.warrants.core.exchange.xlsx_writing import XlsxWriting, escaped, unescaped
from tipstaff.warrants.core.handout.handout import HandoutForm
from tipstaff.warrants.core.intake.faults import Fault
from tipstaff.warrants.core.intake.order import CourtOrder, read_order
from tipstaff.warrants.core.warrant import WarrantStatus

ACT = HandoutId(MatterId("handout-1"))
ROW = row_of(b.in_force(), b.RULES, b.LATER, ACT, with_persons=True)
COMPUTED = ("=", "+", "-", "@", "\t", "\r")


def written(writing: Writing, rows: Sequence[Cells]) -> bytes:
    return b"".join([*writing.write(rows), *writing.end()])


def csv_rows(content: bytes) -> list[Cells]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    heading, *rows = [fields for _, fields in csv_records(text, 1_000_000)]
    assert not any(isinstance(each, Fault) for each in (heading, *rows))
    return [named(heading, map(unguarded, row)) for row in rows]  # type: ignore[arg-type]


def xlsx_rows(content: bytes) -> list[Cells]:
    found = []
    for sheet in load_workbook(io.BytesIO(content), read_only=True):
        heading, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        found += [named(heading, [unescaped(cell or "") for cell in row]) for row in rows]
    return found


def named(heading: Sequence[str], cells: Any) -> Cells:
    return {name: cell for name, cell in zip(heading, cells, strict=True) if cell}


def order_of(row: Cells) -> CourtOrder | Fault:
    return read_order(order_values({name: row[name] for name in COLUMNS if name in row}, trim=False))


@given(orders=st.lists(ORDERS, max_size=3))
def test_an_order_comes_back_from_csv_as_it_was_given(orders: list[CourtOrder]) -> None:
    content = written(CsvWriting(COLUMNS), [cells_of(one) for one in orders])
    assert [order_of(row) for row in csv_rows(content)] == orders


@given(orders=st.lists(ORDERS, max_size=3))
def test_an_order_comes_back_from_xlsx_as_it_was_given(orders: list[CourtOrder]) -> None:
    content = written(XlsxWriting(COLUMNS), [cells_of(one) for one in orders])
    assert [order_of(row) for row in xlsx_rows(content)] == orders


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_no_cell_of_a_csv_file_begins_like_a_formula_and_each_comes_back(text: str) -> None:
    content = written(CsvWriting(("a", "b")), [{"a": text, "b": "x"}]).decode("utf-8-sig")
    body = content.partition("\r\n")[2]
    first = body.removeprefix('"')
    assert not first.startswith(COMPUTED)
    assert csv_rows(content.encode()) == [{"a": text, "b": "x"}]


@pytest.mark.parametrize(
    "text", ["999999199001010013", "0417", "1-2", "1e5", "2026-11-23", "+86", "'", "''x"]
)
def test_a_number_that_names_something_keeps_its_digits_in_every_table(text: str) -> None:
    cell = written(CsvWriting(("a",)), [{"a": text}]).decode("utf-8-sig").splitlines()[1]
    assert cell.startswith("'")
    assert csv_rows(written(CsvWriting(("a",)), [{"a": text}])) == [{"a": text}]
    sheet = load_workbook(io.BytesIO(written(XlsxWriting(("a",)), [{"a": text}]))).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].number_format) == (text, "s", "@")


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("x")', "+1", "-1", "@SUM(A1)"])
def test_a_sheet_holds_no_formula(text: str) -> None:
    sheet = load_workbook(io.BytesIO(written(XlsxWriting(("a",)), [{"a": text}]))).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].data_type) == (text, "s")


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_what_a_sheet_cannot_hold_is_written_in_another_way_and_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


def test_a_long_file_goes_on_on_further_sheets_with_every_row_once() -> None:
    rows = [{"a": str(number)} for number in range(7)]
    content = written(XlsxWriting(("a",), rows_of_a_sheet=3), rows)
    assert len(load_workbook(io.BytesIO(content)).worksheets) == 3
    assert xlsx_rows(content) == rows


def test_a_csv_file_ends_its_lines_as_spreadsheets_do_and_says_that_it_is_utf_8_where_wanted() -> None:
    assert written(CsvWriting(("a",)), [{"a": "㼆"}]) == f"{MARK}a\r\n㼆\r\n".encode()
    assert written(CsvWriting(("a",), mark=False), []) == b"a\r\n"


def test_moments_stand_in_utc_with_the_offset_beside_them() -> None:
    assert (ROW["registered_at_utc"], ROW["registered_at_offset"]) == (str(b.NOW), "+08:00")
    assert (ROW["read_at_utc"], ROW["read_at_offset"]) == (str(b.LATER), "+08:00")
    assert "ended_at_utc" not in ROW
    assert "ended_at_utc" in row_of(b.recalled(), b.RULES, b.LATER, ACT, with_persons=True)


def test_a_row_without_persons_names_nobody() -> None:
    row = row_of(b.in_force(), b.RULES, b.LATER, ACT, with_persons=False)
    said = json.dumps(row, ensure_ascii=False)
    for personal in ("样本甲", "Yangben", "99999919900203999X", "左手缺一指", "order.pdf", "1990"):
        assert personal not in said
        assert personal in json.dumps(ROW, ensure_ascii=False)
    assert set(row) <= set(columns_given(with_persons=False))
    assert row["number"] == b.NUMBER


def test_an_erased_person_is_in_no_row() -> None:
    erased = replace(b.in_force(), person=Sealed(b.SUBJECT, None), instrument_name=Sealed(b.SUBJECT, None))
    named, unnamed = (row_of(erased, b.RULES, b.LATER, ACT, with_persons=each) for each in (True, False))
    assert named == unnamed


def test_a_warrant_that_has_expired_unnoted_is_never_given_out_as_in_force() -> None:
    late = b.NOW + timedelta(days=4000)
    assert row_of(b.in_force(), b.RULES, late, ACT, with_persons=False)["status"] == "expired"


@pytest.mark.parametrize("form", [HandoutForm.CSV, HandoutForm.XLSX])
@pytest.mark.parametrize("with_persons", [True, False])
def test_whoever_reads_a_file_back_finds_the_hash_that_its_act_names(
    form: HandoutForm, with_persons: bool
) -> None:
    row = row_of(b.in_force(), b.RULES, b.LATER, ACT, with_persons=with_persons)
    content = written(writing_of(form, with_persons=with_persons), [row])
    (read,) = csv_rows(content) if form is HandoutForm.CSV else xlsx_rows(content)
    assert read == row
    assert rows_sha256([read]) == rows_sha256([row | {HANDOUT: "handout-2"}])
    assert rows_sha256([read | {"level": "9"}]) != rows_sha256([row])


# ── NIEM ──


def test_a_report_says_how_the_warrant_stands_in_niems_own_codes_and_who_confirms() -> None:
    warrant = report(ROW)["j:ArrestWarrant"]
    assert warrant["j:WarrantStatusCode"] == "ACTIVE"
    assert warrant["j:WarrantLevelText"] == ROW["level"]
    validator = warrant["j:ActivityAugmentation"]["j:ActivityDocumentValidator"]
    assert b.OFFICE in json.dumps(validator)
    assert warrant["nc:ActivityIdentification"]["nc:IdentificationID"] == b.NUMBER
    recalled = report(row_of(b.recalled(), b.RULES, b.LATER, ACT, with_persons=True))["j:ArrestWarrant"]
    assert recalled["j:WarrantStatusCode"] == "RECALLED"


def test_every_standing_has_a_code_of_niem() -> None:
    assert {status.value for status in WarrantStatus} <= STATUS_CODES.keys()
    assert set(STATUS_CODES.values()) <= {"ACTIVE", "INACTIVE", "RECALLED", "SERVED", "STAYED"}


def test_the_document_is_json_with_its_context_and_a_report_for_each_row() -> None:
    for rows in ([], [ROW], [ROW, ROW]):
        document = json.loads(written(NiemWriting(), rows))
        assert document["@context"] == NAMESPACES
        assert [one["@type"] for one in document["@graph"]] == ["tipstaff:WarrantIssuedReport"] * len(rows)


def test_a_report_without_persons_names_nobody() -> None:
    row = row_of(b.in_force(), b.RULES, b.LATER, ACT, with_persons=False)
    said = json.dumps(report(row), ensure_ascii=False)
    assert "nc:PersonName" not in said
    assert "样本甲" not in said


def test_every_column_that_is_given_has_a_place_in_the_report() -> None:
    said = json.dumps(report(ROW), ensure_ascii=False)
    for name in STANDING:
        if name in ROW and name != "status":
            assert ROW[name] in said, name
