"""How a draft or a request stands after something was kept, stated, given out or reported."""

from dataclasses import replace
from typing import assert_never

from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.asking.events import (
    HelpReported,
    HelpTimeLapsed,
    LetterGivenOut,
    ParticularsStated,
    RequestDraftDiscarded,
    RequestDrafted,
)
from tipstaff.cooperation.core.asking.particulars import Particulars
from tipstaff.cooperation.core.request import (
    HELP,
    Completion,
    CooperationRequest,
    RequestStatus,
    Silence,
)


def drafted(event: RequestDrafted) -> RequestDraft:
    """The draft as it was kept."""
    return RequestDraft(
        request=event.request,
        warrant=event.warrant,
        subject=event.subject,
        kind=event.kind,
        by=event.by,
        office=event.office,
        agency=event.agency,
        zone=event.zone,
        saved_at=event.happened_at,
        asked_agency=event.asked_agency,
        place=event.place,
        papers=event.papers,
        answers=event.answers,
        reason=event.reason,
        missing_papers=event.missing_papers,
        missing_answers=event.missing_answers,
    )


def discarded(draft: RequestDraft, _event: RequestDraftDiscarded) -> RequestDraft:
    """The draft is over."""
    return replace(draft, is_discarded=True)


def evolve(
    request: CooperationRequest, event: ParticularsStated | LetterGivenOut | HelpReported | HelpTimeLapsed
) -> CooperationRequest:
    """The request after the event."""
    match event:
        case ParticularsStated():
            return replace(request, particulars=_particulars(event))
        case LetterGivenOut():
            return replace(request, letters=request.letters + 1)
        case HelpReported():
            return replace(
                request,
                status=RequestStatus.COMPLETED,
                completion=_completion(event),
                hands=request.hands | {event.by},
            )
        case HelpTimeLapsed():
            silence = Silence(clock=HELP, office=event.office, at=event.happened_at)
            return replace(request, silences=(*request.silences, silence))
        case _:
            assert_never(event)


def _particulars(event: ParticularsStated) -> Particulars:
    return Particulars(
        answers=event.answers,
        is_remote=event.is_remote,
        weapons=event.weapons,
        emergency=event.emergency,
        instrument=event.instrument,
        instrument_number=event.instrument_number,
    )


def _completion(event: HelpReported) -> Completion:
    return Completion(
        by=event.by, at=event.happened_at, late=event.late, result=event.result, papers=event.papers
    )
