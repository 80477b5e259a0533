"""Numbering: contiguous log indexes for entries that have been committed, in the sequence of their decisions."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connections
from psycopg.errors import LockNotAvailable

ALIAS = "publisher"
LOCK = 0x54495053
"""The session lock that says: this is the only sequencer of this database."""

PATIENCE = "2s"
"""How long to wait for a publisher that may just have been killed."""


class AnotherPublisher(RuntimeError):
    """Somebody else numbers and publishes this record at this moment."""


@contextmanager
def only_publisher() -> Iterator[None]:
    """Be the only one that numbers and publishes; PostgreSQL lets go of the lock when this process dies.

    Waits a moment, since the server may be slow to notice that an earlier publisher was killed.
    """
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [PATIENCE])
        try:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        except OperationalError as problem:
            if isinstance(problem.__cause__, LockNotAvailable):
                raise AnotherPublisher from problem
            raise
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def sequence(limit: int = 10_000) -> int:
    """Number at most `limit` entries that have no index yet, and say how many.

    An entry's id is drawn under the locks of every matter that it rests on, so ids follow the sequence of decisions.
    An entry whose transaction is still open is not seen; it gets a later index, and nothing that rests on it can have
    an earlier one, since that had to wait for its locks.
    """
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(
            """
            WITH first AS (SELECT coalesce(max(log_index) + 1, 0) AS index FROM record_entry),
                 waiting AS (SELECT id FROM record_entry WHERE log_index IS NULL ORDER BY id LIMIT %s),
                 numbered AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM waiting)
            UPDATE record_entry AS entry SET log_index = first.index + numbered.place
            FROM first, numbered WHERE entry.id = numbered.id
            """,
            [limit],
        )
        return int(cursor.rowcount)
