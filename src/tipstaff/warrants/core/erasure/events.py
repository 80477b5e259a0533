"""What was entered about an erasure. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import MatterId, SubjectId, WarrantId


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonErased(Event):
    """The person's key was destroyed with this entry."""

    erasure: MatterId
    subject: SubjectId
    warrant: WarrantId


EVENTS: dict[str, dict[int, type[Event]]] = {"warrants.person_erased": {1: PersonErased}}
