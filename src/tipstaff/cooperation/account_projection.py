"""Accounts and settlements as rows. They follow from the states alone, so that a rebuild gives the same."""

from collections.abc import Iterator

from tipstaff.cooperation import models
from tipstaff.cooperation.core.account.account import Account, Item, Posting
from tipstaff.cooperation.core.settlement.settlement import Settlement
from tipstaff.kernel.ids import AgencyId
from tipstaff.record.rows import put


def project(account: Account, version: int) -> None:
    """Put an account's rows in place of its earlier ones. Postings only ever come to it."""
    put(
        models.Account(
            id=account.account,
            version=version,
            request=account.request,
            kind=account.kind.value,
            asking=account.asking,
            asked=account.asked,
            opened_at=account.opened_at.at,
            asking_share=account.shares.asking if account.shares else None,
        )
    )
    put(*(_item(account, item) for item in account.items))
    _add_postings(account)


def _item(account: Account, item: Item) -> models.AccountItem:
    due = item.due
    return models.AccountItem(
        account=account.account,
        number=item.number,
        what=item.what.value,
        kind=item.kind,
        unit=item.unit,
        amount=item.amount,
        agency=item.agency,
        checks=account.other(item.agency),
        status=item.status.value,
        at=item.at.at,
        incurred_on=item.incurred_on,
        paper=item.paper.sha256 if item.paper else "",
        debtor=due.debtor if due else "",
        creditor=due.creditor if due else "",
        owed=due.amount if due else 0,
        reverses=item.reverses,
        reversed_by=item.reversed_by,
        settlement=item.settlement or "",
    )


def _add_postings(account: Account) -> None:
    booked = _booked(account)
    rows = [row for name, unit, lines in booked for row in _postings(account, name, unit, lines)]
    there = models.AccountPosting.objects.filter(account=account.account)
    known = set(there.values_list("booking", flat=True))
    models.AccountPosting.objects.bulk_create([row for row in rows if row.booking not in known])


def _booked(account: Account) -> Iterator[tuple[str, str, tuple[Posting, ...]]]:
    """Everything that was booked, each with its own name."""
    for item in account.items:
        if item.is_counted:
            yield f"item:{item.number}", item.unit, item.postings
    for number, booking in enumerate(account.bookings, 1):
        yield f"booking:{number}", booking.unit, booking.postings


def _postings(
    account: Account, booking: str, unit: str, postings: tuple[Posting, ...]
) -> Iterator[models.AccountPosting]:
    for line, posting in enumerate(postings, 1):
        yield models.AccountPosting(
            account=account.account,
            booking=booking,
            line=line,
            unit=unit,
            heading=posting.heading.value,
            agency=posting.agency or "",
            amount=posting.amount,
        )


def project_settlement(settlement: Settlement, version: int) -> None:
    """Put a settlement's row in place of its earlier one."""
    net = settlement.net
    put(
        models.Settlement(
            id=settlement.settlement,
            version=version,
            pair=pair_of(*settlement.agencies),
            proposer=settlement.proposer,
            other=settlement.other,
            currency=settlement.currency,
            payer=net.payer,
            payee=net.payee,
            amount=net.amount,
            items=len(settlement.items),
            status=settlement.status.value,
            proposed_at=settlement.proposed_at.at,
            ended_at=settlement.ended_at.at if settlement.ended_at else None,
        )
    )


def pair_of(one: AgencyId, other: AgencyId) -> str:
    """Two agencies as one value, in whichever order they are named."""
    return "|".join(sorted((one, other)))
