"""What was entered about a look-up. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import LookUpId, OfficeId, UserId
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.lookup.lookup import Answer, Found, LookUpPurpose, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantLookedUp(Event):
    """Somebody looked up a subject, and this was the answer.

    Nothing of what was typed to name the subject is kept: neither number nor document nor name, and no digest of them,
    since whoever holds a list of documents could try them all against it. Where a warrant answers, the entry names the
    warrant; where none does, it says only that somebody asked, why, and that nothing was found.
    """

    lookup: LookUpId
    way: Way
    answer: Answer
    found: tuple[Found, ...]
    purpose: LookUpPurpose
    occasion: Sealed[str]
    case_reference: Sealed[str]
    by: UserId
    office: OfficeId


EVENTS: dict[str, dict[int, type[Event]]] = {"warrants.looked_up": {1: WarrantLookedUp}}
