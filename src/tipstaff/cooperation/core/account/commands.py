"""What may be asked about a co-operation's account."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tipstaff.cooperation.core.account.receipt import Receipt
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import AccountId, CooperationRequestId, ReviewId, SettlementId
from tipstaff.kernel.money import MinorUnits
from tipstaff.kernel.words import _, says


@dataclass(frozen=True, slots=True, kw_only=True)
class _AccountCommand(Command):
    MATTER: ClassVar[str] = "account"

    account: AccountId = says(_("The account"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAccount(_AccountCommand):
    """Finance of either agency opens the account of an accepted co-operation; steps on the record are booked."""

    request: CooperationRequestId = says(_("The co-operation request"))


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSteps(_AccountCommand):
    """The lawful steps that have come onto the record since are booked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStep(_AccountCommand):
    """An agency says, with a paper, that it did a lawful step for the other one."""

    step: str = says(_("The lawful step that was done"))
    receipt: Receipt = says(_("The paper that shows it"))
    note: str = says(_("What was done; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCost(_AccountCommand):
    """Whoever paid something for the co-operation claims it, with its receipt."""

    cost: str = says(_("The kind of cost"))
    amount: MinorUnits = says(_("The amount"))
    currency: str = says(_("The currency"))
    incurred_on: date = says(_("The day on which it arose"))
    receipt: Receipt = says(_("The receipt"))
    note: str = says(_("What it was for; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAdvance(_AccountCommand):
    """The asking agency has advanced money to the asked one."""

    amount: MinorUnits = says(_("The amount"))
    currency: str = says(_("The currency"))
    receipt: Receipt = says(_("The paper that shows it"))
    note: str = says(_("What it was for; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptItem(_AccountCommand):
    """Finance of the other agency has checked an item against its paper: it is booked."""

    item: int = says(_("Number of the item"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeItem(_AccountCommand):
    """Finance of the other agency does not accept an item, with its reason."""

    item: int = says(_("Number of the item"))
    reason: str = says(_("Why it is not accepted; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawItem(_AccountCommand):
    """Whoever claimed an item takes the claim back."""

    item: int = says(_("Number of the item"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideItem(_AccountCommand):
    """The next level above both agencies decides on a disputed item, with reasons."""

    item: int = says(_("Number of the item"))
    allowed: bool = says(_("The item is allowed"))
    reason: str = says(_("Reasons of the decision; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeShares(_AccountCommand):
    """One agency proposes how the credit of the case is divided."""

    asking: int = says(_("Share of the asking agency, in hundredths"))
    asked: int = says(_("Share of the asked agency, in hundredths"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeShares(_AccountCommand):
    """The other agency agrees to the proposed shares; they hold from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantSupport(_AccountCommand):
    """The fund supports a costly case, within the rule's cap."""

    rule: str = says(_("The rule of support"))
    amount: MinorUnits = says(_("The amount"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseItem(_AccountCommand):
    """A review has found a breach: what was booked is taken back by a counter-entry."""

    item: int = says(_("Number of the item"))
    review: ReviewId = says(_("The review that found the breach"))
    finding: int = says(_("Number of the review's finding"))
    reason: str = says(_("Why it is taken back; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSettled(_AccountCommand):
    """A settlement that both agencies confirmed closes open items."""

    PUBLIC: ClassVar[bool] = False

    settlement: SettlementId = says(_("The settlement"))
    items: tuple[int, ...] = says(_("Numbers of the items"))


type AccountCommand = (
    OpenAccount
    | BookSteps
    | ClaimStep
    | ClaimCost
    | ClaimAdvance
    | AcceptItem
    | DisputeItem
    | WithdrawItem
    | DecideItem
    | ProposeShares
    | AgreeShares
    | GrantSupport
    | ReverseItem
    | NoteSettled
)

COMMANDS: dict[str, type[Command]] = {
    "cooperation.open_account": OpenAccount,
    "cooperation.accept_item": AcceptItem,
    "cooperation.dispute_item": DisputeItem,
    "cooperation.decide_item": DecideItem,
    "cooperation.agree_shares": AgreeShares,
    "cooperation.book_steps": BookSteps,
    "cooperation.claim_step": ClaimStep,
    "cooperation.claim_cost": ClaimCost,
    "cooperation.claim_advance": ClaimAdvance,
    "cooperation.propose_shares": ProposeShares,
    "cooperation.grant_support": GrantSupport,
    "cooperation.withdraw_item": WithdrawItem,
    "cooperation.reverse_item": ReverseItem,
    "cooperation.note_settled": NoteSettled,
}
"""In the sequence in which a page offers them: what waits for an answer comes before what begins something new."""
