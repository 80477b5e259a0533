"""An external expert: what they know, in which languages, in which cases they may not advise, what is booked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.ids import AgencyId, ExpertId, SubjectId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.resources.core.booking import Booking
from tipstaff.resources.core.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A case in which the expert has an interest. Why, is sealed."""

    warrant: WarrantId
    reason: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertWant:
    """What is wanted of an expert, and whether from afar."""

    field: str
    language: str
    is_remote: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertBooking(Booking):
    """A session with an expert. `minutes`: how long it lasted, once it was held."""

    ENTERED_BY: ClassVar[str] = "resources.session_reserved"

    want: ExpertWant
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """An expert, as everything that was entered makes them. The name is sealed under their own key."""

    expert: ExpertId
    subject: SubjectId
    code: str
    name: Sealed[str]
    agency: AgencyId
    zone: str
    fields: tuple[str, ...]
    languages: tuple[str, ...]
    entered_at: Instant
    is_on_call: bool = True
    conflicts: tuple[Conflict, ...] = ()
    bookings: tuple[ExpertBooking, ...] = ()

    def has_conflict(self, warrant: WarrantId) -> bool:
        """Whether the expert has declared an interest in a case."""
        return any(one.warrant == warrant for one in self.conflicts)

    def meeting(self, window: Window, but: int | None = None) -> ExpertBooking | None:
        """The first other booking that has a moment in common with a window."""
        found = (one for one in self.standing() if one.number != but and one.window.meets(window))
        return next(found, None)

    def standing(self) -> Iterator[ExpertBooking]:
        """The bookings that stand."""
        return (one for one in self.bookings if one.is_standing)
