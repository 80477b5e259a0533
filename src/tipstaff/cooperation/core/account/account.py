"""The account of one co-operation: what each agency did for it, what it cost whom. Nothing in it is ever changed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tipstaff.cooperation.core.request import FiledPaper
from tipstaff.kernel.ids import (
    AccountId,
    AgencyId,
    CooperationRequestId,
    MatterId,
    OfficeId,
    ReviewId,
    SettlementId,
    SubjectId,
    UserId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Cooperation

CREDIT = "credit"
"""The unit of contribution, beside the currencies."""


class Heading(StrEnum):
    """Under what an amount is posted. What is above zero is owed to the agency, or was earned by it."""

    CASE = "case"
    """The case itself, which gives what the agencies earn."""
    EARNED = "earned"
    PAID = "paid"
    BORNE = "borne"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One line of a booking. `agency`: None for the case itself. In whole points or minor units, never a fraction."""

    heading: Heading
    agency: AgencyId | None
    amount: int


class What(StrEnum):
    """What an item of the account is."""

    STEP = "step"
    COST = "cost"
    ADVANCE = "advance"
    SUPPORT = "support"
    REVERSAL = "reversal"


class ItemStatus(StrEnum):
    """Where an item stands. Only what is booked counts; of that, what is open is still to be settled."""

    CLAIMED = "claimed"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"
    NOT_ALLOWED = "not_allowed"
    BOOKED = "booked"
    """Booked, and nothing is owed between agencies because of it."""
    OPEN = "open"
    SETTLED = "settled"
    OFFSET = "offset"
    """Booked and taken back before it was settled: the two cancel out."""


