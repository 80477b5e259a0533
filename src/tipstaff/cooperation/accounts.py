"""Accounts, their items and settlements as pages and lists show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Q, QuerySet, Sum

from tipstaff.cooperation import models
from tipstaff.cooperation.core.account.account import CREDIT, Heading, ItemStatus, What
from tipstaff.cooperation.core.settlement.settlement import SettlementStatus
from tipstaff.kernel.ids import AccountId, AgencyId, CooperationRequestId, MatterId, SettlementId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Cooperation
from tipstaff.record.counting import count_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """An open item by its account and number."""

    account: AccountId
    number: int
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One account in a list."""

    account: AccountId
    request: CooperationRequestId
    kind: Cooperation
    asking: AgencyId
    asked: AgencyId
    opened_at: Instant
    asking_share: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One item in a list. `debtor` owes `creditor` so much because of it; None and nothing where nobody owes."""

    account: AccountId
    number: int
    what: What
    kind: str
    unit: str
    amount: int
    agency: AgencyId
    checks: AgencyId
    status: ItemStatus
    at: Instant
    incurred_on: date | None
    paper: str
    debtor: AgencyId | None
    creditor: AgencyId | None
    owed: int
    reverses: int | None
    reversed_by: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementRow:
    """One settlement in a list."""

    settlement: SettlementId
    proposer: AgencyId
    other: AgencyId
    currency: str
    payer: AgencyId
    payee: AgencyId
    amount: int
    items: int
    status: SettlementStatus
    proposed_at: Instant
    ended_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What is open between an agency and another one in a currency: owed to it, owed by it, in how many items."""

    other: AgencyId
    currency: str
    owed: int
    owing: int
    items: int


class Wanted(StrEnum):
    """Which items are listed."""

    TO_CHECK = "to_check"
    CLAIMED = "claimed"
    OWED_TO = "owed_to"
    OWED_BY = "owed_by"
    DISPUTED = "disputed"


class Side(StrEnum):
    """Which part an agency has: in an account, or in a settlement."""

    ASKING = "asking"
    ASKED = "asked"
    PROPOSER = "proposer"
    OTHER = "other"


OLDEST_FIRST = ("at", "account", "number")


def items(
    agency: AgencyId | None, wanted: Wanted, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[ItemRow, ...], int]:
    """A page of the items of an agency (None: of all), the longest waiting first, and how many there are."""
    found = _items(agency, wanted)
    return _item_rows(found.order_by(*OLDEST_FIRST)[offset : offset + limit]), count_of(found)


def items_behind(
    after: ItemRow | None, agency: AgencyId | None, wanted: Wanted, *, limit: int
) -> tuple[ItemRow, ...]:
    """The next items behind one of them."""
    found = _items(agency, wanted)
    if after is not None:
        at, account, number = after.at.at, after.account, after.number
        same = Q(at=at, account=account, number__gt=number) | Q(at=at, account__gt=account)
        found = found.filter(Q(at__gt=at) | same)
    return _item_rows(found.order_by(*OLDEST_FIRST)[:limit])


_OF_AGENCY = {
    Wanted.TO_CHECK: "checks",
    Wanted.CLAIMED: "agency",
    Wanted.OWED_TO: "creditor",
    Wanted.OWED_BY: "debtor",
    Wanted.DISPUTED: "checks",
}


def _items(agency: AgencyId | None, wanted: Wanted) -> QuerySet[models.AccountItem]:
    found = models.AccountItem.objects.all()
    if wanted is Wanted.DISPUTED:
        found = found.filter(status=ItemStatus.DISPUTED.value)
    elif wanted in (Wanted.TO_CHECK, Wanted.CLAIMED):
        found = found.filter(status__in=(ItemStatus.CLAIMED.value, ItemStatus.DISPUTED.value))
    else:
        found = found.filter(status=ItemStatus.OPEN.value)
    return found if agency is None else found.filter(**{_OF_AGENCY[wanted]: agency})


def items_of(account: AccountId) -> tuple[ItemRow, ...]:
    """Every item of an account, by number."""
    return _item_rows(models.AccountItem.objects.filter(account=account).order_by("number"))


