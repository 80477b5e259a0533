"""A warrant comes to rest, and back into force."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.bars import of_the_court
from tipstaff.warrants.core.checking import checkable_fields
from tipstaff.warrants.core.commands import LiftSuspension, SuspendWarrant
from tipstaff.warrants.core.deciding.check import differing, uncovered
from tipstaff.warrants.core.deciding.review import next_review
from tipstaff.warrants.core.events import SuspensionLifted, WarrantEvent, WarrantSuspended
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import SuspensionGround, Warrant


def suspend(command: SuspendWarrant, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    if command.ground is SuspensionGround.REVIEW_OVERDUE:
        return Refused(Because.NOT_A_PERSONS_GROUND)
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
    if refused := uncovered(command.attestations, warrant):
        return refused
    if differences := differing(command.attestations):
        return Refused(Because.STILL_DIFFERENT, {"fields": ", ".join(differences)})
    review_on = next_review(command.review_on, warrant, facts)
    if isinstance(review_on, Refused):
        return review_on
    lifted = SuspensionLifted(
        happened_at=command.happened_at,
        fields=checkable_fields(warrant),
        review_on=review_on,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (lifted,)
