"""Small builders: Chengdu asked Hangzhou for help with an execution, and both keep its account."""

from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Any

from tests.core.cooperation.build import (
    CHENGDU,
    CLOCK,
    HANGZHOU,
    REQUEST,
    SOON,
    SUBJECT,
    actor,
)

from tipstaff.cooperation.core.account import commands
from tipstaff.cooperation.core.account.account import Account, account_of
from tipstaff.cooperation.core.account.commands import AccountCommand
from tipstaff.cooperation.core.account.decide import Outcome, decide
from tipstaff.cooperation.core.account.events import AccountEvent
from tipstaff.cooperation.core.account.evolve import evolve
from tipstaff.cooperation.core.account.facts import Facts, RequestStanding, ReviewStanding, StepDone
from tipstaff.cooperation.core.account.receipt import Receipt
from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, MatterId, OfficeId, OperationId, ReviewId, SettlementId, UserId
from tipstaff.kernel.money import MinorUnits
from tipstaff.policy.loader import load_profile
from tipstaff.policy.profile import Cooperation

RULES = load_profile("cn/2026-1")
ACCOUNT = account_of(REQUEST)
FUND = AgencyId("fund")
REVIEW = ReviewId(MatterId("review-1"))
SETTLEMENT = SettlementId(MatterId("settlement-1"))

ASKING = actor(OfficeId("chengdu-finance"), Role.FINANCE, user="ji", agency=CHENGDU)
ASKED = actor(OfficeId("hangzhou-finance"), Role.FINANCE, user="fang")
FUNDER = actor(OfficeId("fund-office"), Role.FUND, user="tian", agency=FUND)
REVIEWER = actor(OfficeId("review-office"), Role.REVIEWER, user="shen", agency=AgencyId("oversight"))
STRANGER = actor(OfficeId("kunming-finance"), Role.FINANCE, user="an", agency=AgencyId("kunming"))
OFFICER = actor(OfficeId("hangzhou-operations"), Role.OFFICER)

REPLIED = StepDone(step="first_reply_in_time", agency=HANGZHOU, about="cooperation-1#first_reply")
APPROVED = StepDone(step="approval_in_time", agency=HANGZHOU, about="cooperation-1#approval:legal")
ANSWERED = StepDone(step="confirmation_in_time", agency=CHENGDU, about="operation-1#confirmation:1")

FOUND = ReviewStanding(
    review=REVIEW,
    operation=OperationId(MatterId("operation-1")),
    cooperation=REQUEST,
    reviewer=REVIEWER.user,
    findings=frozenset({1}),
)


def standing(**other: Any) -> RequestStanding:
    values: dict[str, Any] = {
        "request": REQUEST,
        "subject": SUBJECT,
        "kind": Cooperation.EXECUTION,
        "is_accepted": True,
        "asking": CHENGDU,
        "asked": HANGZHOU,
    }
    return RequestStanding(**(values | other))


def facts(by: Actor = ASKED, **other: Any) -> Facts:
    values: dict[str, Any] = {"actor": by, "now": SOON, "request": standing(), "steps": (REPLIED, APPROVED)}
    return Facts(**(values | other))


def asked_for(command: AccountCommand, account: Account | None, by: Actor = ASKED, **other: Any) -> Outcome:
    return decide(command, account, facts(by, **other), RULES)


def events(command: AccountCommand, account: Account | None, by: Actor = ASKED, **other: Any) -> Any:
    outcome = asked_for(command, account, by, **other)
    assert not isinstance(outcome, Refused), outcome
    return outcome


def after(account: Account | None, command: AccountCommand, by: Actor = ASKED, **other: Any) -> Account:
    """The account after an act that must be entered."""
    found: tuple[AccountEvent, ...] = events(command, account, by, **other)
    state = reduce(evolve, found, account)
    assert state is not None
    return state


def ground(command: AccountCommand, account: Account | None, by: Actor = ASKED, **other: Any) -> str:
    outcome = asked_for(command, account, by, **other)
    assert isinstance(outcome, Refused), outcome
    return outcome.ground.value


# ── commands ──


