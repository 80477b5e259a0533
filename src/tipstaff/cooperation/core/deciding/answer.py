"""The asked agency answers for the first time, or says no."""

from tipstaff.cooperation.core.commands import AcknowledgeRequest, DeclineCooperation, NoteReplySilence
from tipstaff.cooperation.core.deciding.papers import in_words
from tipstaff.cooperation.core.events import (
    CooperationDeclined,
    CooperationEvent,
    FirstReplyTimeLapsed,
    RequestAcknowledged,
)
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile


def acknowledge(command: AcknowledgeRequest, facts: Facts) -> Decision[CooperationEvent]:
    at, actor = command.happened_at, facts.actor
    return (RequestAcknowledged(happened_at=at, by=actor.user, office=actor.office),)


def decline(
    command: DeclineCooperation, request: CooperationRequest, facts: Facts, rules: Profile
) -> Decision[CooperationEvent]:
    if not command.explanation.strip():
        return Refused(Because.WORDS_MISSING)
    if command.ground not in {item.id for item in rules.declines}:
        return Refused(Because.NO_GROUND_TO_DECLINE, {"grounds": in_words(rules.declines)})
    return (
        CooperationDeclined(
            happened_at=command.happened_at,
            by=facts.actor.user,
            office=facts.actor.office,
            ground=command.ground,
            explanation=Sealed(request.subject, command.explanation),
        ),
    )


def note_reply_silence(command: NoteReplySilence, request: CooperationRequest) -> Decision[CooperationEvent]:
    return (FirstReplyTimeLapsed(happened_at=command.happened_at, office=request.receiving_office),)
