"""Reading courts' orders from a folder, an archive or a file: each row is an order, or says what is wrong."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tipstaff.kernel.canonical import Json
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.intake import faults
from tipstaff.warrants.core.intake.batch import Batch, Met, paper_beside
from tipstaff.warrants.core.intake.csv_rows import csv_rows
from tipstaff.warrants.core.intake.encoding import OtherEncoding, encoding_of
from tipstaff.warrants.core.intake.faults import Fault, FaultCode
from tipstaff.warrants.core.intake.folder import Folder
from tipstaff.warrants.core.intake.json_rows import Row, json_rows
from tipstaff.warrants.core.intake.limits import Limits
from tipstaff.warrants.core.intake.order import CourtOrder, read_order, unfit_on_arrival


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """An order that may be entered, with the bytes of its instrument."""

    source: str
    """The file, as it lies in the batch."""
    line: int
    order: CourtOrder
    paper: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """A line of the report: where, and what is wrong. Line 0 is about the whole file."""

    source: str
    line: int
    fault: Fault


type Outcome = OrderRow | RowFault
_NO_LIMITS_NAMED = Limits()


def read_orders(
    path: Path, rules: Profile, today: date, limits: Limits = _NO_LIMITS_NAMED
) -> Iterator[Outcome]:
    """Every order below a path, one at a time; what is wrong is named and the rest is read.

    A path is a folder, a `.zip`, or one `.json`, `.jsonl` or `.csv`. In memory at any time: one order, its
    instrument, and 16 bytes for each order seen, by which one that comes twice is known.
    Raises FileNotFoundError where there is nothing at the path.
    """
    reading = _Reading(rules, today, limits)
    yield from Batch[Outcome](limits=limits, read=reading.file, faulty=_faulty).rows(path)


def _faulty(source: str, fault: Fault) -> Outcome:
    return RowFault(source=source, line=0, fault=fault)


def wrong_encoding(encoding: OtherEncoding) -> Fault:
    """A file in an encoding that is not read."""
    return Fault(FaultCode.WRONG_ENCODING, faults.OTHER_ENCODING, {"encoding": encoding.name})


@dataclass(slots=True)
class _Reading:
    """One reading: its terms, and which orders it has met."""

    rules: Profile
    today: date
    limits: Limits
    met: Met = field(default_factory=Met)

    def file(self, folder: Folder, name: str, source: str) -> Iterator[Outcome]:
        encoding = encoding_of(lambda: folder.open(name))
        if isinstance(encoding, OtherEncoding):
            yield _faulty(source, wrong_encoding(encoding))
            return
        for line, value in self._rows(folder, name, encoding):
            taken = self._take(value, folder, name)
            if isinstance(taken, Fault):
                yield RowFault(source=source, line=line, fault=taken)
            else:
                order, paper = taken
                yield OrderRow(source=source, line=line, order=order, paper=paper)

    def _rows(self, folder: Folder, name: str, encoding: str) -> Iterator[Row]:
        rows = csv_rows if name.lower().endswith(".csv") else json_rows
        with folder.open(name) as file, io.TextIOWrapper(file, encoding=encoding, newline="") as text:
            yield from rows(text, self.limits.order)

    def _take(self, value: Json | Fault, folder: Folder, name: str) -> tuple[CourtOrder, bytes] | Fault:
        order = value if isinstance(value, Fault) else read_order(value)
        if isinstance(order, Fault):
            return order
        fault = unfit_on_arrival(order, self.rules, self.today) or self.met.before(order)
        if fault:
            return fault
        paper = paper_beside(order, folder, name, self.limits)
        return paper if isinstance(paper, Fault) else (order, paper)
