"""How many rows a list has, as far as a page needs to know: nothing that is shown reads a country's register."""

from typing import Any

from django.db.models import QuerySet

MOST = 10_000
"""Beyond these a page says "and more" instead of a number."""


def count_of(rows: QuerySet[Any], most: int | None = MOST) -> int:
    """How many rows there are, counted to `most` + 1 and no farther; None: to the end."""
    return rows.order_by()[: None if most is None else most + 1].count()
