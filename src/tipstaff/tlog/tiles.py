"""The tree as tiles: immutable files of up to 256 hashes (c2sp.org/tlog-tiles).

A tile at level n holds nodes at height 8 * n of the tree. Whoever has the tiles of a tree can compute every
root and every proof of it; whoever lets it grow reads one partial tile of each level and no more.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tipstaff.tlog.merkle import HASH_SIZE, NodeReader, empty_root, fold, joined, subtree_hash

FULL_WIDTH = 256
TILE_HEIGHT = 8
MAX_LEVEL = 63

_PATH = re.compile(r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6})([0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")

type TileReader = Callable[[str], bytes]
"""Gives the bytes at a path. It may answer a partial tile's path with the full tile that begins with it."""


class TileError(ValueError):
    """A path, or the bytes at a path, that no log following the specification has."""


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a tile stands, and how many hashes it holds (1 to 256)."""

    level: int
    index: int
    width: int = FULL_WIDTH

    @property
    def path(self) -> str:
        return tile_path(self.level, self.index, self.width)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Where an entry bundle stands, and how many entries it holds (1 to 256)."""

    index: int
    width: int = FULL_WIDTH

    @property
    def path(self) -> str:
        return entries_path(self.index, self.width)


def tile_path(level: int, index: int, width: int = FULL_WIDTH) -> str:
    """The path of a tile: `tile/0/x001/x234/067`, and `tile/0/x001/x234/067.p/8` with 8 hashes only."""
    if not 0 <= level <= MAX_LEVEL:
        raise TileError(f"There is no tile level {level}")
    return f"tile/{level}/{_numbered(index, width)}"


def entries_path(index: int, width: int = FULL_WIDTH) -> str:
    """The path of an entry bundle: `tile/entries/x001/x234/067`, with `.p/8` when it holds 8 entries only."""
    return f"tile/entries/{_numbered(index, width)}"


def parse_path(path: str) -> Tile | Bundle:
    """What stands at a path; the exact inverse of `tile_path` and `entries_path`. Raises TileError."""
    match = _PATH.fullmatch(path)
    if match is None:
        raise TileError(f"Not the path of a tile: {path!r}")
    kind, leading, last, partial = match.groups()
    index = int(re.sub(r"[x/]", "", leading) + last)
    width = int(partial) if partial else FULL_WIDTH
    found = Bundle(index, width) if kind == "entries" else Tile(int(kind), index, width)
    if found.path != path:
        raise TileError(f"Not the path of a tile: {path!r}")
    return found


def tiles_between(old_size: int, new_size: int) -> Iterator[Tile]:
    """The tiles that a tree must write to grow from one size to another, level by level."""
    if not 0 <= old_size <= new_size:
        raise TileError(f"A log can't grow from {old_size} to {new_size} entries")
    level = 0
    while old_size < new_size:
        for index in range(old_size // FULL_WIDTH, -(-new_size // FULL_WIDTH)):
            yield Tile(level, index, min(FULL_WIDTH, new_size - index * FULL_WIDTH))
        old_size, new_size, level = old_size // FULL_WIDTH, new_size // FULL_WIDTH, level + 1


def bundles_between(old_size: int, new_size: int) -> Iterator[Bundle]:
    """The entry bundles that a log must write to grow from one size to another."""
    for tile in tiles_between(old_size, new_size):
        if tile.level == 0:
            yield Bundle(tile.index, tile.width)


def grow_tiles(old_size: int, leaf_hashes: Sequence[bytes], read_tile: TileReader) -> dict[str, bytes]:
    """The tiles to write, by path, when these leaves follow a tree of old_size.

    Reads the partial tiles of the old tree, one of each level at most. That they are true is for the caller
    to know, by `tree_root` of the old size.
    """
    tiles: dict[str, bytes] = {}
    level, count, new_hashes = 0, old_size, joined(leaf_hashes)
    while new_hashes:
        first, width = divmod(count, FULL_WIDTH)
        hashes = _read(Tile(level, first, width), read_tile) + new_hashes if width else new_hashes
        contents = _tile_contents(hashes)
        for index, content in enumerate(contents, first):
            tiles[tile_path(level, index, len(content) // HASH_SIZE)] = content
        new_hashes = b"".join(fold(content) for content in contents if _is_full(content))
        level, count = level + 1, first
    return tiles


def tree_root(tree_size: int, read_tile: TileReader) -> bytes:
    """The root of the tree of this size, computed from its tiles."""
    return subtree_hash(0, tree_size, node_reader(tree_size, read_tile)) if tree_size else empty_root()


def node_reader(tree_size: int, read_tile: TileReader) -> NodeReader:
    """Read the nodes of the tree of this size out of its tiles, for `proof` and `merkle`."""

    def read_node(level: int, index: int) -> bytes:
        tile_level, height = divmod(level, TILE_HEIGHT)
        tile_index, position = divmod(index << height, FULL_WIDTH)
        width = min(FULL_WIDTH, (tree_size >> TILE_HEIGHT * tile_level) - tile_index * FULL_WIDTH)
        hashes = _read(Tile(tile_level, tile_index, width), read_tile)
        return fold(hashes[position * HASH_SIZE : (position + (1 << height)) * HASH_SIZE])

    return read_node


def _numbered(index: int, width: int) -> str:
    if index < 0 or not 1 <= width <= FULL_WIDTH:
        raise TileError(f"There is no tile {index} of width {width}")
    digits = str(index)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    *leading, last = (digits[at : at + 3] for at in range(0, len(digits), 3))
    number = "".join(f"x{group}/" for group in leading) + last
    return number if width == FULL_WIDTH else f"{number}.p/{width}"


def _read(tile: Tile, read_tile: TileReader) -> bytes:
    content = read_tile(tile.path)
    if len(content) not in {tile.width * HASH_SIZE, FULL_WIDTH * HASH_SIZE}:
        raise TileError(f"{tile.path} has {len(content)} bytes, not {HASH_SIZE} for each hash")
    return content[: tile.width * HASH_SIZE]


def _tile_contents(hashes: bytes) -> list[bytes]:
    size = FULL_WIDTH * HASH_SIZE
    return [hashes[at : at + size] for at in range(0, len(hashes), size)]


def _is_full(content: bytes) -> bool:
    return len(content) == FULL_WIDTH * HASH_SIZE
