"""How things are booked: postings that add up to nothing, always."""

from tipstaff.cooperation.core.account.account import (
    CREDIT,
    Account,
    Due,
    Heading,
    Item,
    Posting,
    What,
)
from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.money import divided
from tipstaff.policy.accounts import WHOLE
from tipstaff.policy.duties import Bearer
from tipstaff.policy.profile import Profile


def of_step(agency: AgencyId, points: int) -> tuple[Posting, ...]:
    """The case gives what the agency earns."""
    return _posted((Heading.EARNED, agency, points), (Heading.CASE, None, -points))


def of_item(account: Account, item: Item, rules: Profile, agreed: Bearer | None) -> tuple[Posting, ...]:
    """How an item is booked once it is accepted. `agreed`: who bears costs by the division that binds both."""
    if item.what is What.STEP:
        return of_step(item.agency, item.amount)
    if item.what is What.ADVANCE:
        other = account.other(item.agency)
        return _posted((Heading.PAID, item.agency, item.amount), (Heading.RECEIVED, other, -item.amount))
    return of_cost(account, item, rules, agreed)


def of_cost(account: Account, item: Item, rules: Profile, agreed: Bearer | None) -> tuple[Posting, ...]:
    """Whoever paid is owed the whole; each agency bears what was agreed, else what the rule says, to the last unit."""
    paid_by_asking = item.agency == account.asking
    cost = rules.costs[item.kind]
    asking = rules.asking_share(cost, account.kind, paid_by_asking=paid_by_asking, agreed=agreed)
    shares = divided(item.amount, (asking, WHOLE - asking))
    borne = [(Heading.BORNE, agency, -part) for agency, part in zip(account.agencies, shares, strict=True)]
    return _posted((Heading.PAID, item.agency, item.amount), *borne)


def of_support(fund: AgencyId, agency: AgencyId, amount: int) -> tuple[Posting, ...]:
    """The fund bears what the agency bore."""
    return _posted((Heading.BORNE, agency, amount), (Heading.BORNE, fund, -amount))


def counter(item: Item) -> tuple[Posting, ...]:
    """The counter-entry: every posting of an item, the other way round."""
    return _posted(*((one.heading, one.agency, -one.amount) for one in item.postings))


def of_dues(dues: list[Due]) -> tuple[Posting, ...]:
    """A settlement: whoever owed has paid, whoever was owed has received."""
    lines = [
        line
        for due in dues
        for line in (
            (Heading.PAID, due.debtor, due.amount),
            (Heading.RECEIVED, due.creditor, -due.amount),
        )
    ]
    return _posted(*lines)


def of_shares(account: Account) -> tuple[Posting, ...]:
    """What has to go over so that each agency has its agreed share of the case's credit; empty where nothing has."""
    if account.shares is None:
        return ()
    earned = [account.balance(agency, CREDIT) for agency in account.agencies]
    wanted = divided(sum(earned), (account.shares.asking, account.shares.asked))
    over = wanted[0] - earned[0]
    return _posted((Heading.EARNED, account.asking, over), (Heading.EARNED, account.asked, -over))


def _posted(*lines: tuple[Heading, AgencyId | None, int]) -> tuple[Posting, ...]:
    """Postings without those of nothing. Raises ValueError where they would not add up to nothing."""
    if sum(amount for _, _, amount in lines):
        raise ValueError(f"These postings do not add up to nothing: {lines}")
    return tuple(
        Posting(heading=heading, agency=agency, amount=amount) for heading, agency, amount in lines if amount
    )
