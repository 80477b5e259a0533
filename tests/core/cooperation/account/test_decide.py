"""What is booked, by whom, on whose word; and on which ground it is not."""

from datetime import date

import pytest
from tests.core.cooperation.account import build as a
from tests.core.cooperation.build import CHENGDU, CLOCK, HANGZHOU

from tipstaff.cooperation.core.account.account import CREDIT, Due, Heading, ItemStatus, What, account_of
from tipstaff.kernel.ids import CooperationRequestId, MatterId
from tipstaff.kernel.money import MOST
from tipstaff.policy.duties import Bearer
from tipstaff.policy.profile import Cooperation


def status(account: a.Account, number: int) -> ItemStatus:
    item = account.item(number)
    assert item is not None
    return item.status


# ── credit: by lawful steps done ──


def test_opening_books_the_steps_that_stand_on_the_record() -> None:
    account = a.opened()
    assert [(one.kind, one.amount, one.about) for one in account.items] == [
        ("first_reply_in_time", 1, a.REPLIED.about),
        ("approval_in_time", 2, a.APPROVED.about),
    ]
    assert account.balance(HANGZHOU, CREDIT) == 3
    assert account.balance(CHENGDU, CREDIT) == 0


def test_one_request_has_one_account() -> None:
    assert account_of(CooperationRequestId(MatterId("cooperation-7f"))) == "account-7f"
    assert a.ground(a.opening(), a.opened()) == "cooperation.account_exists"


def test_a_step_is_booked_once_and_a_new_one_when_it_is_there() -> None:
    assert a.ground(a.booking(), a.opened()) == "cooperation.nothing_to_book"
    account = a.after(a.opened(), a.booking(), steps=(a.REPLIED, a.APPROVED, a.ANSWERED))
    assert account.balance(CHENGDU, CREDIT) == 2
    assert len(account.items) == 3


def test_a_step_with_a_paper_earns_credit_once_the_other_agency_confirms_it() -> None:
    claimed = a.after(a.opened(), a.step())
    assert claimed.balance(HANGZHOU, CREDIT) == 3
    assert a.after(claimed, a.accepting(3), a.ASKING).balance(HANGZHOU, CREDIT) == 13


@pytest.mark.parametrize("kind", ["arrest", "executed", "first_reply_in_time", ""])
def test_nothing_but_a_listed_step_earns_credit_by_a_paper(kind: str) -> None:
    assert a.ground(a.step(kind), a.opened()) == "cooperation.step_not_claimed"


def test_shares_are_agreed_by_both_and_divide_what_the_case_gives() -> None:
    proposed = a.after(a.opened(), a.proposing(40, 60), a.ASKING)
    assert proposed.shares is None
    agreed = a.after(proposed, a.agreeing(), a.ASKED)
    assert (agreed.balance(CHENGDU, CREDIT), agreed.balance(HANGZHOU, CREDIT)) == (1, 2)


def test_after_every_later_step_each_agency_has_its_share_still() -> None:
    account = a.after(a.after(a.opened(), a.proposing(25, 75), a.ASKING), a.agreeing())
    account = a.after(a.after(account, a.step()), a.accepting(3), a.ASKING)
    assert (account.balance(CHENGDU, CREDIT), account.balance(HANGZHOU, CREDIT)) == (3, 10)
    assert account.balance(CHENGDU, CREDIT) + account.balance(HANGZHOU, CREDIT) == 13


@pytest.mark.parametrize(("asking", "asked"), [(50, 49), (50, 51), (-1, 101), (0, 0)])
def test_shares_that_are_not_the_whole_are_refused(asking: int, asked: int) -> None:
    assert a.ground(a.proposing(asking, asked), a.opened()) == "cooperation.shares_not_whole"


def test_nobody_agrees_to_their_own_shares() -> None:
    assert a.ground(a.agreeing(), a.opened()) == "cooperation.no_shares_proposed"
    proposed = a.after(a.opened(), a.proposing(), a.ASKING)
    assert a.ground(a.agreeing(), proposed, a.ASKING) == "cooperation.own_shares"
    same_person = a.colleague(a.ASKING, HANGZHOU)
    assert a.ground(a.agreeing(), proposed, same_person) == "cooperation.own_shares"


# ── costs: a receipt, a second person, the rule ──


def test_a_claim_alone_books_nothing() -> None:
    account = a.with_cost()
    assert status(account, 3) is ItemStatus.CLAIMED
    assert account.postings("CNY") == ()


def test_an_accepted_cost_is_divided_by_the_rule_and_leaves_a_due() -> None:
    account = a.booked(1_000_01)
    assert account.items[2].due == Due(debtor=CHENGDU, creditor=HANGZHOU, amount=1_000_01)
    assert status(account, 3) is ItemStatus.OPEN


def test_a_kind_with_its_own_share_is_divided_to_the_last_minor_unit() -> None:
    account = a.booked(10_01, "joint_operation")
    borne = {one.agency: one.amount for one in account.postings("CNY") if one.heading is Heading.BORNE}
    assert borne == {CHENGDU: -6_01, HANGZHOU: -4_00}
    assert account.items[2].due == Due(debtor=CHENGDU, creditor=HANGZHOU, amount=6_01)


def test_what_an_agency_paid_and_bears_itself_is_owed_by_nobody() -> None:
    account = a.after(a.opened(), a.cost(), a.ASKING)
    account = a.after(account, a.accepting(3), a.ASKED)
    assert status(account, 3) is ItemStatus.BOOKED
    assert account.items[2].due is None


def test_where_help_is_free_by_law_the_asking_agency_bears_nothing_of_it() -> None:
    standing = a.standing(kind=Cooperation.IDENTITY_CHECK)
    account = a.after(a.opened(request=standing), a.cost(kind="interpreting"))
    account = a.after(account, a.accepting(3), a.ASKING)
    assert account.items[2].due is None
    assert account.costs("CNY") == 1_000_00


@pytest.mark.parametrize(
    ("agreed", "owed"), [(None, 6_01), (Bearer.ASKING, 6_01), (Bearer.ASKED, None), (Bearer.EACH, None)]
)
def test_what_the_two_agreed_about_costs_holds_for_every_kind_of_them(
    agreed: Bearer | None, owed: int | None
) -> None:
    """An agreement that says what the rules say leaves a kind's own share; one that departs from them replaces it."""
    account, by_agreement = a.with_cost(10_01, "joint_operation"), a.standing(costs=agreed)
    account = a.after(account, a.accepting(3), a.ASKING, request=by_agreement)
    due = account.items[2].due
    assert (due.amount if due else None) == owed


def test_a_disputed_cost_is_divided_by_the_division_that_binds_when_it_is_decided() -> None:
    account = a.after(a.with_cost(), a.disputing(3), a.ASKING)
    account = a.after(account, a.deciding(3), a.FUNDER, request=a.standing(costs=Bearer.ASKED))
    assert account.items[2].due is None


def test_help_that_is_free_by_law_stays_free_whatever_was_agreed() -> None:
    standing = a.standing(kind=Cooperation.IDENTITY_CHECK, costs=Bearer.ASKING)
    account = a.after(a.opened(request=standing), a.cost())
    account = a.after(account, a.accepting(3), a.ASKING, request=standing)
    assert account.items[2].due is None


def test_a_fee_for_help_is_no_cost() -> None:
    assert a.ground(a.cost(kind="service_fee"), a.opened()) == "cooperation.cost_not_listed"


@pytest.mark.parametrize("amount", [0, -1, MOST + 1])
def test_an_amount_is_above_zero_and_not_beyond_measure(amount: int) -> None:
    assert a.ground(a.cost(amount), a.opened()) == "cooperation.amount_out_of_bounds"


def test_a_currency_that_the_rules_do_not_keep_is_refused() -> None:
    assert a.ground(a.cost(currency="XXX"), a.opened()) == "cooperation.currency_not_listed"


def test_a_cost_of_tomorrow_is_refused() -> None:
    assert a.ground(a.cost(incurred_on=date(2026, 9, 18)), a.opened()) == "cooperation.day_not_come"


