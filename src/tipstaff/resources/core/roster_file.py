"""A roster as a file: CSV or iCalendar. Each line is read by itself, so that all that is wrong is said at once."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.instant import Instant
from tipstaff.resources.core.grounds import RosterGround as Because

COLUMNS = ("officer", "starts", "ends")
MOST = 5_000
"""Shifts in one file: half a year of thirty officers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One shift of the file, with the account's name as it stands there. `number`: of the file's line, or event."""

    number: int
    officer: str
    starts: Instant
    ends: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that is no shift, and why."""

    number: int
    why: Refused


def csv_lines(text: str, zone: ZoneInfo) -> Iterator[Line | BadLine]:
    """The shifts of a CSV file; a moment without an offset is on the clock of the zone."""
    rows = [
        row for row in enumerate(csv.reader(io.StringIO(text)), 1) if any(cell.strip() for cell in row[1])
    ]
    heading = [cell.strip() for cell in rows[0][1]] if rows else []
    if sorted(heading) != sorted(COLUMNS):
        yield BadLine(number=1, why=Refused(Because.BAD_COLUMNS))
        return
    if len(rows) - 1 > MOST:
        yield BadLine(number=MOST + 2, why=_too_long())
        return
    for number, cells in rows[1:]:
        yield _csv_line(number, heading, [cell.strip() for cell in cells], zone)


def _csv_line(number: int, heading: list[str], cells: list[str], zone: ZoneInfo) -> Line | BadLine:
    if len(cells) != len(heading) or not all(cells):
        return BadLine(number=number, why=Refused(Because.BAD_FIELDS))
    values = dict(zip(heading, cells, strict=True))
    return _line(number, values["officer"], _moment(values["starts"], zone), _moment(values["ends"], zone))


def _moment(text: str, zone: ZoneInfo) -> Instant | Refused:
    try:
        return _instant(datetime.fromisoformat(text), zone)
    except ValueError:
        return Refused(Because.BAD_MOMENT, {"text": text})


def _instant(at: datetime, zone: ZoneInfo) -> Instant:
    return Instant(at if at.tzinfo else at.replace(tzinfo=zone))


def _line(number: int, officer: str, starts: Instant | Refused, ends: Instant | Refused) -> Line | BadLine:
    if isinstance(starts, Refused):
        return BadLine(number=number, why=starts)
    if isinstance(ends, Refused):
        return BadLine(number=number, why=ends)
    return Line(number=number, officer=officer, starts=starts, ends=ends)


def calendar_lines(text: str, zone: ZoneInfo) -> Iterator[Line | BadLine]:
    """The shifts of an iCalendar file: each event's summary is the officer's account name."""
    try:
        events = Calendar.from_ical(text).walk("VEVENT")
    except ValueError:
        yield BadLine(number=1, why=Refused(Because.NO_CALENDAR))
        return
    if len(events) > MOST:
        yield BadLine(number=MOST + 1, why=_too_long())
        return
    for number, event in enumerate(events, 1):
        officer = str(event.get("SUMMARY", "")).strip()
        if not officer:
            yield BadLine(number=number, why=Refused(Because.BAD_FIELDS))
        else:
            starts, ends = (_calendar_moment(event.get(name), zone) for name in ("DTSTART", "DTEND"))
            yield _line(number, officer, starts, ends)


def _calendar_moment(value: object, zone: ZoneInfo) -> Instant | Refused:
    at = getattr(value, "dt", None)
    if not isinstance(at, datetime):  # a day alone, or nothing
        return Refused(Because.BAD_MOMENT, {"text": "" if at is None else str(at)})
    return _instant(at, zone)


def _too_long() -> Refused:
    return Refused(Because.TOO_LONG, {"most": str(MOST)})
