"""What was entered about a settlement. Names and fields are for ever."""

from dataclasses import dataclass

from tipstaff.cooperation.core.settlement.settlement import OpenItem
from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import AgencyId, OfficeId, SettlementId, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signed(Event):
    """Every act names who did it, and for which office."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementProposed(_Signed):
    """One agency proposed to settle; what it comes to follows from the items."""

    settlement: SettlementId
    proposer: AgencyId
    other: AgencyId
    currency: str
    items: tuple[OpenItem, ...]
    payer: AgencyId
    payee: AgencyId
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementConfirmed(_Signed):
    """The other agency confirmed: the items are settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementCalledOff(_Signed):
    """One of the two called it off."""


type SettlementEvent = SettlementProposed | SettlementConfirmed | SettlementCalledOff

EVENTS: dict[str, dict[int, type[Event]]] = {
    "cooperation.settlement_proposed": {1: SettlementProposed},
    "cooperation.settlement_confirmed": {1: SettlementConfirmed},
    "cooperation.settlement_called_off": {1: SettlementCalledOff},
}