def test_a_receipt_is_claimed_once_unless_the_claim_was_taken_back() -> None:
    claimed = a.with_cost()
    assert a.ground(a.cost(2_00), claimed) == "cooperation.receipt_used"
    withdrawn = a.after(claimed, a.withdrawing(3))
    assert status(a.after(withdrawn, a.cost(2_00)), 4) is ItemStatus.CLAIMED


def test_only_the_asking_agency_advances_money_and_the_other_says_that_it_came() -> None:
    assert a.ground(a.advance(), a.opened(), a.ASKED) == "cooperation.advance_by_asking"
    account = a.after(a.opened(), a.advance(500_00), a.ASKING)
    account = a.after(account, a.accepting(3), a.ASKED)
    assert account.items[2].due == Due(debtor=HANGZHOU, creditor=CHENGDU, amount=500_00)


def test_nobody_checks_their_own_claim_in_whichever_agency_they_sit() -> None:
    claimed = a.with_cost()
    assert a.ground(a.accepting(3), claimed, a.ASKED) == "cooperation.nothing_to_check"
    same_person = a.colleague(a.ASKED, CHENGDU)
    assert a.ground(a.accepting(3), claimed, same_person) == "cooperation.own_claim"
    both = a.after(claimed, a.cost(1, paper="2"), a.ASKING)
    assert a.ground(a.accepting(4), both, a.ASKING) == "cooperation.own_claim"


def test_a_disputed_item_is_accepted_after_all_taken_back_or_decided_above_both() -> None:
    disputed = a.after(a.with_cost(), a.disputing(3), a.ASKING)
    assert status(disputed, 3) is ItemStatus.DISPUTED
    assert status(a.after(disputed, a.accepting(3), a.ASKING), 3) is ItemStatus.OPEN
    assert status(a.after(disputed, a.withdrawing(3), a.ASKED), 3) is ItemStatus.WITHDRAWN
    allowed = a.after(disputed, a.deciding(3), a.FUNDER)
    assert status(allowed, 3) is ItemStatus.OPEN
    refused = a.after(disputed, a.deciding(3, allowed=False), a.FUNDER)
    assert status(refused, 3) is ItemStatus.NOT_ALLOWED
    assert refused.postings("CNY") == ()


def test_what_is_not_waiting_or_not_there_is_not_checked() -> None:
    waiting = a.after(a.booked(), a.cost(1, paper="2"))
    assert a.ground(a.accepting(9), waiting, a.ASKING) == "cooperation.no_such_item"
    assert a.ground(a.accepting(3), waiting, a.ASKING) == "cooperation.not_waiting"
    assert a.ground(a.disputing(9), waiting, a.ASKING) == "cooperation.no_such_item"
    disputed = a.after(waiting, a.disputing(4), a.ASKING)
    assert a.ground(a.disputing(4), disputed, a.ASKING) == "cooperation.already_disputed"


def test_only_who_claimed_takes_the_claim_back_and_only_before_it_is_booked() -> None:
    claimed = a.with_cost()
    assert a.ground(a.withdrawing(3), claimed, a.ASKING) == "cooperation.nothing_to_withdraw"
    assert a.ground(a.withdrawing(3), a.booked()) == "cooperation.nothing_to_withdraw"
    both = a.after(claimed, a.cost(1, paper="2"), a.ASKING)
    assert a.ground(a.withdrawing(3), both, a.ASKING) == "cooperation.not_your_claim"
    assert a.ground(a.withdrawing(1), both, a.ASKING) == "cooperation.not_waiting"
    assert a.ground(a.withdrawing(9), both, a.ASKING) == "cooperation.no_such_item"


def test_only_a_dispute_is_decided_and_only_above_both() -> None:
    claimed = a.with_cost()
    assert a.ground(a.deciding(3), claimed, a.FUNDER) == "cooperation.nothing_disputed"
    disputed = a.after(claimed, a.disputing(3), a.ASKING)
    both = a.after(disputed, a.cost(1, paper="2"))
    assert a.ground(a.deciding(4), both, a.FUNDER) == "cooperation.not_disputed"
    assert a.ground(a.deciding(9), both, a.FUNDER) == "cooperation.no_such_item"
    inside = a.colleague(a.FUNDER, CHENGDU)
    assert a.ground(a.deciding(3), disputed, inside) == "cooperation.fund_is_party"
    earlier = a.called(a.ASKING.user, a.FUNDER)
    assert a.ground(a.deciding(3), disputed, earlier) == "cooperation.own_claim"


