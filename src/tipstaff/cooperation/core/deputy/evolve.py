"""How a deputyship stands after an event."""

from dataclasses import replace

from tipstaff.cooperation.core.deputy.deputyship import Deputyship
from tipstaff.cooperation.core.deputy.events import DeputyEvent, DeputyNamed


def evolve(deputyship: Deputyship | None, event: DeputyEvent) -> Deputyship:
    """The deputyship after the event. Raises ValueError where the first event is not that somebody was named."""
    if isinstance(event, DeputyNamed):
        return Deputyship(
            id=event.deputyship,
            agency=event.agency,
            office=event.office,
            approver=event.approver,
            deputy=event.deputy,
            valid_from=event.valid_from,
            valid_until=event.valid_until,
            named_at=event.happened_at,
        )
    if deputyship is None:
        raise ValueError("A deputyship begins with somebody being named")
    return replace(deputyship, ended_at=event.happened_at, ended_by=event.by)
