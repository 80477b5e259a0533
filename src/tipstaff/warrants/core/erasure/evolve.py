"""How an erasure stands after its one event."""

from tipstaff.warrants.core.erasure.erasure import Erasure
from tipstaff.warrants.core.erasure.events import PersonErased


def evolve(erasure: Erasure | None, event: PersonErased) -> Erasure:
    """The erasure as it was entered. Raises ValueError for a second event: a person is erased once."""
    if erasure is not None:
        raise ValueError("A person is erased once")
    return Erasure(id=event.erasure, subject=event.subject, warrant=event.warrant, at=event.happened_at)
