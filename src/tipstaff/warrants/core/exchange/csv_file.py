"""CSV: a heading, then one row in each line; a field in quotes may hold line breaks.

A broken row never hides the ones behind it: a quote that seems to reach on is only followed while what it gathers
fits the heading, and otherwise its line alone is a fault.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

from tipstaff.warrants.core.intake import faults
from tipstaff.warrants.core.intake.faults import Fault

MOST_LINES = 200
"""Lines that one row may reach across."""
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_READS_AS_NUMBER = re.compile(r"[\d\s.,:/eE+-]+")
_GUARD = "'"
_NO_END = "unexpected end of data"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")

type Fields = list[str]


def csv_records(text: TextIO, longest: int) -> Iterator[tuple[int, Fields | Fault]]:
    """Each record's line and fields, the heading first; or what is wrong in its place.

    The file must have been opened so that line breaks stay as they are. `longest` is in characters.
    """
    lines = _Lines(text, longest)
    width = 0
    while (found := lines.next()) is not None:
        number, line = found
        if line is None:
            yield number, faults.too_large("order", longest + 1, longest)
        elif line.strip():
            record = _record(line, lines, width)
            width = width or (0 if isinstance(record, Fault) else len(record))
            yield number, record


def guarded(cell: str) -> str:
    """A cell that no spreadsheet computes or alters; `unguarded` gives it back as it was."""
    return f"{_GUARD}{cell}" if _needs_guard(cell) or unguarded(cell) != cell else cell


def unguarded(cell: str) -> str:
    """A cell without its guard; an apostrophe that belongs to a name stays."""
    rest = cell[1:]
    is_guard = cell.startswith(_GUARD) and (_needs_guard(rest) or unguarded(rest) != rest)
    return rest if is_guard else cell


def _needs_guard(cell: str) -> bool:
    return cell.startswith(STARTS_A_FORMULA) or _READS_AS_NUMBER.fullmatch(cell) is not None


@dataclass(slots=True)
class _Lines:
    """Numbered lines, some of which are given back; None for one that is too long, which is read past."""

    text: TextIO
    longest: int
    number: int = 0
    given_back: deque[tuple[int, str | None]] = field(default_factory=deque)

    def next(self) -> tuple[int, str | None] | None:
        if self.given_back:
            return self.given_back.popleft()
        piece = self.text.readline(self.longest + 1)
        if not piece:
            return None
        self.number += 1
        if len(piece) <= self.longest:
            return self.number, piece
        while piece and not piece.endswith("\n"):
            piece = self.text.readline(self.longest + 1)
        return self.number, None

    def give_back(self, lines: list[tuple[int, str | None]]) -> None:
        self.given_back.extendleft(reversed(lines))


def _record(line: str, lines: _Lines, width: int) -> Fields | Fault:
    """The fields of a row, which may go on in the lines behind it. A heading never does (`width` 0)."""
    alone = _fields(line)
    if not (isinstance(alone, Fault) and width and alone.values["problem"] == _NO_END):
        return alone
    return _gathered(line, lines, width) or alone


def _gathered(line: str, lines: _Lines, width: int) -> Fields | None:
    """The fields of a row that goes on; None, and the lines given back, where nothing fits the heading."""
    behind: list[tuple[int, str | None]] = []
    whole = line
    while len(behind) < MOST_LINES and len(whole) <= lines.longest and (found := lines.next()):
        behind.append(found)
        if found[1] is None:
            break
        whole += found[1]
        fields = _fields(whole)
        if not isinstance(fields, Fault) and len(fields) == width:
            return fields
        if not isinstance(fields, Fault) or fields.values["problem"] != _NO_END:
            break
    lines.give_back(behind)
    return None


def _fields(text: str) -> Fields | Fault:
    try:
        return next(csv.reader(_LINE.findall(text), strict=True))
    except csv.Error as problem:
        return faults.malformed(str(problem))
