"""The help itself: reported, or overdue."""

from tipstaff.cooperation.core.asking.commands import NoteHelpOverdue, ReportHelp
from tipstaff.cooperation.core.asking.events import HelpReported, HelpTimeLapsed
from tipstaff.cooperation.core.deadlines import HELP, deadline
from tipstaff.cooperation.core.deciding.papers import filed
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile


def report(
    command: ReportHelp, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    """The receiving office says what was done; what comes late is marked late."""
    if not command.result.strip():
        return Refused(Because.WORDS_MISSING)
    return (
        HelpReported(
            happened_at=command.happened_at,
            by=facts.actor.user,
            office=facts.actor.office,
            result=Sealed(request.subject, command.result),
            papers=filed(command.papers, request.subject),
            # By the time of entry, not the time that is claimed.
            late=deadline(request, HELP, rules).is_past(facts.now),
        ),
    )


def note_overdue(command: NoteHelpOverdue, request: CooperationRequest) -> Decision[CooperationEvent]:
    """Nobody reported in time; the asking office takes it higher."""
    return (
        HelpTimeLapsed(
            happened_at=command.happened_at,
            office=request.receiving_office,
            escalation_owner=request.asking_office,
        ),
    )
