"""A settlement: what two agencies owe each other over all their co-operations, in one currency, paid as one sum."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tipstaff.kernel.ids import AccountId, AgencyId, OfficeId, SettlementId, UserId
from tipstaff.kernel.instant import Instant

AT_ONCE: Final = 200
"""How many items one settlement takes: the oldest first; what is left over comes with the next run."""


class SettlementStatus(StrEnum):
    """Where a settlement stands. Only a confirmed one closes items."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One item of an account that is to be settled, with who owes whom how much of it."""

    account: AccountId
    number: int
    debtor: AgencyId
    creditor: AgencyId
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """What is left to pay when everything is held against each other. Nobody pays where it is level."""

    payer: AgencyId
    payee: AgencyId
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A settlement as it stands."""

    settlement: SettlementId
    proposer: AgencyId
    other: AgencyId
    currency: str
    items: tuple[OpenItem, ...]
    proposed_at: Instant
    proposed_by: UserId
    proposing_office: OfficeId
    status: SettlementStatus = SettlementStatus.PROPOSED
    ended_at: Instant | None = None
    ended_by: UserId | None = None

    @property
    def net(self) -> Net:
        """Who pays whom how much."""
        return net_of(self.proposer, self.other, self.items)

    @property
    def agencies(self) -> tuple[AgencyId, AgencyId]:
        """The two that settle."""
        return self.proposer, self.other


def net_of(one: AgencyId, other: AgencyId, items: tuple[OpenItem, ...]) -> Net:
    """Everything held against each other: a sum of whole minor units, so that nothing is rounded."""
    owed = sum(item.amount if item.creditor == one else -item.amount for item in items)
    payer, payee = (other, one) if owed >= 0 else (one, other)
    return Net(payer=payer, payee=payee, amount=abs(owed))
