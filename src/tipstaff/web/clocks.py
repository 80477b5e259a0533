"""The clocks that run, said in words: what is left, who owns it, and to whom it was taken."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tipstaff.kernel.decider import Clock
from tipstaff.kernel.instant import Instant
from tipstaff.web import times
from tipstaff.web.clock_text import ClockText

URGENT = 75
"""Per cent of its time used up, from which a clock stands in the colour of a stop."""
SOON = 50
LAST_MINUTES = timedelta(minutes=5)


class Tone(StrEnum):
    """The colour of a clock; a sign and words always double it."""

    STOP = "stop"
    WARN = "warn"
    CALM = "calm"


SIGNS = {Tone.STOP: "▲", Tone.WARN: "●", Tone.CALM: "○"}


def _tone(used: int, left: timedelta) -> Tone:
    """The last minutes are urgent however short the whole time was."""
    if used >= URGENT or left < LAST_MINUTES:
        return Tone.STOP
    return Tone.WARN if used >= SOON or left < times.HOUR else Tone.CALM


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What is left of a clock's time."""

    text: str
    seconds: int | None
    """For counting down in the last hour; None for a clock that stands still, is longer, or has passed."""
    used: int
    tone: Tone

    @property
    def sign(self) -> str:
        """The sign that doubles the colour."""
        return SIGNS[self.tone]

    @classmethod
    def of(cls, due: Instant | None, used: int, now: Instant) -> Self:
        """What is left until `due`, with `used` per cent of the time gone."""
        if due is None:
            return cls(text=gettext("Paused"), seconds=None, used=used, tone=Tone.CALM)
        left = due - now
        if due <= now:
            late = now - due
            text = (
                gettext("Overdue by %s") % times.of_span(late) if late >= times.MINUTE else gettext("Due now")
            )
            return cls(text=text, seconds=None, used=100, tone=Tone.STOP)
        tone = _tone(used, left)
        seconds = int(left.total_seconds()) if left < times.HOUR else None
        return cls(text=times.of_left(left), seconds=seconds, used=used, tone=tone)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClock:
    """A running clock as a page shows it."""

    name: str
    owner: str
    level: int | None
    left: Left
    due: SafeString | None
    said: ClockText

    @property
    def steps(self) -> tuple[str, ...]:
        """How its moment came about, line by line."""
        return self.said.steps

    @property
    def rungs(self) -> tuple[str, ...]:
        """To whom it was taken since it passed."""
        return self.said.rungs

    @property
    def text(self) -> str:
        """All of it as plain text, for a court or a letter."""
        return self.said.as_text()


def shown(clock: Clock, said: ClockText, *, now: Instant, zone: ZoneInfo, reader: ZoneInfo) -> ShownClock:
    """A running clock for a reader in a zone."""
    deadline = clock.deadline
    return ShownClock(
        name=said.name,
        owner=said.owner,
        level=clock.level,
        left=Left.of(deadline.due, round(100 * deadline.used(now)), now),
        due=times.time_tag(deadline.due, zone, reader) if deadline.due else None,
        said=said,
    )
