"""A duty roster of one office for one month: who is on duty when, who stands in, and which languages are spoken."""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from tipstaff.kernel.ids import AgencyId, MatterId, OfficeId, RosterId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.month import month_after


class RosterStatus(StrEnum):
    """How far a roster has come."""

    PLANNED = "planned"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedShift:
    """Somebody's duty from one moment to another, and who stands in for them."""

    number: int
    officer: UserId
    deputy: UserId | None
    starts_at: Instant
    ends_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A shift as it stands: after a swap the taker is the officer, after an absence the deputy is."""

    number: int
    officer: UserId
    deputy: UserId | None
    starts_at: Instant
    ends_at: Instant
    offered_to: UserId | None = None
    """To whom the officer has offered it; None where nothing is offered."""
    stood_in_for: UserId | None = None
    """For whom the deputy took over; None where nobody was absent."""

    def overlaps(self, starts_at: Instant, ends_at: Instant) -> bool:
        """Whether any moment of it lies between two others."""
        return self.starts_at < ends_at and starts_at < self.ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """One office's duties in one month of its own clock."""

    roster: RosterId
    agency: AgencyId
    office: OfficeId
    zone: str
    month: str
    """Such as 2026-12."""
    starts_at: Instant
    ends_at: Instant
    planned_by: UserId
    planned_at: Instant
    shifts: tuple[Shift, ...] = ()
    """By their beginning."""
    languages: Mapping[UserId, tuple[str, ...]] = field(default_factory=dict)
    """The languages each officer speaks, as codes of ISO 639-1 or 639-3."""
    last_number: int = 0
    published_at: Instant | None = None
    next_published_at: Instant | None = None
    """When the roster of the month after was published."""

    @property
    def status(self) -> RosterStatus:
        """Whether it is still being planned."""
        return RosterStatus.PUBLISHED if self.published_at else RosterStatus.PLANNED

    @property
    def time_zone(self) -> ZoneInfo:
        """The zone on whose clock its shifts are said."""
        return ZoneInfo(self.zone)

    @property
    def first_day(self) -> date:
        """The first day of its month."""
        return date.fromisoformat(f"{self.month}-01")

    @property
    def before(self) -> RosterId:
        """The roster of the month before."""
        return roster_id(self.office, _month(_day_before(self.first_day)))

    @property
    def after(self) -> RosterId:
        """The roster of the month after."""
        return roster_id(self.office, _month(month_after(self.first_day)))

    def shift(self, number: int) -> Shift | None:
        """The shift of this number; None where there is none."""
        return next((one for one in self.shifts if one.number == number), None)

    def said(self, moment: Instant) -> str:
        """A moment on the roster's clock with its offset, which tells the two hours of an autumn night apart."""
        return moment.on(self.time_zone).isoformat(sep=" ", timespec="minutes")


def roster_id(office: OfficeId, month: str) -> RosterId:
    """One roster for an office and month: it can't be planned twice."""
    digest = hashlib.sha256(f"{office}\n{month}".encode()).hexdigest()
    return RosterId(MatterId(f"liaison-{uuid.UUID(digest[:32], version=4).hex}"))


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
