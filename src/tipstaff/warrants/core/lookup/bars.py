"""What stands in the way of a look-up, as far as it can be told without its content."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile
from tipstaff.policy.rate import Rate
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.lookup.commands import LookUpWarrant
from tipstaff.warrants.core.lookup.facts import Facts
from tipstaff.warrants.core.lookup.lookup import LookUp

ROLES: dict[type[Command], frozenset[Role]] = {LookUpWarrant: frozenset(Role) - CLOCK_ROLES}
"""Everybody at a desk may have somebody before them; the installation itself never asks."""


def bar(command: type[Command], look_up: LookUp | None, facts: Facts, rules: Profile) -> Refused | None:
    """The first thing that stands in the way; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(Because.WRONG_ROLE)
    if look_up is not None:
        return Refused(Because.ALREADY_LOOKED_UP)
    return next((refused for rate in rules.rates if (refused := _beyond(rate, facts))), None)


def _beyond(rate: Rate, facts: Facts) -> Refused | None:
    """That a rate is used up, and when there is room again; None where there is."""
    since = facts.filled_since.get(rate.id)
    if since is None or facts.now >= since + rate.span:
        return None
    again = (since + rate.span).on(ZoneInfo(facts.actor.zone))
    return Refused(
        Because.TOO_MANY_LOOK_UPS,
        {
            "most": str(rate.most),
            "minutes": str(rate.span // timedelta(minutes=1)),
            "again": again.isoformat(sep=" ", timespec="minutes"),
        },
    )
