"""The sheet as PDF: what no font has is named, and nothing becomes an empty box."""

import io
from pathlib import Path

import pytest
from django.utils.translation import override
from pypdf import PdfReader
from typst import TypstError

from tipstaff.kernel.instant import Instant
from tipstaff.web import sheet_pdf
from tipstaff.web.sheet import Proof, Sheet
from tipstaff.web.unshown import unshown_in
from tipstaff.web.warrants import Banner

NOWHERE = "\U0010fff0"
"""For private use: no font is expected to have it."""


def sheet_about(name: str, note: str = "") -> Sheet:
    return Sheet(
        number="（2026）样1号",
        banner=Banner("good", "✓", "Confirm first", ""),
        at=Instant.parse("2026-11-23T08:00:00+08:00"),
        as_of="2026-11-23 08:00:00 +08:00",
        void_after="2026-11-24 08:00:00 +08:00",
        edition=2,
        basis=(("Court", "样本法院"),),
        person=(("Name", name), ("Sex", "male")),
        clocks=(),
        desk="确认台",
        proof=Proof(
            entry=1, log_index=0, leaf_hash="00", size=1, url="https://example.test/record/entries/1"
        ),
        notes=(note,) if note else (),
    )


def lines_of(sheet: Sheet) -> list[str]:
    with override("en"):
        (page,) = PdfReader(io.BytesIO(sheet_pdf.pdf_of(sheet))).pages
    return page.extract_text().splitlines()


@pytest.mark.parametrize("name", ["𠮷田", "㼆示例", "Ame\u0301lie", "ʼn ǅ ß"])
def test_a_rare_character_that_a_font_has_stands_as_itself(name: str):
    text = "".join(lines_of(sheet_about(name)))
    assert "U+" not in text
    assert name[0] in text


def test_a_character_that_no_font_has_is_named_in_its_place_and_told_beneath_the_name():
    lines = lines_of(sheet_about(f"周{NOWHERE}例", note=f"▲ {NOWHERE}"))
    (at,) = [number for number, line in enumerate(lines) if "周" in line]
    assert "周〔U+10FFF0〕例" in lines[at]
    assert any("No font here has 〔U+10FFF0〕" in line for line in lines[at + 1 : at + 3])
    assert "male" in "".join(lines[at + 1 :])
    assert "".join(lines).count("No font here has") == 1
    assert NOWHERE not in "".join(lines)


def test_a_sheet_is_kept_for_long_in_the_form_that_is_made_for_it():
    """PDF/A-2b; its metadata say so, and so it holds every font that it needs."""
    pdf = sheet_pdf.pdf_of(sheet_about(NOWHERE))
    metadata = PdfReader(io.BytesIO(pdf)).xmp_metadata
    assert metadata is not None
    said = metadata.rdf_root.toxml()
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in said


def test_another_fault_of_setting_stays_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    broken = tmp_path / "sheet.typ"
    broken.write_text("#nothing-of-that-name")
    monkeypatch.setattr(sheet_pdf, "TEMPLATE", broken)
    with pytest.raises(TypstError) as raised:
        sheet_pdf.pdf_of(sheet_about("周示例"))
    assert unshown_in(raised.value) == frozenset()
