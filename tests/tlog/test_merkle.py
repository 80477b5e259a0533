"""Roots: the published vectors of certificate-transparency, the naive oracle, and an independent package."""

import aics_tlog
import pytest
from tests.tlog.oracle import ENTRIES, tree_hash
from tests.tlog.vectors import LEAVES, ROOTS

from tipstaff.tlog.merkle import empty_root, leaf_hash, node_hash, root_hash


@pytest.mark.parametrize("size", range(9))
def test_the_published_tree_has_its_published_roots(size: int):
    assert root_hash([leaf_hash(leaf) for leaf in LEAVES[:size]]) == ROOTS[size]


def test_an_inner_node_can_never_be_taken_for_a_leaf():
    left, right = leaf_hash(b"l"), leaf_hash(b"r")
    assert node_hash(left, right) != leaf_hash(left + right)


def test_the_tree_without_leaves_has_the_hash_of_nothing():
    assert empty_root() == root_hash([]) == ROOTS[0]


@pytest.mark.parametrize("size", [*range(1, 71), 127, 128, 129, 255, 256, 257, 511, 513, 1000])
def test_roots_are_those_of_the_recursive_definition(size: int):
    hashes = [leaf_hash(entry) for entry in ENTRIES[:size]]
    assert root_hash(hashes) == tree_hash(ENTRIES[:size]) == aics_tlog.MerkleTree(ENTRIES[:size]).root()


@pytest.mark.parametrize("wrong", [b"", b"short", bytes(33)])
def test_a_leaf_hash_of_another_length_is_refused(wrong: bytes):
    with pytest.raises(ValueError, match="32 bytes"):
        root_hash([bytes(32), wrong])
