"""What stands in the way of a command about a duty roster, as far as it can be told without its content."""

from tipstaff.cooperation.core.grounds import CooperationGround
from tipstaff.cooperation.core.liaison import commands as to
from tipstaff.cooperation.core.liaison.facts import Facts
from tipstaff.cooperation.core.liaison.grounds import LiaisonGround as Because
from tipstaff.cooperation.core.liaison.roster import Roster, RosterStatus
from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile

_DESK = frozenset({Role.DUTY_OFFICER, Role.CENTRAL_AUTHORITY})
"""Whoever runs a duty desk or the desk towards other states plans its roster."""
_ON_DUTY = frozenset(Role) - {Role.CLOCK, Role.OVERSIGHT}
"""Whoever may be on duty gives and takes shifts."""

ROLES: dict[type[Command], frozenset[Role]] = {
    **dict.fromkeys(to.COMMANDS.values(), _DESK),
    to.OfferShift: _ON_DUTY,
    to.TakeShift: _ON_DUTY,
    to.NoteAbsence: _ON_DUTY,
    to.NoteNextPublished: CLOCK_ROLES,
}

_OF_THE_PLAN = frozenset({to.AddShifts, to.RemoveShifts, to.PublishRoster})
_ONCE_PUBLISHED = frozenset({to.OfferShift, to.TakeShift, to.NoteAbsence, to.NoteNextPublished})


def bar(command: type[Command], roster: Roster | None, facts: Facts, rules: Profile) -> Refused | None:  # noqa: ARG001 - the same shape in every capability
    """The first thing that stands in the way; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(CooperationGround.WRONG_ROLE)
    if command is to.PlanRoster:
        return Refused(Because.ROSTER_EXISTS) if roster is not None else None
    if roster is None:
        return Refused(Because.NO_SUCH_ROSTER)
    if command is not to.NoteNextPublished and facts.actor.agency != roster.agency:
        return Refused(Because.NOT_YOUR_ROSTER)
    return _of_status(command, roster)


def _of_status(command: type[Command], roster: Roster) -> Refused | None:
    is_published = roster.status is RosterStatus.PUBLISHED
    if is_published and command in _OF_THE_PLAN:
        return Refused(Because.ROSTER_PUBLISHED_ALREADY)
    if not is_published and command in _ONCE_PUBLISHED:
        return Refused(Because.ROSTER_NOT_PUBLISHED)
    return None
