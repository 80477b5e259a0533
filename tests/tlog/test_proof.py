"""Proofs: published vectors, every proof of every small tree, and nothing but those."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

import aics_tlog
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.tlog import oracle
from tests.tlog.vectors import CONSISTENCY, INCLUSION, LEAVES, ROOTS

from tipstaff.tlog.merkle import NodeReader, empty_root, leaf_hash, node_hash, root_hash
from tipstaff.tlog.proof import (
    ProofError,
    consistency_proof,
    inclusion_proof,
    verify_consistency,
    verify_inclusion,
)

LARGEST = 70
ENTRIES = oracle.ENTRIES[:LARGEST]
LEAF_HASHES = [leaf_hash(entry) for entry in ENTRIES]
INDEPENDENT = aics_tlog.MerkleTree(ENTRIES)


@cache
def root(size: int) -> bytes:
    return oracle.tree_hash(ENTRIES[:size])


def nodes_of(hashes: Sequence[bytes]) -> NodeReader:
    @cache
    def read_node(level: int, index: int) -> bytes:
        leaves = hashes[index << level : (index + 1) << level]
        assert len(leaves) == 1 << level, "only complete subtrees are nodes"
        return root_hash(leaves)

    return read_node


read_node = nodes_of(LEAF_HASHES)
sizes = st.integers(1, LARGEST)


@pytest.mark.parametrize(("index", "size", "proof"), INCLUSION)
def test_the_published_inclusion_proofs_are_made_and_hold(index: int, size: int, proof: list[bytes]):
    assert inclusion_proof(index, size, nodes_of([leaf_hash(leaf) for leaf in LEAVES])) == proof
    verify_inclusion(index, size, leaf_hash(LEAVES[index]), proof, ROOTS[size])


@pytest.mark.parametrize(("size1", "size2", "proof"), CONSISTENCY)
def test_the_published_consistency_proofs_are_made_and_hold(size1: int, size2: int, proof: list[bytes]):
    assert consistency_proof(size1, size2, nodes_of([leaf_hash(leaf) for leaf in LEAVES])) == proof
    verify_consistency(size1, size2, ROOTS[size1], ROOTS[size2], proof)


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_every_leaf_of_every_small_tree_has_the_proof_of_the_rfc(size: int):
    for index in range(size):
        proof = inclusion_proof(index, size, read_node)
        assert proof == oracle.path(index, ENTRIES[:size]) == INDEPENDENT.inclusion_proof(index, size)
        verify_inclusion(index, size, LEAF_HASHES[index], proof, root(size))


@pytest.mark.parametrize("size2", range(LARGEST + 1))
def test_every_two_small_trees_have_the_proof_of_the_rfc(size2: int):
    for size1 in range(size2 + 1):
        proof = consistency_proof(size1, size2, read_node)
        assert proof == ([] if size1 == 0 else oracle.proof(size1, ENTRIES[:size2]))
        assert proof == INDEPENDENT.consistency_proof(size1, size2)
        verify_consistency(size1, size2, root(size1), root(size2), proof)


@pytest.mark.parametrize("size", range(1, 34))
def test_no_leaf_is_shown_at_the_place_of_another(size: int):
    for index in range(size):
        proof = inclusion_proof(index, size, read_node)
        for other in (*range(index), *range(index + 1, size + 2)):
            with pytest.raises(ProofError):
                verify_inclusion(other, size, LEAF_HASHES[index], proof, root(size))


@pytest.mark.parametrize("size2", range(1, 34))
def test_an_earlier_tree_of_another_size_or_content_is_refused(size2: int):
    for size1 in range(1, size2):
        proof = consistency_proof(size1, size2, read_node)
        for wrong in range(size2 + 2):
            if wrong != size1:
                with pytest.raises(ProofError):
                    verify_consistency(size1, size2, root(wrong), root(size2), proof)
                with pytest.raises(ProofError):
                    verify_consistency(wrong, size2, root(size1), root(size2), proof)


@given(sizes, st.data())
@settings(max_examples=150, deadline=None)
def test_one_changed_bit_breaks_an_inclusion_proof(size: int, data: st.DataObject):
    index = data.draw(st.integers(0, size - 1))
    hashes = [LEAF_HASHES[index], root(size), *inclusion_proof(index, size, read_node)]
    leaf, top, *proof = with_a_changed_bit(hashes, data)
    with pytest.raises(ProofError):
        verify_inclusion(index, size, leaf, proof, top)


@given(sizes, sizes, st.data())
@settings(max_examples=150, deadline=None)
def test_one_changed_bit_breaks_a_consistency_proof(one: int, other: int, data: st.DataObject):
    size1, size2 = sorted((one, other))
    hashes = [root(size1), root(size2), *consistency_proof(size1, size2, read_node)]
    root1, root2, *proof = with_a_changed_bit(hashes, data)
    with pytest.raises(ProofError):
        verify_consistency(size1, size2, root1, root2, proof)


@given(sizes, st.data())
@settings(max_examples=150, deadline=None)
def test_an_inclusion_proof_with_a_node_more_or_less_is_refused(size: int, data: st.DataObject):
    index = data.draw(st.integers(0, size - 1))
    proof = with_a_node_more_or_less(inclusion_proof(index, size, read_node), data)
    with pytest.raises(ProofError):
        verify_inclusion(index, size, LEAF_HASHES[index], proof, root(size))


@given(sizes, sizes, st.data())
@settings(max_examples=150, deadline=None)
def test_a_consistency_proof_with_a_node_more_or_less_is_refused(one: int, other: int, data: st.DataObject):
    size1, size2 = sorted((one, other))
    proof = with_a_node_more_or_less(consistency_proof(size1, size2, read_node), data)
    with pytest.raises(ProofError):
        verify_consistency(size1, size2, root(size1), root(size2), proof)


@given(st.integers(0, 40), st.integers(0, 40), st.lists(st.sampled_from(LEAF_HASHES[:3]), max_size=8))
@settings(max_examples=200, deadline=None)
def test_invented_proofs_are_judged_as_an_independent_verifier_judges_them(
    a: int, b: int, proof: list[bytes]
):
    assert holds(verify_inclusion, a, b, LEAF_HASHES[0], proof, root(b)) == aics_tlog.verify_inclusion(
        LEAF_HASHES[0], a, b, proof, root(b)
    )
    assert holds(verify_consistency, a, b, root(a), root(b), proof) == aics_tlog.verify_consistency(
        a, b, root(a), root(b), proof
    )


def test_a_proof_that_goes_on_above_the_root_is_refused_even_with_a_root_made_for_it():
    above, top = LEAF_HASHES[1], root(1)
    with pytest.raises(ProofError, match="too long"):
        verify_inclusion(0, 1, top, [above], node_hash(above, top))
    old, new = node_hash(above, root(3)), node_hash(above, root(4))
    proof = [*consistency_proof(3, 4, read_node), above]
    with pytest.raises(ProofError, match="too long"):
        verify_consistency(3, 4, old, new, proof)


def test_the_empty_tree_is_the_beginning_of_every_tree():
    verify_consistency(0, 0, empty_root(), empty_root(), [])
    verify_consistency(0, 5, empty_root(), root(5), [])
    for refused in (
        (0, 0, root(5), root(5), []),
        (0, 0, empty_root(), root(5), []),
        (0, 5, root(5), root(5), []),
        (0, 5, empty_root(), root(5), [root(5)]),
        (5, 0, root(5), empty_root(), []),
    ):
        with pytest.raises(ProofError):
            verify_consistency(*refused)


def test_trees_of_one_size_are_consistent_only_when_they_are_one_tree():
    verify_consistency(5, 5, root(5), root(5), [])
    for refused in ((5, 5, root(5), root(6), []), (5, 5, root(5), root(5), [root(5)])):
        with pytest.raises(ProofError):
            verify_consistency(*refused)


def test_a_growing_log_is_consistent_from_step_to_step():
    for size1, size2 in pairwise([0, 1, 2, 3, 8, 9, 31, 64, 70]):
        verify_consistency(size1, size2, root(size1), root(size2), consistency_proof(size1, size2, read_node))


@pytest.mark.parametrize("hash_", [b"", bytes(31), bytes(33), "x" * 32, None, 7, bytearray(32)])
def test_what_is_not_a_hash_is_refused_and_never_crashes(hash_: object):
    good = inclusion_proof(2, 5, read_node)
    for leaf, proof, top in (
        (hash_, good, root(5)),
        (LEAF_HASHES[2], [hash_, *good[1:]], root(5)),
        (LEAF_HASHES[2], good, hash_),
    ):
        with pytest.raises(ProofError):
            verify_inclusion(2, 5, leaf, proof, top)
    for root1, root2, proof in ((hash_, root(5), good), (root(2), hash_, good), (root(2), root(5), [hash_])):
        with pytest.raises(ProofError):
            verify_consistency(2, 5, root1, root2, proof)


@pytest.mark.parametrize("proof", [None, 3, b"\x00" * 32, "abc", object()])
def test_what_is_not_a_list_of_hashes_is_refused_and_never_crashes(proof: object):
    with pytest.raises(ProofError):
        verify_inclusion(2, 5, LEAF_HASHES[2], proof, root(5))
    with pytest.raises(ProofError):
        verify_consistency(2, 5, root(2), root(5), proof)


@pytest.mark.parametrize(
    ("a", "b"), [(-1, 5), (2, -5), (5, 5), (6, 5), (0, 0), ("2", 5), (2, None), (2.0, 5)]
)
def test_a_leaf_outside_the_tree_is_refused(a: int, b: int):
    with pytest.raises(ProofError):
        verify_inclusion(a, b, LEAF_HASHES[2], oracle.path(2, ENTRIES[:5]), root(5))
    with pytest.raises(ProofError):
        inclusion_proof(a, b, read_node)


@pytest.mark.parametrize(("a", "b"), [(-1, 5), (2, -5), (6, 5), ("2", 5), (2, None), (2.0, 5)])
def test_sizes_that_no_growing_tree_has_are_refused(a: int, b: int):
    with pytest.raises(ProofError):
        verify_consistency(a, b, root(2), root(5), oracle.proof(2, ENTRIES[:5]))
    with pytest.raises(ProofError):
        consistency_proof(a, b, read_node)


def with_a_changed_bit(hashes: list[bytes], data: st.DataObject) -> list[bytes]:
    which, bit = data.draw(st.integers(0, len(hashes) - 1)), data.draw(st.integers(0, 255))
    changed = (int.from_bytes(hashes[which]) ^ (1 << bit)).to_bytes(32)
    return [*hashes[:which], changed, *hashes[which + 1 :]]


def with_a_node_more_or_less(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    at = data.draw(st.integers(0, len(proof)))
    if data.draw(st.booleans()):
        return [*proof[:at], data.draw(st.sampled_from([*LEAF_HASHES[:4], *proof])), *proof[at:]]
    assume(at < len(proof))
    return [*proof[:at], *proof[at + 1 :]]


def holds(verify: Callable[..., None], *arguments: object) -> bool:
    try:
        verify(*arguments)
    except ProofError:
        return False
    return True
