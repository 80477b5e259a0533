"""What stands in the way of a command about a settlement, as far as it can be told without its content."""

from tipstaff.cooperation.core.grounds import CooperationGround
from tipstaff.cooperation.core.settlement.commands import (
    CallOffSettlement,
    ConfirmSettlement,
    ProposeSettlement,
)
from tipstaff.cooperation.core.settlement.facts import Facts
from tipstaff.cooperation.core.settlement.grounds import SettlementGround as Because
from tipstaff.cooperation.core.settlement.settlement import Settlement, SettlementStatus
from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile

_SETTLE = frozenset({Role.FINANCE, Role.FUND})
"""The fund settles what it granted, like any agency."""

ROLES: dict[type[Command], frozenset[Role]] = {
    ProposeSettlement: _SETTLE,
    ConfirmSettlement: _SETTLE,
    CallOffSettlement: _SETTLE,
}


def bar(
    command: type[Command],
    settlement: Settlement | None,
    facts: Facts,
    rules: Profile,  # noqa: ARG001 - the same shape in every capability
) -> Refused | None:
    """The first thing that stands in the way; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(CooperationGround.WRONG_ROLE)
    if command is ProposeSettlement:
        return Refused(Because.SETTLEMENT_EXISTS) if settlement else None
    if settlement is None:
        return Refused(Because.NO_SUCH_SETTLEMENT)
    if facts.actor.agency not in settlement.agencies:
        return Refused(Because.NOT_OF_THE_TWO)
    if settlement.status is not SettlementStatus.PROPOSED:
        return Refused(Because.SETTLEMENT_ENDED)
    is_own = facts.actor.agency == settlement.proposer or facts.actor.user == settlement.proposed_by
    return Refused(Because.OWN_SETTLEMENT) if command is ConfirmSettlement and is_own else None
