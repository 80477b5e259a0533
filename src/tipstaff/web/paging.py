"""Long lists, a page at a time, with the place in the address."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from tipstaff.record.counting import MOST

SIZE = 50
"""Rows on a page."""
DEEPEST = MOST
"""Rows into a list that an address may ask for. Who needs what comes behind narrows the list, or takes it as a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """A page of a list of `count` rows, which are counted no farther than `MOST` and one."""

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
        return min(self.offset + SIZE, self.count) if self.count <= MOST else self.offset + SIZE

    @property
    def goes_on(self) -> bool:
        """Whether rows come behind this page that no page shows."""
        return self.count > MOST and self.later is None

    @property
    def earlier(self) -> str | None:
        """The address of the page before; None on the first."""
        return self._at(max(self.offset - SIZE, 0)) if self.offset else None

    @property
    def later(self) -> str | None:
        """The address of the page after; None on the last."""
        following = self.offset + SIZE
        return self._at(following) if self.last < self.count and following <= DEEPEST else None

    def _at(self, offset: int) -> str:
        query = self.query.copy()
        query["from"] = str(offset)
        return f"?{query.urlencode()}"


def offset_of(request: HttpRequest) -> int:
    """How many rows lie before the page that the address asks for; 0 for what is no number."""
    asked = request.GET.get("from", "")
    return min(int(asked), DEEPEST) if asked.isascii() and asked.isdigit() else 0


def counted(count: int | None) -> str:
    """A number of rows as far as it was counted; empty where there is none to say."""
    if count is None:
        return ""
    return f"{MOST:,}+" if count > MOST else str(count)
