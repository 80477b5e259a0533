"""What stands in the way of a look, as far as it can be told without its content."""

from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.look.commands import LookAtPerson
from tipstaff.warrants.core.look.facts import Facts
from tipstaff.warrants.core.look.look import Look

ROLES: dict[type[Command], frozenset[Role]] = {LookAtPerson: frozenset(Role) - CLOCK_ROLES}
"""Everybody at a desk works with persons, oversight too; the installation itself never looks."""


def bar(command: type[Command], look: Look | None, facts: Facts, rules: Profile) -> Refused | None:  # noqa: ARG001 - the same shape in every capability
    """The first thing that stands in the way; None where nothing does.

    A warrant that has come to its end may be looked at too: its review and its complaints come afterwards.
    """
    if not facts.actor.may(*ROLES[command]):
        return Refused(Because.WRONG_ROLE)
    if look is not None:
        return Refused(Because.ALREADY_LOOKED)
    if facts.warrant is None:
        return Refused(Because.NOT_REGISTERED)
    return Refused(Because.PERSON_ERASED) if facts.person_is_erased else None