# ── support for costly cases ──


def test_support_stays_under_the_rules_cap_and_is_divided_by_what_each_bears() -> None:
    account = a.booked(100_000_00, "joint_operation")
    assert a.ground(a.supporting(25_000_01), account, a.FUNDER) == "cooperation.support_above_cap"
    account = a.after(account, a.supporting(25_000_00), a.FUNDER)
    given = [(one.amount, one.due) for one in account.items if one.what is What.SUPPORT]
    assert given == [
        (15_000_00, Due(debtor=a.FUND, creditor=CHENGDU, amount=15_000_00)),
        (10_000_00, Due(debtor=a.FUND, creditor=HANGZHOU, amount=10_000_00)),
    ]
    assert a.ground(a.supporting(1), account, a.FUNDER) == "cooperation.support_above_cap"


def test_a_case_that_is_not_costly_gets_none_and_no_case_more_than_the_cap() -> None:
    assert a.ground(a.supporting(1), a.booked(50_000_00), a.FUNDER) == "cooperation.support_above_cap"
    costly = a.booked(5_000_000_00)
    assert a.ground(a.supporting(200_000_01), costly, a.FUNDER) == "cooperation.support_above_cap"
    assert a.after(costly, a.supporting(200_000_00), a.FUNDER).supported("CNY") == 200_000_00


def test_support_is_by_a_listed_rule_above_zero_from_outside_the_two() -> None:
    costly = a.booked(5_000_000_00)
    assert a.ground(a.supporting(1, "favour"), costly, a.FUNDER) == "cooperation.support_not_listed"
    assert a.ground(a.supporting(0), costly, a.FUNDER) == "cooperation.amount_out_of_bounds"
    assert a.ground(a.supporting(1), costly, a.ASKING) == "cooperation.wrong_role"
    inside = a.colleague(a.FUNDER, HANGZHOU)
    assert a.ground(a.supporting(1), costly, inside) == "cooperation.fund_is_party"


# ── reversal by counter-entry ──


def test_what_was_open_and_its_reversal_cancel_out() -> None:
    account = a.after(a.booked(), a.reversing(3), a.ASKING, review=a.FOUND)
    assert [status(account, number) for number in (3, 4)] == [ItemStatus.OFFSET, ItemStatus.OFFSET]
    assert account.open_items == ()
    assert account.costs("CNY") == 0
    assert len(account.postings("CNY")) == 4  # nothing is deleted


def test_the_reversal_of_what_was_settled_is_settled_in_its_turn() -> None:
    account = a.after(a.settled(), a.reversing(3), a.REVIEWER, review=a.FOUND)
    assert status(account, 3) is ItemStatus.SETTLED
    assert account.items[3].due == Due(debtor=HANGZHOU, creditor=CHENGDU, amount=1_000_00)
    assert status(account, 4) is ItemStatus.OPEN


def test_a_reversal_is_itself_reversed_when_the_finding_fell() -> None:
    account = a.after(a.booked(), a.reversing(3), a.ASKING, review=a.FOUND)
    account = a.after(account, a.reversing(4), a.ASKING, review=a.FOUND)
    assert account.open_items == (account.items[4],)
    assert account.costs("CNY") == 1_000_00
    assert [account.is_in_effect(one) for one in account.items[2:]] == [True, False, True]


def test_credit_is_taken_back_by_the_same_counter_entry_and_divided_anew() -> None:
    account = a.after(a.after(a.opened(), a.proposing(50, 50), a.ASKING), a.agreeing())
    account = a.after(account, a.reversing(2), a.ASKING, review=a.FOUND)
    assert (account.balance(CHENGDU, CREDIT), account.balance(HANGZHOU, CREDIT)) == (1, 0)


def test_support_that_rested_on_what_is_taken_back_goes_with_it() -> None:
    account = a.after(a.booked(100_000_00, "joint_operation"), a.supporting(25_000_00), a.FUNDER)
    account = a.after(account, a.reversing(3), a.REVIEWER, review=a.FOUND)
    assert account.supported("CNY") == 0
    assert [one.reverses for one in account.items if one.what is What.REVERSAL] == [3, 4, 5]


