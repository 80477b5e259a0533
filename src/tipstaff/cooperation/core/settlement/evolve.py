"""How a settlement stands after each event."""

from dataclasses import replace

from tipstaff.cooperation.core.settlement.events import (
    SettlementConfirmed,
    SettlementEvent,
    SettlementProposed,
)
from tipstaff.cooperation.core.settlement.settlement import Settlement, SettlementStatus


def evolve(settlement: Settlement | None, event: SettlementEvent) -> Settlement:
    """The settlement after an event. Raises ValueError for an event before its proposal."""
    if isinstance(event, SettlementProposed):
        return Settlement(
            settlement=event.settlement,
            proposer=event.proposer,
            other=event.other,
            currency=event.currency,
            items=event.items,
            proposed_at=event.happened_at,
            proposed_by=event.by,
            proposing_office=event.office,
        )
    if settlement is None:
        raise ValueError(f"The settlement is not proposed: {event}")
    is_confirmed = isinstance(event, SettlementConfirmed)
    status = SettlementStatus.CONFIRMED if is_confirmed else SettlementStatus.CALLED_OFF
    return replace(settlement, status=status, ended_at=event.happened_at, ended_by=event.by)
