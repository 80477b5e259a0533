"""What stands in the way of a command about an account, as far as it can be told without its content."""

from collections.abc import Callable

from tipstaff.cooperation.core.account.account import Account, ItemStatus
from tipstaff.cooperation.core.account.commands import (
    AcceptItem,
    AgreeShares,
    BookSteps,
    ClaimAdvance,
    ClaimCost,
    ClaimStep,
    DecideItem,
    DisputeItem,
    GrantSupport,
    NoteSettled,
    OpenAccount,
    ProposeShares,
    ReverseItem,
    WithdrawItem,
)
from tipstaff.cooperation.core.account.facts import Facts
from tipstaff.cooperation.core.account.grounds import AccountGround as Because
from tipstaff.cooperation.core.grounds import CooperationGround
from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile

_FINANCE = frozenset({Role.FINANCE})
_FUND = frozenset({Role.FUND})

ROLES: dict[type[Command], frozenset[Role]] = {
    OpenAccount: _FINANCE,
    BookSteps: _FINANCE,
    ClaimStep: _FINANCE,
    ClaimCost: _FINANCE,
    ClaimAdvance: _FINANCE,
    AcceptItem: _FINANCE,
    DisputeItem: _FINANCE,
    WithdrawItem: _FINANCE,
    DecideItem: _FUND,
    ProposeShares: _FINANCE,
    AgreeShares: _FINANCE,
    GrantSupport: _FUND,
    ReverseItem: frozenset({Role.FINANCE, Role.REVIEWER}),
    NoteSettled: CLOCK_ROLES,
}


def bar(command: type[Command], account: Account | None, facts: Facts, rules: Profile) -> Refused | None:  # noqa: ARG001 - the same shape in every capability
    """The first thing that stands in the way; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(CooperationGround.WRONG_ROLE)
    if command is OpenAccount:
        return _to_opening(account, facts)
    if account is None:
        return Refused(Because.NO_SUCH_ACCOUNT)
    return _to_keeping(command, account, facts) or _BARS[command](account, facts)


def _to_opening(account: Account | None, facts: Facts) -> Refused | None:
    if account is not None:
        return Refused(Because.ACCOUNT_EXISTS)
    if facts.request is None:
        return Refused(CooperationGround.NO_SUCH_REQUEST)
    if facts.actor.agency not in (facts.request.asking, facts.request.asked):
        return Refused(Because.NOT_A_PARTY)
    return None if facts.request.is_accepted else Refused(Because.REQUEST_NOT_ACCEPTED)


def _to_keeping(command: type[Command], account: Account, facts: Facts) -> Refused | None:
    """The two agencies keep the account; who decides above them is neither; a reviewer belongs to no side."""
    is_party = facts.actor.agency in account.agencies
    if command is NoteSettled or (command is ReverseItem and facts.actor.may(Role.REVIEWER)):
        return None
    if ROLES[command] == _FUND:
        return Refused(Because.FUND_IS_PARTY) if is_party else None
    return None if is_party else Refused(Because.NOT_A_PARTY)


def _to_booking(account: Account, facts: Facts) -> Refused | None:
    new = [one for one in facts.steps if one.about not in account.booked]
    return None if new else Refused(Because.NOTHING_TO_BOOK)


def _to_advancing(account: Account, facts: Facts) -> Refused | None:
    return None if facts.actor.agency == account.asking else Refused(Because.ADVANCE_BY_ASKING)


def _to_checking(account: Account, facts: Facts) -> Refused | None:
    if any(one.is_waiting and one.agency != facts.actor.agency for one in account.items):
        return None
    return Refused(Because.NOTHING_TO_CHECK)


def _to_withdrawing(account: Account, facts: Facts) -> Refused | None:
    if any(one.is_waiting and one.agency == facts.actor.agency for one in account.items):
        return None
    return Refused(Because.NOTHING_TO_WITHDRAW)


def _to_deciding(account: Account, _facts: Facts) -> Refused | None:
    if any(one.status is ItemStatus.DISPUTED for one in account.items):
        return None
    return Refused(Because.NOTHING_DISPUTED)


def _to_agreeing(account: Account, facts: Facts) -> Refused | None:
    if account.proposed is None:
        return Refused(Because.NO_SHARES_PROPOSED)
    if facts.actor.agency == account.proposed.agency or facts.actor.user == account.proposed.by:
        return Refused(Because.OWN_SHARES)
    return None


def _to_reversing(account: Account, _facts: Facts) -> Refused | None:
    if any(one.is_counted for one in account.items):
        return None
    return Refused(Because.NOTHING_BOOKED)


def _nothing(_account: Account, _facts: Facts) -> Refused | None:
    return None


_BARS: dict[type[Command], Callable[[Account, Facts], Refused | None]] = {
    BookSteps: _to_booking,
    ClaimStep: _nothing,
    ClaimCost: _nothing,
    ClaimAdvance: _to_advancing,
    AcceptItem: _to_checking,
    DisputeItem: _to_checking,
    WithdrawItem: _to_withdrawing,
    DecideItem: _to_deciding,
    ProposeShares: _nothing,
    AgreeShares: _to_agreeing,
    GrantSupport: _nothing,
    ReverseItem: _to_reversing,
    NoteSettled: _nothing,
}
