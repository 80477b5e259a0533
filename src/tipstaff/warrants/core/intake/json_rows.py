"""Orders written as JSON: one object, an array of them, or one in each line. One at a time in memory."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

from tipstaff.kernel.canonical import Json
from tipstaff.warrants.core.intake import faults
from tipstaff.warrants.core.intake.faults import Fault

CHUNK = 1 << 16
_TOKEN = re.compile(r'\\.|["{}\n]', re.DOTALL)
_NEXT_ORDER = re.compile(r"\n\s*,?\s*(?=\{)")
_NOTHING = re.compile(r"[\s,\[\]]*")

type Row = tuple[int, Json | Fault]
"""A line number, and what stands there."""


def json_rows(text: TextIO, longest: int) -> Iterator[Row]:
    """Every order of a file, or what is wrong in its place; what follows a broken one is still found."""
    splitter = _Splitter(longest)
    while piece := text.read(CHUNK):
        yield from splitter.take(piece)
    yield from splitter.rest()


@dataclass(slots=True)
class _Splitter:
    """Cuts text into its outermost objects. A line break ends a string: JSON has none inside one."""

    longest: int
    line: int = 1
    starts_at: int = 1
    depth: int = 0
    in_string: bool = False
    held: list[str] = field(default_factory=list)
    length: int = 0
    left: str = ""

    def take(self, piece: str) -> Iterator[Row]:
        text, self.left = self.left + piece, ""
        if (len(text) - len(text.rstrip("\\"))) % 2:  # the last one escapes what is still to come
            text, self.left = text[:-1], "\\"
        position = 0
        for mark in _TOKEN.finditer(text):
            before_object = self.depth == 0 and mark[0] == "{" and not self.in_string
            if before_object:
                self._hold(text[position : mark.start()])
                yield from self._between()
                position = mark.start()
            if self._ends_object(mark[0]):
                self._hold(text[position : mark.end()])
                position = mark.end()
                yield from self._object()
        self._hold(text[position:])
        if self.length > self.longest:
            yield from self._overlong()

    def rest(self) -> Iterator[Row]:
        """What is left at the end of the file."""
        yield from self.take("")
        self._hold(self.left)
        yield from self._object() if self.depth else self._between()

    def _ends_object(self, mark: str) -> bool:
        """Follow one mark; whether it closes an outermost object."""
        if mark == "\n":
            self.line += 1
            self.in_string = False
        elif mark == '"':
            self.in_string = self.depth > 0 and not self.in_string
        elif mark == "{" and not self.in_string:
            self.depth += 1
        elif mark == "}" and not self.in_string and self.depth:
            self.depth -= 1
            return self.depth == 0
        return False

    def _hold(self, text: str) -> None:
        self.held.append(text)
        self.length += len(text)

    def _taken(self) -> str:
        text = "".join(self.held)
        self.held, self.length = [], 0
        return text

    def _between(self) -> Iterator[Row]:
        """What stands between two objects: nothing but brackets, commas and blanks, or it is a fault."""
        text = self._taken()
        starts_at, self.starts_at = self.starts_at, self.line
        if not _NOTHING.fullmatch(text):
            yield starts_at + _lines(text, len(text) - len(text.lstrip())), faults.malformed("not an object")

    def _object(self) -> Iterator[Row]:
        text = self._taken()
        starts_at, self.starts_at = self.starts_at, self.line
        self.depth = 0
        if len(text) > self.longest:
            yield starts_at, faults.too_large("order", len(text), self.longest)
            return
        yield from _parsed(text, starts_at)

    def _overlong(self) -> Iterator[Row]:
        """Give up an object that does not end; if it has swallowed others, go on behind the last of them."""
        if not self.depth:
            yield from self._between()
            return
        text, starts_at = self._taken(), self.starts_at
        swallowed = list(_swallowed(text, starts_at))
        while swallowed and isinstance(swallowed[-1][0][1], Fault):
            swallowed.pop()  # it may be broken only because more of it is to come
        if not swallowed:
            yield starts_at, faults.too_large("order", len(text), self.longest)
        else:
            yield starts_at, faults.malformed("it has no end")
            yield from (row for row, _ in swallowed)
            until = swallowed[-1][1]
            self.left = text[until:] + self.left
            self.line = starts_at + _lines(text, until)
        self.starts_at, self.depth, self.in_string = self.line, 0, False


def _parsed(text: str, line: int) -> Iterator[Row]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as problem:
        yield line, faults.malformed(str(problem))
        yield from (row for row, _ in _swallowed(text, line))
    else:
        yield line, value


def _swallowed(text: str, line: int) -> Iterator[tuple[Row, int]]:
    """Orders that a broken one seemed to contain, because its end is missing, and where each ends."""
    decoder, read_up_to = json.JSONDecoder(), 0
    for found in _NEXT_ORDER.finditer(text):
        if found.end() < read_up_to:
            continue
        try:
            value, read_up_to = decoder.raw_decode(text, found.end())
        except (ValueError, RecursionError) as problem:
            if text[found.end() - 1] == "\n":  # at the margin, so an order of its own
                yield (line + _lines(text, found.end()), faults.malformed(str(problem))), found.end()
            continue
        if isinstance(value, dict) and {"number", "person"} <= value.keys():
            yield (line + _lines(text, found.end()), value), read_up_to


def _lines(text: str, until: int) -> int:
    return text.count("\n", 0, until)
