"""How a look stands after its one event."""

from tipstaff.warrants.core.look.events import PersonLookedAt
from tipstaff.warrants.core.look.look import Look


def evolve(look: Look | None, event: PersonLookedAt) -> Look:
    """The look as it was entered. Raises ValueError for a second event: a look happens once."""
    if look is not None:
        raise ValueError("A look happens once")
    return Look(
        id=event.look,
        warrant=event.warrant,
        subject=event.subject,
        purpose=event.purpose,
        case_reference=event.case_reference,
        by=event.by,
        office=event.office,
        at=event.happened_at,
    )
