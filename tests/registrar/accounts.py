"""Guangzhou was helped by Hangzhou: the account of their co-operation, kept through the one door."""

import hashlib
from datetime import date

from tests.registrar import build as b

from tipstaff.cooperation.core.account import commands
from tipstaff.cooperation.core.account.account import Account, account_of
from tipstaff.cooperation.core.account.receipt import Receipt
from tipstaff.cooperation.core.settlement import commands as settlements
from tipstaff.kernel.ids import (
    AccountId,
    AgencyId,
    CooperationRequestId,
    MatterId,
    RegionCode,
    ReviewId,
    SettlementId,
)
from tipstaff.kernel.money import MinorUnits
from tipstaff.operations.core.operation import Operation
from tipstaff.registrar.matters import load
from tipstaff.review.core import commands as reviews
from tipstaff.review.core.review import review_of

GUANGZHOU, HANGZHOU = AgencyId("guangzhou-police"), AgencyId("hangzhou-police")
ASKING, ASKED, FUND = "finance.guangzhou", "finance.hangzhou", "fund"


def opening(request: CooperationRequestId) -> commands.OpenAccount:
    return commands.OpenAccount(happened_at=b.NOW, account=account_of(request), request=request)


def opened(name: str = "1") -> AccountId:
    """The account of an accepted co-operation."""
    request = b.accepted(b.in_force(name), name)
    return AccountId(b.do(opening(request), ASKING).matter)


def receipt(name: str) -> Receipt:
    return Receipt(sha256=hashlib.sha256(name.encode()).hexdigest(), name=f"{name}.pdf")


def cost(account: AccountId, paper: str, amount: int = 1_000_00, kind: str = "travel") -> commands.ClaimCost:
    return commands.ClaimCost(
        happened_at=b.NOW,
        account=account,
        cost=kind,
        amount=MinorUnits(amount),
        currency="CNY",
        incurred_on=date(2026, 11, 22),
        receipt=receipt(paper),
        note="差旅",
    )


def accepting(account: AccountId, item: int) -> commands.AcceptItem:
    return commands.AcceptItem(happened_at=b.NOW, account=account, item=item)


def booked(account: AccountId, paper: str, amount: int = 1_000_00, by: str = ASKED) -> int:
    """A cost that one agency claimed and the other accepted; its number."""
    b.do(cost(account, paper, amount), by)
    number = len(state(account).items)
    b.do(accepting(account, number), ASKING if by == ASKED else ASKED)
    return number


def state(account: AccountId) -> Account:
    found = load(account).state
    assert isinstance(found, Account)
    return found


def proposing(name: str, other: AgencyId = GUANGZHOU) -> settlements.ProposeSettlement:
    return settlements.ProposeSettlement(
        happened_at=b.NOW, settlement=settlement_id(name), other=other, currency="CNY"
    )


def confirming(name: str) -> settlements.ConfirmSettlement:
    return settlements.ConfirmSettlement(happened_at=b.NOW, settlement=settlement_id(name))


def calling_off(name: str) -> settlements.CallOffSettlement:
    return settlements.CallOffSettlement(happened_at=b.NOW, settlement=settlement_id(name))


def settlement_id(name: str) -> SettlementId:
    return SettlementId(MatterId(f"settlement-{name}"))


def reviewed(account: AccountId, name: str) -> ReviewId:
    """An operation under the co-operation, closed, and its review with one finding."""
    request = state(account).request
    warrant = load(request).state.warrant
    operation = b.opened(warrant, name, cooperation=request, place=RegionCode("330100"))
    b.do(b.without_success(operation), "command.guangzhou")
    b.do(b.closing(operation), "command.guangzhou")
    assert isinstance(load(operation).state, Operation)
    review = review_of(operation)
    b.do(reviews.TakeReview(happened_at=b.NOW, review=review), "reviewer")
    finding = reviews.RecordFinding(happened_at=b.NOW, review=review, cause="papers", text="超标住宿")
    b.do(finding, "reviewer")
    return review


def reversing(account: AccountId, item: int, review: ReviewId) -> commands.ReverseItem:
    return commands.ReverseItem(
        happened_at=b.NOW, account=account, item=item, review=review, finding=1, reason="超标住宿"
    )
