"""CSV as it is given out: UTF-8 with CRLF, and no cell that a spreadsheet would compute or alter."""

import csv
import io
from collections.abc import Iterator, Sequence

from tipstaff.warrants.core.exchange.cells import Cells
from tipstaff.warrants.core.exchange.csv_file import guarded

MARK = "\ufeff"
"""By which a spreadsheet knows UTF-8; a reader passes it over."""


class CsvWriting:
    """Rows as the bytes of a CSV file, the heading first. Cells stand in it guarded, as `csv_file.unguarded` reads."""

    def __init__(self, columns: Sequence[str], *, mark: bool = True) -> None:
        self._columns = columns
        self._before = (MARK if mark else "") + _lines([columns])

    def write(self, rows: Sequence[Cells]) -> Iterator[bytes]:
        """The bytes of the next rows."""
        before, self._before = self._before, ""
        cells = [[guarded(row.get(name, "")) for name in self._columns] for row in rows]
        yield (before + _lines(cells)).encode()

    def end(self) -> Iterator[bytes]:
        """The heading of a file without rows; else nothing more."""
        if self._before:
            yield self._before.encode()


def _lines(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
