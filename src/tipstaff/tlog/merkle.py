"""The Merkle tree of RFC 6962 and RFC 9162, section 2.1, over SHA-256."""

from collections.abc import Callable, Sequence
from hashlib import sha256

HASH_SIZE = 32
_PAIR = 2 * HASH_SIZE

type NodeReader = Callable[[int, int], bytes]
"""Gives the hash of the complete subtree over the leaves [index * 2**level, (index + 1) * 2**level)."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of one entry: SHA-256(0x00 || data)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: SHA-256(0x01 || left || right)."""
    return sha256(b"\x01" + left + right).digest()


def empty_root() -> bytes:
    """The root of the tree without leaves: SHA-256 of nothing."""
    return sha256().digest()


def root_hash(leaf_hashes: Sequence[bytes]) -> bytes:
    """The root over these leaf hashes, in log order. Raises ValueError for one that is not 32 bytes."""
    return fold(joined(leaf_hashes)) if leaf_hashes else empty_root()


def fold(level: bytes) -> bytes:
    """The root over one or more hashes of equal height that stand one after another."""
    while len(level) > HASH_SIZE:
        level = _level_above(level)
    return level


def subtree_hash(start: int, end: int, read_node: NodeReader) -> bytes:
    """MTH(D[start:end]) of a non-empty range that the RFC's splitting reaches, from complete subtrees."""
    width = end - start
    if width.bit_count() == 1:
        level = width.bit_length() - 1
        return read_node(level, start >> level)
    middle = start + split(width)
    return node_hash(subtree_hash(start, middle, read_node), subtree_hash(middle, end, read_node))


def split(width: int) -> int:
    """The RFC's k: the largest power of two smaller than width, which is at least 2."""
    return 1 << (width - 1).bit_length() - 1


def joined(hashes: Sequence[bytes]) -> bytes:
    """Hashes one after another, each 32 bytes or ValueError."""
    if any(len(each) != HASH_SIZE for each in hashes):
        raise ValueError("A hash of the tree has 32 bytes")
    return b"".join(hashes)


def _level_above(level: bytes) -> bytes:
    # One bytes object for a level: several times faster than lists of nodes. A node without a
    # sibling moves up as it is, which gives the same tree as the RFC's recursive definition.
    paired = len(level) - len(level) % _PAIR
    parents = [sha256(b"\x01" + level[at : at + _PAIR]).digest() for at in range(0, paired, _PAIR)]
    return b"".join(parents) + level[paired:]
