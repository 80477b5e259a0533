"""XLSX as it is given out: every cell is text, so that no formula runs and no number loses its digits."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from tipstaff.warrants.core.exchange.cells import Cells

ROWS_OF_A_SHEET: Final = 1_000_000
"""A spreadsheet has 1,048,576 rows; what goes beyond stands on further sheets, each with the heading."""
_BLOCK = 1 << 16
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What XML can't hold, and the carriage return, which it would make a line break."""
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class XlsxWriting:
    """Rows as the bytes of an XLSX file. They are kept on the disk, not in memory, until the file is whole."""

    def __init__(self, columns: Sequence[str], *, rows_of_a_sheet: int = ROWS_OF_A_SHEET) -> None:
        self._columns = columns
        self._most = rows_of_a_sheet
        self._book = Workbook(write_only=True)
        self._new_sheet()

    def write(self, rows: Sequence[Cells]) -> Iterator[bytes]:
        """Take in the next rows; the bytes come when the file is whole."""
        for row in rows:
            if self._count == self._most:
                self._new_sheet()
            self._append([row.get(name, "") for name in self._columns])
            self._count += 1
        yield from ()

    def end(self) -> Iterator[bytes]:
        """The whole file, in blocks."""
        with tempfile.TemporaryFile() as file:
            self._book.save(file)
            file.seek(0)
            while block := file.read(_BLOCK):
                yield block

    def _new_sheet(self) -> None:
        self._sheet: Any = self._book.create_sheet(f"warrants-{len(self._book.worksheets) + 1}")
        self._count = 0
        self._append(self._columns)

    def _append(self, texts: Sequence[str]) -> None:
        self._sheet.append([_cell(self._sheet, text) if text else None for text in texts])


def _cell(sheet: Any, text: str) -> Any:
    """A cell that is text and stays text, also when somebody edits it."""
    cell = WriteOnlyCell(sheet, value="")
    cell.value = escaped(text)
    cell.data_type, cell.number_format = "s", "@"
    return cell


def escaped(text: str) -> str:
    """A text with what a sheet can't hold written as `_xHHHH_`, as spreadsheets do (ISO/IEC 29500, 22.4.2.4)."""
    return _UNWRITABLE.sub(lambda one: f"_x{ord(one[0]):04X}_", _LOOKS_ESCAPED.sub("_x005F_", text))


def unescaped(text: str) -> str:
    """The text that `escaped` was given."""
    return _ESCAPED.sub(lambda one: chr(int(one[1], 16)), text)
