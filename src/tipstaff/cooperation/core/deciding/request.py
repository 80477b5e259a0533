"""A request is made, or taken back."""

from tipstaff.cooperation.core.commands import AskForCooperation, WithdrawRequest
from tipstaff.cooperation.core.deciding.papers import bar_to_papers, filed, in_words
from tipstaff.cooperation.core.events import CooperationAsked, CooperationEvent, RequestWithdrawn
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.standing import AgencyStanding, WarrantStanding
from tipstaff.policy.profile import Profile


def ask(command: AskForCooperation, facts: Facts, rules: Profile) -> Decision[CooperationEvent]:
    assert facts.warrant is not None  # the bar saw to it
    if facts.asked is None:
        return Refused(Because.UNKNOWN_AGENCY, {"agency": command.asked_agency})
    refused = _bar_to_agency(command, facts.asked, facts, rules) or bar_to_papers(
        command.kind, command.papers, rules
    )
    return refused or (_asked(command, facts, facts.warrant, facts.asked, rules),)


def _bar_to_agency(
    command: AskForCooperation, asked: AgencyStanding, facts: Facts, rules: Profile
) -> Refused | None:
    if asked.agency == facts.actor.agency:
        return Refused(Because.OWN_AGENCY)
    needed = rules.approvals_for(command.kind)
    if without := [one for one in needed if one.id not in asked.approving_offices]:
        return Refused(Because.NOBODY_TO_APPROVE, {"approvals": in_words(without)})
    if facts.already_open is not None:
        return Refused(Because.ALREADY_OPEN, {"request": facts.already_open})
    return None


def _asked(
    command: AskForCooperation,
    facts: Facts,
    warrant: WarrantStanding,
    asked: AgencyStanding,
    rules: Profile,
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
        approving_offices=tuple(asked.approving_offices[one.id] for one in rules.approvals_for(command.kind)),
        papers=filed(command.papers, warrant.subject),
        reason=Sealed(warrant.subject, command.reason),
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
