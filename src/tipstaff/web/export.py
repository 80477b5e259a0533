"""Lists as CSV files that a spreadsheet opens without harm: whole, however long, and without personal data."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from django.http import StreamingHttpResponse
from django.utils.translation import get_language, gettext, override

from tipstaff.kernel.instant import Instant

BATCH = 1000
"""Rows that are read and written at once."""
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
READS_AS_NUMBER = re.compile(r"[\d\s.,:/eE+-]+")
"""What a spreadsheet would take for a number or a day, and alter."""


def csv_file[Row](
    name: str,
    heading: Sequence[str],
    behind: Callable[[Row | None, int], Sequence[Row]],
    cells: Callable[[Sequence[Row]], Iterable[Sequence[str]]],
) -> StreamingHttpResponse:
    """A CSV file in UTF-8 with its mark, with CRLF, and with no cell that a spreadsheet would compute.

    `heading` is a sequence of sentences; `behind` gives the next rows behind the last one; `cells` says a batch.
    """
    disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"}
    lines = _lines(heading, behind, cells, get_language() or "en")
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=disposition)


def _lines[Row](
    heading: Sequence[str],
    behind: Callable[[Row | None, int], Sequence[Row]],
    cells: Callable[[Sequence[Row]], Iterable[Sequence[str]]],
    language: str,
) -> Iterator[bytes]:
    """The file batch by batch, each in the reader's language: the answer is sent after the view has ended."""
    with override(language):
        yield b"\xef\xbb\xbf" + _text([[gettext(one) for one in heading]])
    last = None
    while batch := behind(last, BATCH):
        with override(language):
            text = _text(cells(batch))
        yield text
        last = batch[-1]


def _text(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell


def identifier(text: str) -> str:
    """A number that names something, kept as the text it is: `0417` stays `0417`, `1-2` is no day."""
    return f"'{text}" if READS_AS_NUMBER.fullmatch(text) and not text.startswith(STARTS_A_FORMULA) else text


def moment(at: Instant | None, zone: ZoneInfo) -> str:
    """A moment in ISO 8601, to the second, on the reader's clock and with its offset from UTC."""
    return at.on(zone).isoformat(timespec="seconds") if at else ""
