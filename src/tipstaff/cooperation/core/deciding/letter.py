"""The formal letter is given out."""

from tipstaff.cooperation.core.asking.commands import GiveOutLetter
from tipstaff.cooperation.core.asking.events import LetterGivenOut
from tipstaff.cooperation.core.events import CooperationEvent
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.decider import Decision, Refused


def give_out(command: GiveOutLetter, request: CooperationRequest, facts: Facts) -> Decision[CooperationEvent]:
    """To an office of a party, and with the person only by somebody who has stated why they look."""
    if facts.recipient not in parties(request):
        return Refused(Because.PARTY_ONLY)
    if command.with_person and not facts.has_looked:
        return Refused(Because.LOOK_FIRST)
    return (
        LetterGivenOut(
            happened_at=command.happened_at,
            by=facts.actor.user,
            office=facts.actor.office,
            form=command.form,
            to_office=command.to_office,
            with_person=command.with_person,
            sha256=command.sha256,
        ),
    )


def parties(request: CooperationRequest) -> frozenset[str]:
    """Whom a request concerns: the two agencies, and whoever has to decide or decided a dispute of it."""
    return frozenset(
        {request.asking_agency, request.asked_agency, *(one.superior for one in request.disputes)}
    )
