"""A settlement is proposed by one agency and confirmed by the other; what it comes to is a sum, never rounded."""

from dataclasses import replace
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.cooperation.account.build import ASKED, ASKING, OFFICER, RULES, STRANGER, colleague
from tests.core.cooperation.build import CHENGDU, HANGZHOU, SOON

from tipstaff.cooperation.core.settlement.commands import (
    CallOffSettlement,
    ConfirmSettlement,
    ProposeSettlement,
    SettlementCommand,
)
from tipstaff.cooperation.core.settlement.decide import decide
from tipstaff.cooperation.core.settlement.evolve import evolve
from tipstaff.cooperation.core.settlement.facts import Facts
from tipstaff.cooperation.core.settlement.settlement import (
    AT_ONCE,
    OpenItem,
    Settlement,
    SettlementStatus,
    net_of,
)
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AccountId, AgencyId, MatterId, SettlementId

SETTLEMENT = SettlementId(MatterId("settlement-1"))
PROPOSE = ProposeSettlement(happened_at=SOON, settlement=SETTLEMENT, other=CHENGDU, currency="CNY")
CONFIRM = ConfirmSettlement(happened_at=SOON, settlement=SETTLEMENT)
CALL_OFF = CallOffSettlement(happened_at=SOON, settlement=SETTLEMENT)


def item(amount: int, creditor: AgencyId = HANGZHOU, number: int = 3) -> OpenItem:
    debtor = CHENGDU if creditor == HANGZHOU else HANGZHOU
    account = AccountId(MatterId("account-1"))
    return OpenItem(account=account, number=number, debtor=debtor, creditor=creditor, amount=amount)


def facts(by: Actor = ASKED, **other: Any) -> Facts:
    return Facts(**({"actor": by, "now": SOON, "open_items": (item(700), item(200, CHENGDU))} | other))


def after(command: SettlementCommand, settlement: Settlement | None, by: Actor = ASKED) -> Settlement:
    outcome = decide(command, settlement, facts(by), RULES)
    assert not isinstance(outcome, Refused), outcome
    state = reduce(evolve, outcome, settlement)
    assert state is not None
    return state


def ground(command: SettlementCommand, settlement: Settlement | None, by: Actor = ASKED, **other: Any) -> str:
    outcome = decide(command, settlement, facts(by, **other), RULES)
    assert isinstance(outcome, Refused), outcome
    return outcome.ground.value


def test_everything_open_is_held_against_each_other() -> None:
    proposed = after(PROPOSE, None)
    assert (proposed.net.payer, proposed.net.payee, proposed.net.amount) == (CHENGDU, HANGZHOU, 500)
    assert proposed.status is SettlementStatus.PROPOSED
    assert after(CONFIRM, proposed, ASKING).status is SettlementStatus.CONFIRMED


@given(st.lists(st.tuples(st.integers(1, 10**12), st.booleans()), max_size=40))
def test_the_sum_is_exact_and_the_same_from_both_sides(amounts: list[tuple[int, bool]]) -> None:
    items = tuple(item(amount, HANGZHOU if ours else CHENGDU) for amount, ours in amounts)
    net = net_of(HANGZHOU, CHENGDU, items)
    signed = sum(amount if ours else -amount for amount, ours in amounts)
    assert net.amount == abs(signed)
    assert net.payer == (CHENGDU if signed >= 0 else HANGZHOU)
    if signed:
        assert net_of(CHENGDU, HANGZHOU, items) == net


def test_one_run_takes_the_oldest_items_and_leaves_the_rest_for_the_next() -> None:
    many = tuple(item(1, number=number) for number in range(1, AT_ONCE + 50))
    outcome = decide(PROPOSE, None, facts(open_items=many), RULES)
    assert not isinstance(outcome, Refused)
    assert evolve(None, outcome[0]).items == many[:AT_ONCE]


def test_whoever_proposed_does_not_confirm_in_whichever_agency_they_sit() -> None:
    proposed = after(PROPOSE, None)
    assert ground(CONFIRM, proposed, ASKED) == "cooperation.own_settlement"
    assert ground(CONFIRM, proposed, colleague(ASKED, CHENGDU)) == "cooperation.own_settlement"


def test_either_of_the_two_calls_it_off_and_nobody_else_has_a_say() -> None:
    proposed = after(PROPOSE, None)
    assert after(CALL_OFF, proposed, ASKED).status is SettlementStatus.CALLED_OFF
    assert after(CALL_OFF, proposed, ASKING).status is SettlementStatus.CALLED_OFF
    assert ground(CALL_OFF, proposed, STRANGER) == "cooperation.not_of_the_two"
    assert ground(CONFIRM, proposed, OFFICER) == "cooperation.wrong_role"


@pytest.mark.parametrize("command", [CONFIRM, CALL_OFF])
def test_a_settlement_ends_once(command: SettlementCommand) -> None:
    confirmed = after(CONFIRM, after(PROPOSE, None), ASKING)
    assert ground(command, confirmed, ASKING) == "cooperation.settlement_ended"
    assert ground(command, None, ASKING) == "cooperation.no_such_settlement"


def test_there_must_be_somebody_and_something_to_settle_and_nothing_waiting() -> None:
    assert ground(replace(PROPOSE, other=HANGZHOU), None) == "cooperation.nobody_to_settle_with"
    assert ground(PROPOSE, None, other_is_known=False) == "cooperation.nobody_to_settle_with"
    assert ground(PROPOSE, None, open_items=()) == "cooperation.nothing_to_settle"
    assert ground(PROPOSE, None, already_open=SETTLEMENT) == "cooperation.settlement_open"
    assert ground(PROPOSE, after(PROPOSE, None)) == "cooperation.settlement_exists"


def test_nothing_is_confirmed_before_it_is_proposed() -> None:
    confirmed = decide(CONFIRM, after(PROPOSE, None), facts(ASKING), RULES)
    assert not isinstance(confirmed, Refused)
    with pytest.raises(ValueError, match="not proposed"):
        evolve(None, confirmed[0])
