"""Long lists, a page at a time, with the place in the address."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

SIZE = 50
"""Rows on a page."""
DEEPEST = 1_000_000
"""Rows into a list that an address may ask for; a larger number is nobody's wish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """A page of a list of `count` rows."""

    offset: int
    count: int
    query: QueryDict

    @property
    def first(self) -> int:
        """Number of the first row shown, counted from 1."""
        return min(self.offset + 1, self.count)

    @property
    def last(self) -> int:
        """Number of the last row shown."""
        return min(self.offset + SIZE, self.count)

    @property
    def earlier(self) -> str | None:
        """The address of the page before; None on the first."""
        return self._at(max(self.offset - SIZE, 0)) if self.offset else None

    @property
    def later(self) -> str | None:
        """The address of the page after; None on the last."""
        return self._at(self.offset + SIZE) if self.last < self.count else None

    def _at(self, offset: int) -> str:
        query = self.query.copy()
        query["from"] = str(offset)
        return f"?{query.urlencode()}"


def offset_of(request: HttpRequest) -> int:
    """How many rows lie before the page that the address asks for; 0 for what is no number."""
    asked = request.GET.get("from", "")
    return min(int(asked), DEEPEST) if asked.isascii() and asked.isdigit() else 0
