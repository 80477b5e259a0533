"""A request is made, or taken back."""

from tipstaff.cooperation.core.commands import AskForCooperation, WithdrawRequest
from tipstaff.cooperation.core.deciding.papers import bar_to_papers
from tipstaff.cooperation.core.events import CooperationAsked, CooperationEvent, RequestWithdrawn
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest, FiledPaper
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.standing import AgencyStanding, WarrantStanding
from tipstaff.policy.profile import Profile


def ask(command: AskForCooperation, facts: Facts, rules: Profile) -> Decision[CooperationEvent]:
    assert facts.warrant is not None  # the bar saw to it
    if facts.asked is None:
        return Refused(Because.UNKNOWN_AGENCY, {"agency": command.asked_agency})
    refused = _bar_to_agency(facts.asked, facts) or bar_to_papers(command, rules)
    return refused or (_asked(command, facts, facts.warrant, facts.asked),)


def _bar_to_agency(asked: AgencyStanding, facts: Facts) -> Refused | None:
    if asked.agency == facts.actor.agency:
        return Refused(Because.OWN_AGENCY)
    if not asked.approving_offices:
        return Refused(Because.NOBODY_TO_APPROVE)
    if facts.already_open is not None:
        return Refused(Because.ALREADY_OPEN, {"request": facts.already_open})
    return None


def _asked(
    command: AskForCooperation, facts: Facts, warrant: WarrantStanding, asked: AgencyStanding
) -> CooperationAsked:
    return CooperationAsked(
        happened_at=command.happened_at,
        request=command.request,
        warrant=warrant.warrant,
        edition=warrant.edition,
        subject=warrant.subject,
        kind=command.kind,
        level=warrant.level,
        place=command.place,
        by=facts.actor.user,
        asking_agency=facts.actor.agency,
        asking_office=facts.actor.office,
        asked_agency=asked.agency,
        asked_region=asked.region,
        zone=asked.zone,
        receiving_office=asked.receiving_office,
        approving_offices=tuple(dict.fromkeys(asked.approving_offices)),
        papers=_filed(command, warrant),
        reason=Sealed(warrant.subject, command.reason),
    )


def _filed(command: AskForCooperation, warrant: WarrantStanding) -> tuple[FiledPaper, ...]:
    return tuple(
        FiledPaper(kind=paper.kind, sha256=paper.sha256, name=Sealed(warrant.subject, paper.name))
        for paper in command.papers
    )


def withdraw(
    command: WithdrawRequest, request: CooperationRequest, facts: Facts
) -> Decision[CooperationEvent]:
    return (
        RequestWithdrawn(
            happened_at=command.happened_at,
            by=facts.actor.user,
            office=facts.actor.office,
            explanation=Sealed(request.subject, command.explanation),
        ),
    )
