"""A unit of a pool: who and what belongs to it, when they are on duty, and what they are booked for.

A unit has a base, which is a region as it is published. Where anybody is, nobody enters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

from tipstaff.kernel.ids import AgencyId, RegionCode, SubjectId, UnitId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.booking import Booking
from tipstaff.resources.core.window import Window

TRAINING_YEAR = timedelta(days=365)
"""Over how long before a booking training is counted."""


class UnitForm(StrEnum):
    """What a unit is."""

    STATION = "station"
    REGIONAL_TEAM = "regional_team"
    """Goes wherever in its region it is needed."""


class Pool(StrEnum):
    """Which pool a unit belongs to."""

    PROVINCE = "province"
    NATIONAL = "national"


class Readiness(StrEnum):
    """Whether a vehicle or a piece of equipment may go out."""

    READY = "ready"
    IN_MAINTENANCE = "in_maintenance"
    OUT_OF_USE = "out_of_use"


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """What an officer is qualified for, until when, and the paper that shows it. Both days are within it."""

    kind: str
    valid_from: date
    valid_until: date
    paper: str
    """Hash of the paper that shows it."""

    def is_valid(self, first: date, last: date) -> bool:
        """Whether it is valid from one day through another one."""
        return self.valid_from <= first and last <= self.valid_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """Practical training on one day, in whole hours."""

    held_on: date
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """An officer of a unit."""

    officer: UserId
    since: Instant
    qualifications: tuple[Qualification, ...] = ()
    trainings: tuple[Training, ...] = ()

    def qualification(self, kind: str) -> Qualification | None:
        """The qualification of a kind, whether or not it is valid; None where there is none on file."""
        return next((one for one in self.qualifications if one.kind == kind), None)

    def trained(self, day: date) -> int:
        """The hours of training in the year that ends with a day."""
        since = day - TRAINING_YEAR
        return sum(one.hours for one in self.trainings if since < one.held_on <= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A time for which an officer is on duty. Numbered from 1 within the unit."""

    number: int
    officer: UserId
    window: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A vehicle or a piece of equipment, by its code. `offered_to`: the unit it is being handed over to."""

    code: str
    kind: str
    readiness: Readiness
    maintained_on: date
    offered_to: UnitId | None = None

    def maintenance_due(self, rules: Profile) -> date:
        """The day on which its next maintenance is due; from that day on it is not booked."""
        return self.maintained_on + timedelta(days=rules.assets[self.kind].every_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """Who and what is wanted of a unit, for which work."""

    work: str
    officers: tuple[UserId, ...]
    assets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitBooking(Booking):
    """A booking of officers, vehicles and equipment of one unit."""

    ENTERED_BY: ClassVar[str] = "resources.unit_reserved"

    want: Want

    @property
    def taken(self) -> Iterator[str]:
        """Everybody and everything in it."""
        yield from self.want.officers
        yield from self.want.assets


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit, as everything that was entered makes it."""

    unit: UnitId
    subject: SubjectId
    """Whose key seals the papers of its officers."""
    code: str
    form: UnitForm
    pool: Pool
    base: RegionCode
    agency: AgencyId
    zone: str
    formed_at: Instant
    officers: tuple[Officer, ...] = ()
    shifts: tuple[Shift, ...] = ()
    planned: int = 0
    """How many shifts were ever planned: numbers are not given twice."""
    assets: tuple[Asset, ...] = ()
    bookings: tuple[UnitBooking, ...] = ()

    def officer(self, user: UserId) -> Officer | None:
        """An officer of the unit; None for anybody else."""
        return next((one for one in self.officers if one.officer == user), None)

    def asset(self, code: str) -> Asset | None:
        """What the unit holds under a code; None where it holds nothing."""
        return next((one for one in self.assets if one.code == code), None)

    def shifts_of(self, user: UserId) -> tuple[Window, ...]:
        """When an officer is on duty."""
        return tuple(one.window for one in self.shifts if one.officer == user)

    def standing(self, what: str, now: Instant) -> UnitBooking | None:
        """The first booking that still keeps somebody or something, and has not ended."""
        return next((one for one in self._of(what) if one.window.ends > now), None)

    def meeting(self, what: str, window: Window, but: int | None = None) -> UnitBooking | None:
        """The first other booking of somebody or something that has a moment in common with a window."""
        found = (one for one in self._of(what) if one.number != but and one.window.meets(window))
        return next(found, None)

    def _of(self, what: str) -> Iterator[UnitBooking]:
        return (one for one in self.bookings if one.is_standing and what in one.taken)

    def days(self, window: Window) -> tuple[date, date]:
        """The first and the last day that a window touches, on the unit's clock."""
        zone = ZoneInfo(self.zone)
        return window.starts.day(zone), (window.ends - timedelta(microseconds=1)).day(zone)
