"""The same order under two entries: one ends, the other goes on. A human decides, and says why."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.standing import WarrantStanding
from tipstaff.warrants.core.commands import MergeWarrant
from tipstaff.warrants.core.events import WarrantEvent, WarrantMerged
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import OPEN, Warrant


def merge(command: MergeWarrant, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    if command.into == warrant.id:
        return Refused(Because.MERGE_INTO_ITSELF)
    if not _goes_on(facts.other, warrant):
        return Refused(Because.NOTHING_TO_MERGE_INTO)
    if not command.reason.strip():
        return Refused(Because.REASON_MISSING)
    assert facts.other is not None
    return (
        WarrantMerged(
            happened_at=command.happened_at,
            into=command.into,
            into_number=facts.other.number,
            reason=Sealed(warrant.subject, command.reason),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _goes_on(other: WarrantStanding | None, warrant: Warrant) -> bool:
    return other is not None and other.agency == warrant.agency and other.status in OPEN
