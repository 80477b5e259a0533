"""What follows when a person is to be erased."""

from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Decision, Refused
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.erasure.commands import ErasePerson
from tipstaff.warrants.core.erasure.erasure import Erasure
from tipstaff.warrants.core.erasure.events import PersonErased
from tipstaff.warrants.core.erasure.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because

ROLES: dict[type[Command], frozenset[Role]] = {ErasePerson: CLOCK_ROLES}


def bar(command: type[Command], erasure: Erasure | None, facts: Facts, rules: Profile) -> Refused | None:  # noqa: ARG001 - the same shape in every capability
    """The first thing that stands in the way; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(Because.WRONG_ROLE)
    return Refused(Because.PERSON_ERASED) if erasure else None


def decide(
    command: ErasePerson, erasure: Erasure | None, facts: Facts, rules: Profile
) -> Decision[PersonErased]:
    """Enter the erasure; its row is the destroyed key."""
    if refused := bar(type(command), erasure, facts, rules):
        return refused
    return (
        PersonErased(
            happened_at=command.happened_at,
            erasure=command.erasure,
            subject=command.subject,
            warrant=command.warrant,
        ),
    )
