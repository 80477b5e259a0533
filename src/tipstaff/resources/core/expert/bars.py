"""What stands in the way of a command about an expert, as far as it can be told without its content."""

from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.expert.commands import (
    COMMANDS,
    ConfirmSession,
    EndCall,
    EnterExpert,
    NoteSessionLapsed,
    RecordSession,
    ReleaseSession,
    ReserveExpert,
)
from tipstaff.resources.core.expert.expert import Expert
from tipstaff.resources.core.expert.facts import Facts
from tipstaff.resources.core.grounds import ResourceGround as Because

ROLES: dict[type[Command], frozenset[Role]] = {
    **dict.fromkeys(COMMANDS.values(), frozenset({Role.RESOURCE_OFFICER})),
    NoteSessionLapsed: CLOCK_ROLES,
}


def bar(command: type[Command], expert: Expert | None, facts: Facts, rules: Profile) -> Refused | None:  # noqa: ARG001 - the same shape in every capability
    """The first thing that stands in the way; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(Because.WRONG_ROLE)
    if command is EnterExpert:
        return None if expert is None else Refused(Because.EXPERT_EXISTS)
    if expert is None:
        return Refused(Because.NO_SUCH_EXPERT)
    if command is not NoteSessionLapsed and facts.actor.agency != expert.agency:
        return Refused(Because.NOT_YOUR_EXPERT)
    if command in (EndCall, ReserveExpert) and not expert.is_on_call:
        return Refused(Because.NOT_ON_CALL)
    return _to_bookings(command, expert)


def _to_bookings(command: type[Command], expert: Expert) -> Refused | None:
    statuses = {one.status for one in expert.bookings}
    if command is ConfirmSession and BookingStatus.RESERVED not in statuses:
        return Refused(Because.NOT_RESERVED)
    if command is RecordSession and BookingStatus.CONFIRMED not in statuses:
        return Refused(Because.NOT_CONFIRMED)
    if command is ReleaseSession and not any(expert.standing()):
        return Refused(Because.NOT_STANDING)
    return None