def opening() -> commands.OpenAccount:
    return commands.OpenAccount(happened_at=SOON, account=ACCOUNT, request=REQUEST)


def receipt(name: str = "1") -> Receipt:
    return Receipt(sha256=f"{hash_of(name):064x}", name=f"{name}.pdf")


def hash_of(name: str) -> int:
    return int.from_bytes(name.encode())


def cost(amount: int = 1_000_00, kind: str = "travel", paper: str = "1", **other: Any) -> commands.ClaimCost:
    values: dict[str, Any] = {
        "happened_at": SOON,
        "account": ACCOUNT,
        "cost": kind,
        "amount": MinorUnits(amount),
        "currency": "CNY",
        "incurred_on": date(2026, 9, 16),
        "receipt": receipt(paper),
        "note": "两名民警差旅",
    }
    return commands.ClaimCost(**(values | other))


def advance(amount: int = 500_00, paper: str = "advance", currency: str = "CNY") -> commands.ClaimAdvance:
    return commands.ClaimAdvance(
        happened_at=SOON,
        account=ACCOUNT,
        amount=MinorUnits(amount),
        currency=currency,
        receipt=receipt(paper),
        note="垫付",
    )


def step(kind: str = "escort_done", paper: str = "step") -> commands.ClaimStep:
    return commands.ClaimStep(
        happened_at=SOON, account=ACCOUNT, step=kind, receipt=receipt(paper), note="押解到案"
    )


def booking() -> commands.BookSteps:
    return commands.BookSteps(happened_at=SOON, account=ACCOUNT)


def accepting(item: int) -> commands.AcceptItem:
    return commands.AcceptItem(happened_at=SOON, account=ACCOUNT, item=item)


def disputing(item: int) -> commands.DisputeItem:
    return commands.DisputeItem(happened_at=SOON, account=ACCOUNT, item=item, reason="票据不清")


def withdrawing(item: int) -> commands.WithdrawItem:
    return commands.WithdrawItem(happened_at=SOON, account=ACCOUNT, item=item)


def deciding(item: int, *, allowed: bool = True) -> commands.DecideItem:
    return commands.DecideItem(
        happened_at=SOON, account=ACCOUNT, item=item, allowed=allowed, reason="票据属实"
    )


def proposing(asking: int = 40, asked: int = 60) -> commands.ProposeShares:
    return commands.ProposeShares(happened_at=SOON, account=ACCOUNT, asking=asking, asked=asked)


def agreeing() -> commands.AgreeShares:
    return commands.AgreeShares(happened_at=SOON, account=ACCOUNT)


def supporting(amount: int, rule: str = "costly_case") -> commands.GrantSupport:
    return commands.GrantSupport(happened_at=SOON, account=ACCOUNT, rule=rule, amount=MinorUnits(amount))


def reversing(item: int, finding: int = 1) -> commands.ReverseItem:
    return commands.ReverseItem(
        happened_at=SOON, account=ACCOUNT, item=item, review=REVIEW, finding=finding, reason="超标住宿"
    )


def settling(*items: int, settlement: SettlementId = SETTLEMENT) -> commands.NoteSettled:
    return commands.NoteSettled(happened_at=SOON, account=ACCOUNT, settlement=settlement, items=items)


# ── states ──


def opened(**other: Any) -> Account:
    """The account with the two steps that stood on the record: items 1 and 2."""
    return after(None, opening(), **other)


def with_cost(amount: int = 1_000_00, kind: str = "travel") -> Account:
    """Hangzhou has claimed a cost: item 3."""
    return after(opened(), cost(amount, kind))


def booked(amount: int = 1_000_00, kind: str = "travel") -> Account:
    """Chengdu has accepted it."""
    return after(with_cost(amount, kind), accepting(3), ASKING)


def settled(amount: int = 1_000_00) -> Account:
    """And it has been settled."""
    return after(booked(amount), settling(3), CLOCK)


def colleague(one: Actor, agency: AgencyId) -> Actor:
    """The same person with an appointment in another agency."""
    return replace(one, agency=agency, office=OfficeId(f"{agency}-finance"))


def called(name: str, one: Actor) -> Actor:
    return replace(one, user=UserId(name))
