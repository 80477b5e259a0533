"""Support for a costly case: within the rule's cap, to both agencies by what each of them bears."""

from collections.abc import Iterator

from tipstaff.cooperation.core.account.account import Account, Heading, What
from tipstaff.cooperation.core.account.booking import of_support
from tipstaff.cooperation.core.account.commands import GrantSupport
from tipstaff.cooperation.core.account.events import SupportGranted
from tipstaff.cooperation.core.account.facts import Facts
from tipstaff.cooperation.core.account.grounds import AccountGround as Because
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.money import divided
from tipstaff.policy.accounts import SupportRule
from tipstaff.policy.profile import Profile


def granted(
    command: GrantSupport, account: Account, facts: Facts, rules: Profile
) -> tuple[SupportGranted, ...] | Refused:
    """What the fund takes over."""
    rule = rules.support.get(command.rule)
    if rule is None:
        return Refused(Because.SUPPORT_NOT_LISTED)
    if command.amount <= 0:
        return Refused(Because.AMOUNT_OUT_OF_BOUNDS)
    left = allowed(account, rule) - account.supported(rule.currency)
    if command.amount > left:
        return Refused(Because.SUPPORT_ABOVE_CAP, {"amount": _amount(max(0, left), rule.currency)})
    return tuple(_granted(command, account, facts, rule))


def allowed(account: Account, rule: SupportRule) -> int:
    """The most that this case is supported with in all."""
    return rule.allowed(account.costs(rule.currency))


def _granted(
    command: GrantSupport, account: Account, facts: Facts, rule: SupportRule
) -> Iterator[SupportGranted]:
    parts = divided(command.amount, [borne(account, one, rule.currency) for one in account.agencies])
    given = [(agency, part) for agency, part in zip(account.agencies, parts, strict=True) if part]
    for number, (agency, part) in enumerate(given, account.next_number):
        yield SupportGranted(
            happened_at=command.happened_at,
            number=number,
            rule=rule.id,
            currency=rule.currency,
            amount=part,
            fund=facts.actor.agency,
            agency=agency,
            postings=of_support(facts.actor.agency, agency, part),
            by=facts.actor.user,
            office=facts.actor.office,
        )


def borne(account: Account, agency: AgencyId, currency: str) -> int:
    """What an agency bears of the case's costs, before any support."""
    return -sum(
        one.amount
        for item in account.items
        if item.is_counted and item.unit == currency and account.origin(item).what is What.COST
        for one in item.postings
        if one.agency == agency and one.heading is Heading.BORNE
    )


def _amount(minor: int, currency: str) -> str:
    return f"{currency} {minor // 100:,}.{minor % 100:02}"
