"""Closing items by a settlement that both agencies confirmed."""

from tipstaff.cooperation.core.account.account import Account, Due, Item, ItemStatus
from tipstaff.cooperation.core.account.booking import of_dues
from tipstaff.cooperation.core.account.commands import NoteSettled
from tipstaff.cooperation.core.account.events import ItemsSettled
from tipstaff.cooperation.core.account.facts import Facts
from tipstaff.cooperation.core.account.grounds import AccountGround as Because
from tipstaff.kernel.decider import Refused
from tipstaff.policy.profile import Profile


def settled(
    command: NoteSettled, account: Account, facts: Facts, _rules: Profile
) -> tuple[ItemsSettled] | Refused:
    """Every item is open and in one currency, or none is settled."""
    items: list[Item] = []
    dues: list[Due] = []
    for number in command.items:
        item = account.item(number)
        is_open = item is not None and item.status is ItemStatus.OPEN
        if item is None or not is_open or item.due is None or {one.unit for one in items} - {item.unit}:
            return Refused(Because.ITEM_NOT_OPEN, {"item": str(number), "account": account.account})
        items.append(item)
        dues.append(item.due)
    return (
        ItemsSettled(
            happened_at=command.happened_at,
            settlement=command.settlement,
            currency=items[0].unit,
            numbers=tuple(one.number for one in items),
            postings=of_dues(dues),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )
