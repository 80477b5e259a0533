"""The way to the asked side and back: sent, asked for more, granted, refused, withdrawn."""

from tipstaff.cooperation.core.abroad.commands import (
    AskSupplement,
    ExtendSupplement,
    GiveSupplement,
    RecordGranted,
    RecordRefused,
    ReviewNotice,
    SendAbroad,
    WithdrawAbroad,
)
from tipstaff.cooperation.core.abroad.events import (
    AbroadGranted,
    AbroadRefused,
    AbroadSent,
    AbroadWithdrawn,
    ForeignEvent,
    NoticeReviewed,
    SupplementAsked,
    SupplementExtended,
    SupplementGiven,
)
from tipstaff.cooperation.core.abroad.facts import Facts
from tipstaff.cooperation.core.abroad.grounds import AbroadGround as Because
from tipstaff.cooperation.core.abroad.listed import is_ground
from tipstaff.cooperation.core.abroad.request import ForeignRequest, RefusedBy
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile

type Outcome = Decision[ForeignEvent]


def send(command: SendAbroad, facts: Facts) -> Outcome:
    """It leaves only now."""
    at, actor, reference = command.happened_at, facts.actor, command.reference.strip()
    sent = AbroadSent(
        happened_at=at, reference=reference, by=actor.user, office=actor.office, sent_at=facts.now
    )
    return (sent,)


def grant(command: RecordGranted, request: ForeignRequest, facts: Facts) -> Outcome:
    """The asked side has granted it."""
    at, actor, reason = command.happened_at, facts.actor, Sealed(request.subject, command.reason)
    return (AbroadGranted(happened_at=at, reason=reason, by=actor.user, office=actor.office),)


def refuse(command: RecordRefused, request: ForeignRequest, facts: Facts, rules: Profile) -> Outcome:
    """The asked side has refused it: the warrant shows this for ever."""
    if not is_ground(command.ground, rules):
        return Refused(Because.GROUND_NOT_LISTED)
    return (
        AbroadRefused(
            happened_at=command.happened_at,
            refused_by=RefusedBy.ASKED_STATE if request.is_outgoing else RefusedBy.OWN_COURT,
            ground=command.ground,
            reason=Sealed(request.subject, command.reason),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def ask_supplement(command: AskSupplement, request: ForeignRequest, facts: Facts) -> Outcome:
    """More papers are asked for."""
    at, actor, what = command.happened_at, facts.actor, Sealed(request.subject, command.what)
    return (SupplementAsked(happened_at=at, what=what, by=actor.user, office=actor.office),)


def extend_supplement(command: ExtendSupplement, request: ForeignRequest, facts: Facts) -> Outcome:
    """More time for them, once."""
    at, actor, reason = command.happened_at, facts.actor, Sealed(request.subject, command.reason)
    return (SupplementExtended(happened_at=at, reason=reason, by=actor.user, office=actor.office),)


def give_supplement(command: GiveSupplement, facts: Facts) -> Outcome:
    """They were given."""
    at, actor = command.happened_at, facts.actor
    return (SupplementGiven(happened_at=at, by=actor.user, office=actor.office),)


def review_notice(command: ReviewNotice, request: ForeignRequest, facts: Facts) -> Outcome:
    """A notice is kept or withdrawn, with reasons: nobody renews one without looking."""
    if not command.reason.strip():
        return Refused(Because.REASON_MISSING)
    return (
        NoticeReviewed(
            happened_at=command.happened_at,
            outcome=command.outcome,
            reason=Sealed(request.subject, command.reason.strip()),
            by=facts.actor.user,
            office=facts.actor.office,
            at=facts.now,
        ),
    )


def withdraw(command: WithdrawAbroad, request: ForeignRequest, facts: Facts) -> Outcome:
    """It is withdrawn; a custody that rests on it is then to be ended."""
    at, actor, reason = command.happened_at, facts.actor, Sealed(request.subject, command.reason)
    return (AbroadWithdrawn(happened_at=at, reason=reason, by=actor.user, office=actor.office),)
