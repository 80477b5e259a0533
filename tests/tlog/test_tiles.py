"""Tiles: the specification's examples, and logs that grow in every rhythm."""

from collections.abc import Iterable
from hashlib import sha256

import aics_tlog
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipstaff.tlog.merkle import empty_root, leaf_hash, root_hash
from tipstaff.tlog.proof import consistency_proof, inclusion_proof, verify_consistency, verify_inclusion
from tipstaff.tlog.tiles import (
    Bundle,
    Tile,
    TileError,
    bundles_between,
    entries_path,
    grow_tiles,
    node_reader,
    parse_path,
    tile_path,
    tiles_between,
    tree_root,
)

HASHES = [sha256(str(number).encode()).digest() for number in range(70_000)]

PATHS = [
    ("tile/0/000", Tile(0, 0)),
    ("tile/0/x001/x234/067", Tile(0, 1234067)),
    ("tile/0/x001/x234/067.p/8", Tile(0, 1234067, 8)),
    ("tile/1/000.p/17", Tile(1, 0, 17)),
    ("tile/63/999.p/255", Tile(63, 999, 255)),
    ("tile/2/x001/000", Tile(2, 1000)),
    ("tile/entries/000", Bundle(0)),
    ("tile/entries/x001/x234/067.p/1", Bundle(1234067, 1)),
]


def grown(steps: Iterable[int], hashes: list[bytes] = HASHES) -> dict[str, bytes]:
    """All tiles ever written by a log that grew to each of these sizes in turn."""
    tiles: dict[str, bytes] = {}
    size = 0
    for step in steps:
        tiles |= grow_tiles(size, hashes[size:step], tiles.__getitem__)
        size = step
    return tiles


@pytest.mark.parametrize(("path", "place"), PATHS)
def test_paths_are_written_and_read_as_the_specification_writes_them(path: str, place: Tile | Bundle):
    assert place.path == path
    assert parse_path(path) == place


@pytest.mark.parametrize(
    "path",
    [
        "",
        "tile/0/0",
        "tile/0/00",
        "tile/0/0000",
        "tile/0/000/",
        "/tile/0/000",
        "tile/00/000",
        "tile/01/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/x000/001",
        "tile/0/001/001",
        "tile/0/x001",
        "tile/0/x001/x001",
        "tile/0/000.p/0",
        "tile/0/000.p/08",
        "tile/0/000.p/256",
        "tile/0/000.p/999",
        "tile/0/000.p/",
        "tile/0/000.p",
        "tile/0/000\n",
        "tile/0/٠٠٠",
        "tile/entries/x/000",
        "tile/names/000",
        "tile/0/" + "x999/" * 2000 + "999",
        "../checkpoint",
    ],
)
def test_any_other_path_is_refused(path: str):
    with pytest.raises(TileError):
        parse_path(path)


@pytest.mark.parametrize(
    ("level", "index", "width"), [(-1, 0, 1), (64, 0, 1), (0, -1, 1), (0, 0, 0), (0, 0, 257)]
)
def test_a_tile_that_no_log_has_gets_no_path(level: int, index: int, width: int):
    with pytest.raises(TileError):
        tile_path(level, index, width)


def test_an_entry_bundle_that_no_log_has_gets_no_path():
    with pytest.raises(TileError):
        entries_path(0, 0)


def test_a_tree_of_70000_has_the_tiles_of_the_specifications_example():
    tiles = list(tiles_between(0, 70_000))
    assert tiles == [
        *(Tile(0, index) for index in range(273)),
        Tile(0, 273, 112),
        Tile(1, 0),
        Tile(1, 1, 17),
        Tile(2, 0, 1),
    ]
    assert list(grown([70_000])) == [tile.path for tile in tiles]


def test_a_tree_of_256_has_one_full_tile_and_one_hash_above_it():
    assert list(tiles_between(0, 256)) == [Tile(0, 0), Tile(1, 0, 1)]


def test_a_log_that_does_not_grow_writes_nothing():
    assert list(tiles_between(300, 300)) == list(bundles_between(300, 300)) == []
    assert grow_tiles(300, [], {}.__getitem__) == {}


@pytest.mark.parametrize(("old_size", "new_size"), [(-1, 3), (5, 4)])
def test_a_log_never_shrinks(old_size: int, new_size: int):
    with pytest.raises(TileError):
        list(tiles_between(old_size, new_size))
    with pytest.raises(TileError):
        list(bundles_between(old_size, new_size))


@pytest.mark.parametrize(
    ("old_size", "new_size"), [(0, 1), (1, 255), (255, 256), (256, 257), (3, 700), (65_535, 65_537)]
)
def test_what_must_be_written_is_what_is_written(old_size: int, new_size: int):
    tiles = grown([old_size])
    fresh = grow_tiles(old_size, HASHES[old_size:new_size], tiles.__getitem__)
    assert list(fresh) == [tile.path for tile in tiles_between(old_size, new_size)]
    level_0 = [tile for tile in tiles_between(old_size, new_size) if tile.level == 0]
    assert list(bundles_between(old_size, new_size)) == [Bundle(tile.index, tile.width) for tile in level_0]


