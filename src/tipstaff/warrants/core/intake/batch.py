"""A batch of files: a folder, an archive or one file. What can't be opened is named, and the rest is read."""

import hashlib
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tipstaff.warrants.core.intake import faults
from tipstaff.warrants.core.intake.faults import Fault, FaultCode
from tipstaff.warrants.core.intake.folder import (
    ARCHIVE,
    ORDERS,
    UNPACKING_ERRORS,
    DiskFolder,
    Folder,
    ZipFolder,
    directory_size,
)
from tipstaff.warrants.core.intake.limits import Limits
from tipstaff.warrants.core.intake.order import CourtOrder
from tipstaff.warrants.core.warrant import warrant_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch[Row]:
    """How the files of a batch are read: with these endings, each by `read(folder, name, source)`."""

    limits: Limits
    read: Callable[[Folder, str, str], Iterator[Row]]
    faulty: Callable[[str, Fault], Row]
    """A row that says what is wrong with a whole file."""
    endings: tuple[str, ...] = ORDERS

    def rows(self, path: Path) -> Iterator[Row]:
        """Every row below a path. Raises FileNotFoundError where there is nothing at the path."""
        if path.is_dir():
            yield from self._disk(DiskFolder(path), path)
        elif path.suffix.lower() == ARCHIVE:
            yield from self._archive(path, path.name)
        else:
            file = path.resolve(strict=True)
            yield from self._folder(DiskFolder(file.parent, only=file.name), "")

    def _disk(self, folder: DiskFolder, root: Path) -> Iterator[Row]:
        yield from self._folder(folder, "")
        for archive in folder.archives():
            yield from self._archive(archive, archive.relative_to(root.resolve()).as_posix())

    def _archive(self, path: Path, source: str) -> Iterator[Row]:
        size = path.stat().st_size
        if size > self.limits.archive:
            yield self.faulty(source, faults.too_large(source, size, self.limits.archive))
            return
        if directory_size(path) > self.limits.directory:
            yield self.faulty(source, faults.unsafe(faults.TOO_MANY, limit=self.limits.members))
            return
        try:
            with zipfile.ZipFile(path) as archive:
                folder = ZipFolder(archive, self.limits)
                yield from (self.faulty(source, fault) for fault in folder.refused)
                yield from self._folder(folder, f"{source}/")
        except UNPACKING_ERRORS:
            yield self.faulty(source, faults.unsafe(faults.UNREADABLE, member=source))

    def _folder(self, folder: Folder, prefix: str) -> Iterator[Row]:
        for name in folder.orders(self.endings):
            try:
                yield from self._file(folder, name, f"{prefix}{name}")
            except UNPACKING_ERRORS:
                yield self.faulty(f"{prefix}{name}", faults.unsafe(faults.UNREADABLE, member=name))

    def _file(self, folder: Folder, name: str, source: str) -> Iterator[Row]:
        size = folder.size(name) or 0
        if size > self.limits.order_file:
            yield self.faulty(source, faults.too_large(source, size, self.limits.order_file))
        else:
            yield from self.read(folder, name, source)


class Met:
    """Which orders a reading has met: 16 bytes for each."""

    def __init__(self) -> None:
        self._marks: set[bytes] = set()

    def before(self, order: CourtOrder) -> Fault | None:
        """The fault of an order that comes a second time in the same batch."""
        mark = bytes.fromhex(warrant_id(order.court, order.number).rpartition("-")[2])
        if mark in self._marks:
            return Fault(FaultCode.DUPLICATE, faults.TWICE, {"number": order.number})
        self._marks.add(mark)
        return None


def paper_beside(order: CourtOrder, folder: Folder, name: str, limits: Limits) -> bytes | Fault:
    """The bytes of an order's instrument, which lies beside the file of this name."""
    file = order.instrument.file
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(name), file))
    size = None if posixpath.isabs(file) or beside.startswith("..") else folder.size(beside)
    if size is None:
        return Fault(FaultCode.INSTRUMENT_MISSING, faults.NO_INSTRUMENT, {"file": file})
    if size > limits.instrument:
        return faults.too_large(file, size, limits.instrument)
    with folder.open(beside) as opened:
        paper = opened.read()
    if hashlib.sha256(paper).hexdigest() != order.instrument.sha256:
        return Fault(FaultCode.INSTRUMENT_HASH_MISMATCH, faults.OTHER_INSTRUMENT, {"file": file})
    return paper
