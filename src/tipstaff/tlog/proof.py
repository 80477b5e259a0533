"""Inclusion and consistency proofs, RFC 9162 sections 2.1.3 and 2.1.4.

The two `verify_` functions are what everybody who trusts nobody relies on. They follow the numbered steps of
the RFC and use nothing of the code that makes proofs.
"""

from collections.abc import Sequence

from tipstaff.tlog.merkle import HASH_SIZE, NodeReader, empty_root, node_hash, split, subtree_hash


class ProofError(ValueError):
    """The proof does not show what it is said to show, or no such proof can exist."""


def verify_inclusion(
    leaf_index: int, tree_size: int, leaf_hash: bytes, proof: Sequence[bytes], root_hash: bytes
) -> None:
    """Check that the tree of this size and root holds this leaf at this index (RFC 9162, 2.1.3.2).

    `proof` holds the siblings from the leaf upwards, 32 bytes each. Returns nothing; raises ProofError.
    """
    _check_numbers(leaf_index, tree_size)
    _check_hashes(proof, leaf_hash, root_hash)
    if leaf_index >= tree_size:  # step 1
        raise ProofError(f"A tree of {tree_size} leaves has no leaf {leaf_index}")
    fn, sn = leaf_index, tree_size - 1  # step 2
    r = leaf_hash  # step 3
    for p in proof:  # step 4
        if sn == 0:
            raise ProofError("The proof is too long")
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            fn, sn = _climb(fn, sn)
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0:  # step 5
        raise ProofError("The proof is too short")
    if r != root_hash:
        raise ProofError("The proof leads to another root")


def verify_consistency(size1: int, size2: int, root1: bytes, root2: bytes, proof: Sequence[bytes]) -> None:
    """Check that the tree (size1, root1) is the beginning of the tree (size2, root2) (RFC 9162, 2.1.4.2).

    Outside the RFC's range: trees of one size are consistent when their roots are equal, the empty tree is
    the beginning of every tree, and both take an empty proof. Returns nothing; raises ProofError.
    """
    _check_numbers(size1, size2)
    _check_hashes(proof, root1, root2)
    if size1 > size2:
        raise ProofError(f"A tree of {size1} leaves can't be the beginning of one of {size2}")
    if size1 in {0, size2}:
        _verify_without_proof(size1, size2, root1, root2, proof)
    else:
        _verify_growth(size1, size2, root1, root2, proof)


def inclusion_proof(leaf_index: int, tree_size: int, read_node: NodeReader) -> list[bytes]:
    """PATH(leaf_index, D[tree_size]) of RFC 9162, 2.1.3.1. Raises ProofError for a leaf outside the tree."""
    _check_numbers(leaf_index, tree_size)
    if leaf_index >= tree_size:
        raise ProofError(f"A tree of {tree_size} leaves has no leaf {leaf_index}")
    return _path(leaf_index, 0, tree_size, read_node)


def consistency_proof(size1: int, size2: int, read_node: NodeReader) -> list[bytes]:
    """PROOF(size1, D[size2]) of RFC 9162, 2.1.4.1; empty from the empty tree and between equal sizes."""
    _check_numbers(size1, size2)
    if size1 > size2:
        raise ProofError(f"A tree of {size1} leaves can't be the beginning of one of {size2}")
    if size1 == 0:
        return []
    return _subproof(size1, 0, size2, read_node, known=True)


def _verify_without_proof(size1: int, size2: int, root1: bytes, root2: bytes, proof: Sequence[bytes]) -> None:
    if proof:
        raise ProofError("The proof is too long")
    if size1 == 0 and root1 != empty_root():
        raise ProofError("The empty tree has one root only, and this is another")
    if size1 == size2 and root1 != root2:
        raise ProofError("Two trees of one size have different roots")


def _verify_growth(size1: int, size2: int, root1: bytes, root2: bytes, proof: Sequence[bytes]) -> None:
    if not proof:  # step 1
        raise ProofError("The proof is too short")
    path = [root1, *proof] if size1.bit_count() == 1 else proof  # step 2
    fn, sn = size1 - 1, size2 - 1  # step 3
    while fn & 1:  # step 4
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]  # step 5
    for c in path[1:]:  # step 6
        if sn == 0:
            raise ProofError("The proof is too long")
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            fn, sn = _climb(fn, sn)
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0:  # step 7
        raise ProofError("The proof is too short")
    if (fr, sr) != (root1, root2):
        raise ProofError("The proof leads to other roots")


def _climb(fn: int, sn: int) -> tuple[int, int]:
    """Where LSB(fn) is not set, shift both until it is or fn is 0: a node without a sibling moves up."""
    while fn != 0 and not fn & 1:
        fn, sn = fn >> 1, sn >> 1
    return fn, sn


def _path(leaf_index: int, start: int, end: int, read_node: NodeReader) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + split(end - start)
    if leaf_index < middle:
        return [*_path(leaf_index, start, middle, read_node), subtree_hash(middle, end, read_node)]
    return [*_path(leaf_index, middle, end, read_node), subtree_hash(start, middle, read_node)]


def _subproof(size: int, start: int, end: int, read_node: NodeReader, *, known: bool) -> list[bytes]:
    """SUBPROOF(size, D[start:end], known): `known` while the old root itself is the subtree on the left."""
    if start + size == end:
        return [] if known else [subtree_hash(start, end, read_node)]
    k = split(end - start)
    middle = start + k
    if size <= k:
        return [*_subproof(size, start, middle, read_node, known=known), subtree_hash(middle, end, read_node)]
    right = _subproof(size - k, middle, end, read_node, known=False)
    return [*right, subtree_hash(start, middle, read_node)]


def _check_numbers(*numbers: int) -> None:
    if not all(isinstance(number, int) and number >= 0 for number in numbers):
        raise ProofError("Sizes and indexes are whole numbers from 0")


def _check_hashes(proof: Sequence[bytes], *hashes: bytes) -> None:
    if not isinstance(proof, Sequence):
        raise ProofError("A proof is a sequence of hashes")
    if not all(isinstance(each, bytes) and len(each) == HASH_SIZE for each in (*proof, *hashes)):
        raise ProofError("A hash of the tree has 32 bytes")
