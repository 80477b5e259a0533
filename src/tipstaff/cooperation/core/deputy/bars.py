"""What stands in the way of naming a deputy, or of ending it."""

from tipstaff.cooperation.core.deputy.commands import EndDeputy, NameDeputy
from tipstaff.cooperation.core.deputy.deputyship import Deputyship
from tipstaff.cooperation.core.deputy.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile

ROLES: dict[type[Command], frozenset[Role]] = {
    NameDeputy: frozenset({Role.APPROVER}),
    EndDeputy: frozenset({Role.APPROVER}),
}


def bar(
    command: type[Command], deputyship: Deputyship | None, facts: Facts, _rules: Profile
) -> Refused | None:
    """The first thing that stands in the way; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(Because.WRONG_ROLE)
    if command is NameDeputy:
        return _to_naming(deputyship, facts)
    if deputyship is None:
        return Refused(Because.NO_SUCH_DEPUTY)
    if deputyship.ended_at is not None or facts.now >= deputyship.valid_until:
        return Refused(Because.DEPUTY_ENDED)
    return None if facts.actor.office == deputyship.office else Refused(Because.NOT_YOUR_DEPUTY)


def _to_naming(deputyship: Deputyship | None, facts: Facts) -> Refused | None:
    if deputyship is not None:
        return Refused(Because.DEPUTY_EXISTS)
    return None if facts.gives_an_approval else Refused(Because.OFFICE_APPROVES_NOTHING)