@pytest.mark.parametrize(
    "size", [*range(70), 255, 256, 257, 511, 512, 513, 1000, 65_535, 65_536, 65_537, 70_000]
)
def test_the_root_from_tiles_is_the_root_from_leaves(size: int):
    assert tree_root(size, grown([size]).__getitem__) == root_hash(HASHES[:size])


@given(st.lists(st.integers(0, 1500), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_a_log_grown_in_steps_has_the_tiles_and_roots_of_one_grown_at_once(sizes: list[int]):
    steps = sorted(sizes)
    tiles = grown(steps)
    assert tiles.items() >= grown(steps[-1:]).items()
    for size in steps:
        assert tree_root(size, tiles.__getitem__) == root_hash(HASHES[:size])


def test_one_more_leaf_reads_at_most_one_tile_of_each_level():
    tiles = grown([69_999])
    reads: list[str] = []

    def read_tile(path: str) -> bytes:
        reads.append(path)
        return tiles[path]

    fresh = grow_tiles(69_999, HASHES[69_999:], read_tile)
    assert reads == ["tile/0/273.p/111"]
    assert list(fresh) == ["tile/0/273.p/112"]
    assert max(tree_size_reads(70_000, tiles | fresh).values()) <= 8


def tree_size_reads(size: int, tiles: dict[str, bytes]) -> dict[str, int]:
    reads: dict[str, int] = {}

    def read_tile(path: str) -> bytes:
        reads[path] = reads.get(path, 0) + 1
        return tiles[path]

    tree_root(size, read_tile)
    return reads


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 700, 70_000])
def test_proofs_are_made_from_tiles(size: int):
    tiles = grown([size])
    read_node = node_reader(size, tiles.__getitem__)
    for index in {0, size // 3, size // 2, size - 1}:
        proof = inclusion_proof(index, size, read_node)
        verify_inclusion(index, size, HASHES[index], proof, root_hash(HASHES[:size]))
        earlier = root_hash(HASHES[: index + 1])
        proof = consistency_proof(index + 1, size, read_node)
        verify_consistency(index + 1, size, earlier, root_hash(HASHES[:size]), proof)


def test_a_partial_tile_may_be_answered_with_the_full_one_that_replaced_it():
    tiles = grown([100, 300, 600])
    kept = {path: content for path, content in tiles.items() if path != "tile/0/001.p/44"}

    def read_tile(path: str) -> bytes:
        return kept.get(path) or kept[path.partition(".p/")[0]]

    assert tree_root(300, read_tile) == root_hash(HASHES[:300])
    assert grow_tiles(300, HASHES[300:600], read_tile).items() <= tiles.items()


@pytest.mark.parametrize(
    "content", [b"", bytes(43 * 32), bytes(45 * 32), bytes(44 * 32 + 1), bytes(257 * 32)]
)
def test_a_tile_of_another_length_is_refused(content: bytes):
    tiles = grown([300]) | {"tile/0/001.p/44": content}
    with pytest.raises(TileError, match=r"tile/0/001\.p/44"):
        tree_root(300, tiles.__getitem__)
    with pytest.raises(TileError, match=r"tile/0/001\.p/44"):
        grow_tiles(300, HASHES[:1], tiles.__getitem__)


@given(st.integers(1, 600), st.data())
@settings(max_examples=80, deadline=None)
def test_one_changed_bit_in_the_last_tile_changes_the_root(size: int, data: st.DataObject):
    tiles = grown([size])
    tile = Tile(0, size // 256, size % 256) if size % 256 else Tile(1, 0, size // 256)
    bit = data.draw(st.integers(0, len(tiles[tile.path]) * 8 - 1))
    changed = int.from_bytes(tiles[tile.path]) ^ (1 << bit)
    broken = tiles | {tile.path: changed.to_bytes(len(tiles[tile.path]))}
    assert tree_root(size, broken.__getitem__) != root_hash(HASHES[:size])


@pytest.mark.parametrize("steps", [[1], [256], [300, 700], [255, 256, 257, 1000]])
def test_an_independent_package_writes_the_same_tiles_and_reads_ours(steps: list[int]):
    entries = [f"entry {number}".encode() for number in range(steps[-1])]
    hashes = [leaf_hash(entry) for entry in entries]
    tiles = grown(steps, hashes)
    store = aics_tlog.MemoryTileStore()
    writer = aics_tlog.IncrementalTileWriter(store, prune_partials=False)
    for size1, size2 in zip([0, *steps], steps, strict=False):
        writer.append(entries[size1:size2])
    theirs = {path: content for path, content in store.tiles.items() if not path.startswith("tile/entries/")}
    assert theirs == tiles
    assert aics_tlog.tree_root_from_tiles(aics_tlog.MemoryTileReader(tiles), steps[-1]) == root_hash(hashes)


def test_the_empty_tree_needs_no_tiles():
    assert tree_root(0, {}.__getitem__) == empty_root()
