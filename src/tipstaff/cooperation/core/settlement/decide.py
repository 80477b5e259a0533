"""What follows from a command about a settlement, or on which ground it is refused."""

from typing import assert_never

from tipstaff.cooperation.core.settlement.bars import bar
from tipstaff.cooperation.core.settlement.commands import (
    CallOffSettlement,
    ConfirmSettlement,
    ProposeSettlement,
    SettlementCommand,
)
from tipstaff.cooperation.core.settlement.events import (
    SettlementCalledOff,
    SettlementConfirmed,
    SettlementEvent,
    SettlementProposed,
)
from tipstaff.cooperation.core.settlement.facts import Facts
from tipstaff.cooperation.core.settlement.grounds import SettlementGround as Because
from tipstaff.cooperation.core.settlement.settlement import AT_ONCE, Settlement, net_of
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.policy.profile import Profile


def decide(
    command: SettlementCommand, settlement: Settlement | None, facts: Facts, rules: Profile
) -> Decision[SettlementEvent]:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), settlement, facts, rules):
        return refused
    at, by, office = command.happened_at, facts.actor.user, facts.actor.office
    match command:
        case ProposeSettlement():
            return _proposed(command, facts)
        case ConfirmSettlement():
            return (SettlementConfirmed(happened_at=at, by=by, office=office),)
        case CallOffSettlement():
            return (SettlementCalledOff(happened_at=at, by=by, office=office),)
        case _:
            assert_never(command)


def _proposed(command: ProposeSettlement, facts: Facts) -> tuple[SettlementProposed] | Refused:
    own = facts.actor.agency
    if command.other == own or not facts.other_is_known:
        return Refused(Because.NOBODY_TO_SETTLE_WITH)
    if facts.already_open:
        return Refused(Because.SETTLEMENT_OPEN, {"settlement": facts.already_open})
    items = facts.open_items[:AT_ONCE]
    if not items:
        return Refused(Because.NOTHING_TO_SETTLE)
    net = net_of(own, command.other, items)
    return (
        SettlementProposed(
            happened_at=command.happened_at,
            settlement=command.settlement,
            proposer=own,
            other=command.other,
            currency=command.currency,
            items=items,
            payer=net.payer,
            payee=net.payee,
            amount=net.amount,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )
