"""A moment in time, always UTC."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import overload
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """A moment in UTC, to the microsecond. Shown in a matter's zone, stored in this one."""

    at: datetime

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError(f"An instant needs a time zone: {self.at.isoformat()}")
        object.__setattr__(self, "at", self.at.astimezone(UTC))

    @classmethod
    def parse(cls, text: str) -> "Instant":
        """Read an ISO 8601 moment with its offset; raises ValueError without one."""
        return cls(datetime.fromisoformat(text))

    def __str__(self) -> str:
        return self.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def __add__(self, span: timedelta) -> "Instant":
        return Instant(self.at + span)

    @overload
    def __sub__(self, other: "Instant") -> timedelta: ...
    @overload
    def __sub__(self, other: timedelta) -> "Instant": ...
    def __sub__(self, other: "Instant | timedelta") -> "Instant | timedelta":
        return Instant(self.at - other) if isinstance(other, timedelta) else self.at - other.at

    def on(self, zone: ZoneInfo) -> datetime:
        """The same moment on the clock of a zone."""
        return self.at.astimezone(zone)

    def day(self, zone: ZoneInfo) -> date:
        """The calendar day it is in a zone at this moment."""
        return self.on(zone).date()
