"""Calendar months, for lists that go by month."""

from datetime import MAXYEAR, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tipstaff.kernel.instant import Instant


def month_named(text: str) -> date | None:
    """The first day of a month such as `2026-11`; None for what is none, or lies in the last year that there is."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return first if first.year < MAXYEAR else None


def month_after(first: date) -> date:
    """The first day of the month after."""
    return (first + timedelta(days=31)).replace(day=1)


def month_from(first: date) -> tuple[date, date]:
    """The first and the last day of a month."""
    return first, month_after(first) - timedelta(days=1)


def month_within(first: date, zone: ZoneInfo) -> tuple[Instant, Instant]:
    """The moment at which a month begins on the clock of a zone, and that at which the next one does."""
    begins, ends = (datetime.combine(day, time(), zone) for day in (first, month_after(first)))
    return Instant(begins), Instant(ends)
