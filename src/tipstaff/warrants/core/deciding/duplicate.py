"""Two warrants with the same document number: a human says what they are to each other."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import WarrantId
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.duplicates import undecided
from tipstaff.warrants.core.events import WarrantEvent
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.quality.commands import (
    DecideDuplicate,
    NoteNotTheSamePerson,
    NoteNotTheSamePersonBack,
)
from tipstaff.warrants.core.quality.events import DuplicateDecided, NotTheSamePersonNoted
from tipstaff.warrants.core.quality.quality import Verdict
from tipstaff.warrants.core.warrant import Warrant, warrant_id


def decide(command: DecideDuplicate, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    if command.other not in undecided(warrant, facts):
        return Refused(Because.NO_SUCH_DUPLICATE)
    if not command.reason.strip():
        return Refused(Because.REASON_MISSING)
    decided = DuplicateDecided(
        happened_at=command.happened_at,
        other=command.other,
        verdict=command.verdict,
        reason=Sealed(warrant.subject, command.reason),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    if command.verdict is not Verdict.DIFFERENT_PEOPLE:
        return (decided,)
    return decided, _noted(command, command.other, command.reason, warrant, facts)


def note(command: NoteNotTheSamePerson, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    other = warrant_id(command.other_court, command.other_number)
    if other == warrant.id:
        return Refused(Because.SAME_WARRANT)
    if not command.tells_apart.strip():
        return Refused(Because.REASON_MISSING)
    return (_noted(command, other, command.tells_apart, warrant, facts),)


def note_back(command: NoteNotTheSamePersonBack, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    noted = NotTheSamePersonNoted(
        happened_at=command.happened_at,
        other=command.other,
        tells_apart=Sealed(warrant.subject, command.tells_apart),
        noted_on=command.other,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (noted,)


def _noted(
    command: DecideDuplicate | NoteNotTheSamePerson,
    other: WarrantId,
    tells_apart: str,
    warrant: Warrant,
    facts: Facts,
) -> NotTheSamePersonNoted:
    return NotTheSamePersonNoted(
        happened_at=command.happened_at,
        other=other,
        tells_apart=Sealed(warrant.subject, tells_apart),
        noted_on=warrant.id,
        by=facts.actor.user,
        office=facts.actor.office,
    )
