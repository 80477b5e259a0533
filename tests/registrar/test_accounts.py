"""Accounts through the one door, in a database of their own: booked once, settled once, level for ever."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from django.db import IntegrityError, connections, transaction
from tests.registrar import accounts as c
from tests.registrar import build as b

from tipstaff.cooperation import models
from tipstaff.cooperation.accounts import between, items_of, totals
from tipstaff.cooperation.core.account import commands
from tipstaff.cooperation.core.account.account import CREDIT, Heading, ItemStatus
from tipstaff.kernel.actor import CLOCK_ROLES
from tipstaff.kernel.canonical import Json
from tipstaff.kernel.codec import plain
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AccountId, AgencyId
from tipstaff.record.publish import publisher
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.statements import (
    Statement,
    check_statement,
    differs_from_tables,
    own_key,
    read_statement,
    statement_of,
)
from tipstaff.registrar.submit import Entered
from tipstaff.tlog.note import Signer

pytestmark = pytest.mark.usefixtures("agencies")


def refusals(outcomes: Sequence[Entered | Refused]) -> list[str]:
    return [one.ground.value for one in outcomes if isinstance(one, Refused)]


def status(account: AccountId, number: int) -> ItemStatus:
    item = c.state(account).item(number)
    assert item is not None
    return item.status


# ── credit comes from the record ──


def test_the_steps_of_an_accepted_request_are_booked_for_who_did_them() -> None:
    request = b.divided(b.in_force())
    b.do(b.acknowledging(request), "duty.hangzhou")
    for approver in ("legal.hangzhou", "investigation.hangzhou"):
        b.do(b.approving(request), approver)
    account = AccountId(b.do(c.opening(request), c.ASKED).matter)
    assert [one.kind for one in items_of(account)] == [
        "first_reply_in_time",
        "approval_in_time",
        "approval_in_time",
    ]
    assert totals(c.HANGZHOU)[CREDIT] == {Heading.EARNED: 5}
    assert compare() == ()


def test_a_confirmation_answered_in_time_is_credit_of_whoever_answered() -> None:
    account = c.opened()
    request = c.state(account).request
    operation = b.opened(b.state_of(request).warrant, cooperation=request, place=b.RegionCode("330100"))
    b.do(b.urgently(operation), "officer.guangzhou")
    b.do(b.confirming(operation), "desk.guangzhou")
    b.do(commands.BookSteps(happened_at=b.NOW, account=account), c.ASKING)
    assert [(one.kind, one.agency) for one in items_of(account)][-1] == (
        "confirmation_in_time",
        c.GUANGZHOU,
    )


def test_an_arrest_earns_nothing() -> None:
    """The same operation with an arrest and without one gives the same credit."""
    earned = []
    for name in ("with", "without"):
        account = c.opened(name)
        request = c.state(account).request
        warrant = b.state_of(request).warrant
        operation = b.OperationId(b.MatterId(f"operation-{name}"))
        b.do(b.opening(warrant, name, cooperation=request, place=b.RegionCode("330100")), "command.guangzhou")
        b.do(b.urgently(operation), "officer.guangzhou")
        b.do(b.confirming(operation), "desk.guangzhou")
        if name == "with":
            b.ready(operation)
            b.do(b.tokening(operation), "command.guangzhou")
            b.do(b.executing(operation), "officer.guangzhou")
        else:
            b.do(b.without_success(operation), "command.guangzhou")
        b.do(commands.BookSteps(happened_at=b.NOW, account=account), c.ASKING)
        earned.append([(one.kind, one.agency, one.amount) for one in items_of(account)])
    assert earned[0] == earned[1]


# ── the database ──


def test_the_database_takes_no_booking_that_does_not_add_up() -> None:
    posting = models.AccountPosting(
        account="account-x", booking="item:1", line=1, unit="CNY", heading="paid", agency="a", amount=1
    )
    with pytest.raises(IntegrityError, match="do not add up"), transaction.atomic():
        posting.save(force_insert=True)


def test_the_database_takes_no_booking_in_two_units() -> None:
    lines = [
        models.AccountPosting(
            account="account-x",
            booking="item:1",
            line=line,
            unit=unit,
            heading="paid",
            agency="a",
            amount=amount,
        )
        for line, unit, amount in ((1, "CNY", 1), (2, "EUR", -1))
    ]
    with pytest.raises(IntegrityError, match="do not add up"), transaction.atomic():
        models.AccountPosting.objects.bulk_create(lines)


def test_the_database_lets_no_posting_be_changed_or_taken_away() -> None:
    account = c.opened()
    for change in (lambda rows: rows.update(amount=99), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError, match="do not add up"), transaction.atomic():
            change(models.AccountPosting.objects.filter(account=account, line=1))


# ── settled once ──


def test_a_settlement_takes_every_open_item_of_the_two_and_levels_both() -> None:
    first, second = c.opened("1"), c.opened("2")
    c.booked(first, "a", 1_000_01)
    c.booked(second, "b", 500_00)
    b.do(c.proposing("1"), c.ASKED)
    b.do(c.confirming("1"), c.ASKING)
    assert between(c.HANGZHOU) == between(c.GUANGZHOU) == ()
    for agency in (c.HANGZHOU, c.GUANGZHOU):
        assert sum(totals(agency)["CNY"].values()) == 0
    assert compare() == ()


def test_of_two_settlements_proposed_at_once_only_one_stands() -> None:
    account = c.opened()
    c.booked(account, "a")
    outcomes = b.together(
        [
            lambda: b.ask(c.proposing("1"), c.ASKED),
            lambda: b.ask(c.proposing("2", c.HANGZHOU), c.ASKING),
        ]
    )
    assert refusals(outcomes) in (["cooperation.settlement_open"], ["record.taken"])
    assert models.Settlement.objects.filter(status="proposed").count() == 1


def test_two_settlements_confirmed_at_once_settle_an_item_once() -> None:
    """Both name the same item: whichever comes second is refused as a whole."""
    for turn in range(5):
        account = c.opened(f"twice-{turn}")
        number = c.booked(account, f"twice-{turn}")
        settling = [
            commands.NoteSettled(
                happened_at=b.NOW, account=account, settlement=c.settlement_id(name), items=(number,)
            )
            for name in (f"a{turn}", f"b{turn}")
        ]
        outcomes = b.together([lambda one=one: noted(one) for one in settling])
        assert refusals(outcomes) == ["cooperation.item_not_open"]
        assert status(account, number) is ItemStatus.SETTLED
        assert c.state(account).balance(c.HANGZHOU, "CNY") == 0
    assert compare() == ()


def noted(command: commands.NoteSettled) -> Entered | Refused:
    """What follows from a confirmed settlement is done by the installation."""
    actor = b.who(c.ASKING)
    return b.submit(command, replace(actor, roles=actor.roles | CLOCK_ROLES), b.press(), b.NOW)


def test_a_reversal_and_a_settlement_at_once_never_settle_what_was_taken_back() -> None:
    for turn in range(5):
        name = f"race-{turn}"
        account = c.opened(name)
        number = c.booked(account, name)
        review = c.reviewed(account, name)
        b.do(c.proposing(name), c.ASKED)
        outcomes = b.together(
            [
                lambda name=name: b.ask(c.confirming(name), c.ASKING),
                lambda account=account, number=number, review=review: b.ask(
                    c.reversing(account, number, review), "reviewer"
                ),
            ]
        )
        assert isinstance(outcomes[1], Entered)
        books = c.state(account)
        if isinstance(outcomes[0], Entered):  # settled first: the counter-entry is open in its turn
            assert [one.number for one in books.open_items] == [number + 1]
            b.do(c.proposing(f"{name}-back", c.HANGZHOU), c.ASKING)
            b.do(c.confirming(f"{name}-back"), c.ASKED)
        else:
            assert refusals(outcomes) == ["cooperation.item_not_open"]
            b.do(c.calling_off(name), c.ASKED)
        assert c.state(account).open_items == ()
        assert c.state(account).balance(c.HANGZHOU, "CNY") == 0
    assert compare() == ()


def test_a_receipt_is_claimed_once_in_all_accounts_also_at_once() -> None:
    first, second = c.opened("1"), c.opened("2")
    outcomes = b.together(
        [lambda one=one: b.ask(c.cost(one, "the same receipt"), c.ASKED) for one in (first, second)]
    )
    assert refusals(outcomes) == ["record.taken"]


def test_a_step_is_booked_once_by_two_desks_at_once() -> None:
    request = b.accepted(b.in_force())
    outcomes = b.together([lambda one=one: b.ask(c.opening(request), one) for one in (c.ASKING, c.ASKED)])
    assert refusals(outcomes) == ["cooperation.account_exists"]
    assert totals(c.HANGZHOU)[CREDIT] == {Heading.EARNED: 4}


# ── each agency's statement recomputes from its own entries ──


def stated(agency: AgencyId) -> Statement:
    publisher().publish()
    return statement_of(agency)


def kept() -> AccountId:
    """An account in which every kind of booking stands."""
    account = c.opened()
    number = c.booked(account, "a", 1_000_01)
    b.do(c.proposing("1"), c.ASKED)
    b.do(c.confirming("1"), c.ASKING)
    b.do(c.reversing(account, number, c.reviewed(account, "1")), "reviewer")
    shares = commands.ProposeShares(happened_at=b.NOW, account=account, asking=30, asked=70)
    b.do(shares, c.ASKING)
    b.do(commands.AgreeShares(happened_at=b.NOW, account=account), c.ASKED)
    return account


@pytest.mark.parametrize("agency", [c.GUANGZHOU, c.HANGZHOU])
def test_a_statement_recomputes_from_its_own_verified_entries(agency: AgencyId) -> None:
    kept()
    statement = stated(agency)
    assert check_statement(statement, own_key()) == ()
    assert not differs_from_tables(statement)
    assert read_statement(json.loads(json.dumps(plain(statement)))) == statement


def test_both_statements_name_the_same_entries_and_level_each_other() -> None:
    kept()
    ours, theirs = stated(c.GUANGZHOU), statement_of(c.HANGZHOU)
    assert ours.accounts == theirs.accounts
    assert sum(ours.sums["CNY"].values()) + sum(theirs.sums["CNY"].values()) == 0


def test_a_tampered_entry_is_found() -> None:
    account = kept()
    stated(c.HANGZHOU)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE record_entry DISABLE TRIGGER ALL")
        cursor.execute(
            "UPDATE record_entry SET leaf = replace(leaf, '100001', '900001') WHERE matter = %s", [account]
        )
        cursor.execute("ALTER TABLE record_entry ENABLE TRIGGER ALL")
    statement = statement_of(c.HANGZHOU)
    assert any(fault.place.startswith(account) for fault in check_statement(statement, own_key()))


def test_a_tampered_table_is_found() -> None:
    account = kept()
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "UPDATE cooperation_accountposting SET amount = amount * 2 WHERE account = %s", [account]
        )
    statement = stated(c.HANGZHOU)
    assert check_statement(statement, own_key()) == ()
    assert differs_from_tables(statement)


def changed(statement: Statement, **changes: object) -> Statement:
    whole = json.loads(json.dumps(plain(statement)))
    return read_statement(whole | changes)


def test_a_statement_that_leaves_an_entry_out_or_says_another_sum_is_found() -> None:
    kept()
    statement = stated(c.HANGZHOU)
    accounts: list[dict[str, Json]] = json.loads(json.dumps(plain(statement)))["accounts"]
    entries = accounts[0]["entries"]
    assert isinstance(entries, list)
    without = [{**accounts[0], "entries": entries[:1] + entries[2:]}]
    assert check_statement(changed(statement, accounts=without), own_key())
    swapped = [{**accounts[0], "entries": [entries[1], entries[0], *entries[2:]]}]
    assert check_statement(changed(statement, accounts=swapped), own_key())
    [fault] = check_statement(changed(statement, sums={"CNY": {"paid": 1}}), own_key())
    assert fault.what == "the sums do not follow from the entries"


def test_a_statement_under_another_key_is_nobodys() -> None:
    kept()
    other = Signer("tipstaff.example", b"\1" * 32).verifier
    [fault] = check_statement(stated(c.HANGZHOU), other)
    assert fault.place == "checkpoint"


def test_what_is_not_published_yet_is_said_and_not_summed() -> None:
    account = kept()
    stated(c.HANGZHOU)
    c.booked(account, "later", 7_00)
    statement = statement_of(c.HANGZHOU)
    assert statement.pending == 2
    assert check_statement(statement, own_key()) == ()
    assert not differs_from_tables(statement)
