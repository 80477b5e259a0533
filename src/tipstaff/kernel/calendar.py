"""Working calendars from official notices. Where no notice speaks, there is no answer."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).with_name("calendars")
_ONE_DAY = timedelta(days=1)


class CalendarNotPublished(LookupError):
    """No official notice covers this day, so nobody can say yet whether it is a working day."""

    def __init__(self, calendar: str, day: date) -> None:
        super().__init__(f"Calendar {calendar!r} has no published notice for {day.isoformat()}")
        self.calendar = calendar
        self.day = day


class UnknownCalendar(LookupError):
    """No calendar has this name. The sentence lists the names there are."""


class DayKind(StrEnum):
    """What makes a day a working day or none."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"
    """A weekend day that a notice turns into a working day."""


@dataclass(frozen=True, slots=True)
class DayNote:
    """Why a day is a working day or none: the notice and its line."""

    kind: DayKind
    notice: str
    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.notice}: {self.zh} ({self.en})" if self.zh else f"{self.kind.value} ({self.notice})"

    @property
    def works(self) -> bool:
        """Whether it is a working day."""
        return self.kind in (DayKind.WORKDAY, DayKind.MAKE_UP)


@dataclass(frozen=True, slots=True)
class Notice:
    """An official notice for one year: its number, the day it was given, and where it was read."""

    number: str
    dated: date
    year: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """The working days of one country, as far as its notices reach."""

    name: str
    notices: tuple[Notice, ...]
    """By year, without a gap. None at all for a calendar that no authority publishes."""
    weekend: frozenset[int]
    """ISO weekdays (Monday is 1) that are free unless a notice says otherwise."""
    lines: Mapping[date, DayNote]
    """The days that a notice names."""

    @property
    def version(self) -> str:
        """The notices it rests on, in words that can be kept beside a deadline."""
        notices = ", ".join(f"{one.number} ({one.dated.isoformat()})" for one in self.notices)
        return f"{self.name}: {notices or 'no notices'}"

    @property
    def published_from(self) -> date | None:
        """The first day that it knows; None where it has no beginning."""
        return date(self.notices[0].year, 1, 1) if self.notices else None

    @property
    def published_until(self) -> date | None:
        """The last day that it knows; None where it has no end."""
        return date(self.notices[-1].year, 12, 31) if self.notices else None

    def why(self, day: date) -> DayNote:
        """The notice line that makes the day a working day or none; raises CalendarNotPublished."""
        notice = self._notice_for(day)
        if day in self.lines:
            return self.lines[day]
        kind = DayKind.WEEKEND if day.isoweekday() in self.weekend else DayKind.WORKDAY
        return DayNote(kind, notice, "", "")

    def is_working_day(self, day: date) -> bool:
        """Whether work is done on that day; raises CalendarNotPublished where no notice speaks."""
        return self.why(day).works

    def next_working_day(self, day: date) -> date:
        """The first working day on or after that day; raises CalendarNotPublished."""
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day

    def add_working_days(self, start: date, n: int) -> date:
        """The n-th working day after the start day, which itself is not counted.

        n = 0 gives the start day itself, working or not. A negative n raises ValueError,
        a day past the last published notice CalendarNotPublished.
        """
        if n < 0:
            raise ValueError(f"Working days are counted forwards: {n}")
        self.why(start)
        day = start
        for _ in range(n):
            day = self.next_working_day(day + _ONE_DAY)
        return day

    def _notice_for(self, day: date) -> str:
        if not self.notices:
            return self.name
        at = bisect_right([one.year for one in self.notices], day.year) - 1
        if at < 0 or self.notices[at].year != day.year:
            raise CalendarNotPublished(self.name, day)
        return self.notices[at].number


def names() -> tuple[str, ...]:
    """The names of the calendars that there are."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def load(name: str) -> WorkingCalendar:
    """The calendar of this name or alias (`china` is `cn`); raises UnknownCalendar with the names known."""
    wanted = name.strip().lower().replace("_", "-").replace(" ", "-")
    for known in names():
        written = _written(known)
        if wanted == known or wanted in written["aliases"]:
            return _calendar(written)
    raise UnknownCalendar(f"No calendar named {name!r}; there are: {', '.join(names())}")


@cache
def _written(name: str) -> dict[str, Any]:
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    written: dict[str, Any] = yaml.safe_load(text)
    return written


def _calendar(written: dict[str, Any]) -> WorkingCalendar:
    notices = written["notices"]
    return WorkingCalendar(
        name=written["name"],
        weekend=frozenset(written["weekend"]),
        notices=tuple(Notice(one["number"], one["dated"], one["year"], one["source"]) for one in notices),
        lines={day: note for notice in notices for day, note in _lines(notice)},
    )


def _lines(notice: dict[str, Any]) -> list[tuple[date, DayNote]]:
    return [
        (day, DayNote(kind, notice["number"], line["zh"], line["en"]))
        for key, kind in (("free", DayKind.HOLIDAY), ("work", DayKind.MAKE_UP))
        for line in notice.get(key, ())
        for day in _days(line["from"], line.get("until", line["from"]))
    ]


def _days(first: date, last: date) -> list[date]:
    return [first + n * _ONE_DAY for n in range((last - first).days + 1)]
