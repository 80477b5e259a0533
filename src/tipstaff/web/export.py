"""Lists as CSV files that a spreadsheet opens without harm."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
MOST_ROWS = 10_000
"""Rows of one file; a longer list is filtered first."""


def csv_file(name: str, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> HttpResponse:
    """A CSV file in UTF-8 with its mark, with CRLF, and with no cell that a spreadsheet would compute."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    content = b"\xef\xbb\xbf" + text.getvalue().encode()
    disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=disposition)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell
