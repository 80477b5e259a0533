"""Entry bundles: up to 256 entries in one file, each after its length (c2sp.org/tlog-tiles)."""

from collections.abc import Sequence
from itertools import batched

from tipstaff.tlog.tiles import FULL_WIDTH, TileError, TileReader, entries_path

MAX_ENTRY_SIZE = 65535
_LENGTH_SIZE = 2


class EntryTooLargeError(ValueError):
    """An entry longer than the two length bytes of a bundle can say."""


def format_bundle(entries: Sequence[bytes]) -> bytes:
    """Entries in log order, each after its length as a big-endian uint16. Raises EntryTooLargeError."""
    return b"".join(_prefixed(entry) for entry in entries)


def parse_bundle(content: bytes) -> list[bytes]:
    """The entries of a bundle, in log order. Raises TileError where the bytes end inside an entry."""
    entries = []
    at = 0
    while at < len(content):
        start = at + _LENGTH_SIZE
        at = start + int.from_bytes(content[at:start])
        if at > len(content):
            raise TileError("The bundle ends inside an entry")
        entries.append(content[start:at])
    return entries


def grow_bundles(old_size: int, entries: Sequence[bytes], read_tile: TileReader) -> dict[str, bytes]:
    """The bundles to write, by path, when these entries follow a log of old_size. Reads at most one."""
    if not entries:
        return {}
    first, width = divmod(old_size, FULL_WIDTH)
    pending = _read(first, width, read_tile) if width else []
    bundles = batched([*pending, *entries], FULL_WIDTH)
    return {entries_path(index, len(each)): format_bundle(each) for index, each in enumerate(bundles, first)}


def _prefixed(entry: bytes) -> bytes:
    if len(entry) > MAX_ENTRY_SIZE:
        raise EntryTooLargeError(f"An entry has at most {MAX_ENTRY_SIZE} bytes, this one has {len(entry)}")
    return len(entry).to_bytes(_LENGTH_SIZE) + entry


def _read(index: int, width: int, read_tile: TileReader) -> list[bytes]:
    path = entries_path(index, width)
    entries = parse_bundle(read_tile(path))
    if len(entries) not in {width, FULL_WIDTH}:
        raise TileError(f"{path} has {len(entries)} entries")
    return entries[:width]
