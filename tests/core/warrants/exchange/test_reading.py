# ruff: noqa: E501 - messages and tables are easier to read in long lines
"""Files of other systems: what may be taken in is, what is forbidden leaves no byte, what does harm is refused."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from tests.core.warrants import build as b
from tests.core.warrants.exchange.messages import FORBIDDEN_SECTIONS, MAPPING, PAPER, SECRET, SHA256, report

from tipstaff.warrants.core.exchange.forbidden import FORBIDDEN, Reason, why_forbidden
from tipstaff.warrants.core.exchange.mapping import OWN, ColumnMapping, mapped, proposed, read_mapping
from tipstaff.warrants.core.exchange.reading import Format, ReadRow, Terms, headings_of, read_rows
from tipstaff.warrants.core.exchange.report import ReportKind

TODAY = date(2026, 11, 23)
HEADING = ["文号", "法院", "文书种类", "罪名", "签发日期", "有效期至", "押解范围", "姓名", "性别", "出生日期", "国籍",
           "证件种类", "身份证号", "证件签发国", "附件", "sha256"]  # fmt: skip
ROW: list[Any] = ["样1", "guangzhou-court", "逮捕证", "cn.232", "2026年11月20日", "2027/09/14", "全国", "样本甲", "男",
                  "1990-02-03", "中国", "身份证", "99999919900203999X", "中国", "order.pdf", SHA256]  # fmt: skip


def reading(path: Path, form: Format, mapping: ColumnMapping = OWN) -> list[ReadRow]:
    return list(read_rows(path, Terms(format=form, rules=b.RULES, today=TODAY, mapping=mapping)))


def xml(folder: Path, text: str | bytes) -> list[ReadRow]:
    file = folder / "message.xml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return reading(file, Format.NIEM_XML, read_mapping(MAPPING))


def sheet(folder: Path, rows: list[list[Any]], change: Callable[[Workbook], None] = lambda _: None) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    (folder / "order.pdf").write_bytes(PAPER)
    book.save(folder / "orders.xlsx")
    return folder / "orders.xlsx"


def faults(rows: list[ReadRow]) -> list[str]:
    return [str(row.fault.code) for row in rows if row.fault]


# ── messages ──


def test_a_warrant_issued_report_is_an_order_with_the_instrument_that_it_carries(tmp_path: Path) -> None:
    (row,) = xml(tmp_path, report())
    assert row.fault is None
    assert row.order is not None
    assert (row.order.number, row.order.court, row.order.offence) == (
        "（2026）样9999刑初7号",
        "guangzhou-court",
        "cn.232",
    )
    assert (row.order.person.name, row.order.person.sex, row.order.person.height_cm) == (
        "样本 甲",
        "male",
        180,
    )
    assert row.order.valid_until == date(2027, 9, 14)
    assert (row.paper, row.order.instrument.sha256) == (PAPER, SHA256)


def test_what_the_register_has_no_field_for_is_named_by_its_path(tmp_path: Path) -> None:
    (row,) = xml(tmp_path, report())
    assert [(one.path, one.reason) for one in row.dropped] == [
        ("j:Warrant/wir-ext:WarrantAugmentation/wir-ext:WarrantBroadcastCodeText", Reason.UNKNOWN)
    ]


@pytest.mark.parametrize("place", ["inside", "person", "warrant"])
@pytest.mark.parametrize("name", FORBIDDEN_SECTIONS)
def test_a_forbidden_section_is_dropped_and_no_byte_of_it_is_left(
    tmp_path: Path, name: str, place: str
) -> None:
    (row,) = xml(tmp_path, report(**{place: FORBIDDEN_SECTIONS[name]}))
    assert row.order is not None
    assert SECRET not in repr(row)
    assert sum(one.is_forbidden for one in row.dropped) == 1


@pytest.mark.parametrize("word", [word for words in FORBIDDEN.values() for word in words.split()])
def test_every_word_of_the_table_forbids_an_element_and_a_column(word: str) -> None:
    assert why_forbidden(f"nc:Person{word.capitalize()}Text") is not None
    assert why_forbidden(word) is not None


def test_what_an_order_is_made_of_is_not_forbidden() -> None:
    from tipstaff.warrants.core.exchange.columns import COLUMN_LIST  # noqa: PLC0415
    from tipstaff.warrants.core.exchange.niem import PLACES  # noqa: PLC0415

    names = [name for place in PLACES.values() for path in (place.written, *place.read) for name in path]
    headings = [heading for column in COLUMN_LIST for heading in (column.name, *column.known_as)]
    assert [name for name in [*names, *headings] if why_forbidden(name)] == []


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("WarrantAcceptedReport", ReportKind.ACCEPTED),
        ("WarrantRejectedReport", ReportKind.REJECTED),
        ("WarrantCancelledReport", ReportKind.CANCELLED),
        ("WarrantModificationReport", ReportKind.MODIFIED),
    ],
)
def test_another_report_is_told_apart_and_is_no_order(tmp_path: Path, kind: str, told: ReportKind) -> None:
    (row,) = xml(tmp_path, report(kind))
    assert (row.report, row.order, row.cells["number"]) == (told, None, "（2026）样9999刑初7号")


def test_a_warrant_that_is_not_in_force_there_is_not_taken_in_here(tmp_path: Path) -> None:
    rows = xml(tmp_path, report(warrant="<j:WarrantStatusCode>RECALLED</j:WarrantStatusCode>"))
    assert faults(rows) == ["not_in_force_there"]


ENTITY = '<!DOCTYPE r [<!ENTITY a "{0}">]>'
HARM = {
    "an entity that reads a file": report().replace("?>\n", '?>\n<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n', 1).replace("HOMICIDE", "&a;"),
    "laughs": report().replace("?>\n", '?>\n<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n', 1),
    "a declaration from elsewhere": report().replace("?>\n", '?>\n<!DOCTYPE r SYSTEM "http://192.0.2.1/r.dtd">\n', 1),
    "depth": report(inside="<nc:a>" * 100 + "</nc:a>" * 100),
    "depth inside what is passed over": report(inside="<nc:Vehicle>" * 100 + "</nc:Vehicle>" * 100),
    "many elements": report(inside="<nc:a/>" * 60_000),
    "no end": report()[:-30],
    "nothing": "",
    "another encoding than it says": report().encode("gb18030"),
    "not XML": "number,court\n1,2\n",
    "two warrants": report(inside="<j:Warrant><nc:a>1</nc:a></j:Warrant>"),
    "an instrument that is no base64": report().replace("JVBERi0", "?JVBERi0"),
}  # fmt: skip


@pytest.mark.parametrize("name", HARM)
def test_a_message_made_to_do_harm_or_broken_is_refused(tmp_path: Path, name: str) -> None:
    rows = xml(tmp_path, HARM[name])
    assert faults(rows) == ["not_a_message"]
    assert "root:" not in repr(rows)


def test_a_message_in_json_ld_says_the_same_and_no_context_is_fetched(tmp_path: Path) -> None:
    document = {
        "@context": ["http://192.0.2.1/context.jsonld", {"just": "https://docs.oasis-open.org/niemopen/ns/model/domains/justice/6.0/"}],
        "@graph": [
            {"@id": "#P1", "@type": "nc:Person", "nc:PersonName": {"nc:PersonFullName": "样本甲"}, "just:PersonSexCode": "F",
             "nc:PersonBirthDate": {"nc:Date": {"@value": "1990-02-03"}}, "nc:PersonCitizenshipText": "CN",
             "nc:PersonDigitalImage": {"nc:Base64BinaryObject": SECRET}},
            {"@type": "tipstaff:WarrantIssuedReport",
             "just:ArrestWarrant": {"nc:ActivityIdentification": {"nc:IdentificationID": "样7"},
                                    "just:CourtOrderDesignatedSubject": {"nc:RoleOfPerson": {"@id": "#P1"}},
                                    "just:CourtOrderIssuingCourt": {"nc:OrganizationIdentification": {"nc:IdentificationID": "ORI-7"}},
                                    "just:CourtOrderIssuingDate": {"nc:Date": "2026-11-20"},
                                    "just:CourtOrderForEscapeSubjectIndicator": True,
                                    "just:WarrantStatusCode": "ACTIVE",
                                    "tipstaff:WarrantAugmentation": {"nc:ExpirationDate": {"nc:Date": "2027-09-14"}}},
             "nc:Case": {"just:CaseAugmentation": {"just:CaseCharge": {"wir-ext:ChargeCodeText": "HOMICIDE"}}},
             "nc:Document": {"nc:DocumentFileName": "order.pdf", "nc:DocumentBinary": {"tipstaff:BinarySHA256Text": SHA256}}},
        ],
    }  # fmt: skip
    (tmp_path / "order.pdf").write_bytes(PAPER)
    (tmp_path / "m.jsonld").write_text(json.dumps(document), encoding="utf-8")
    (row,) = reading(tmp_path / "m.jsonld", Format.NIEM_JSON, read_mapping(MAPPING))
    assert row.fault is None
    assert row.order is not None
    assert (row.order.person.sex, row.order.escaped_from_custody, row.paper) == ("female", True, PAPER)
    assert SECRET not in repr(row)
    assert {one.reason for one in row.dropped} == {Reason.BIOMETRIC, Reason.DECIDED_HERE}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"@graph": [1, null]}', '{"a": ' * 5000, "\x00", '{"j:ArrestWarrant": []}']
)
def test_json_that_is_no_message_is_a_fault_or_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "m.jsonld").write_text(text, encoding="utf-8")
    rows = reading(tmp_path / "m.jsonld", Format.NIEM_JSON)
    assert all(row.fault for row in rows)


# ── tables ──


def test_a_table_under_the_headings_of_another_register_is_read_by_the_mapping_they_suggest(
    tmp_path: Path,
) -> None:
    file = sheet(tmp_path, [HEADING, ROW])
    headings = headings_of(file, Terms(format=Format.XLSX, rules=b.RULES, today=TODAY))
    (row,) = reading(file, Format.XLSX, proposed(headings))
    assert row.fault is None
    assert row.order is not None
    assert (row.order.person.sex, row.order.issued_on, row.order.return_scope) == (
        "male",
        date(2026, 11, 20),
        "country",
    )
    assert row.order.person.documents[0].number == "99999919900203999X"


def changed(column: str, value: Any) -> list[Any]:
    return [value if name == column else cell for name, cell in zip(HEADING, ROW, strict=True)]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (changed("身份证号", 999999199002039990), "not_kept_as_text"),
        (changed("身份证号", 1.1e17), "not_kept_as_text"),
        (changed("身份证号", 417), "not_kept_as_text"),
        (changed("文号", 10**16), "not_kept_as_text"),
        (changed("姓名", "=1+1"), "formula"),
        (changed("签发日期", "03/04/2026"), "malformed_order"),
        (changed("附件", "../../etc/passwd"), "instrument_missing"),
        (changed("附件", None), "instrument_missing"),
        (changed("sha256", "0" * 64), "instrument_hash_mismatch"),
    ],
)  # fmt: skip
def test_a_cell_that_can_t_be_trusted_is_refused_by_name(tmp_path: Path, row: list[Any], code: str) -> None:
    rows = reading(sheet(tmp_path, [HEADING, row, changed("文号", "样2")]), Format.XLSX, proposed(HEADING))
    assert [str(one.fault.code) if one.fault else "" for one in rows] == [code, ""]


def test_a_date_cell_is_a_day_in_either_date_system(tmp_path: Path) -> None:
    for epoch in (datetime(1899, 12, 30), datetime(1904, 1, 1)):  # noqa: DTZ001 - as the workbook writes it
        file = sheet(
            tmp_path,
            [HEADING, changed("签发日期", date(2026, 11, 19))],
            lambda book, e=epoch: setattr(book, "epoch", e),
        )  # type: ignore[misc]
        (row,) = reading(file, Format.XLSX, proposed(HEADING))
        assert row.order is not None
        assert row.order.issued_on == date(2026, 11, 19)


def test_hidden_and_further_sheets_are_named_and_not_read(tmp_path: Path) -> None:
    def more(book: Workbook) -> None:
        book.create_sheet("藏", 0).sheet_state = "hidden"
        book.create_sheet("第二页").append(ROW)

    note, row = reading(sheet(tmp_path, [HEADING, ROW], more), Format.XLSX, proposed(HEADING))
    assert ([one.path for one in note.dropped], note.is_note) == (["sheet 藏", "sheet 第二页"], True)
    assert row.order is not None


def test_merged_cells_are_refused(tmp_path: Path) -> None:
    file = sheet(tmp_path, [HEADING, ROW], lambda book: book.active.merge_cells("A2:B2"))
    assert faults(reading(file, Format.XLSX)) == ["merged_cells"]


def bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<c/>" * 20_000_000)


def laughing(file: Path) -> None:
    book = io.BytesIO()
    Workbook().save(book)
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            laugh = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
            new.writestr(name, laugh + text.partition("?>")[2] if "sheet1" in name else text)


@pytest.mark.parametrize(
    "make",
    [bomb, laughing, lambda file: file.write_bytes(b"PK\x03\x04no"), lambda file: file.write_bytes(b"")],
)
def test_a_workbook_made_to_do_harm_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a.xlsx")
    assert len(faults(reading(tmp_path / "a.xlsx", Format.XLSX))) == 1


@pytest.mark.parametrize(
    "heading", ["指纹", "手机号", "车牌号码", "现住地址", "fingerprint_template", "Phone No", "银行账号"]
)
def test_a_forbidden_column_never_reaches_the_row(tmp_path: Path, heading: str) -> None:
    (row,) = reading(
        sheet(tmp_path, [[*HEADING, heading], [*ROW, SECRET]]), Format.XLSX, proposed([*HEADING, heading])
    )
    assert row.order is not None
    assert SECRET not in repr(row)
    assert [(one.path, one.is_forbidden) for one in row.dropped] == [(heading, True)]


def test_a_forbidden_column_can_t_be_mapped_in_either(tmp_path: Path) -> None:
    mapping = read_mapping({"columns": dict(proposed(HEADING).columns) | {"marks": "指纹"}})
    (row,) = reading(sheet(tmp_path, [[*HEADING, "指纹"], [*ROW, SECRET]]), Format.XLSX, mapping)
    assert SECRET not in repr(row)


@pytest.mark.parametrize(
    "value",
    [
        {"columns": {"fingerprint": "a"}},
        {"dates": ["%d"]},
        {"columns": ["a"]},
        {"more": {}},
        [],
        "x",
        {"values": {"sex": "m"}},
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - Unreadable is one, and says what is wrong
        read_mapping(value)


def test_a_mapping_says_what_their_words_dates_and_silences_mean() -> None:
    mapping = read_mapping(
        {"columns": {"name": "N", "born_on": "B"}, "constants": {"kind": "bench_warrant"},
         "values": {"sex": {"1": "male"}}, "dates": ["%m/%d/%Y"]}
    )  # fmt: skip
    assert mapped(mapping, {"N": "甲", "B": "02/03/1990", "sex": "1", "X": "?"}) == {
        "name": "甲", "born_on": "1990-02-03", "kind": "bench_warrant", "sex": "male"
    }  # fmt: skip


def test_a_csv_file_in_gb18030_with_guards_and_line_breaks_is_read(tmp_path: Path) -> None:
    line = [f'"{cell}"' for cell in changed("姓名", "'-样\n本")]
    (tmp_path / "order.pdf").write_bytes(PAPER)
    (tmp_path / "o.csv").write_bytes(f"{','.join(HEADING)}\r\n{','.join(line)}\r\n".encode("gb18030"))
    (row,) = reading(tmp_path / "o.csv", Format.CSV, proposed(HEADING))
    assert row.order is not None
    assert row.order.person.name == "-样\n本"
