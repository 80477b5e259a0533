"""What stands in the way of giving out: in general, and about one warrant."""

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.handout.commands import GiveOut
from tipstaff.warrants.core.handout.facts import Facts, Held
from tipstaff.warrants.core.handout.handout import Handout, HandoutForm

ANSWERABLE = frozenset({Role.REGISTRAR, Role.COURT, Role.OVERSIGHT})
"""Who answers for a file about persons."""
CARRYING = ANSWERABLE | {Role.DUTY_OFFICER, Role.COMMAND_OWNER, Role.CONFIRMATION_DESK}
"""Who may take a sheet of one warrant along, or a list without persons."""

ROLES: dict[type[Command], frozenset[Role]] = {GiveOut: CARRYING}


def bar(command: type[Command], handout: Handout | None, facts: Facts, rules: Profile) -> Refused | None:  # noqa: ARG001 - the same shape in every capability
    """The first thing that stands in the way, whatever is asked for; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(Because.WRONG_ROLE)
    return Refused(Because.ALREADY_GIVEN_OUT) if handout is not None else None


def bar_of_form(actor: Actor, form: HandoutForm, *, with_persons: bool) -> Refused | None:
    """Why somebody may not give out in a form at all; a file about persons needs somebody who answers for it."""
    roles = CARRYING if form.is_sheet or not with_persons else ANSWERABLE
    return None if actor.may(*roles) else Refused(Because.WRONG_ROLE)


def bar_of_warrant(
    held: Held | None, actor: Actor, form: HandoutForm, *, with_persons: bool
) -> Refused | None:
    """Why one warrant is not given out; None where it may be. A dry run asks this of every row.

    A sheet is believed where it is carried to, so there is none of a warrant that is not in force.
    """
    if held is None:
        return Refused(Because.NOT_REGISTERED)
    if actor.agency not in {held.agency, held.court} and not actor.may(Role.OVERSIGHT):
        return Refused(Because.NOT_YOUR_AGENCY)
    if form.is_carried and held.has_ended:
        return Refused(Because.SHEET_OF_ENDED)
    if form.is_carried and not held.is_in_force:
        return Refused(Because.NOT_IN_FORCE)
    if form is HandoutForm.PACK and not held.is_published:
        return Refused(Because.NOT_YET_PUBLISHED)
    return Refused(Because.PERSON_ERASED) if with_persons and held.person_is_erased else None
