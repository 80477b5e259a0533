"""How a handout stands after its one event."""

from tipstaff.warrants.core.handout.events import GivenOut
from tipstaff.warrants.core.handout.handout import Handout


def evolve(handout: Handout | None, event: GivenOut) -> Handout:
    """The handout as it was entered. Raises ValueError for a second event: something is given out once."""
    if handout is not None:
        raise ValueError("Something is given out once")
    return Handout(
        id=event.handout,
        form=event.form,
        warrants=event.warrants,
        with_persons=event.with_persons,
        sha256=event.sha256,
        file=event.file,
        part=event.part,
        valid_until=event.valid_until,
        purpose=event.purpose,
        case_reference=event.case_reference,
        recipient=event.recipient,
        recipient_office=event.recipient_office,
        by=event.by,
        office=event.office,
        agency=event.agency,
        at=event.happened_at,
    )
