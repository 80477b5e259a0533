"""What was entered about a look. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import LookId, OfficeId, SubjectId, UserId, WarrantId
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.look.look import Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLookedAt(Event):
    """Somebody looked at the person named in a warrant."""

    look: LookId
    warrant: WarrantId
    subject: SubjectId
    purpose: Purpose
    case_reference: Sealed[str]
    by: UserId
    office: OfficeId


EVENTS: dict[str, dict[int, type[Event]]] = {"warrants.person_looked_at": {1: PersonLookedAt}}
