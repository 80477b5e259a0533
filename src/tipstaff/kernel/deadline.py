"""Deadlines that can say how they came about.

What is chosen where the law leaves room (PRC Criminal Procedure Law art. 105 is the model):

- *Hours and minutes* run to the moment. The law does not count the hour in which a period begins; a clock
  that gave that hour away would keep a person waiting longer, so it is counted: never later than the law.
- *Days, months and years* leave out the day on which they begin and end at 24:00 of their last day, in the
  matter's zone. A month that has no such day ends on its last day.
- A *continuous* limit is never moved by a holiday (custody: art. 105(4)). A *roll* limit moves a last day
  that is no working day to the next one. *Working days* count only working days.
- A pause stops the clock: limits that run through are later by exactly its length. A working day that a
  pause touches is not counted.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tipstaff.kernel.calendar import DayNote, WorkingCalendar
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Budget, Limit, Mode, Unit

_ONE_DAY = timedelta(days=1)
_A_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the clock stands still, and why. `until` is None while it lasts."""

    ground: str
    since: Instant
    until: Instant | None = None
    by: str = ""
    """Who said so; empty where a rule or the matter itself does."""

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise ValueError(f"A pause ends after it begins: {self.since} to {self.until}")


class StepKind(StrEnum):
    """One kind of line in a derivation, with the values that it names."""

    STARTED = "started"  # event, at, zone
    RULE = "rule"  # id, budget, mode, source
    SPAN = "span"  # since, until: time counted to the moment
    COUNTED = "counted"  # day, number, notice
    SKIPPED = "skipped"  # day, because, notice, zh, en; or day, ground where a pause touches it
    ENDED = "ended"  # day: the last day of a period in days, months or years
    PAUSED = "paused"  # ground, since, until (empty while it lasts); by, where somebody said so
    ROLLED = "rolled"  # day, to
    DUE = "due"  # at
    STANDS_STILL = "stands_still"  # ground: paused without an end, so nothing is due


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a derivation, as data: a shell says it in the reader's language."""

    kind: StepKind
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When something is due, and everything that led there."""

    limit: Limit
    start: Instant
    due: Instant | None
    """None while the clock is paused without an end."""
    allowed: timedelta
    """The running time that the limit gives, pauses left out."""
    pauses: tuple[Pause, ...]
    calendar_version: str
    derivation: tuple[Step, ...]

    def used(self, now: Instant) -> float:
        """The share of the running time that is used up: 0 at the start, 1 when due; pauses use nothing."""
        if self.allowed <= timedelta(0):
            return float(self.is_past(now))
        running = max(now - self.start, timedelta(0)) - _paused_between(self.start, now, self.pauses)
        return min(max(running / self.allowed, 0.0), 1.0)

    def is_past(self, now: Instant) -> bool:
        """Whether it has passed; never while it is paused."""
        return self.due is not None and now >= self.due


def derive(  # noqa: PLR0913, PLR0917 - the six things that a deadline follows from
    limit: Limit,
    start: Instant,
    start_event: str,
    zone: ZoneInfo,
    calendar: WorkingCalendar,
    pauses: Iterable[Pause] = (),
) -> Deadline:
    """When `limit` is due if its time starts at `start`; raises CalendarNotPublished past the last notice."""
    stops = _merged(start, pauses)
    opening = (_step(StepKind.STARTED, event=start_event, at=start, zone=zone.key), _rule(limit))
    if limit.mode is Mode.WORKING_DAYS:
        allowed, due, counting = _in_working_days(limit.budget, start, zone, calendar, stops)
    else:
        allowed, due, counting = _running_through(limit, start, zone, calendar, stops)
    return Deadline(
        limit=limit,
        start=start,
        due=due,
        allowed=allowed,
        pauses=stops,
        calendar_version=calendar.version,
        derivation=(*opening, *counting, _closing(due, stops)),
    )


def derive_before(limit: Limit, start: Instant, end: Instant, end_event: str, zone: ZoneInfo) -> Deadline:
    """When a warning is due that comes `limit` before `end`, such as four months before a warrant expires.

    Due at the beginning of that day in the zone (hours and minutes: to the moment). Where that day lies
    before `start` already, it is due at once.
    """
    due = max(start, _counted_back(limit.budget, end, zone))
    return Deadline(
        limit=limit,
        start=start,
        due=due,
        allowed=due - start,
        pauses=(),
        calendar_version="",
        derivation=(
            _step(StepKind.STARTED, event=end_event, at=end, zone=zone.key),
            _rule(limit),
            _step(StepKind.DUE, at=due),
        ),
    )


type _Counting = tuple[timedelta, Instant | None, list[Step]]


def _running_through(
    limit: Limit, start: Instant, zone: ZoneInfo, calendar: WorkingCalendar, stops: tuple[Pause, ...]
) -> _Counting:
    end, steps = _end_without_pauses(limit.budget, start, zone)
    allowed = end - start
    due, pauses_met = _after_pauses(start, allowed, stops)
    steps += [_paused(one) for one in pauses_met]
    if due is not None and limit.mode is Mode.ROLL:
        due, rolling = _rolled(due, zone, calendar)
        steps += rolling
        allowed = due - start - _paused_between(start, due, stops)
    return allowed, due, steps


def _end_without_pauses(budget: Budget, start: Instant, zone: ZoneInfo) -> tuple[Instant, list[Step]]:
    if budget.is_exact:
        end = start + budget.exactly
        return end, [_step(StepKind.SPAN, since=start, until=end)]
    last = _last_day(budget, start.day(zone))
    return _end_of(last, zone), [*_counted_days(budget, start.day(zone)), _step(StepKind.ENDED, day=last)]


def _counted_days(budget: Budget, start: date) -> list[Step]:
    if budget.unit is not Unit.DAY:
        return []
    numbers = range(1, budget.amount + 1)
    return [_step(StepKind.COUNTED, day=start + n * _ONE_DAY, number=n, notice="") for n in numbers]


def _after_pauses(
    start: Instant, allowed: timedelta, stops: tuple[Pause, ...]
) -> tuple[Instant | None, list[Pause]]:
    """The moment at which `allowed` has run, and the pauses met on the way; None where one has no end."""
    end, met = start + allowed, list[Pause]()
    for stop in stops:
        if stop.since >= end:
            break
        met.append(stop)
        if stop.until is None:
            return None, met
        end += stop.until - stop.since
    return end, met


def _rolled(due: Instant, zone: ZoneInfo, calendar: WorkingCalendar) -> tuple[Instant, list[Step]]:
    last = (due - _A_TICK).day(zone)
    to = calendar.next_working_day(last)
    if to == last:
        return due, []
    skipped = [_skipped(day, calendar.why(day)) for day in _days_between(last, to)]
    return _end_of(to, zone), [*skipped, _step(StepKind.ROLLED, day=last, to=to)]


def _in_working_days(
    budget: Budget, start: Instant, zone: ZoneInfo, calendar: WorkingCalendar, stops: tuple[Pause, ...]
) -> _Counting:
    ended = tuple(one for one in stops if one.until is not None)
    last, steps = _count_working_days(budget.amount, start.day(zone), zone, calendar, ended)
    due = _end_of(last, zone)
    allowed = due - start - _paused_between(start, due, ended)
    standing = next((one for one in stops if one.until is None and one.since < due), None)
    if standing is None:
        return allowed, due, steps
    return allowed, None, [*_before(standing.since.day(zone), steps), _paused(standing)]


def _count_working_days(
    wanted: int, start: date, zone: ZoneInfo, calendar: WorkingCalendar, ended: tuple[Pause, ...]
) -> tuple[date, list[Step]]:
    steps = [_paused(one) for one in ended]
    day, counted = start, 0
    calendar.why(start)
    while counted < wanted:
        day += _ONE_DAY
        note, stop = calendar.why(day), _touching(day, zone, ended)
        if not note.works:
            steps.append(_skipped(day, note))
        elif stop is not None:
            steps.append(_step(StepKind.SKIPPED, day=day, ground=stop.ground))
        else:
            counted += 1
            steps.append(_step(StepKind.COUNTED, day=day, number=counted, notice=note.notice))
    return day, steps


def _touching(day: date, zone: ZoneInfo, ended: tuple[Pause, ...]) -> Pause | None:
    begins, ends = _end_of(day - _ONE_DAY, zone), _end_of(day, zone)
    touches = (one for one in ended if one.until is not None and one.since < ends and begins < one.until)
    return next(touches, None)


def _before(day: date, steps: list[Step]) -> list[Step]:
    return [one for one in steps if one.values.get("day", "") < day.isoformat()]


def _merged(start: Instant, pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The pauses after the start, in order; those that overlap become one that keeps each ground."""
    merged = list[Pause]()
    for pause in sorted(pauses, key=lambda one: one.since):
        if pause.until is not None and pause.until <= start:
            continue
        clipped = replace(pause, since=max(pause.since, start))
        if merged and (merged[-1].until is None or clipped.since <= merged[-1].until):
            clipped = _joined(merged.pop(), clipped)
        merged.append(clipped)
    return tuple(merged)


