"""A person held for a request: the times that hold them, the release, the hand-over, and speciality afterwards."""

from tipstaff.cooperation.core.abroad.commands import (
    ActForOffence,
    AgreeHandover,
    ConsentToOffence,
    ExtendDetention,
    ExtendHandover,
    NameHoldGround,
    NoteTimePassed,
    RecordConsent,
    RecordDetention,
    RecordFinalRelease,
    RecordFormalRequest,
    RecordRelease,
    SignHandover,
)
from tipstaff.cooperation.core.abroad.deadlines import NOTICE, SPECIALITY, SUPPLEMENT, deadline
from tipstaff.cooperation.core.abroad.events import (
    ActedForOffence,
    ConsentRecorded,
    DetentionExtended,
    DetentionRecorded,
    FinalReleaseRecorded,
    ForeignEvent,
    FormalRequestRecorded,
    HandoverAgreed,
    HandoverExtended,
    HandoverSigned,
    HoldGroundNamed,
    NoticeLapsed,
    OffenceConsented,
    PersonSurrendered,
    ReleaseDue,
    ReleaseRecorded,
    SpecialityLapsed,
    SupplementLapsed,
)
from tipstaff.cooperation.core.abroad.facts import Facts
from tipstaff.cooperation.core.abroad.grounds import AbroadGround as Because
from tipstaff.cooperation.core.abroad.request import ForeignRequest
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile

type Outcome = Decision[ForeignEvent]


def hold(command: RecordDetention, facts: Facts) -> Outcome:
    """The custody began when it is said to have begun: no later entry makes it shorter."""
    at, actor = command.happened_at, facts.actor
    return (DetentionRecorded(happened_at=at, by=actor.user, office=actor.office),)


def extend(command: ExtendDetention, request: ForeignRequest, facts: Facts) -> Outcome:
    """Extended with reasons; before the time has passed, not after it."""
    if not command.reason.strip():
        return Refused(Because.REASON_MISSING)
    at, actor, reason = command.happened_at, facts.actor, Sealed(request.subject, command.reason.strip())
    return (DetentionExtended(happened_at=at, reason=reason, by=actor.user, office=actor.office),)


def formal_request(command: RecordFormalRequest, facts: Facts) -> Outcome:
    """The papers came in time."""
    at, actor = command.happened_at, facts.actor
    return (FormalRequestRecorded(happened_at=at, by=actor.user, office=actor.office),)


def consent(command: RecordConsent, request: ForeignRequest, facts: Facts) -> Outcome:
    """No consent without rights told before it."""
    if not command.rights_told:
        return Refused(Because.RIGHTS_NOT_TOLD)
    at, actor, statement = command.happened_at, facts.actor, Sealed(request.subject, command.statement)
    return (ConsentRecorded(happened_at=at, statement=statement, by=actor.user, office=actor.office),)


def note_passed(command: NoteTimePassed, request: ForeignRequest, facts: Facts, rules: Profile) -> Outcome:
    """A time that held a person ends in a release that is due; papers, notices and speciality end by themselves."""
    due = deadline(request, command.clock, rules)
    if due is None:
        return Refused(Because.NOT_AWAITED)
    if not due.is_past(facts.now):
        return Refused(Because.TIME_STILL_RUNS)
    at = command.happened_at
    match command.clock:
        case name if name == SUPPLEMENT:
            return (SupplementLapsed(happened_at=at, office=request.office),)
        case name if name == SPECIALITY:
            return (SpecialityLapsed(happened_at=at, office=request.office),)
        case name if name == NOTICE:
            return (NoticeLapsed(happened_at=at, office=request.office),)
        case clock:
            return (ReleaseDue(happened_at=at, clock=clock, office=request.office, at=facts.now),)


def release(command: RecordRelease, request: ForeignRequest, facts: Facts) -> Outcome:
    """The person is free; `late` where it had been due already."""
    at, actor = command.happened_at, facts.actor
    return (
        ReleaseRecorded(
            happened_at=at,
            note=Sealed(request.subject, command.note),
            late=request.owes_release,
            by=actor.user,
            office=actor.office,
        ),
    )


def name_ground(command: NameHoldGround, request: ForeignRequest, facts: Facts, rules: Profile) -> Outcome:
    """Only a ground that the rules list, with the decision that it rests on."""
    if command.ground not in {one.id for one in rules.holds}:
        return Refused(Because.GROUND_NOT_LISTED)
    if not command.explanation.strip():
        return Refused(Because.REASON_MISSING)
    return (
        HoldGroundNamed(
            happened_at=command.happened_at,
            ground=command.ground,
            explanation=Sealed(request.subject, command.explanation.strip()),
            by=facts.actor.user,
            office=facts.actor.office,
            at=facts.now,
        ),
    )


def agree(command: AgreeHandover, facts: Facts) -> Outcome:
    """The day is agreed, or agreed anew."""
    at, actor = command.happened_at, facts.actor
    agreed = HandoverAgreed(happened_at=at, agreed_for=command.agreed_for, by=actor.user, office=actor.office)
    return (agreed,)


def extend_handover(command: ExtendHandover, request: ForeignRequest, facts: Facts) -> Outcome:
    """More time for the taking side, with reasons."""
    if not command.reason.strip():
        return Refused(Because.REASON_MISSING)
    at, actor, reason = command.happened_at, facts.actor, Sealed(request.subject, command.reason.strip())
    return (HandoverExtended(happened_at=at, reason=reason, by=actor.user, office=actor.office),)


def sign(command: SignHandover, request: ForeignRequest, facts: Facts) -> Outcome:
    """Two signatures, entered by two people; the second one surrenders the person."""
    handover = request.handover
    assert handover is not None  # the bar saw to it
    if handover.signed(command.side) is not None:
        return Refused(Because.ALREADY_SIGNED)
    if any(one.entered_by == facts.actor.user for one in handover.signatures):
        return Refused(Because.SIGNS_FOR_BOTH)
    signed = HandoverSigned(
        happened_at=command.happened_at,
        side=command.side,
        signed_by=Sealed(request.subject, command.signed_by),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    if not handover.signatures:
        return (signed,)
    held = request.detention
    assert held is not None  # the bar saw to it
    days = (command.happened_at - held.since).days
    surrendered = PersonSurrendered(
        happened_at=command.happened_at, offence=request.offence, days_held=max(days, 0)
    )
    return (signed, surrendered)


def consent_to_offence(
    command: ConsentToOffence, request: ForeignRequest, facts: Facts, rules: Profile
) -> Outcome:
    """Another offence is opened by the surrendering side's consent, or by a waiver before a judge."""
    if command.offence not in rules.offences:
        return Refused(Because.UNKNOWN_OFFENCE)
    if not command.given_by.strip():
        return Refused(Because.REASON_MISSING)
    return (
        OffenceConsented(
            happened_at=command.happened_at,
            offence=command.offence,
            given_by=Sealed(request.subject, command.given_by.strip()),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def act_for_offence(command: ActForOffence, request: ForeignRequest, facts: Facts) -> Outcome:
    """The lock of speciality: nothing for another offence."""
    if not request.allows(command.offence):
        return Refused(Because.SPECIALITY)
    return (
        ActedForOffence(
            happened_at=command.happened_at,
            offence=command.offence,
            what=Sealed(request.subject, command.what),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def finally_released(command: RecordFinalRelease, facts: Facts) -> Outcome:
    """From now on the person may leave; whoever stays loses the protection after a while."""
    at, actor = command.happened_at, facts.actor
    return (FinalReleaseRecorded(happened_at=at, by=actor.user, office=actor.office),)
