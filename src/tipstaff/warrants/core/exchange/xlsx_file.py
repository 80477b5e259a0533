"""XLSX: the first sheet that is shown, row by row. Nothing is computed, and no number is taken for a text."""

import datetime as dt
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from openpyxl import load_workbook

from tipstaff.warrants.core.exchange.faults import formula, merged_cells, not_kept_as_text
from tipstaff.warrants.core.exchange.xlsx_writing import unescaped
from tipstaff.warrants.core.intake import faults
from tipstaff.warrants.core.intake.faults import Fault
from tipstaff.warrants.core.intake.folder import UNPACKING_ERRORS, ZipFolder
from tipstaff.warrants.core.intake.limits import Limits

WIDEST = 500
"""Columns that a sheet may have."""
EXACT = 10**15
"""Whole numbers below it are what somebody typed; from here on a spreadsheet has already altered digits."""
_MERGED = b"<mergeCell "
_CHUNK = 1 << 16
_FORMULA, _ERROR = "f", "e"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet: the texts of its cells, and which of them were numbers."""

    texts: list[str]
    numbers: frozenset[int] = frozenset()


@dataclass(slots=True)
class Sheet:
    """What was read of a workbook, and what was not: the names of sheets that are hidden or stand behind."""

    passed_over: list[str] = field(default_factory=list)


def xlsx_records(file: BinaryIO, limits: Limits, sheet: Sheet) -> Iterator[tuple[int, SheetRow | Fault]]:
    """Each row of the sheet, the heading first; or what is wrong in its place. Line 0 is about the whole file."""
    if unsafe := _unsafe(file, limits):
        yield 0, unsafe
        return
    try:
        yield from _rows(file, sheet)
    except (*UNPACKING_ERRORS, ValueError, KeyError, TypeError, IndexError, AttributeError) as problem:
        yield 0, faults.malformed(f"no readable workbook: {type(problem).__name__}")


def _unsafe(file: BinaryIO, limits: Limits) -> Fault | None:
    """What makes a workbook one that is not opened: it is an archive, and held to the limits of one."""
    try:
        with zipfile.ZipFile(file) as archive:
            refused = ZipFolder(archive, limits).refused
            merged = next((name for name in archive.namelist() if _holds_merged(archive, name)), None)
    except UNPACKING_ERRORS:
        return faults.unsafe(faults.UNREADABLE, member="xlsx")
    if refused:
        return refused[0]
    return merged_cells() if merged else None


def _holds_merged(archive: zipfile.ZipFile, name: str) -> bool:
    if not name.startswith("xl/worksheets/sheet"):
        return False
    with archive.open(name) as member:
        before = b""
        while piece := member.read(_CHUNK):
            if _MERGED in before + piece:
                return True
            before = piece[-len(_MERGED) :]
    return False


def _rows(file: BinaryIO, sheet: Sheet) -> Iterator[tuple[int, SheetRow | Fault]]:
    file.seek(0)
    book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
    try:
        shown = [one for one in book.worksheets if one.sheet_state == "visible"]
        sheet.passed_over = [one.title for one in book.worksheets if one not in shown[:1]]
        for line, cells in enumerate(shown[0].iter_rows(max_col=WIDEST) if shown else (), start=1):
            row = _row(list(cells))
            if isinstance(row, Fault) or any(row.texts):
                yield line, row
    finally:
        book.close()


def _row(cells: list[Any]) -> SheetRow | Fault:
    texts: list[str] = []
    numbers: set[int] = set()
    for index, cell in enumerate(cells):
        if cell.value is not None and cell.data_type in (_FORMULA, _ERROR):
            return formula(str(index + 1))
        if _is_number(cell.value):
            numbers.add(index)
            if abs(cell.value) >= EXACT:
                return not_kept_as_text(str(index + 1))
        texts.append(_text(cell.value))
    while texts and not texts[-1]:
        texts.pop()
    return SheetRow(texts, frozenset(numbers))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return (value.date() if value.time() == dt.time() else value).isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, dt.date) else unescaped(str(value))
