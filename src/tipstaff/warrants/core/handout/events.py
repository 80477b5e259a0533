"""What was entered about giving out. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import AgencyId, HandoutId, OfficeId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.handout.handout import GivenWarrant, HandoutForm
from tipstaff.warrants.core.look.look import Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenOut(Event):
    """A sheet, a file or a pack left the register."""

    handout: HandoutId
    form: HandoutForm
    warrants: tuple[GivenWarrant, ...]
    with_persons: bool
    sha256: str
    file: str
    part: int
    valid_until: Instant | None
    purpose: Purpose
    case_reference: Sealed[str]
    recipient: Sealed[str]
    recipient_office: OfficeId | None
    by: UserId
    office: OfficeId
    agency: AgencyId


EVENTS: dict[str, dict[int, type[Event]]] = {"warrants.given_out": {1: GivenOut}}
