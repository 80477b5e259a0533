"""What follows from a command about a co-operation request, or on which ground it is refused."""

from collections.abc import Iterable
from typing import assert_never

from tipstaff.cooperation.core.bars import bar, still_running
from tipstaff.cooperation.core.commands import (
    AcknowledgeRequest,
    AskForCooperation,
    CooperationCommand,
    DeclineCooperation,
    GiveApproval,
    NoteReplySilence,
    NoteSilence,
    NoteUnanswered,
    WithdrawRequest,
)
from tipstaff.cooperation.core.deadlines import approval_clock, deadline
from tipstaff.cooperation.core.events import (
    AnswerTimeLapsed,
    ApprovalGiven,
    ApprovalTimeLapsed,
    CooperationAccepted,
    CooperationAsked,
    CooperationDeclined,
    CooperationEvent,
    FirstReplyTimeLapsed,
    RequestAcknowledged,
    RequestWithdrawn,
)
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import (
    ApprovalStatus,
    CooperationRequest,
    FiledPaper,
)
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.kernel.standing import AgencyStanding, WarrantStanding
from tipstaff.policy.profile import Item, Profile

type Outcome = Decision[CooperationEvent]


def decide(
    command: CooperationCommand, request: CooperationRequest | None, facts: Facts, rules: Profile
) -> Outcome:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), request, facts, rules):
        return refused
    if isinstance(command, AskForCooperation):
        return _ask(command, facts, rules)
    assert request is not None  # the bar saw to it
    match command:
        case AcknowledgeRequest():
            return _acknowledge(command, facts)
        case GiveApproval():
            return _approve(command, request, facts, rules)
        case DeclineCooperation():
            return _decline(command, request, facts, rules)
        case WithdrawRequest():
            return _withdraw(command, request, facts)
        case NoteSilence():
            return _note_silence(command, request, facts, rules)
        case NoteReplySilence():
            at = command.happened_at
            return (FirstReplyTimeLapsed(happened_at=at, office=request.receiving_office),)
        case NoteUnanswered():
            return _note_unanswered(command, request)
        case _:
            assert_never(command)


def _ask(command: AskForCooperation, facts: Facts, rules: Profile) -> Outcome:
    assert facts.warrant is not None  # the bar saw to it
    if facts.asked is None:
        return Refused(Because.UNKNOWN_AGENCY, {"agency": command.asked_agency})
    refused = _bar_to_agency(facts.asked, facts) or _bar_to_papers(command, rules)
    return refused or (_asked(command, facts, facts.warrant, facts.asked),)


def _bar_to_agency(asked: AgencyStanding, facts: Facts) -> Refused | None:
    if asked.agency == facts.actor.agency:
        return Refused(Because.OWN_AGENCY)
    if not asked.approving_offices:
        return Refused(Because.NOBODY_TO_APPROVE)
    if facts.already_open is not None:
        return Refused(Because.ALREADY_OPEN, {"request": facts.already_open})
    return None


def _bar_to_papers(command: AskForCooperation, rules: Profile) -> Refused | None:
    listed = {item.id: item for item in rules.papers_for(command.kind)}
    filed = {paper.kind for paper in command.papers}
    if unlisted := sorted(filed - listed.keys()):
        return Refused(Because.PAPER_NOT_LISTED, {"papers": ", ".join(unlisted)})
    if missing := [item for kind, item in listed.items() if kind not in filed]:
        return Refused(Because.PAPERS_MISSING, {"papers": _in_words(missing)})
    return None


def _in_words(items: Iterable[Item]) -> str:
    return "; ".join(f"{item.says.zh} ({item.says.en})" for item in items)


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


def _acknowledge(command: AcknowledgeRequest, facts: Facts) -> Outcome:
    at, actor = command.happened_at, facts.actor
    return (RequestAcknowledged(happened_at=at, by=actor.user, office=actor.office),)


def _approve(command: GiveApproval, request: CooperationRequest, facts: Facts, rules: Profile) -> Outcome:
    at, by, office = command.happened_at, facts.actor.user, facts.actor.office
    # By the time of entry, not the time that is claimed: nobody is on time by dating back.
    late = deadline(request, approval_clock(office), rules).is_past(facts.now)
    given = ApprovalGiven(happened_at=at, by=by, office=office, late=late)
    if request.missing == (office,):
        return (given, CooperationAccepted(happened_at=at, by=by, office=office))
    return (given,)


def _decline(
    command: DeclineCooperation, request: CooperationRequest, facts: Facts, rules: Profile
) -> Outcome:
    if command.ground not in {item.id for item in rules.declines}:
        return Refused(Because.NO_GROUND_TO_DECLINE, {"grounds": _in_words(rules.declines)})
    return (
        CooperationDeclined(
            happened_at=command.happened_at,
            by=facts.actor.user,
            office=facts.actor.office,
            ground=command.ground,
            explanation=Sealed(request.subject, command.explanation),
        ),
    )


def _withdraw(command: WithdrawRequest, request: CooperationRequest, facts: Facts) -> Outcome:
    return (
        RequestWithdrawn(
            happened_at=command.happened_at,
            by=facts.actor.user,
            office=facts.actor.office,
            explanation=Sealed(request.subject, command.explanation),
        ),
    )


def _note_silence(command: NoteSilence, request: CooperationRequest, facts: Facts, rules: Profile) -> Outcome:
    approval = request.approval_of(command.office)
    if approval is None:
        return Refused(Because.OFFICE_NOT_NEEDED)
    if approval.status is ApprovalStatus.GIVEN:
        return Refused(Because.ALREADY_APPROVED)
    if refused := still_running(request, approval_clock(command.office), facts, rules):
        return refused
    return (ApprovalTimeLapsed(happened_at=command.happened_at, office=command.office),)


def _note_unanswered(command: NoteUnanswered, request: CooperationRequest) -> Outcome:
    return (
        AnswerTimeLapsed(
            happened_at=command.happened_at,
            office=request.receiving_office,
            missing=request.missing,
            escalation_owner=request.asking_office,
        ),
    )
