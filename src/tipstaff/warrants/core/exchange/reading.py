"""Reading another system's file in any format: each row is an order, a message about one, or says what is wrong."""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path

from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.exchange import faults as wrong
from tipstaff.warrants.core.exchange.cells import Cells, NotACellError, order_values
from tipstaff.warrants.core.exchange.columns import COLUMNS
from tipstaff.warrants.core.exchange.csv_file import csv_records, unguarded
from tipstaff.warrants.core.exchange.elements import Message, NotAMessageError
from tipstaff.warrants.core.exchange.forbidden import Dropped
from tipstaff.warrants.core.exchange.mapping import OWN, ColumnMapping, mapped, sources
from tipstaff.warrants.core.exchange.niem_json import json_documents, json_messages
from tipstaff.warrants.core.exchange.niem_xml import xml_messages
from tipstaff.warrants.core.exchange.report import RawRow, ReportKind, row_of
from tipstaff.warrants.core.exchange.tables import table_rows
from tipstaff.warrants.core.exchange.xlsx_file import Sheet, xlsx_records
from tipstaff.warrants.core.intake import faults
from tipstaff.warrants.core.intake.batch import Batch, Met, paper_beside
from tipstaff.warrants.core.intake.encoding import OtherEncoding, encoding_of
from tipstaff.warrants.core.intake.faults import Fault, FaultCode
from tipstaff.warrants.core.intake.folder import Folder
from tipstaff.warrants.core.intake.limits import Limits
from tipstaff.warrants.core.intake.order import CourtOrder, read_order, unfit_on_arrival
from tipstaff.warrants.core.intake.reading import wrong_encoding


class Format(StrEnum):
    """How a file is written."""

    CSV = "csv"
    XLSX = "xlsx"
    NIEM_JSON = "niem-json"
    NIEM_XML = "niem-xml"


ENDINGS: dict[Format, tuple[str, ...]] = {
    Format.CSV: (".csv",),
    Format.XLSX: (".xlsx",),
    Format.NIEM_JSON: (".jsonld", ".json", ".jsonl"),
    Format.NIEM_XML: (".xml",),
}
_IN_FORCE = ("", "active", "in_force")
_EXACT = ("document_number", "further_documents", "instrument_sha256")
"""Columns in which a number would already have lost noughts or digits."""
_NO_LIMITS_NAMED = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One row as it was read: with the order it holds, or with what is wrong; and what was left out of it."""

    source: str
    line: int
    """0 is about the whole file."""
    report: ReportKind = ReportKind.ISSUED
    cells: Cells = field(default_factory=dict)
    """What it says, under our names and in our words."""
    order: CourtOrder | None = None
    paper: bytes = b""
    fault: Fault | None = None
    is_note: bool = False
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """By what a file is read."""

    format: Format
    rules: Profile
    today: date
    mapping: ColumnMapping = OWN
    limits: Limits = _NO_LIMITS_NAMED


def read_rows(path: Path, terms: Terms) -> Iterator[ReadRow]:
    """Every row below a path, one at a time; what is wrong is named and the rest is read.

    A path is one file, a folder, or a `.zip` with the instruments beside the file.
    Raises FileNotFoundError where there is nothing at the path.
    """
    reading = _Reading(terms)
    batch = Batch[ReadRow](
        limits=terms.limits, read=reading.file, faulty=_faulty, endings=ENDINGS[terms.format]
    )
    yield from batch.rows(path)


def headings_of(path: Path, terms: Terms) -> tuple[str, ...]:
    """The headings of the first table, or the paths that the first messages use, for a mapping to be made from."""
    found: dict[str, None] = {}
    for cells in first_cells(path, terms):
        found |= dict.fromkeys(cells)
    return tuple(found)


def first_cells(path: Path, terms: Terms, most: int = 20) -> tuple[Cells, ...]:
    """The first rows as they stand in the file, under its own headings; nothing of what is forbidden is among them."""
    return tuple(row.cells for row in islice(_raw_rows(path, terms), most) if row and not row.is_note)


def count_rows(path: Path, terms: Terms) -> int:
    """How many rows there are below a path, without deciding about any."""
    return sum(1 for _row in _raw_rows(path, terms))


def _raw_rows(path: Path, terms: Terms) -> Iterator[RawRow | None]:
    """Every row as it stands in its file; None for one that can't be read."""
    reading = _Reading(terms)
    batch = Batch[RawRow | None](
        limits=terms.limits,
        read=lambda folder, name, _: (
            row if isinstance(row, RawRow) else None for row in reading.raw(folder, name)
        ),
        faulty=lambda *_: None,
        endings=ENDINGS[terms.format],
    )
    yield from batch.rows(path)


def _faulty(source: str, fault: Fault) -> ReadRow:
    return ReadRow(source=source, line=0, fault=fault)


