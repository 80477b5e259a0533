"""A court's word that a warrant no longer stands, or never should have."""

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.warrants.core.arrival import is_number, is_paper
from tipstaff.warrants.core.bars import of_the_court
from tipstaff.warrants.core.commands import QuashWarrant, RecallWarrant
from tipstaff.warrants.core.events import WarrantEvent, WarrantQuashed, WarrantRecalled
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import RecallGround, Warrant


def recall(command: RecallWarrant, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    if refused := _unusable(command):
        return refused
    if not of_the_court(warrant, facts) and (refused := _not_the_courts_word(command, warrant)):
        return refused
    recalled = WarrantRecalled(
        happened_at=command.happened_at,
        ground=command.ground,
        court_reference=command.court_reference,
        paper=command.paper.filed if command.paper else None,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (recalled,)


def quash(command: QuashWarrant, warrant: Warrant, facts: Facts) -> Decision[WarrantEvent]:
    """A court sets the warrant aside. The registrar enters it with the decision's paper and reference."""
    if refused := _unusable(command):
        return refused
    if not of_the_court(warrant, facts) and not _has_paper(command):
        return Refused(Because.RECALL_PAPER_MISSING)
    quashed = WarrantQuashed(
        happened_at=command.happened_at,
        court_reference=command.court_reference,
        paper=command.paper.filed if command.paper else None,
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (quashed,)


def _unusable(command: RecallWarrant | QuashWarrant) -> Refused | None:
    if command.court_reference and not is_number(command.court_reference):
        return Refused(Because.UNUSABLE_NUMBER)
    is_unnamed = command.paper is not None and not is_paper(command.paper)
    return Refused(Because.INSTRUMENT_MISSING) if is_unnamed else None


def _has_paper(command: RecallWarrant | QuashWarrant) -> bool:
    return bool(command.paper is not None and command.court_reference)


def _not_the_courts_word(command: RecallWarrant, warrant: Warrant) -> Refused | None:
    """A registrar enters the court's word with its paper, or takes back what never was in force."""
    if command.ground is RecallGround.ENTERED_IN_ERROR:
        return Refused(Because.WAS_IN_FORCE) if warrant.was_in_force else None
    return None if _has_paper(command) else Refused(Because.RECALL_PAPER_MISSING)
