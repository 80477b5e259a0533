"""What people read about a co-operation's account."""

from tipstaff.cooperation.core.account.account import Heading, ItemStatus, SharesStatus, What
from tipstaff.kernel.words import _

EVENT_WORDS: dict[str, str] = {
    "cooperation.account_opened": _("Account opened"),
    "cooperation.step_booked": _("A lawful step booked"),
    "cooperation.item_claimed": _("An item claimed"),
    "cooperation.item_accepted": _("An item accepted by the other agency"),
    "cooperation.item_disputed": _("An item not accepted"),
    "cooperation.claim_withdrawn": _("A claim taken back"),
    "cooperation.item_decided": _("A disputed item decided"),
    "cooperation.shares_proposed": _("Shares of the credit proposed"),
    "cooperation.shares_agreed": _("Shares of the credit agreed by both"),
    "cooperation.credit_divided": _("Credit divided by the agreed shares"),
    "cooperation.support_granted": _("Support granted"),
    "cooperation.item_reversed": _("Taken back by a counter-entry"),
    "cooperation.items_settled": _("Items settled"),
}

COMMAND_WORDS: dict[str, str] = {
    "cooperation.open_account": _("Open the account"),
    "cooperation.book_steps": _("Book the steps on the record"),
    "cooperation.claim_step": _("Claim a lawful step"),
    "cooperation.claim_cost": _("Claim a cost"),
    "cooperation.claim_advance": _("Claim an advance"),
    "cooperation.accept_item": _("Accept an item"),
    "cooperation.dispute_item": _("Do not accept an item"),
    "cooperation.withdraw_item": _("Take a claim back"),
    "cooperation.decide_item": _("Decide on a disputed item"),
    "cooperation.propose_shares": _("Propose shares of the credit"),
    "cooperation.agree_shares": _("Agree to the shares"),
    "cooperation.grant_support": _("Grant support"),
    "cooperation.reverse_item": _("Take back by a counter-entry"),
    "cooperation.note_settled": _("Note that items are settled"),
}

WHAT_WORDS: dict[str, str] = {
    What.STEP: _("Lawful step"),
    What.COST: _("Cost"),
    What.ADVANCE: _("Advance"),
    What.SUPPORT: _("Support"),
    What.REVERSAL: _("Counter-entry"),
}

ITEM_WORDS: dict[str, str] = {
    ItemStatus.CLAIMED: _("Claimed, to be checked by the other agency"),
    ItemStatus.DISPUTED: _("Not accepted"),
    ItemStatus.WITHDRAWN: _("Claim taken back"),
    ItemStatus.NOT_ALLOWED: _("Not allowed"),
    ItemStatus.BOOKED: _("Booked"),
    ItemStatus.OPEN: _("Booked, to be settled"),
    ItemStatus.SETTLED: _("Settled"),
    ItemStatus.OFFSET: _("Taken back before it was settled"),
}

HEADING_WORDS: dict[str, str] = {
    Heading.CASE: _("Given by the case"),
    Heading.EARNED: _("Earned"),
    Heading.PAID: _("Paid"),
    Heading.BORNE: _("Borne"),
    Heading.RECEIVED: _("Received"),
}

SHARES_WORDS: dict[str, str] = {
    SharesStatus.PROPOSED: _("Proposed"),
    SharesStatus.AGREED: _("Agreed by both"),
}
