"""What follows when somebody looks up a subject."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.arrival import is_number
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.lookup.bars import bar
from tipstaff.warrants.core.lookup.commands import LookUpWarrant
from tipstaff.warrants.core.lookup.events import WarrantLookedUp
from tipstaff.warrants.core.lookup.facts import Facts
from tipstaff.warrants.core.lookup.lookup import LookUp, foremost, sealing_subject
from tipstaff.warrants.core.lookup.naming import found_in

_LONGEST_NAME, _LONGEST_OCCASION = 2000, 500


def decide(
    command: LookUpWarrant, look_up: LookUp | None, facts: Facts, rules: Profile
) -> Decision[WarrantLookedUp]:
    """Enter the question's reason with its answer, or say on which ground there is none."""
    refused = (
        bar(type(command), look_up, facts, rules) or _without_reason(command, facts) or _unusable(command)
    )
    if refused:
        return refused
    way = command.way
    if way is None:
        return Refused(Because.NOT_ONE_SUBJECT)
    found = tuple(each for one in facts.named if (each := found_in(command, *one)))
    seal = sealing_subject(command.lookup)
    looked_up = WarrantLookedUp(
        happened_at=facts.now,
        lookup=command.lookup,
        way=way,
        answer=foremost(each.answer for each in found),
        found=found,
        purpose=command.purpose,
        occasion=Sealed(seal, command.occasion.strip()),
        case_reference=Sealed(seal, command.case_reference.strip()),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (looked_up,)


def _without_reason(command: LookUpWarrant, facts: Facts) -> Refused | None:
    """A question has an occasion and a case. It is asked now, whatever moment was stated: no answer is for another."""
    if command.happened_at > facts.now:
        return Refused(Because.NOT_YET_HAPPENED)
    if not command.occasion.strip():
        return Refused(Because.OCCASION_MISSING)
    if len(command.occasion) > _LONGEST_OCCASION:
        return Refused(Because.OUT_OF_BOUNDS, {"field": "occasion"})
    if not command.case_reference.strip():
        return Refused(Because.CASE_REFERENCE_MISSING)
    return None


def _unusable(command: LookUpWarrant) -> Refused | None:
    """Numbers are one line each, so that no list of them is taken for one."""
    numbers = (command.number, command.document, command.country, command.case_reference)
    if not all(is_number(each.strip()) for each in numbers if each.strip()):
        return Refused(Because.UNUSABLE_NUMBER)
    is_too_long = len(command.name) > _LONGEST_NAME
    return Refused(Because.OUT_OF_BOUNDS, {"field": "name"}) if is_too_long else None