@dataclass(slots=True)
class _Reading:
    terms: Terms
    met: Met = field(default_factory=Met)

    def file(self, folder: Folder, name: str, source: str) -> Iterator[ReadRow]:
        for raw in self.raw(folder, name):
            if isinstance(raw, RawRow):
                yield self._row(raw, folder, name, source)
            else:
                line, fault = raw
                yield ReadRow(source=source, line=line, fault=fault)

    def raw(self, folder: Folder, name: str) -> Iterator[RawRow | tuple[int, Fault]]:
        """The rows of a file as they stand in it."""
        try:
            yield from _RAW[self.terms.format](folder, name, self.terms.limits)
        except NotAMessageError as problem:
            yield 0, wrong.not_a_message(str(problem))

    def _row(self, raw: RawRow, folder: Folder, name: str, source: str) -> ReadRow:
        cells = mapped(self.terms.mapping, raw.cells)
        if raw.paper is not None:
            sha256 = hashlib.sha256(raw.paper).hexdigest()
            cells = {"instrument_sha256": sha256, "instrument_file": f"{sha256[:12]}.pdf"} | cells
        used = set(sources(self.terms.mapping, list(raw.cells)).values())
        dropped = tuple(one for one in raw.dropped if one.path not in used)
        row = ReadRow(source=source, line=raw.line, report=raw.report, cells=cells, dropped=dropped)
        if raw.is_note:
            return replace(row, is_note=True)
        if raw.report is not ReportKind.ISSUED:
            return replace(row, paper=raw.paper or b"")
        taken = self._take(raw, cells, folder, name)
        if isinstance(taken, Fault):
            return replace(row, fault=taken)
        order, paper = taken
        return replace(row, order=order, paper=paper)

    def _take(self, raw: RawRow, cells: Cells, folder: Folder, name: str) -> tuple[CourtOrder, bytes] | Fault:
        if raw.status.lower() not in _IN_FORCE:
            return wrong.not_in_force_there(raw.status)
        order = self._order(raw, cells)
        if isinstance(order, Fault):
            return order
        fault = unfit_on_arrival(order, self.terms.rules, self.terms.today) or self.met.before(order)
        if fault:
            return fault
        paper = _paper_inside(order, raw.paper) or paper_beside(order, folder, name, self.terms.limits)
        return paper if isinstance(paper, Fault) else (order, paper)

    def _order(self, raw: RawRow, cells: Cells) -> CourtOrder | Fault:
        there = sources(self.terms.mapping, list(raw.cells))
        if lost := next((one for one in _EXACT if there.get(one) in raw.not_text), None):
            return wrong.not_kept_as_text(there[lost])
        if "instrument_file" not in cells:
            return Fault(FaultCode.INSTRUMENT_MISSING, faults.NO_INSTRUMENT, {"file": "–"})
        try:
            values = order_values(cells, trim=not set(there.values()) <= set(COLUMNS))
        except NotACellError as problem:
            return faults.malformed(str(problem))
        return read_order(values)


def _paper_inside(order: CourtOrder, paper: bytes | None) -> bytes | Fault | None:
    """The instrument that came inside the message, if one did, and if it is the one that the message names."""
    if paper is None:
        return None
    if hashlib.sha256(paper).hexdigest() != order.instrument.sha256:
        return Fault(
            FaultCode.INSTRUMENT_HASH_MISMATCH, faults.OTHER_INSTRUMENT, {"file": order.instrument.file}
        )
    return paper


def _csv(folder: Folder, name: str, limits: Limits) -> Iterator[RawRow | tuple[int, Fault]]:
    encoding = encoding_of(lambda: folder.open(name))
    if isinstance(encoding, OtherEncoding):
        yield 0, wrong_encoding(encoding)
        return
    with folder.open(name) as file, io.TextIOWrapper(file, encoding=encoding, newline="") as text:
        records = (
            (line, row if isinstance(row, Fault) else [unguarded(cell) for cell in row])
            for line, row in csv_records(text, limits.order)
        )
        yield from table_rows(records)


def _xlsx(folder: Folder, name: str, limits: Limits) -> Iterator[RawRow | tuple[int, Fault]]:
    if (folder.size(name) or 0) > limits.workbook:
        yield 0, faults.too_large(name, folder.size(name) or 0, limits.workbook)
        return
    sheet = Sheet()
    with folder.open(name) as file:
        whole = io.BytesIO(file.read())
    yield from table_rows(xlsx_records(whole, limits, sheet), sheet)


def _niem_json(folder: Folder, name: str, limits: Limits) -> Iterator[RawRow | tuple[int, Fault]]:
    encoding = encoding_of(lambda: folder.open(name))
    if isinstance(encoding, OtherEncoding):
        yield 0, wrong_encoding(encoding)
        return
    with folder.open(name) as file, io.TextIOWrapper(file, encoding=encoding) as text:
        for line, document in json_documents(text, limits.message):
            if isinstance(document, Fault):
                yield line, document
            else:
                yield from _messages(line, partial(json_messages, line, document))


def _niem_xml(folder: Folder, name: str, limits: Limits) -> Iterator[RawRow | tuple[int, Fault]]:
    if (folder.size(name) or 0) > limits.message:
        yield 0, faults.too_large(name, folder.size(name) or 0, limits.message)
        return
    with folder.open(name) as file:
        yield from _messages(1, partial(xml_messages, file))


def _messages(line: int, read: Callable[[], Iterator[Message]]) -> Iterator[RawRow | tuple[int, Fault]]:
    try:
        for message in read():
            yield row_of(message)
    except NotAMessageError as problem:
        yield line, wrong.not_a_message(str(problem))


_RAW = {Format.CSV: _csv, Format.XLSX: _xlsx, Format.NIEM_JSON: _niem_json, Format.NIEM_XML: _niem_xml}
