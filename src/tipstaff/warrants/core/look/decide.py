"""What follows when somebody asks to look at a person's data."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.arrival import is_number
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.look.bars import bar
from tipstaff.warrants.core.look.commands import LookAtPerson
from tipstaff.warrants.core.look.events import PersonLookedAt
from tipstaff.warrants.core.look.facts import Facts
from tipstaff.warrants.core.look.look import Look


def decide(
    command: LookAtPerson, look: Look | None, facts: Facts, rules: Profile
) -> Decision[PersonLookedAt]:
    """Enter the look, or say on which ground nothing is shown."""
    if refused := bar(type(command), look, facts, rules):
        return refused
    if command.happened_at > facts.now:
        return Refused(Because.NOT_YET_HAPPENED)
    reference = command.case_reference.strip()
    if not reference:
        return Refused(Because.CASE_REFERENCE_MISSING)
    if not is_number(reference):
        return Refused(Because.UNUSABLE_NUMBER)
    assert facts.warrant is not None  # the bar saw to it
    looked = PersonLookedAt(
        happened_at=command.happened_at,
        look=command.look,
        warrant=facts.warrant.warrant,
        subject=facts.warrant.subject,
        purpose=command.purpose,
        case_reference=Sealed(facts.warrant.subject, reference),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (looked,)
