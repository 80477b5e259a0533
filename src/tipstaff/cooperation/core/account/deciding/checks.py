"""Checking what the other agency claimed: accepted, disputed, taken back, or decided above both."""

from tipstaff.cooperation.core.account.account import Account, Item, ItemStatus
from tipstaff.cooperation.core.account.booking import of_item
from tipstaff.cooperation.core.account.commands import AcceptItem, DecideItem, DisputeItem, WithdrawItem
from tipstaff.cooperation.core.account.events import (
    ClaimWithdrawn,
    ItemAccepted,
    ItemDecided,
    ItemDisputed,
)
from tipstaff.cooperation.core.account.facts import Facts
from tipstaff.cooperation.core.account.grounds import AccountGround as Because
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile


def accepted(
    command: AcceptItem, account: Account, facts: Facts, rules: Profile
) -> tuple[ItemAccepted] | Refused:
    """The other agency's finance checked the item: it is booked. What was disputed may be accepted after all."""
    item = _to_check(command.item, account, facts)
    if isinstance(item, Refused):
        return item
    return (
        ItemAccepted(
            happened_at=command.happened_at,
            number=item.number,
            postings=of_item(account, item, rules, facts.who_bears_costs),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def disputed(
    command: DisputeItem, account: Account, facts: Facts, _rules: Profile
) -> tuple[ItemDisputed] | Refused:
    """The other agency's finance does not accept the item."""
    item = _to_check(command.item, account, facts)
    if isinstance(item, Refused):
        return item
    if item.status is ItemStatus.DISPUTED:
        return Refused(Because.ALREADY_DISPUTED)
    return (
        ItemDisputed(
            happened_at=command.happened_at,
            number=item.number,
            reason=Sealed(account.subject, command.reason),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _to_check(number: int, account: Account, facts: Facts) -> Item | Refused:
    item = account.item(number)
    if item is None:
        return Refused(Because.NO_SUCH_ITEM)
    if not item.is_waiting:
        return Refused(Because.NOT_WAITING)
    if facts.actor.agency == item.agency or facts.actor.user == item.by:
        return Refused(Because.OWN_CLAIM)
    return item


def withdrawn(
    command: WithdrawItem, account: Account, facts: Facts, _rules: Profile
) -> tuple[ClaimWithdrawn] | Refused:
    """Whoever claimed takes it back, as long as nothing is booked."""
    item = account.item(command.item)
    if item is None:
        return Refused(Because.NO_SUCH_ITEM)
    if not item.is_waiting:
        return Refused(Because.NOT_WAITING)
    if facts.actor.agency != item.agency:
        return Refused(Because.NOT_YOUR_CLAIM)
    at, actor = command.happened_at, facts.actor
    return (ClaimWithdrawn(happened_at=at, number=item.number, by=actor.user, office=actor.office),)


def decided(
    command: DecideItem, account: Account, facts: Facts, rules: Profile
) -> tuple[ItemDecided] | Refused:
    """The next level says whether a disputed item is allowed."""
    item = account.item(command.item)
    if item is None:
        return Refused(Because.NO_SUCH_ITEM)
    if item.status is not ItemStatus.DISPUTED:
        return Refused(Because.NOT_DISPUTED)
    if facts.actor.user in (item.by, item.checked_by):
        return Refused(Because.OWN_CLAIM)
    return (
        ItemDecided(
            happened_at=command.happened_at,
            number=item.number,
            allowed=command.allowed,
            reason=Sealed(account.subject, command.reason),
            postings=of_item(account, item, rules, facts.who_bears_costs) if command.allowed else (),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )
