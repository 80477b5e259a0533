"""A scenario's times: of the day, on a later day, or in full."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from tipstaff.cli.scenario.script import ScriptError
from tipstaff.kernel.instant import Instant

_ON_DAY = re.compile(r"(?:\+(?P<days>\d+)d )?(?P<time>\d{2}:\d{2}(?::\d{2})?)")
_SPAN = re.compile(r"(?P<count>\d+)(?P<unit>s|min|h|d)")
_UNITS = {"s": "seconds", "min": "minutes", "h": "hours", "d": "days"}


def moment(text: str, start: Instant, zone: ZoneInfo) -> Instant:
    """`09:30` on the scenario's first day, `+2d 09:30` two days later, or a full moment. Raises ScriptError."""
    found = _ON_DAY.fullmatch(text)
    if not found:
        return full(text)
    day = start.day(zone) + timedelta(days=int(found["days"] or 0))
    return Instant(datetime.combine(day, time.fromisoformat(found["time"]), zone))


def full(text: str) -> Instant:
    """A moment with its offset. Raises ScriptError."""
    try:
        return Instant.parse(text)
    except ValueError as problem:
        raise ScriptError(f"Not a moment: {text}") from problem


def span(text: str) -> timedelta:
    """`45s`, `10min`, `72h` or `3d`. Raises ScriptError for anything else."""
    found = _SPAN.fullmatch(text)
    if not found:
        raise ScriptError(f"Not a span of time: {text}")
    return timedelta(**{_UNITS[found["unit"]]: int(found["count"])})
