"""What was entered about a co-operation's account. Names and fields are for ever.

Every booking carries its postings, so that whoever has the entries alone can add them up.
"""

from dataclasses import dataclass
from datetime import date

from tipstaff.cooperation.core.account.account import Posting, What
from tipstaff.cooperation.core.request import FiledPaper
from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import (
    AccountId,
    AgencyId,
    CooperationRequestId,
    OfficeId,
    ReviewId,
    SettlementId,
    SubjectId,
    UserId,
)
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Cooperation


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signed(Event):
    """Every act names who did it, and for which office."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOpened(_Signed):
    """The account of an accepted co-operation was opened."""

    account: AccountId
    request: CooperationRequestId
    subject: SubjectId
    kind: Cooperation
    asking: AgencyId
    asked: AgencyId


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBooked(_Signed):
    """A lawful step that stands on the record earned its credit."""

    number: int
    step: str
    agency: AgencyId
    points: int
    about: str
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemClaimed(_Signed):
    """An agency claimed a step, a cost or an advance, with its paper. Nothing is booked before the other says so."""

    number: int
    what: What
    kind: str
    unit: str
    amount: int
    agency: AgencyId
    incurred_on: date | None
    paper: FiledPaper
    note: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAccepted(_Signed):
    """The other agency checked an item: it is booked."""

    number: int
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDisputed(_Signed):
    """The other agency did not accept an item."""

    number: int
    reason: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWithdrawn(_Signed):
    """Whoever claimed an item took the claim back."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDecided(_Signed):
    """The next level decided on a disputed item. Where it is allowed, it is booked."""

    number: int
    allowed: bool
    reason: Sealed[str]
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharesProposed(_Signed):
    """An agency proposed how the case's credit is divided."""

    agency: AgencyId
    asking: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SharesAgreed(_Signed):
    """Both agencies stand behind these shares."""

    asking: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditDivided(_Signed):
    """What one agency had earned beyond its agreed share went over to the other."""

    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportGranted(_Signed):
    """The fund took over a part of what an agency bears."""

    number: int
    rule: str
    currency: str
    amount: int
    fund: AgencyId
    agency: AgencyId
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReversed(_Signed):
    """A review found a breach: a counter-entry took back what an earlier one had given."""

    number: int
    reverses: int
    review: ReviewId
    finding: int
    reason: Sealed[str]
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsSettled(_Signed):
    """A settlement that both agencies confirmed closed open items."""

    settlement: SettlementId
    currency: str
    numbers: tuple[int, ...]
    postings: tuple[Posting, ...]


type AccountEvent = (
    AccountOpened
    | StepBooked
    | ItemClaimed
    | ItemAccepted
    | ItemDisputed
    | ClaimWithdrawn
    | ItemDecided
    | SharesProposed
    | SharesAgreed
    | CreditDivided
    | SupportGranted
    | ItemReversed
    | ItemsSettled
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "cooperation.account_opened": {1: AccountOpened},
    "cooperation.step_booked": {1: StepBooked},
    "cooperation.item_claimed": {1: ItemClaimed},
    "cooperation.item_accepted": {1: ItemAccepted},
    "cooperation.item_disputed": {1: ItemDisputed},
    "cooperation.claim_withdrawn": {1: ClaimWithdrawn},
    "cooperation.item_decided": {1: ItemDecided},
    "cooperation.shares_proposed": {1: SharesProposed},
    "cooperation.shares_agreed": {1: SharesAgreed},
    "cooperation.credit_divided": {1: CreditDivided},
    "cooperation.support_granted": {1: SupportGranted},
    "cooperation.item_reversed": {1: ItemReversed},
    "cooperation.items_settled": {1: ItemsSettled},
}
