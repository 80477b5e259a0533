"""Why something about a co-operation's account is refused."""

from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _


class AccountGround(Ground):
    """Stable for ever."""

    NO_SUCH_ACCOUNT = "cooperation.no_such_account"
    ACCOUNT_EXISTS = "cooperation.account_exists"
    REQUEST_NOT_ACCEPTED = "cooperation.request_not_accepted"
    NOT_A_PARTY = "cooperation.not_a_party"
    FUND_IS_PARTY = "cooperation.fund_is_party"
    NOTHING_TO_BOOK = "cooperation.nothing_to_book"
    STEP_NOT_CLAIMED = "cooperation.step_not_claimed"
    COST_NOT_LISTED = "cooperation.cost_not_listed"
    CURRENCY_NOT_LISTED = "cooperation.currency_not_listed"
    AMOUNT_OUT_OF_BOUNDS = "cooperation.amount_out_of_bounds"
    DAY_NOT_COME = "cooperation.day_not_come"
    RECEIPT_USED = "cooperation.receipt_used"
    ADVANCE_BY_ASKING = "cooperation.advance_by_asking"
    NO_SUCH_ITEM = "cooperation.no_such_item"
    NOTHING_TO_CHECK = "cooperation.nothing_to_check"
    NOT_WAITING = "cooperation.not_waiting"
    OWN_CLAIM = "cooperation.own_claim"
    NOT_YOUR_CLAIM = "cooperation.not_your_claim"
    NOTHING_TO_WITHDRAW = "cooperation.nothing_to_withdraw"
    NOTHING_DISPUTED = "cooperation.nothing_disputed"
    NOT_DISPUTED = "cooperation.not_disputed"
    ALREADY_DISPUTED = "cooperation.already_disputed"
    SHARES_NOT_WHOLE = "cooperation.shares_not_whole"
    NO_SHARES_PROPOSED = "cooperation.no_shares_proposed"
    OWN_SHARES = "cooperation.own_shares"
    SUPPORT_NOT_LISTED = "cooperation.support_not_listed"
    SUPPORT_ABOVE_CAP = "cooperation.support_above_cap"
    NOTHING_BOOKED = "cooperation.nothing_booked"
    NOT_BOOKED = "cooperation.not_booked"
    ALREADY_REVERSED = "cooperation.already_reversed"
    NO_SUCH_REVIEW = "cooperation.no_such_review"
    REVIEW_OF_ANOTHER = "cooperation.review_of_another"
    NO_SUCH_FINDING = "cooperation.no_such_finding"
    NOT_THE_REVIEWER = "cooperation.not_the_reviewer"
    ITEM_NOT_OPEN = "cooperation.item_not_open"


SENTENCES: dict[Ground, str] = {
    AccountGround.NO_SUCH_ACCOUNT: _("There is no such account."),
    AccountGround.ACCOUNT_EXISTS: _("The account of this co-operation has been opened already."),
    AccountGround.REQUEST_NOT_ACCEPTED: _("An account is opened for a co-operation that has been accepted."),
    AccountGround.NOT_A_PARTY: _("Only the two agencies of the co-operation keep its account."),
    AccountGround.FUND_IS_PARTY: _("Whoever decides here belongs to neither of the two agencies."),
    AccountGround.NOTHING_TO_BOOK: _("Every lawful step that stands on the record has been booked."),
    AccountGround.STEP_NOT_CLAIMED: _(
        "This is no step that is claimed with a paper. Credit is earned by the lawful steps of the rules alone."
    ),
    AccountGround.COST_NOT_LISTED: _("The rules list no such kind of cost; a fee for help is none."),
    AccountGround.CURRENCY_NOT_LISTED: _("The rules keep no account in this currency."),
    AccountGround.AMOUNT_OUT_OF_BOUNDS: _("An amount is above zero, and no more than the account can hold."),
    AccountGround.DAY_NOT_COME: _("The day on which the cost arose has not come yet."),
    AccountGround.RECEIPT_USED: _("This receipt has been claimed already, as item {item}."),
    AccountGround.ADVANCE_BY_ASKING: _("Only the asking agency advances money."),
    AccountGround.NO_SUCH_ITEM: _("The account has no item of this number."),
    AccountGround.NOTHING_TO_CHECK: _("No item of the other agency waits for your check."),
    AccountGround.NOT_WAITING: _("Nobody has to check this item any more."),
    AccountGround.OWN_CLAIM: _("Nobody checks what they, or their own agency, have claimed."),
    AccountGround.NOT_YOUR_CLAIM: _("Only the agency that claimed an item takes it back."),
    AccountGround.NOTHING_TO_WITHDRAW: _("No claim of your agency is waiting."),
    AccountGround.NOTHING_DISPUTED: _("No item is disputed."),
    AccountGround.NOT_DISPUTED: _("The item is not disputed, so there is nothing to decide."),
    AccountGround.ALREADY_DISPUTED: _("The item is disputed already."),
    AccountGround.SHARES_NOT_WHOLE: _("Two shares of the credit add up to exactly 100 hundredths."),
    AccountGround.NO_SHARES_PROPOSED: _("No shares are proposed."),
    AccountGround.OWN_SHARES: _("Whoever proposed the shares does not agree to them for the other agency."),
    AccountGround.SUPPORT_NOT_LISTED: _("The rules list no such support."),
    AccountGround.SUPPORT_ABOVE_CAP: _("By the rule at most {amount} more may be given for this case."),
    AccountGround.NOTHING_BOOKED: _("Nothing is booked that could be taken back."),
    AccountGround.NOT_BOOKED: _("The item is not booked, so there is nothing to take back."),
    AccountGround.ALREADY_REVERSED: _("The item has been taken back already, by item {item}."),
    AccountGround.NO_SUCH_REVIEW: _("There is no such review."),
    AccountGround.REVIEW_OF_ANOTHER: _("That review is of an operation outside this co-operation."),
    AccountGround.NO_SUCH_FINDING: _("That review has no finding of this number."),
    AccountGround.NOT_THE_REVIEWER: _("Only the reviewer of that review, or finance of the two agencies."),
    AccountGround.ITEM_NOT_OPEN: _("Item {item} of the account {account} is no longer open."),
}
