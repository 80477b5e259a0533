"""The tree and its proofs, written again from RFC 9162 section 2.1: recursive, slow, and apart on purpose.

Nothing here is imported from the code under test.
"""

from collections.abc import Sequence
from hashlib import sha256

ENTRIES = [f"entry {number}".encode() for number in range(1000)]


def tree_hash(entries: Sequence[bytes]) -> bytes:
    """MTH(D_n)."""
    n = len(entries)
    if n == 0:
        return sha256().digest()
    if n == 1:
        return sha256(b"\x00" + entries[0]).digest()
    k = largest_power_of_two_below(n)
    return sha256(b"\x01" + tree_hash(entries[:k]) + tree_hash(entries[k:])).digest()


def path(m: int, entries: Sequence[bytes]) -> list[bytes]:
    """PATH(m, D_n)."""
    n = len(entries)
    if n == 1:
        return []
    k = largest_power_of_two_below(n)
    if m < k:
        return [*path(m, entries[:k]), tree_hash(entries[k:])]
    return [*path(m - k, entries[k:]), tree_hash(entries[:k])]


def proof(m: int, entries: Sequence[bytes]) -> list[bytes]:
    """PROOF(m, D_n), 0 < m <= n."""
    return subproof(m, entries, complete=True)


def subproof(m: int, entries: Sequence[bytes], *, complete: bool) -> list[bytes]:
    """SUBPROOF(m, D_n, b)."""
    n = len(entries)
    if m == n:
        return [] if complete else [tree_hash(entries)]
    k = largest_power_of_two_below(n)
    if m <= k:
        return [*subproof(m, entries[:k], complete=complete), tree_hash(entries[k:])]
    return [*subproof(m - k, entries[k:], complete=False), tree_hash(entries[:k])]


def largest_power_of_two_below(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k
