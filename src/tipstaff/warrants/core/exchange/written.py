"""A file that is given out, whatever its format: rows in, bytes out."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from tipstaff.warrants.core.exchange.cells import Cells
from tipstaff.warrants.core.exchange.csv_writing import CsvWriting
from tipstaff.warrants.core.exchange.given import columns_given
from tipstaff.warrants.core.exchange.niem_writing import NiemWriting
from tipstaff.warrants.core.exchange.xlsx_writing import XlsxWriting
from tipstaff.warrants.core.handout.handout import HandoutForm

MEDIA_TYPES: dict[HandoutForm, str] = {
    HandoutForm.CSV: "text/csv; charset=utf-8",
    HandoutForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    HandoutForm.NIEM_JSON: "application/ld+json",
}
ENDINGS: dict[HandoutForm, str] = {
    HandoutForm.CSV: "csv",
    HandoutForm.XLSX: "xlsx",
    HandoutForm.NIEM_JSON: "jsonld",
}


class Writing(Protocol):
    """What turns rows into the bytes of a file, as far as it can at each step."""

    def write(self, rows: Sequence[Cells]) -> Iterator[bytes]:
        """Take in rows, and give the bytes that are ready."""

    def end(self) -> Iterator[bytes]:
        """The bytes that are left."""


def writing_of(form: HandoutForm, *, with_persons: bool, mark: bool = True) -> Writing:
    """What writes a form of file. `mark`: a CSV file begins with the mark by which spreadsheets know UTF-8."""
    columns = columns_given(with_persons=with_persons)
    if form is HandoutForm.CSV:
        return CsvWriting(columns, mark=mark)
    return XlsxWriting(columns) if form is HandoutForm.XLSX else NiemWriting()
