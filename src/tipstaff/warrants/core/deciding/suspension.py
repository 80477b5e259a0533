"""A warrant comes to rest, and back into force."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.bars import not_theirs_to_lift, of_the_court
from tipstaff.warrants.core.checking import checkable_fields
from tipstaff.warrants.core.commands import LiftSuspension, SuspendWarrant
from tipstaff.warrants.core.deciding.check import differing, uncovered
from tipstaff.warrants.core.deciding.review import next_review
from tipstaff.warrants.core.events import SuspensionLifted, WarrantEvent, WarrantSuspended
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import BY_SILENCE, Suspension, SuspensionGround, Warrant


def suspend(command: SuspendWarrant, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    if command.ground in BY_SILENCE:
        return Refused(Because.NOT_A_PERSONS_GROUND)
    if warrant.rest(command.ground):
        return Refused(Because.RESTS_ALREADY)
    if command.ground is SuspensionGround.STAYED_BY_COURT and not of_the_court(warrant, facts):
        return Refused(Because.ONLY_COURT_STAYS)
    suspended = WarrantSuspended(
        happened_at=command.happened_at,
        ground=command.ground,
        explanation=Sealed(warrant.subject, command.explanation),
        by=facts.actor.user,
        office=facts.actor.office,
        agency=facts.actor.agency,
    )
    return (suspended,)


def lift(command: LiftSuspension, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    rest = _rest_to_lift(command, warrant, facts)
    if isinstance(rest, Refused):
        return rest
    if refused := uncovered(command.attestations, warrant):
        return refused
    if differences := differing(command.attestations):
        return Refused(Because.STILL_DIFFERENT, {"fields": ", ".join(differences)})
    review_on = next_review(command.review_on, warrant, facts)
    if isinstance(review_on, Refused):
        return review_on
    lifted = SuspensionLifted(
        happened_at=command.happened_at,
        ground=rest.ground,
        fields=checkable_fields(warrant),
        review_on=review_on,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (lifted,)


def _rest_to_lift(command: LiftSuspension, warrant: Warrant, facts: Facts) -> Suspension | Refused:
    """The rest that is named, or the only one; none of the actor's own, and the court's only for the court."""
    if command.ground is None and len(warrant.rests) > 1:
        return Refused(Because.NAME_THE_REST)
    rest = warrant.rest(command.ground) if command.ground else warrant.rests[0]
    if rest is None:
        return Refused(Because.NOT_SUSPENDED)
    return not_theirs_to_lift(rest, warrant, facts) or rest
