"""How the two agencies divide the credit of a case: proposed by one, agreed by the other."""

from tipstaff.cooperation.core.account.account import Account
from tipstaff.cooperation.core.account.commands import AgreeShares, ProposeShares
from tipstaff.cooperation.core.account.events import SharesAgreed, SharesProposed
from tipstaff.cooperation.core.account.facts import Facts
from tipstaff.cooperation.core.account.grounds import AccountGround as Because
from tipstaff.kernel.decider import Refused
from tipstaff.policy.accounts import WHOLE
from tipstaff.policy.profile import Profile


def proposed(
    command: ProposeShares, _account: Account, facts: Facts, _rules: Profile
) -> tuple[SharesProposed] | Refused:
    """Shares that add up to the whole; later ones take the place of earlier ones that nobody agreed to."""
    if min(command.asking, command.asked) < 0 or command.asking + command.asked != WHOLE:
        return Refused(Because.SHARES_NOT_WHOLE)
    return (
        SharesProposed(
            happened_at=command.happened_at,
            agency=facts.actor.agency,
            asking=command.asking,
            asked=command.asked,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def agreed(command: AgreeShares, account: Account, facts: Facts, _rules: Profile) -> tuple[SharesAgreed]:
    """The other agency agrees."""
    shares = account.proposed
    assert shares is not None  # the bar saw to it
    return (
        SharesAgreed(
            happened_at=command.happened_at,
            asking=shares.asking,
            asked=shares.asked,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )
