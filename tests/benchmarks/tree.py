"""The tree of a million entries: its root, one more entry, a proof."""

from hashlib import sha256

from aics_tlog import MemoryTileReader, MerkleTree, inclusion_proof_from_tiles
from tests.benchmarks.sheet import best_of, row, seconds, times

from tipstaff.tlog.merkle import leaf_hash, root_hash
from tipstaff.tlog.proof import inclusion_proof
from tipstaff.tlog.tiles import grow_tiles, node_reader, tree_root

SIZE = 1_000_000
PROOFS = 500


def run() -> None:
    entries = [b"%0200d" % number for number in range(SIZE + 1)]
    _root(entries[:SIZE])
    _growth_and_proof(entries)


def _root(entries: list[bytes]) -> None:
    roots = {
        "tipstaff.tlog": lambda: root_hash([leaf_hash(entry) for entry in entries]),
        "aics-tlog": lambda: MerkleTree(entries).root(),
        "hashlib, a list for each level": lambda: _by_lists(entries),
    }
    assert len({root() for root in roots.values()}) == 1
    took = {name: best_of(2, root) for name, root in roots.items()}
    ours = took.pop("tipstaff.tlog")
    row(f"root of {SIZE:,} entries", f"{ours:.2f} s")
    for name, other in took.items():
        row(f"  {name}", f"{other:.2f} s", f"{times(other, ours)} as long as ours")


def _by_lists(entries: list[bytes]) -> bytes:
    """The tree as one would first write it down."""
    level = [sha256(b"\x00" + entry).digest() for entry in entries]
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
        level = above + level[len(above) * 2 :]
    return level[0]


def _growth_and_proof(entries: list[bytes]) -> None:
    hashes = [leaf_hash(entry) for entry in entries]
    tiles = grow_tiles(0, hashes[:SIZE], {}.__getitem__)
    grown = best_of(20, lambda: _grown(tiles, hashes[SIZE:]))
    read_node = node_reader(SIZE, tiles.__getitem__)
    wanted = [number * 499 % SIZE for number in range(PROOFS)]
    ours = seconds(lambda: [inclusion_proof(index, SIZE, read_node) for index in wanted]) / PROOFS
    reader = MemoryTileReader(tiles)
    theirs = seconds(
        lambda: inclusion_proof_from_tiles(reader, wanted[1], SIZE)
    )  # reads every tile: once is enough
    anew = seconds(lambda: root_hash(hashes))
    row("one more entry: its tiles and the new root", f"{grown * 1e6:.0f} µs")
    row("  the root anew from all leaf hashes", f"{anew:.2f} s", f"{anew / grown:,.0f} times as long")
    row("an inclusion proof out of the tiles", f"{ours * 1e6:.0f} µs")
    row(
        "  aics-tlog, out of the same tiles",
        f"{theirs * 1e6:.0f} µs",
        f"{times(theirs, ours)} as long as ours",
    )


def _grown(tiles: dict[str, bytes], new: list[bytes]) -> bytes:
    more = grow_tiles(SIZE, new, tiles.__getitem__)
    return tree_root(SIZE + 1, lambda path: more.get(path) or tiles[path])
