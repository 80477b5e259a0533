"""Small builders for everything about approvals: deputies, conditions, the green channel, changes, silence."""

from dataclasses import replace

from tests.core.cooperation.build import (
    APPROVERS,
    ASKER,
    ASKING,
    CLOCK,
    CRIME,
    LEGAL,
    RECEIVER,
    RECEIVING,
    REQUEST,
    SOON,
    THE_HEAD,
    Act,
    actor,
    agency,
    approver,
    facts,
    paper,
)

from tipstaff.cooperation.core.approvals import commands
from tipstaff.cooperation.core.approvals.condition import ConditionWanted
from tipstaff.cooperation.core.facts import Facts
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.ids import DeputyshipId, MatterId, OfficeId, RegionCode, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import DeputyStanding

EFFECT_DUE = Instant.parse("2026-09-21T08:00:00+08:00")
"""Eight hours after the approvals' time has passed."""
SPOT_DUE = Instant.parse("2026-09-18T10:05:00+08:00")
"""A day after the duty officer approved on the spot."""
CONDITION_DUE = Instant.parse("2026-09-19T12:00:00+08:00")
LATER = Instant.parse("2026-09-17T15:00:00+08:00")
DEPUTYSHIP = DeputyshipId(MatterId("deputyship-1"))
PLACE = RegionCode("330106")
ELSEWHERE = RegionCode("330108")
BOTH = frozenset({ASKING, RECEIVING, *APPROVERS})
DEPUTY = actor(RECEIVING, Role.DUTY_OFFICER, user="deputy")


def deputy(
    office: OfficeId = LEGAL, *, user: str = "deputy", approver_: str = "", valid: bool = True
) -> DeputyStanding:
    return DeputyStanding(
        deputyship=DEPUTYSHIP,
        office=office,
        approver=UserId(approver_ or approver(office).user),
        deputy=UserId(user),
        is_valid=valid,
    )


def as_deputy(by: Actor = DEPUTY, now: Instant = SOON, standing: DeputyStanding | None = None) -> Facts:
    one = standing or deputy()
    return replace(facts(by, now), deputyship=one, deputy_for=frozenset({one.office}))


def wanted(
    kind: str = "host_officers", owner: OfficeId = ASKING, due: Instant = CONDITION_DUE
) -> ConditionWanted:
    return ConditionWanted(kind=kind, owner=owner, due=due, what="two officers of the station")


def tied(by: Actor, now: Instant = SOON) -> Facts:
    return replace(facts(by, now), offices=BOTH)


def approve_tied(
    *conditions: ConditionWanted, revision: int = 1, at: Instant = SOON
) -> commands.GiveApproval:
    return commands.GiveApproval(
        happened_at=at, request=REQUEST, revision=revision, conditions=conditions or (wanted(),)
    )


def approve_revision(revision: int, at: Instant = LATER) -> commands.GiveApproval:
    return commands.GiveApproval(happened_at=at, request=REQUEST, revision=revision)


def approve_as_deputy(at: Instant = SOON) -> commands.GiveApprovalAsDeputy:
    return commands.GiveApprovalAsDeputy(happened_at=at, request=REQUEST, deputyship=DEPUTYSHIP)


def decline_as_deputy(ground: str = "legal_bar") -> commands.DeclineAsDeputy:
    return commands.DeclineAsDeputy(
        happened_at=SOON, request=REQUEST, deputyship=DEPUTYSHIP, ground=ground, explanation="time-barred"
    )


def approve_in_place(
    silent_office: OfficeId = LEGAL, at: Instant = EFFECT_DUE
) -> commands.GiveApprovalInPlace:
    return commands.GiveApprovalInPlace(happened_at=at, request=REQUEST, silent_office=silent_office)


def on_the_spot(at: Instant = SOON, revision: int = 1) -> commands.ApproveOnTheSpot:
    return commands.ApproveOnTheSpot(happened_at=at, request=REQUEST, revision=revision)


def change(at: Instant = LATER, place: RegionCode = ELSEWHERE, *papers: str) -> commands.ChangeRequest:
    return commands.ChangeRequest(
        happened_at=at,
        request=REQUEST,
        place=place,
        papers=tuple(paper(kind) for kind in papers or ("letter", "instrument")),
        reason="seen at an address in Hangzhou",
    )


def meet(number: int = 1, at: Instant = LATER) -> commands.MeetCondition:
    return commands.MeetCondition(
        happened_at=at, request=REQUEST, number=number, note="Zhao and Qian are there"
    )


def not_done(number: int = 1, at: Instant = LATER) -> commands.ReportConditionNotDone:
    return commands.ReportConditionNotDone(
        happened_at=at, request=REQUEST, number=number, note="nobody is free"
    )


def note_effect(office: OfficeId = LEGAL, at: Instant = EFFECT_DUE) -> commands.NoteSilenceEffect:
    return commands.NoteSilenceEffect(happened_at=at, request=REQUEST, office=office)


def note_spot_lapsed(at: Instant = SPOT_DUE) -> commands.NoteSpotApprovalLapsed:
    return commands.NoteSpotApprovalLapsed(happened_at=at, request=REQUEST)


def note_condition_lapsed(number: int = 1, at: Instant = CONDITION_DUE) -> commands.NoteConditionLapsed:
    return commands.NoteConditionLapsed(happened_at=at, request=REQUEST, number=number)


def spotted() -> Act:
    return on_the_spot(), facts(RECEIVER)


def changed(at: Instant = LATER, place: RegionCode = ELSEWHERE) -> Act:
    return change(at, place), facts(ASKER, at)


def tied_by(office: OfficeId, *conditions: ConditionWanted) -> Act:
    return approve_tied(*conditions), tied(approver(office))


def taken_to_head(office: OfficeId = LEGAL) -> Act:
    known = facts(CLOCK, EFFECT_DUE, asked=agency(LEGAL, CRIME, THE_HEAD))
    return note_effect(office), known


def taken_nowhere(office: OfficeId = LEGAL) -> Act:
    return note_effect(office), facts(CLOCK, EFFECT_DUE, asked=agency(LEGAL, CRIME))


HEAD_PERSON = approver(THE_HEAD)


def kinds_of(request: CooperationRequest) -> list[tuple[int, str]]:
    """The conditions by number and kind."""
    return [(one.number, one.filed.kind) for one in request.conditions]
