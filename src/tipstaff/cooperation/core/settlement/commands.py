"""What may be asked about a settlement."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import AgencyId, SettlementId
from tipstaff.kernel.words import _, says


@dataclass(frozen=True, slots=True, kw_only=True)
class _SettlementCommand(Command):
    MATTER: ClassVar[str] = "settlement"

    settlement: SettlementId = says(_("The settlement"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeSettlement(_SettlementCommand):
    """Finance of one agency proposes to settle everything that is open with another one, in one currency."""

    other: AgencyId = says(_("The agency to settle with"))
    currency: str = says(_("The currency"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmSettlement(_SettlementCommand):
    """Finance of the other agency confirms: every item in it is settled, in this moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOffSettlement(_SettlementCommand):
    """One of the two calls the settlement off; its items stay open."""


type SettlementCommand = ProposeSettlement | ConfirmSettlement | CallOffSettlement

COMMANDS: dict[str, type[Command]] = {
    "cooperation.propose_settlement": ProposeSettlement,
    "cooperation.confirm_settlement": ConfirmSettlement,
    "cooperation.call_off_settlement": CallOffSettlement,
}
