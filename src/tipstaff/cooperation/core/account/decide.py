"""What follows from a command about an account, or on which ground it is refused."""

from collections.abc import Callable
from functools import reduce
from typing import Any

from tipstaff.cooperation.core.account.account import Account
from tipstaff.cooperation.core.account.bars import bar
from tipstaff.cooperation.core.account.booking import of_shares
from tipstaff.cooperation.core.account.commands import (
    AcceptItem,
    AccountCommand,
    AgreeShares,
    BookSteps,
    ClaimAdvance,
    ClaimCost,
    ClaimStep,
    DecideItem,
    DisputeItem,
    GrantSupport,
    NoteSettled,
    OpenAccount,
    ProposeShares,
    ReverseItem,
    WithdrawItem,
)
from tipstaff.cooperation.core.account.deciding.checks import accepted, decided, disputed, withdrawn
from tipstaff.cooperation.core.account.deciding.claims import claimed
from tipstaff.cooperation.core.account.deciding.reversal import reversed_by
from tipstaff.cooperation.core.account.deciding.settling import settled
from tipstaff.cooperation.core.account.deciding.shares import agreed, proposed
from tipstaff.cooperation.core.account.deciding.steps import opened, steps
from tipstaff.cooperation.core.account.deciding.support import granted
from tipstaff.cooperation.core.account.events import AccountEvent, CreditDivided
from tipstaff.cooperation.core.account.evolve import evolve
from tipstaff.cooperation.core.account.facts import Facts
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.policy.profile import Profile

type Outcome = Decision[AccountEvent]


def decide(command: AccountCommand, account: Account | None, facts: Facts, rules: Profile) -> Outcome:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), account, facts, rules):
        return refused
    if isinstance(command, OpenAccount):
        return opened(command, facts, rules)
    assert account is not None  # the bar saw to it
    outcome = _DECIDE[type(command)](command, account, facts, rules)
    return (
        outcome if isinstance(outcome, Refused) else (*outcome, *_divided(command, account, outcome, facts))
    )


type _Deciding = Callable[[Any, Account, Facts, Profile], Outcome]

_DECIDE: dict[type[Any], _Deciding] = {
    BookSteps: steps,
    ClaimStep: claimed,
    ClaimCost: claimed,
    ClaimAdvance: claimed,
    AcceptItem: accepted,
    DisputeItem: disputed,
    WithdrawItem: withdrawn,
    DecideItem: decided,
    ProposeShares: proposed,
    AgreeShares: agreed,
    GrantSupport: granted,
    ReverseItem: reversed_by,
    NoteSettled: settled,
}


def _divided(
    command: AccountCommand, account: Account, events: tuple[AccountEvent, ...], facts: Facts
) -> tuple[CreditDivided, ...]:
    """After every act each agency has exactly its agreed share of the case's credit."""
    postings = of_shares(reduce(evolve, events, account))
    if not postings:
        return ()
    at, actor = command.happened_at, facts.actor
    return (CreditDivided(happened_at=at, postings=postings, by=actor.user, office=actor.office),)
