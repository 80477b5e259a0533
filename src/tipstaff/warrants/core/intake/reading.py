"""Reading courts' orders from a folder, an archive or a file: each row is an order, or says what is wrong."""

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tipstaff.kernel.canonical import Json
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.intake import faults
from tipstaff.warrants.core.intake.csv_rows import csv_rows
from tipstaff.warrants.core.intake.encoding import OtherEncoding, encoding_of
from tipstaff.warrants.core.intake.faults import Fault, FaultCode
from tipstaff.warrants.core.intake.folder import (
    ARCHIVE,
    UNPACKING_ERRORS,
    DiskFolder,
    Folder,
    ZipFolder,
    directory_size,
)
from tipstaff.warrants.core.intake.json_rows import Row, json_rows
from tipstaff.warrants.core.intake.limits import Limits
from tipstaff.warrants.core.intake.order import CourtOrder, read_order, unfit_on_arrival
from tipstaff.warrants.core.warrant import warrant_id


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
    batch = _Batch(rules, today, limits)
    if path.is_dir():
        yield from batch.read_disk(DiskFolder(path), path)
    elif path.suffix.lower() == ARCHIVE:
        yield from batch.read_archive(path, path.name)
    else:
        file = path.resolve(strict=True)
        yield from batch.read_folder(DiskFolder(file.parent, only=file.name), "")


@dataclass(slots=True)
class _Batch:
    """One reading: its terms, and which orders it has met."""

    rules: Profile
    today: date
    limits: Limits
    seen: set[bytes] = field(default_factory=set)

    def read_disk(self, folder: DiskFolder, root: Path) -> Iterator[Outcome]:
        yield from self.read_folder(folder, "")
        for archive in folder.archives():
            yield from self.read_archive(archive, archive.relative_to(root.resolve()).as_posix())

    def read_archive(self, path: Path, source: str) -> Iterator[Outcome]:
        size = path.stat().st_size
        if size > self.limits.archive:
            yield RowFault(source=source, line=0, fault=faults.too_large(source, size, self.limits.archive))
            return
        if directory_size(path) > self.limits.directory:
            crowded = faults.unsafe(faults.TOO_MANY, limit=self.limits.members)
            yield RowFault(source=source, line=0, fault=crowded)
            return
        try:
            with zipfile.ZipFile(path) as archive:
                folder = ZipFolder(archive, self.limits)
                yield from (RowFault(source=source, line=0, fault=fault) for fault in folder.refused)
                yield from self.read_folder(folder, f"{source}/")
        except UNPACKING_ERRORS:
            unreadable = faults.unsafe(faults.UNREADABLE, member=source)
            yield RowFault(source=source, line=0, fault=unreadable)

    def read_folder(self, folder: Folder, prefix: str) -> Iterator[Outcome]:
        for name in folder.orders():
            try:
                yield from self._read_file(folder, name, prefix)
            except UNPACKING_ERRORS:
                unreadable = faults.unsafe(faults.UNREADABLE, member=name)
                yield RowFault(source=f"{prefix}{name}", line=0, fault=unreadable)

    def _read_file(self, folder: Folder, name: str, prefix: str) -> Iterator[Outcome]:
        source, size = f"{prefix}{name}", folder.size(name) or 0
        if size > self.limits.order_file:
            fault = faults.too_large(source, size, self.limits.order_file)
            yield RowFault(source=source, line=0, fault=fault)
            return
        encoding = encoding_of(lambda: folder.open(name))
        if isinstance(encoding, OtherEncoding):
            named = {"encoding": encoding.name}
            fault = Fault(FaultCode.WRONG_ENCODING, faults.OTHER_ENCODING, named)
            yield RowFault(source=source, line=0, fault=fault)
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
        fault = unfit_on_arrival(order, self.rules, self.today) or self._met_before(order)
        if fault:
            return fault
        paper = self._paper(order, folder, name)
        return paper if isinstance(paper, Fault) else (order, paper)

    def _met_before(self, order: CourtOrder) -> Fault | None:
        mark = bytes.fromhex(warrant_id(order.court, order.number).rpartition("-")[2])
        if mark in self.seen:
            return Fault(FaultCode.DUPLICATE, faults.TWICE, {"number": order.number})
        self.seen.add(mark)
        return None

    def _paper(self, order: CourtOrder, folder: Folder, name: str) -> bytes | Fault:
        file = order.instrument.file
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(name), file))
        size = None if posixpath.isabs(file) or beside.startswith("..") else folder.size(beside)
        if size is None:
            return Fault(FaultCode.INSTRUMENT_MISSING, faults.NO_INSTRUMENT, {"file": file})
        if size > self.limits.instrument:
            return faults.too_large(file, size, self.limits.instrument)
        with folder.open(beside) as opened:
            paper = opened.read()
        if hashlib.sha256(paper).hexdigest() != order.instrument.sha256:
            return Fault(FaultCode.INSTRUMENT_HASH_MISMATCH, faults.OTHER_INSTRUMENT, {"file": file})
        return paper
