"""How many rows a list has, as far as a page needs to know: nothing that is shown reads a country's register."""

from typing import Any

from django.db.models import QuerySet

MOST = 10_000
"""Beyond these a page says "and more" instead of a number."""


def count_of(rows: QuerySet[Any]) -> int:
    """How many rows there are, and `MOST` + 1 where there are more: the database counts no farther."""
    return rows.order_by()[: MOST + 1].count()