WAITING = frozenset({ItemStatus.CLAIMED, ItemStatus.DISPUTED})
COUNTED = frozenset({ItemStatus.BOOKED, ItemStatus.OPEN, ItemStatus.SETTLED, ItemStatus.OFFSET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What one agency owes another one because of an item."""

    debtor: AgencyId
    creditor: AgencyId
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing in the account: a step done, a cost, an advance, a support, or the reversal of one of them."""

    number: int
    what: What
    kind: str
    """Id of the step, of the kind of cost or of the rule of support; of a reversal, that of what it takes back."""
    unit: str
    """CREDIT, or a currency's code."""
    amount: int
    agency: AgencyId
    """Who did the step, or paid."""
    by: UserId
    office: OfficeId
    at: Instant
    status: ItemStatus
    about: str = ""
    """Where the record says so, for a step that stands on it."""
    paper: FiledPaper | None = None
    note: Sealed[str] | None = None
    reason: Sealed[str] | None = None
    """Why it is disputed, or taken back."""
    incurred_on: date | None = None
    postings: tuple[Posting, ...] = ()
    checked_by: UserId | None = None
    reverses: int | None = None
    reversed_by: int | None = None
    review: ReviewId | None = None
    settlement: SettlementId | None = None

    @property
    def is_counted(self) -> bool:
        """Whether it stands in the books."""
        return self.status in COUNTED

    @property
    def is_waiting(self) -> bool:
        """Whether somebody has still to say whether it is right."""
        return self.status in WAITING

    @property
    def due(self) -> Due | None:
        """What is owed because of it: whoever its postings leave below zero owes whoever they leave above."""
        return due_of(self.unit, self.postings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A booking that is no item: credit divided by the agreed shares, or a settlement that closed items."""

    unit: str
    postings: tuple[Posting, ...]


class SharesStatus(StrEnum):
    """Whether both agencies stand behind the shares."""

    PROPOSED = "proposed"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How credit is divided between the two agencies, in hundredths that add up to the whole."""

    asking: int
    asked: int
    status: SharesStatus
    agency: AgencyId
    """Who proposed them."""
    by: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The account of one co-operation, as everything that was entered makes it."""

    account: AccountId
    request: CooperationRequestId
    subject: SubjectId
    kind: Cooperation
    asking: AgencyId
    asked: AgencyId
    opened_at: Instant
    items: tuple[Item, ...] = ()
    proposed: Shares | None = None
    shares: Shares | None = None
    """The agreed ones."""
    bookings: tuple[Booking, ...] = ()

    @property
    def agencies(self) -> tuple[AgencyId, AgencyId]:
        """Who asked, and who was asked."""
        return self.asking, self.asked

    def item(self, number: int) -> Item | None:
        """The item of this number; None where there is none."""
        return next((one for one in self.items if one.number == number), None)

    def other(self, agency: AgencyId) -> AgencyId:
        """The other one of the two."""
        return self.asked if agency == self.asking else self.asking

    @property
    def next_number(self) -> int:
        """The number that the next item gets."""
        return len(self.items) + 1

    @property
    def open_items(self) -> tuple[Item, ...]:
        """What is still to be settled."""
        return tuple(one for one in self.items if one.status is ItemStatus.OPEN)

    @property
    def booked(self) -> frozenset[str]:
        """What of the record has been booked already."""
        return frozenset(one.about for one in self.items if one.about)

    def postings(self, unit: str) -> tuple[Posting, ...]:
        """Everything that is posted in one unit; it adds up to nothing."""
        of_items = (
            one for item in self.items if item.is_counted and item.unit == unit for one in item.postings
        )
        of_bookings = (one for booking in self.bookings if booking.unit == unit for one in booking.postings)
        return (*of_items, *of_bookings)

    def balance(self, agency: AgencyId, unit: str) -> int:
        """What stands for an agency: credit earned, or what others owe it (below zero: what it owes)."""
        return sum(one.amount for one in self.postings(unit) if one.agency == agency)

    def costs(self, currency: str) -> int:
        """What the case cost: accepted costs in a currency, less what was taken back."""
        return sum(
            one.amount
            for item in self.items
            if item.is_counted and item.unit == currency and self.origin(item).what is What.COST
            for one in item.postings
            if one.heading is Heading.PAID
        )

    def supported(self, currency: str) -> int:
        """What support has come to, less what was taken back."""
        return sum(
            self._sign(item) * item.amount
            for item in self.items
            if item.is_counted and item.unit == currency and self.origin(item).what is What.SUPPORT
        )

    def origin(self, item: Item) -> Item:
        """What a reversal goes back to in the end; of anything else, itself."""
        while item.reverses is not None:
            item = self.items[item.reverses - 1]
        return item

    def latest(self, item: Item) -> Item:
        """The end of an item's reversals, which alone can be taken back; where nothing took it back, itself."""
        while item.reversed_by is not None:
            item = self.items[item.reversed_by - 1]
        return item

    def _sign(self, item: Item) -> int:
        """Whether a reversal takes back, or gives again what was taken back."""
        sign = 1
        while item.reverses is not None:
            item, sign = self.items[item.reverses - 1], -sign
        return sign

    def is_in_effect(self, item: Item) -> bool:
        """Whether it counts and no reversal that itself is in effect takes it back."""
        if not item.is_counted:
            return False
        if item.reversed_by is None:
            return True
        return not self.is_in_effect(self.items[item.reversed_by - 1])


def due_of(unit: str, postings: tuple[Posting, ...]) -> Due | None:
    """Who owes whom how much after these postings; None where nobody does, and for credit. Two at most owe."""
    if unit == CREDIT:
        return None
    net: Counter[AgencyId] = Counter()
    for one in postings:
        if one.agency is not None:
            net[one.agency] += one.amount
    owed = [(agency, amount) for agency, amount in net.items() if amount > 0]
    owing = [agency for agency, amount in net.items() if amount < 0]
    if not owed:
        return None
    ((creditor, amount),), (debtor,) = owed, owing
    return Due(debtor=debtor, creditor=creditor, amount=amount)


def account_of(request: CooperationRequestId) -> AccountId:
    """The identifier of a co-operation's account: one request, one account."""
    return AccountId(MatterId(f"account-{request.partition('-')[2]}"))
