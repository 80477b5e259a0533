"""The database as if one of its rules had been forgotten, to see that the core refuses by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from tests.record.owner import as_owner


@contextmanager
def without(table: str, rule: str) -> Iterator[None]:
    """A table without one of its constraints, which is there again afterwards."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s", [rule])
        (said,) = cursor.fetchone()
    as_owner(f"ALTER TABLE {table} DROP CONSTRAINT {rule}")
    try:
        yield
    finally:
        as_owner(f"ALTER TABLE {table} ADD CONSTRAINT {rule} {said}")
