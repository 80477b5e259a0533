"""Orders written as CSV: a heading, then one order in each line. A field holds no line break."""

import csv
from collections.abc import Iterator
from typing import TextIO

from tipstaff.kernel.canonical import Json
from tipstaff.warrants.core.intake import faults
from tipstaff.warrants.core.intake.json_rows import Row

PLAIN = ("number", "court", "kind", "offence", "issued_on", "valid_until", "review_on", "return_scope")
NUMBERS = ("remaining_sentence_months",)
TRUTHS = ("escaped_from_custody", "violence_with_weapon")
PERSON = ("name", "latin_name", "sex", "born_on", "nationality", "marks", "care_note")
HEIGHT, ALIASES = "height_cm", "aliases"
DOCUMENT = {"document_kind": "kind", "document_number": "number", "document_country": "country"}
INSTRUMENT = {"instrument_file": "file", "instrument_sha256": "sha256", "instrument_media_type": "media_type"}
COLUMNS = (*PLAIN, *NUMBERS, *TRUTHS, *PERSON, HEIGHT, ALIASES, *DOCUMENT, *INSTRUMENT)
"""Every column that there may be, in any order; those of optional fields may be left out."""


class _NotAnOrderError(ValueError):
    """A line that does not fit its heading."""


def csv_rows(text: TextIO, longest: int) -> Iterator[Row]:
    """Every order of a file, or what is wrong in its place. No quote reaches beyond its line."""
    heading: list[str] | None = None
    for number, line in _lines(text, longest):
        if line is None:
            yield number, faults.too_large("order", longest + 1, longest)
            continue
        if not line.strip():
            continue
        try:
            fields = next(csv.reader([line], strict=True))
            if heading is None:
                heading = _heading(fields)
            else:
                yield number, _order(heading, fields)
        except (_NotAnOrderError, csv.Error) as problem:
            yield number, faults.malformed(str(problem))
            if heading is None:
                return


def _lines(text: TextIO, longest: int) -> Iterator[tuple[int, str | None]]:
    """Numbered lines; None for one that is too long, which is read past without being kept."""
    number = 0
    while piece := text.readline(longest + 1):
        number += 1
        if len(piece) <= longest:
            yield number, piece
            continue
        while piece and not piece.endswith("\n"):
            piece = text.readline(longest + 1)
        yield number, None


def _heading(fields: list[str]) -> list[str]:
    names = [name.strip() for name in fields]
    if unknown := [name for name in names if name not in COLUMNS]:
        raise _NotAnOrderError(f"unknown column {', '.join(unknown)!r}")
    if len(set(names)) < len(names):
        raise _NotAnOrderError("a column stands twice")
    return names


def _order(heading: list[str], fields: list[str]) -> Json:
    if len(fields) != len(heading):
        raise _NotAnOrderError(f"{len(fields)} fields under {len(heading)} columns")
    said = {name: value.strip() for name, value in zip(heading, fields, strict=True) if value.strip()}
    order: dict[str, Json] = {name: said[name] for name in PLAIN if name in said}
    order |= {name: _whole(said[name]) for name in NUMBERS if name in said}
    order |= {name: _truth(said[name]) for name in TRUTHS if name in said}
    instrument: dict[str, Json] = {part: said[name] for name, part in INSTRUMENT.items() if name in said}
    return order | {"person": _person(said), "instrument": instrument}


def _person(said: dict[str, str]) -> Json:
    person: dict[str, Json] = {name: said[name] for name in PERSON if name in said}
    if HEIGHT in said:
        person[HEIGHT] = _whole(said[HEIGHT])
    if ALIASES in said:
        names = said[ALIASES].replace("；", ";").split(";")
        person[ALIASES] = [name.strip() for name in names if name.strip()]
    document: dict[str, Json] = {part: said[name] for name, part in DOCUMENT.items() if name in said}
    return person | ({"documents": [document]} if document else {})


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise _NotAnOrderError(f"not a whole number: {text!r}")
    return int(text)


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise _NotAnOrderError(f"neither true nor false: {text!r}")
    return text == "true"
