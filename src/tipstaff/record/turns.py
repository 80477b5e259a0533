"""One after another: for decisions that rest on how many there are already, which no single row could hold."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def in_turn(names: Iterable[str]) -> Iterator[None]:
    """Wait until nobody else is deciding about any of these names, over whatever connection; then be the only one.

    Holds session locks from before the decision until after its commit, so that the next one counts what was entered.
    They are taken in one order, so nobody waits in a ring, and PostgreSQL lets go of them when this process dies. Must
    not be called inside a transaction, which would keep from seeing what others have committed.
    """
    keys = sorted({_key(name) for name in names})
    if not keys:
        yield
        return
    with connection.cursor() as cursor:
        taken = []
        try:
            for key in keys:
                cursor.execute("SELECT pg_advisory_lock(%s)", [key])
                taken.append(key)
            yield
        finally:
            for key in taken:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def _key(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
