"""Where orders and instruments lie together: a folder on disk, or an archive that stays packed."""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol, cast

from tipstaff.warrants.core.intake import faults
from tipstaff.warrants.core.intake.faults import Fault
from tipstaff.warrants.core.intake.limits import MEBIBYTE, Limits

ORDERS = (".json", ".jsonl", ".csv")
ARCHIVE = ".zip"
_DRIVE = re.compile(r"[A-Za-z]:")
_TAIL = (1 << 16) + 128
"""Bytes at the end of an archive in which its own description lies."""
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
UNPACKING_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class Folder(Protocol):
    """Files by their relative names, with forward slashes."""

    def orders(self, endings: tuple[str, ...] = ORDERS) -> Iterator[str]:
        """The names of the files with these endings, sorted."""

    def size(self, name: str) -> int | None:
        """Bytes of a file; None where there is none, or where the name leads outside."""

    def open(self, name: str) -> BinaryIO:
        """A file to be read in pieces."""


class DiskFolder:
    """A folder on disk. A link that leads outside it leads nowhere."""

    def __init__(self, root: Path, only: str | None = None) -> None:
        self._root = root.resolve()
        self._only = only

    def orders(self, endings: tuple[str, ...] = ORDERS) -> Iterator[str]:
        names = (path.relative_to(self._root).as_posix() for path in self._files(endings))
        yield from [self._only] if self._only else sorted(names)

    def archives(self) -> list[Path]:
        """The archives in the folder, sorted."""
        return [] if self._only else sorted(self._files((ARCHIVE,)))

    def size(self, name: str) -> int | None:
        path = self._path(name)
        return path.stat().st_size if path else None

    def open(self, name: str) -> BinaryIO:
        path = self._path(name)
        if path is None:
            raise FileNotFoundError(name)
        return path.open("rb")

    def _files(self, endings: tuple[str, ...]) -> Iterator[Path]:
        return (path for path in self._root.rglob("*") if path.suffix.lower() in endings and path.is_file())

    def _path(self, name: str) -> Path | None:
        try:
            path = (self._root / name).resolve()
            return path if path.is_relative_to(self._root) and path.is_file() else None
        except (OSError, ValueError):
            return None


class ZipFolder:
    """An archive. Only members that are safe are there at all; the others are `refused`."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._members: dict[str, zipfile.ZipInfo] = {}
        self.refused: list[Fault] = []
        whole = _unsafe_as_a_whole(archive, limits)
        if whole is not None:
            self.refused.append(whole)
            return
        for member in archive.infolist():
            self._sort(member, limits)

    def _sort(self, member: zipfile.ZipInfo, limits: Limits) -> None:
        if member.is_dir() and not _leads_outside(_name(member)):
            return
        fault = _unsafe_member(member, limits)
        if fault:
            self.refused.append(fault)
        else:
            self._members[str(PurePosixPath(_name(member)))] = member

    def orders(self, endings: tuple[str, ...] = ORDERS) -> Iterator[str]:
        yield from sorted(name for name in self._members if PurePosixPath(name).suffix.lower() in endings)

    def size(self, name: str) -> int | None:
        member = self._members.get(name)
        return member.file_size if member else None

    def open(self, name: str) -> BinaryIO:
        return cast("BinaryIO", self._archive.open(self._members[name]))


def directory_size(path: Path) -> int:
    """Bytes of an archive's list of members, all read when it is opened; 0 where there is no list."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _TAIL, 0))
        tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0:
        return 0
    size = int.from_bytes(tail[end + 12 : end + 16], "little")
    if tail[max(end - 20, 0) : end].startswith(b"PK\x06\x07"):  # then the larger form stands before it
        size = int.from_bytes(tail[end - 36 : end - 28], "little")
    return size


def _unsafe_as_a_whole(archive: zipfile.ZipFile, limits: Limits) -> Fault | None:
    members = archive.infolist()
    if len(members) > limits.members:
        return faults.unsafe(faults.TOO_MANY, limit=limits.members)
    if sum(member.file_size for member in members) > limits.unpacked:
        return faults.unsafe(faults.UNPACKS_TOO_LARGE, limit=limits.unpacked)
    return None


def _unsafe_member(member: zipfile.ZipInfo, limits: Limits) -> Fault | None:
    name = _name(member)
    if _leads_outside(name):
        return faults.unsafe(faults.LEADS_OUTSIDE, member=name)
    if stat.S_ISLNK(member.external_attr >> 16):
        return faults.unsafe(faults.IS_LINK, member=name)
    if member.flag_bits & _ENCRYPTED:
        return faults.unsafe(faults.IS_ENCRYPTED, member=name)
    if name.lower().endswith(ARCHIVE):
        return faults.unsafe(faults.IS_NESTED, member=name)
    if member.file_size > max(MEBIBYTE, limits.density * member.compress_size):
        return faults.unsafe(faults.TOO_DENSE, member=name)
    return None


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or _DRIVE.match(name) is not None or ".." in name.split("/")


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name; archives made on Chinese Windows write names in GB18030 without saying so."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME and not name.isascii():
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = member.filename
    return name.replace("\\", "/")