def test_support_that_went_back_and_came_again_goes_back_once_more_and_no_further() -> None:
    """What is taken back is always the end of a row of reversals, so that nothing is taken back twice."""
    account = a.after(a.booked(100_000_00, "joint_operation"), a.supporting(25_000_00), a.FUNDER)
    account = a.after(account, a.reversing(3), a.REVIEWER, review=a.FOUND)
    given_back = next(one.number for one in account.items if one.reverses == 4)
    account = a.after(account, a.reversing(given_back), a.REVIEWER, review=a.FOUND)
    assert account.supported("CNY") == 0
    assert [one.reverses for one in account.items if one.what is What.REVERSAL] == [3, 4, 5, 7, 9]
    again = a.reversing(9)
    assert a.ground(again, account, a.REVIEWER, review=a.FOUND) == "cooperation.already_reversed"
    assert a.ground(a.supporting(1), account, a.FUNDER) == "cooperation.support_above_cap"


def test_a_reversal_names_a_finding_of_a_review_of_this_very_co_operation() -> None:
    account = a.booked()
    assert a.ground(a.reversing(3), account, a.ASKING) == "cooperation.no_such_review"
    other = a.replace(a.FOUND, cooperation=CooperationRequestId(MatterId("cooperation-2")))
    assert a.ground(a.reversing(3), account, a.ASKING, review=other) == "cooperation.review_of_another"
    assert a.ground(a.reversing(3, 2), account, a.ASKING, review=a.FOUND) == "cooperation.no_such_finding"
    another = a.called("other", a.REVIEWER)
    assert a.ground(a.reversing(3), account, another, review=a.FOUND) == "cooperation.not_the_reviewer"


def test_only_what_is_booked_is_taken_back_and_only_once() -> None:
    account = a.after(a.booked(), a.cost(1, paper="2"))
    assert a.ground(a.reversing(4), account, a.ASKING, review=a.FOUND) == "cooperation.not_booked"
    assert a.ground(a.reversing(9), account, a.ASKING, review=a.FOUND) == "cooperation.no_such_item"
    account = a.after(account, a.reversing(3), a.ASKING, review=a.FOUND)
    assert a.ground(a.reversing(3), account, a.ASKING, review=a.FOUND) == "cooperation.already_reversed"
    empty = a.opened(steps=())
    assert a.ground(a.reversing(1), empty, a.ASKING, review=a.FOUND) == "cooperation.nothing_booked"


# ── settling ──


def test_a_settled_item_is_no_longer_open_and_both_sides_are_level() -> None:
    account = a.settled()
    assert status(account, 3) is ItemStatus.SETTLED
    assert (account.balance(CHENGDU, "CNY"), account.balance(HANGZHOU, "CNY")) == (0, 0)


def test_an_item_is_settled_once_and_not_after_it_was_taken_back() -> None:
    assert a.ground(a.settling(3), a.settled(), CLOCK) == "cooperation.item_not_open"
    taken_back = a.after(a.booked(), a.reversing(3), a.ASKING, review=a.FOUND)
    assert a.ground(a.settling(3), taken_back, CLOCK) == "cooperation.item_not_open"
    assert a.ground(a.settling(9), taken_back, CLOCK) == "cooperation.item_not_open"


# ── who ──


def test_only_the_two_agencies_finance_keeps_the_account() -> None:
    account = a.with_cost()
    assert a.ground(a.cost(paper="2"), account, a.OFFICER) == "cooperation.wrong_role"
    assert a.ground(a.cost(paper="2"), account, a.STRANGER) == "cooperation.not_a_party"
    assert a.ground(a.opening(), None, a.STRANGER) == "cooperation.not_a_party"
    assert a.ground(a.cost(), None) == "cooperation.no_such_account"


def test_an_account_is_opened_for_an_accepted_co_operation() -> None:
    assert a.ground(a.opening(), None, request=None) == "cooperation.no_such_request"
    waiting = a.standing(is_accepted=False)
    assert a.ground(a.opening(), None, request=waiting) == "cooperation.request_not_accepted"
