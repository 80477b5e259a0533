"""Taking back what was booked, because a review found a breach: by counter-entry, never by deletion."""

from collections.abc import Iterator

from tipstaff.cooperation.core.account.account import Account, What
from tipstaff.cooperation.core.account.booking import counter
from tipstaff.cooperation.core.account.commands import ReverseItem
from tipstaff.cooperation.core.account.deciding.support import allowed
from tipstaff.cooperation.core.account.events import ItemReversed
from tipstaff.cooperation.core.account.evolve import evolve
from tipstaff.cooperation.core.account.facts import Facts
from tipstaff.cooperation.core.account.grounds import AccountGround as Because
from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile


def reversed_by(
    command: ReverseItem, account: Account, facts: Facts, rules: Profile
) -> tuple[ItemReversed, ...] | Refused:
    """The counter-entry, and those of the support that rested on what is taken back."""
    if refused := _to_review(command, account, facts) or _to_item(command.item, account):
        return refused
    first = _counter(command, account, facts, command.item)
    return (first, *_support_after(command, evolve(account, first), facts, rules))


def _to_review(command: ReverseItem, account: Account, facts: Facts) -> Refused | None:
    """The finding that is named must be there, in a review of this very co-operation."""
    review = facts.review
    if review is None:
        return Refused(Because.NO_SUCH_REVIEW)
    if review.cooperation != account.request:
        return Refused(Because.REVIEW_OF_ANOTHER)
    if command.finding not in review.findings:
        return Refused(Because.NO_SUCH_FINDING)
    is_finance = facts.actor.may(Role.FINANCE) and facts.actor.agency in account.agencies
    if not is_finance and facts.actor.user != review.reviewer:
        return Refused(Because.NOT_THE_REVIEWER)
    return None


def _to_item(number: int, account: Account) -> Refused | None:
    item = account.item(number)
    if item is None:
        return Refused(Because.NO_SUCH_ITEM)
    if not item.is_counted:
        return Refused(Because.NOT_BOOKED)
    if item.reversed_by is not None:
        return Refused(Because.ALREADY_REVERSED, {"item": str(item.reversed_by)})
    return None


def _support_after(
    command: ReverseItem, account: Account, facts: Facts, rules: Profile
) -> Iterator[ItemReversed]:
    """Support beyond what the case may have now goes back whole: the fund may grant the right amount anew."""
    for rule in rules.support.values():
        if account.supported(rule.currency) <= allowed(account, rule):
            continue
        for item in account.items:
            if item.what is What.SUPPORT and item.kind == rule.id and account.is_in_effect(item):
                taken_back = _counter(command, account, facts, account.latest(item).number)
                account = evolve(account, taken_back)
                yield taken_back


def _counter(command: ReverseItem, account: Account, facts: Facts, number: int) -> ItemReversed:
    return ItemReversed(
        happened_at=command.happened_at,
        number=account.next_number,
        reverses=number,
        review=command.review,
        finding=command.finding,
        reason=Sealed(account.subject, command.reason),
        postings=counter(account.items[number - 1]),
        by=facts.actor.user,
        office=facts.actor.office,
    )
