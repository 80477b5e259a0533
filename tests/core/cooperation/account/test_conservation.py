"""Whatever is done in whichever sequence: the account nets to zero in every unit, and nothing in it is ever changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.cooperation.account import build as a
from tests.core.cooperation.build import CHENGDU, CLOCK, HANGZHOU

from tipstaff.cooperation.core.account.account import CREDIT, Account, Item, ItemStatus, What
from tipstaff.cooperation.core.account.commands import AccountCommand
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Refused
from tipstaff.policy.accounts import WHOLE

type Ask = tuple[AccountCommand, Actor]

RULES = a.replace(a.RULES, currencies={**a.RULES.currencies, "EUR": a.RULES.currencies["CNY"]})
"""With a second currency, so that no sum ever mixes two."""
KINDS = sorted(RULES.costs)
SIDES = (a.ASKING, a.ASKED)


@dataclass(frozen=True)
class Try:
    """Somebody tries something: which act, and numbers that choose its side, its item, its amount."""

    act: str
    side: int
    which: int
    amount: int

    @property
    def by(self) -> Actor:
        return SIDES[self.side]

    @property
    def currency(self) -> str:
        return "EUR" if self.which % 5 == 0 else "CNY"

    def one_of(self, items: Iterable[Item]) -> int:
        """One of these items; where there are none, one that is not there."""
        found = tuple(items)
        return found[self.which % len(found)].number if found else 99


def cost(one: Try, account: Account) -> Ask:
    kind, paper = KINDS[one.which % len(KINDS)], str(len(account.items))
    return a.cost(one.amount, kind, paper, currency=one.currency), one.by


def advance(one: Try, account: Account) -> Ask:
    return a.advance(one.amount, str(len(account.items)), one.currency), a.ASKING


def step(one: Try, account: Account) -> Ask:
    return a.step("escort_done", str(len(account.items))), one.by


def book(one: Try, _account: Account) -> Ask:
    return a.booking(), one.by


def accept(one: Try, account: Account) -> Ask:
    return a.accepting(one.one_of(item for item in account.items if item.is_waiting)), one.by


def dispute(one: Try, account: Account) -> Ask:
    return a.disputing(one.one_of(item for item in account.items if item.is_waiting)), one.by


def withdraw(one: Try, account: Account) -> Ask:
    return a.withdrawing(one.one_of(item for item in account.items if item.is_waiting)), one.by


def rule(one: Try, account: Account) -> Ask:
    disputed = (item for item in account.items if item.status is ItemStatus.DISPUTED)
    return a.deciding(one.one_of(disputed), allowed=one.amount % 2 == 0), a.FUNDER


def propose(one: Try, _account: Account) -> Ask:
    return a.proposing(one.amount % 101, WHOLE - one.amount % 101), one.by


def agree(one: Try, _account: Account) -> Ask:
    return a.agreeing(), one.by


def support(one: Try, account: Account) -> Ask:
    left = RULES.support["costly_case"].allowed(account.costs("CNY")) - account.supported("CNY")
    return a.supporting(1 + one.amount % (left + 2)), a.FUNDER


def take_back(one: Try, account: Account) -> Ask:
    return a.reversing(one.one_of(item for item in account.items if item.is_counted)), a.ASKING


def settle(one: Try, account: Account) -> Ask:
    return a.settling(one.one_of(account.open_items)), CLOCK


def settle_anything(one: Try, account: Account) -> Ask:
    return a.settling(one.one_of(account.items)), CLOCK


ACTS: dict[str, Callable[[Try, Account], Ask]] = {
    each.__name__: each
    for each in (
        cost,
        advance,
        step,
        book,
        accept,
        dispute,
        withdraw,
        rule,
        propose,
        agree,
        support,
        take_back,
        settle,
        settle_anything,
    )
}
OFTEN = ("cost", "accept", "accept", "accept", "settle", "take_back", "dispute", "rule", "support")
"""Without these again and again, little would ever be booked that could be settled or taken back."""

tries = st.builds(
    Try,
    act=st.sampled_from((*ACTS, *OFTEN)),
    side=st.integers(0, 1),
    which=st.integers(0, 40),
    amount=st.integers(1, 30_000_000),
)


def units(account: Account) -> set[str]:
    return {item.unit for item in account.items} | {booking.unit for booking in account.bookings}


START = a.with_cost(180_000_01, "joint_operation")
"""A costly case: Hangzhou has claimed what both will bear a part of."""


def played(sequence: list[Try]) -> list[Account]:
    """The states that a sequence goes through; what is refused changes nothing."""
    states = [START]
    for one in sequence:
        command, by = ACTS[one.act](one, states[-1])
        facts = a.facts(by, steps=(a.REPLIED, a.APPROVED, a.ANSWERED), review=a.FOUND)
        outcome = a.decide(command, states[-1], facts, RULES)
        if not isinstance(outcome, Refused):
            after = a.reduce(a.evolve, outcome, states[-1])
            states.append(after)
    return states


sequences = st.lists(tries, min_size=12, max_size=50)


@settings(max_examples=300, deadline=None)
@given(sequences)
def test_every_account_nets_to_zero_in_every_unit_after_every_act(sequence: list[Try]) -> None:
    for account in played(sequence):
        for unit in units(account):
            assert sum(one.amount for one in account.postings(unit)) == 0


@settings(max_examples=200, deadline=None)
@given(sequences)
def test_every_booking_nets_to_zero_by_itself(sequence: list[Try]) -> None:
    account = played(sequence)[-1]
    for booking in (*account.items, *account.bookings):
        assert sum(one.amount for one in booking.postings) == 0


@settings(max_examples=200, deadline=None)
@given(sequences)
def test_what_is_open_is_exactly_what_the_balances_say(sequence: list[Try]) -> None:
    """Nobody can owe what stands nowhere, and nothing that stands is lost: what is open adds up to each balance."""
    account = played(sequence)[-1]
    for unit in units(account) - {CREDIT}:
        dues = [item.due for item in account.open_items if item.unit == unit]
        for agency in (CHENGDU, HANGZHOU, a.FUND):
            owed = sum(
                due.amount if due.creditor == agency else -due.amount
                for due in dues
                if due and agency in (due.creditor, due.debtor)
            )
            assert account.balance(agency, unit) == owed


@settings(max_examples=200, deadline=None)
@given(sequences)
def test_what_was_booked_stays_as_it_was_booked(sequence: list[Try]) -> None:
    states = played(sequence)
    for before, later in pairwise(states):
        assert later.bookings[: len(before.bookings)] == before.bookings
        for item in before.items:
            if item.is_counted:
                assert later.items[item.number - 1].postings == item.postings
                assert later.items[item.number - 1].is_counted


@settings(max_examples=200, deadline=None)
@given(sequences)
def test_where_shares_are_agreed_each_agency_has_its_own(sequence: list[Try]) -> None:
    account = played(sequence)[-1]
    if account.shares is None:
        return
    earned = [account.balance(agency, CREDIT) for agency in account.agencies]
    assert abs(earned[0] * WHOLE - sum(earned) * account.shares.asking) < WHOLE


@settings(max_examples=200, deadline=None)
@given(sequences)
def test_support_never_goes_beyond_its_rule(sequence: list[Try]) -> None:
    for account in played(sequence):
        rule = RULES.support["costly_case"]
        assert 0 <= account.supported("CNY") <= rule.allowed(account.costs("CNY"))


@settings(max_examples=200, deadline=None)
@given(sequences)
def test_an_item_is_settled_by_one_settlement_and_never_opens_again(sequence: list[Try]) -> None:
    states = played(sequence)
    for before, later in pairwise(states):
        for item in before.items:
            if item.status is ItemStatus.SETTLED:
                assert later.items[item.number - 1].status is ItemStatus.SETTLED


def test_the_sequences_that_are_tried_reach_everything_that_can_stand_in_an_account() -> None:
    """Else the promises above would hold because nothing happens."""
    reached: set[tuple[What, ItemStatus]] = set()

    @settings(max_examples=400, deadline=None, database=None, derandomize=True)
    @given(sequences)
    def go_through(sequence: list[Try]) -> None:
        reached.update((item.what, item.status) for item in played(sequence)[-1].items)

    go_through()
    assert {
        (What.COST, ItemStatus.OPEN),
        (What.COST, ItemStatus.SETTLED),
        (What.COST, ItemStatus.OFFSET),
        (What.COST, ItemStatus.NOT_ALLOWED),
        (What.ADVANCE, ItemStatus.SETTLED),
        (What.STEP, ItemStatus.BOOKED),
        (What.REVERSAL, ItemStatus.BOOKED),
        (What.REVERSAL, ItemStatus.OPEN),
        (What.REVERSAL, ItemStatus.OFFSET),
        (What.REVERSAL, ItemStatus.SETTLED),
        (What.SUPPORT, ItemStatus.OPEN),
    } <= reached
