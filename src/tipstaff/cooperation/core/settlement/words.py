"""What people read about settlements."""

from tipstaff.cooperation.core.settlement.settlement import SettlementStatus
from tipstaff.kernel.words import _

EVENT_WORDS: dict[str, str] = {
    "cooperation.settlement_proposed": _("Settlement proposed"),
    "cooperation.settlement_confirmed": _("Settlement confirmed by the other agency"),
    "cooperation.settlement_called_off": _("Settlement called off"),
}

COMMAND_WORDS: dict[str, str] = {
    "cooperation.propose_settlement": _("Propose a settlement"),
    "cooperation.confirm_settlement": _("Confirm the settlement"),
    "cooperation.call_off_settlement": _("Call the settlement off"),
}

STATUS_WORDS: dict[str, str] = {
    SettlementStatus.PROPOSED: _("Waiting for the other agency"),
    SettlementStatus.CONFIRMED: _("Confirmed by both"),
    SettlementStatus.CALLED_OFF: _("Called off"),
}
