"""What stands in the way of a command about a chase, as far as it can be told without its content."""

from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.chase.chase import Chase
from tipstaff.warrants.core.chase.commands import AcknowledgeNews, NoteNewsUnanswered, OpenChase
from tipstaff.warrants.core.chase.facts import Facts
from tipstaff.warrants.core.chase.grounds import ChaseGround as Because
from tipstaff.warrants.core.grounds import WarrantGround

ROLES: dict[type[Command], frozenset[Role]] = {
    OpenChase: CLOCK_ROLES,
    AcknowledgeNews: frozenset(Role) - {Role.CLOCK, Role.OVERSIGHT},
    NoteNewsUnanswered: CLOCK_ROLES,
}


def bar(command: type[Command], chase: Chase | None, facts: Facts, rules: Profile) -> Refused | None:  # noqa: ARG001 - the same shape in every capability
    """The first thing that stands in the way; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(WarrantGround.WRONG_ROLE)
    if command is OpenChase:
        return _to_opening(chase, facts)
    if chase is None:
        return Refused(Because.NO_SUCH_CHASE)
    return _to_acknowledging(chase, facts) if command is AcknowledgeNews else None


def _to_opening(chase: Chase | None, facts: Facts) -> Refused | None:
    if chase is not None:
        return Refused(Because.CHASE_EXISTS)
    return Refused(WarrantGround.NOT_REGISTERED) if facts.warrant is None else None


def _to_acknowledging(chase: Chase, facts: Facts) -> Refused | None:
    own = chase.of_office(facts.actor.office)
    if own is None:
        return Refused(Because.NOT_THE_HOLDER)
    if own.knows:
        return Refused(Because.ALREADY_KNOWN)
    return None