def _joined(earlier: Pause, later: Pause) -> Pause:
    lasts = earlier.until is None or later.until is None
    until = None if lasts else max(one.until for one in (earlier, later) if one.until is not None)
    return Pause(_both(earlier.ground, later.ground), earlier.since, until, by=_both(earlier.by, later.by))


def _both(earlier: str, later: str) -> str:
    """Each word of both once, in their own sequence."""
    return ", ".join(dict.fromkeys(word for word in (*earlier.split(", "), later) if word))


def _paused_between(start: Instant, end: Instant, stops: Iterable[Pause]) -> timedelta:
    spans = (min(one.until or end, end) - max(one.since, start) for one in stops)
    return sum((max(span, timedelta(0)) for span in spans), timedelta(0))


def _last_day(budget: Budget, start: date) -> date:
    months = budget.months
    return start + budget.amount * _ONE_DAY if months is None else _months_on(start, months)


def _months_on(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _counted_back(budget: Budget, end: Instant, zone: ZoneInfo) -> Instant:
    if budget.is_exact:
        return end - budget.exactly
    months, last = budget.months, (end - _A_TICK).day(zone)
    first = last - budget.amount * _ONE_DAY if months is None else _months_on(last, -months)
    return _end_of(first - _ONE_DAY, zone)


def _end_of(day: date, zone: ZoneInfo) -> Instant:
    """24:00 of a day on the clock of a zone, whatever the clocks do that night."""
    return Instant(datetime.combine(day + _ONE_DAY, time(), zone))


def _days_between(first: date, end: date) -> list[date]:
    return [first + n * _ONE_DAY for n in range((end - first).days)]


def _step(kind: StepKind, **values: object) -> Step:
    return Step(kind, {name: str(value) for name, value in values.items()})


def _rule(limit: Limit) -> Step:
    return _step(StepKind.RULE, id=limit.id, budget=limit.budget, mode=limit.mode, source=limit.source)


def _skipped(day: date, note: DayNote) -> Step:
    return _step(StepKind.SKIPPED, day=day, because=note.kind, notice=note.notice, zh=note.zh, en=note.en)


def _paused(stop: Pause) -> Step:
    by = {"by": stop.by} if stop.by else {}
    return _step(StepKind.PAUSED, ground=stop.ground, since=stop.since, until=stop.until or "", **by)


def _closing(due: Instant | None, stops: tuple[Pause, ...]) -> Step:
    if due is not None:
        return _step(StepKind.DUE, at=due)
    return _step(StepKind.STANDS_STILL, ground=stops[-1].ground)
