"""Opening the account, and booking the lawful steps that stand on the record."""

from tipstaff.cooperation.core.account.account import Account
from tipstaff.cooperation.core.account.booking import of_step
from tipstaff.cooperation.core.account.commands import BookSteps, OpenAccount
from tipstaff.cooperation.core.account.events import AccountOpened, StepBooked
from tipstaff.cooperation.core.account.facts import Facts
from tipstaff.policy.profile import Profile


def opened(command: OpenAccount, facts: Facts, rules: Profile) -> tuple[AccountOpened | StepBooked, ...]:
    """The account, with what stands on the record by now."""
    request = facts.request
    assert request is not None  # the bar saw to it
    first = AccountOpened(
        happened_at=command.happened_at,
        account=command.account,
        request=request.request,
        subject=request.subject,
        kind=request.kind,
        asking=request.asking,
        asked=request.asked,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (first, *_booked(command, frozenset(), 1, facts, rules))


def steps(command: BookSteps, account: Account, facts: Facts, rules: Profile) -> tuple[StepBooked, ...]:
    """Whatever has come onto the record since."""
    return _booked(command, account.booked, account.next_number, facts, rules)


def _booked(
    command: OpenAccount | BookSteps, booked: frozenset[str], first: int, facts: Facts, rules: Profile
) -> tuple[StepBooked, ...]:
    new = [one for one in facts.steps if one.about not in booked]
    return tuple(
        StepBooked(
            happened_at=command.happened_at,
            number=number,
            step=one.step,
            agency=one.agency,
            points=rules.credit[one.step].points,
            about=one.about,
            postings=of_step(one.agency, rules.credit[one.step].points),
            by=facts.actor.user,
            office=facts.actor.office,
        )
        for number, one in enumerate(new, first)
    )
