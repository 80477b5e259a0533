"""What was entered about a duty roster. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.cooperation.core.liaison.roster import PlannedShift
from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import AgencyId, OfficeId, RosterId, UserId
from tipstaff.kernel.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPlanned(Event):
    """An office's roster for a month was begun."""

    roster: RosterId
    agency: AgencyId
    office: OfficeId
    zone: str
    month: str
    starts_at: Instant
    ends_at: Instant
    by: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftsAdded(Event):
    """Shifts were put into the plan."""

    shifts: tuple[PlannedShift, ...]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftsRemoved(Event):
    """Shifts were taken out of the plan."""

    numbers: tuple[int, ...]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagesNamed(Event):
    """It was said which languages somebody speaks on duty."""

    officer: UserId
    languages: tuple[str, ...]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPublished(Event):
    """Every hour of the month is covered. Entered at `published_at`, whatever hour was claimed."""

    published_at: Instant
    next_is_published: bool
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftOffered(Event):
    """A shift was offered to somebody; it stays with whoever has it."""

    number: int
    gives: UserId
    takes: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftTaken(Event):
    """Both have agreed: the shift is the taker's."""

    number: int
    gives: UserId
    takes: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceNoted(Event):
    """The officer of a shift fell out."""

    number: int
    absent: UserId
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyTookOver(Event):
    """By rule the deputy is on duty from now on; nobody had to decide it."""

    number: int
    absent: UserId
    takes: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftDeputyNamed(Event):
    """Somebody stands in for the officer of a shift."""

    number: int
    deputy: UserId
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class NextRosterPublished(Event):
    """The roster of the month after was published."""


type RosterEvent = (
    RosterPlanned
    | ShiftsAdded
    | ShiftsRemoved
    | LanguagesNamed
    | RosterPublished
    | ShiftOffered
    | ShiftTaken
    | AbsenceNoted
    | DeputyTookOver
    | ShiftDeputyNamed
    | NextRosterPublished
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "cooperation.roster_planned": {1: RosterPlanned},
    "cooperation.shifts_added": {1: ShiftsAdded},
    "cooperation.shifts_removed": {1: ShiftsRemoved},
    "cooperation.languages_named": {1: LanguagesNamed},
    "cooperation.roster_published": {1: RosterPublished},
    "cooperation.shift_offered": {1: ShiftOffered},
    "cooperation.shift_taken": {1: ShiftTaken},
    "cooperation.absence_noted": {1: AbsenceNoted},
    "cooperation.deputy_took_over": {1: DeputyTookOver},
    "cooperation.shift_deputy_named": {1: ShiftDeputyNamed},
    "cooperation.next_roster_published": {1: NextRosterPublished},
}