def accounts(
    agency: AgencyId | None, side: Side, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[AccountRow, ...], int]:
    """A page of the accounts in which an agency has a side (None: of all), the latest first, and how many."""
    found = _accounts(agency, side)
    return _account_rows(found.order_by("-opened_at", "-id")[offset : offset + limit]), count_of(found)


def accounts_behind(
    after: AccountRow | None, agency: AgencyId | None, side: Side, *, limit: int
) -> tuple[AccountRow, ...]:
    """The next accounts behind one of them."""
    found = _accounts(agency, side)
    if after is not None:
        at = after.opened_at.at
        found = found.filter(Q(opened_at__lt=at) | Q(opened_at=at, id__lt=after.account))
    return _account_rows(found.order_by("-opened_at", "-id")[:limit])


def _accounts(agency: AgencyId | None, side: Side) -> QuerySet[models.Account]:
    found = models.Account.objects.all()
    return found if agency is None else found.filter(**{side.value: agency})


def accounts_named(accounts: Iterable[str]) -> tuple[AccountRow, ...]:
    """The accounts of these identifiers; one that has no row is left out."""
    return _account_rows(models.Account.objects.filter(id__in=set(accounts)).order_by("id"))


def accounts_of_agency(agency: AgencyId) -> tuple[AccountId, ...]:
    """Every account in which something is posted for an agency, or in which it has a side."""
    sides = models.Account.objects.filter(Q(asking=agency) | Q(asked=agency)).values_list("id", flat=True)
    posted = models.AccountPosting.objects.filter(agency=agency).values_list("account", flat=True).distinct()
    return tuple(AccountId(MatterId(one)) for one in sorted({*sides, *posted}))


def earned_in(accounts: Iterable[str]) -> Mapping[tuple[str, str], int]:
    """The credit of each agency in some accounts, by account and agency."""
    found = models.AccountPosting.objects.filter(
        account__in=set(accounts), unit=CREDIT, heading=Heading.EARNED.value
    )
    sums = found.values("account", "agency").annotate(total=Sum("amount")).order_by("account", "agency")
    return {(row["account"], row["agency"]): row["total"] for row in sums}


def totals(agency: AgencyId) -> Mapping[str, Mapping[Heading, int]]:
    """Everything posted for an agency, by unit and heading."""
    found = models.AccountPosting.objects.filter(agency=agency)
    sums = found.values("unit", "heading").annotate(total=Sum("amount")).order_by("unit", "heading")
    by_unit: dict[str, dict[Heading, int]] = {}
    for row in sums:
        by_unit.setdefault(row["unit"], {})[Heading(row["heading"])] = row["total"]
    return by_unit


def steps_of(agency: AgencyId, side: Side) -> tuple[tuple[str, int, int], ...]:
    """The lawful steps of an agency in the accounts of one side: kind, how many, points before any division."""
    mine = models.Account.objects.filter(**{side.value: agency}).values("id")
    found = models.AccountItem.objects.filter(
        account__in=mine,
        agency=agency,
        what=What.STEP.value,
        status=ItemStatus.BOOKED.value,
        reversed_by__isnull=True,
    )
    rows = found.values("kind").annotate(count=Count("number"), points=Sum("amount")).order_by("kind")
    return tuple((row["kind"], row["count"], row["points"]) for row in rows)


def between(agency: AgencyId) -> tuple[Between, ...]:
    """What is open between an agency and each other one, by currency."""
    found: dict[tuple[str, str], list[int]] = {}
    for mine, other, place in (("creditor", "debtor", 0), ("debtor", "creditor", 1)):
        rows = models.AccountItem.objects.filter(status=ItemStatus.OPEN.value, **{mine: agency})
        for row in rows.values(other, "unit").annotate(total=Sum("owed"), count=Count("number")):
            sums = found.setdefault((row[other], row["unit"]), [0, 0, 0])
            sums[place] += row["total"]
            sums[2] += row["count"]
    return tuple(
        Between(other=AgencyId(other), currency=unit, owed=sums[0], owing=sums[1], items=sums[2])
        for (other, unit), sums in sorted(found.items())
    )


