"""How an account stands after each event."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tipstaff.cooperation.core.account.account import (
    CREDIT,
    Account,
    Booking,
    Item,
    ItemStatus,
    Shares,
    SharesStatus,
    What,
    due_of,
)
from tipstaff.cooperation.core.account.events import (
    AccountEvent,
    AccountOpened,
    ClaimWithdrawn,
    CreditDivided,
    ItemAccepted,
    ItemClaimed,
    ItemDecided,
    ItemDisputed,
    ItemReversed,
    ItemsSettled,
    SharesAgreed,
    SharesProposed,
    StepBooked,
    SupportGranted,
)


def evolve(account: Account | None, event: AccountEvent) -> Account:
    """The account after an event. Raises ValueError for an event before its opening."""
    if isinstance(event, AccountOpened):
        return Account(
            account=event.account,
            request=event.request,
            subject=event.subject,
            kind=event.kind,
            asking=event.asking,
            asked=event.asked,
            opened_at=event.happened_at,
        )
    if account is None:
        raise ValueError(f"The account is not opened: {event}")
    return _EVOLVE[type(event)](account, event)


def _with(account: Account, item: Item) -> Account:
    """The account with an item added, or put in place of the earlier one of its number."""
    items = [*account.items]
    items[item.number - 1 : item.number] = [item]
    return replace(account, items=tuple(items))


def _changed(account: Account, number: int, **changes: Any) -> Account:
    return _with(account, replace(account.items[number - 1], **changes))


def _status(item_unit: str, postings: Any) -> ItemStatus:
    return ItemStatus.OPEN if due_of(item_unit, postings) else ItemStatus.BOOKED


def _step_booked(account: Account, event: StepBooked) -> Account:
    item = Item(
        number=event.number,
        what=What.STEP,
        kind=event.step,
        unit=CREDIT,
        amount=event.points,
        agency=event.agency,
        by=event.by,
        office=event.office,
        at=event.happened_at,
        status=ItemStatus.BOOKED,
        about=event.about,
        postings=event.postings,
    )
    return _with(account, item)


def _claimed(account: Account, event: ItemClaimed) -> Account:
    item = Item(
        number=event.number,
        what=event.what,
        kind=event.kind,
        unit=event.unit,
        amount=event.amount,
        agency=event.agency,
        by=event.by,
        office=event.office,
        at=event.happened_at,
        status=ItemStatus.CLAIMED,
        paper=event.paper,
        note=event.note,
        incurred_on=event.incurred_on,
    )
    return _with(account, item)


def _accepted(account: Account, event: ItemAccepted) -> Account:
    status = _status(account.items[event.number - 1].unit, event.postings)
    return _changed(
        account, event.number, status=status, postings=event.postings, checked_by=event.by, reason=None
    )


def _disputed(account: Account, event: ItemDisputed) -> Account:
    return _changed(
        account, event.number, status=ItemStatus.DISPUTED, reason=event.reason, checked_by=event.by
    )


def _withdrawn(account: Account, event: ClaimWithdrawn) -> Account:
    return _changed(account, event.number, status=ItemStatus.WITHDRAWN)


def _decided(account: Account, event: ItemDecided) -> Account:
    unit = account.items[event.number - 1].unit
    status = _status(unit, event.postings) if event.allowed else ItemStatus.NOT_ALLOWED
    return _changed(
        account,
        event.number,
        status=status,
        postings=event.postings,
        checked_by=event.by,
        reason=event.reason,
    )


def _proposed(account: Account, event: SharesProposed) -> Account:
    shares = Shares(
        asking=event.asking,
        asked=event.asked,
        status=SharesStatus.PROPOSED,
        agency=event.agency,
        by=event.by,
    )
    return replace(account, proposed=shares)


def _agreed(account: Account, event: SharesAgreed) -> Account:
    assert account.proposed is not None
    agreed = replace(account.proposed, asking=event.asking, asked=event.asked, status=SharesStatus.AGREED)
    return replace(account, shares=agreed, proposed=None)


def _divided(account: Account, event: CreditDivided) -> Account:
    booking = Booking(unit=CREDIT, postings=event.postings)
    return replace(account, bookings=(*account.bookings, booking))


def _supported(account: Account, event: SupportGranted) -> Account:
    item = Item(
        number=event.number,
        what=What.SUPPORT,
        kind=event.rule,
        unit=event.currency,
        amount=event.amount,
        agency=event.fund,
        by=event.by,
        office=event.office,
        at=event.happened_at,
        status=_status(event.currency, event.postings),
        postings=event.postings,
    )
    return _with(account, item)


def _reversed(account: Account, event: ItemReversed) -> Account:
    """What was still open and its reversal cancel out; what was settled leaves the reversal open."""
    before = account.items[event.reverses - 1]
    was_open = before.status is ItemStatus.OPEN
    status = ItemStatus.OFFSET if was_open else _status(before.unit, event.postings)
    reversal = Item(
        number=event.number,
        what=What.REVERSAL,
        kind=before.kind,
        unit=before.unit,
        amount=before.amount,
        agency=before.agency,
        by=event.by,
        office=event.office,
        at=event.happened_at,
        status=status,
        reason=event.reason,
        postings=event.postings,
        reverses=event.reverses,
        review=event.review,
    )
    closed = ItemStatus.OFFSET if was_open else before.status
    return _with(_changed(account, event.reverses, reversed_by=event.number, status=closed), reversal)


def _settled(account: Account, event: ItemsSettled) -> Account:
    for number in event.numbers:
        account = _changed(account, number, status=ItemStatus.SETTLED, settlement=event.settlement)
    booking = Booking(unit=event.currency, postings=event.postings)
    return replace(account, bookings=(*account.bookings, booking))


_EVOLVE: dict[type[Any], Callable[[Account, Any], Account]] = {
    StepBooked: _step_booked,
    ItemClaimed: _claimed,
    ItemAccepted: _accepted,
    ItemDisputed: _disputed,
    ClaimWithdrawn: _withdrawn,
    ItemDecided: _decided,
    SharesProposed: _proposed,
    SharesAgreed: _agreed,
    CreditDivided: _divided,
    SupportGranted: _supported,
    ItemReversed: _reversed,
    ItemsSettled: _settled,
}
