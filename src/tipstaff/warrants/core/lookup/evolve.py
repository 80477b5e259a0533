"""How a look-up stands after its one event."""

from tipstaff.warrants.core.lookup.events import WarrantLookedUp
from tipstaff.warrants.core.lookup.lookup import LookUp


def evolve(look_up: LookUp | None, event: WarrantLookedUp) -> LookUp:
    """The look-up as it was answered. Raises ValueError for a second event: a question is answered once."""
    if look_up is not None:
        raise ValueError("A look-up is answered once")
    return LookUp(
        id=event.lookup,
        way=event.way,
        answer=event.answer,
        found=event.found,
        purpose=event.purpose,
        occasion=event.occasion,
        case_reference=event.case_reference,
        by=event.by,
        office=event.office,
        at=event.happened_at,
    )