def open_between(one: AgencyId, other: AgencyId, currency: str, *, limit: int) -> tuple[OpenRow, ...]:
    """The open items between two agencies in a currency, the oldest first."""
    open_ones = models.AccountItem.objects.filter(status=ItemStatus.OPEN.value, unit=currency)
    both = [
        row
        for debtor, creditor in ((one, other), (other, one))
        for row in open_ones.filter(debtor=debtor, creditor=creditor).order_by(*OLDEST_FIRST)[:limit]
    ]
    both.sort(key=lambda row: (row.at, row.account, row.number))
    return tuple(
        OpenRow(account=AccountId(MatterId(row.account)), number=row.number, at=Instant(row.at))
        for row in both[:limit]
    )


def open_settlement(one: AgencyId, other: AgencyId, currency: str) -> SettlementId | None:
    """The settlement between two agencies in a currency that waits for its confirmation, where there is one."""
    found = models.Settlement.objects.filter(
        Q(proposer=one, other=other) | Q(proposer=other, other=one),
        currency=currency,
        status=SettlementStatus.PROPOSED.value,
    )
    return next((SettlementId(MatterId(row.id)) for row in found), None)


def settlements(
    agency: AgencyId | None, side: Side, *, limit: int = 50, offset: int = 0
) -> tuple[tuple[SettlementRow, ...], int]:
    """A page of the settlements that an agency proposed, or was asked to confirm (None: all), the latest first."""
    found = _settlements(agency, side)
    return _settlement_rows(found.order_by("-proposed_at", "-id")[offset : offset + limit]), count_of(found)


def settlements_behind(
    after: SettlementRow | None, agency: AgencyId | None, side: Side, *, limit: int
) -> tuple[SettlementRow, ...]:
    """The next settlements behind one of them."""
    found = _settlements(agency, side)
    if after is not None:
        at = after.proposed_at.at
        found = found.filter(Q(proposed_at__lt=at) | Q(proposed_at=at, id__lt=after.settlement))
    return _settlement_rows(found.order_by("-proposed_at", "-id")[:limit])


def settlements_named(settlements: Iterable[str]) -> tuple[SettlementRow, ...]:
    """The settlements of these identifiers; one that has no row is left out."""
    return _settlement_rows(models.Settlement.objects.filter(id__in=set(settlements)).order_by("id"))


def _settlements(agency: AgencyId | None, side: Side) -> QuerySet[models.Settlement]:
    found = models.Settlement.objects.all()
    return found if agency is None else found.filter(**{side.value: agency})


def _account_rows(found: Iterable[models.Account]) -> tuple[AccountRow, ...]:
    return tuple(
        AccountRow(
            account=AccountId(MatterId(row.id)),
            request=CooperationRequestId(MatterId(row.request)),
            kind=Cooperation(row.kind),
            asking=AgencyId(row.asking),
            asked=AgencyId(row.asked),
            opened_at=Instant(row.opened_at),
            asking_share=row.asking_share,
        )
        for row in found
    )


def _item_rows(found: Iterable[models.AccountItem]) -> tuple[ItemRow, ...]:
    return tuple(
        ItemRow(
            account=AccountId(MatterId(row.account)),
            number=row.number,
            what=What(row.what),
            kind=row.kind,
            unit=row.unit,
            amount=row.amount,
            agency=AgencyId(row.agency),
            checks=AgencyId(row.checks),
            status=ItemStatus(row.status),
            at=Instant(row.at),
            incurred_on=row.incurred_on,
            paper=row.paper,
            debtor=AgencyId(row.debtor) if row.debtor else None,
            creditor=AgencyId(row.creditor) if row.creditor else None,
            owed=row.owed,
            reverses=row.reverses,
            reversed_by=row.reversed_by,
        )
        for row in found
    )


def _settlement_rows(found: Iterable[models.Settlement]) -> tuple[SettlementRow, ...]:
    return tuple(
        SettlementRow(
            settlement=SettlementId(MatterId(row.id)),
            proposer=AgencyId(row.proposer),
            other=AgencyId(row.other),
            currency=row.currency,
            payer=AgencyId(row.payer),
            payee=AgencyId(row.payee),
            amount=row.amount,
            items=row.items,
            status=SettlementStatus(row.status),
            proposed_at=Instant(row.proposed_at),
            ended_at=Instant(row.ended_at) if row.ended_at else None,
        )
        for row in found
    )
