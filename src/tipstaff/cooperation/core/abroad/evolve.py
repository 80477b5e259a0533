"""How a request between states stands after an event."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tipstaff.cooperation.core.abroad import events as on
from tipstaff.cooperation.core.abroad.commands import NoticeOutcome
from tipstaff.cooperation.core.abroad.detention import Detention, Hold
from tipstaff.cooperation.core.abroad.events import ForeignEvent
from tipstaff.cooperation.core.abroad.request import (
    UNSENT,
    AbroadStatus,
    Assurance,
    Direction,
    ForeignRequest,
    Handover,
    Refusal,
    Signature,
    Supplement,
)
from tipstaff.cooperation.core.abroad.view import BlindReview, Former, ReviewerState, SealedView
from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import UserId


def evolve(request: ForeignRequest | None, event: ForeignEvent) -> ForeignRequest:
    """The request after the event. Raises ValueError where the first event is not one that opens it."""
    if isinstance(event, on.AskedAbroad):
        return _asked(event)
    if isinstance(event, on.ReceivedFromAbroad):
        return _received(event)
    if request is None:
        raise ValueError(f"A request between states begins by being made, not with {type(event).__name__}")
    return _AFTER[type(event)](request, event)


def _asked(event: on.AskedAbroad) -> ForeignRequest:
    return ForeignRequest(
        direction=Direction.OUTGOING,
        warrant=event.warrant,
        foreign=None,
        earlier=event.earlier,
        **_opened(event),
    )


def _received(event: on.ReceivedFromAbroad) -> ForeignRequest:
    return ForeignRequest(
        direction=Direction.INCOMING,
        warrant=None,
        foreign=event.foreign,
        earlier=(),
        reference=event.reference,
        **_opened(event),
    )


def _opened(event: on.AskedAbroad | on.ReceivedFromAbroad) -> dict[str, Any]:
    same = (
        "request",
        "instrument",
        "form",
        "country",
        "subject",
        "offence",
        "sought",
        "is_listed",
        "agency",
        "office",
        "zone",
    )
    hands = frozenset({event.by})
    return {
        **{name: getattr(event, name) for name in same},
        "opened_by": event.by,
        "opened_at": event.happened_at,
        "hands": hands,
    }


# ── what is prepared: a change puts an unsent request back to its beginning ──


def _changed(request: ForeignRequest, by: UserId, **content: Any) -> ForeignRequest:
    """What was changed was not reviewed: views that were sealed about it stay sealed, and a new round begins."""
    changed = replace(request, hands=request.hands | {by}, **content)
    if request.status not in UNSENT:
        return changed
    ended = (request.review,) if request.review else ()
    return replace(
        changed,
        status=AbroadStatus.PREPARING,
        review=None,
        earlier_reviews=(*request.earlier_reviews, *ended),
        decider_office=None,
        with_decider_at=None,
        decided_by=None,
        decision=None,
    )


def _answered(request: ForeignRequest, event: on.BarsAnswered) -> ForeignRequest:
    new = {(one.question, one.side): one for one in event.answers}
    return _changed(request, event.by, answers={**request.answers, **new})


def _assured(request: ForeignRequest, event: on.AssuranceRecorded) -> ForeignRequest:
    assurance = Assurance(
        question=event.question,
        given_by=event.given_by,
        given_on=event.given_on,
        monitored=event.monitored,
    )
    return _changed(request, event.by, assurances=(*request.assurances, assurance))


def _filed(request: ForeignRequest, event: on.PartOfPackageFiled) -> ForeignRequest:
    return _changed(request, event.by, parts={**request.parts, event.filed.part: event.filed})


# ── the blind review ──


def _named(request: ForeignRequest, event: on.ReviewersNamed) -> ForeignRequest:
    reviewers = (
        ReviewerState(number=1, reviewer=event.first, office=event.first_office, since=event.at),
        ReviewerState(number=2, reviewer=event.second, office=event.second_office, since=event.at),
    )
    review = BlindReview(reviewers=reviewers)
    return replace(request, status=AbroadStatus.IN_REVIEW, review=review, hands=request.hands | {event.by})


def _sealed(request: ForeignRequest, event: on.ViewSealed) -> ForeignRequest:
    sealed = SealedView(
        commitment=event.commitment, lock=event.lock, box=event.box, at=event.at, late=event.late
    )
    return _reviewer(request, event.number, lambda one: replace(one, sealed=sealed, silent_at=None))


def _handed_over(request: ForeignRequest, event: on.ViewHandedOver) -> ForeignRequest:
    return _reviewer(request, event.number, lambda one: replace(one, parcel=event.parcel, silent_at=None))


def _silent(request: ForeignRequest, event: on.ReviewerSilent) -> ForeignRequest:
    return _reviewer(request, event.number, lambda one: replace(one, silent_at=event.at))


def _replaced(request: ForeignRequest, event: on.ReviewerReplaced) -> ForeignRequest:
    """What was handed over for the former's code opens for nobody else, so it is handed over anew."""
    review = request.review
    assert review is not None  # there was a reviewer to replace
    old = review.numbered(event.number)
    assert old is not None
    assert old.silent_at is not None
    former = Former(
        number=old.number,
        reviewer=old.reviewer,
        office=old.office,
        stage=review.stage,
        silent_at=old.silent_at,
    )
    new = ReviewerState(
        number=event.number, reviewer=event.reviewer, office=event.reviewer_office, since=event.at
    )
    other = replace(review.other(event.number), parcel=None)
    first, second = (new, other) if event.number == 1 else (other, new)
    review = replace(review, reviewers=(first, second), former=(*review.former, former))
    return replace(request, review=review, hands=request.hands | {event.by})


def _opened_views(request: ForeignRequest, event: on.ViewsOpened) -> ForeignRequest:
    assert request.review is not None  # there were views to open
    return replace(request, review=replace(request.review, views=event.views))


def _reviewer(
    request: ForeignRequest, number: int, changed: Callable[[ReviewerState], ReviewerState]
) -> ForeignRequest:
    review = request.review
    assert review is not None  # only a reviewer of it is changed
    first, second = (changed(one) if one.number == number else one for one in review.reviewers)
    return replace(request, review=replace(review, reviewers=(first, second)))


def _differ(request: ForeignRequest, event: on.ViewsDiffer) -> ForeignRequest:
    return replace(
        request,
        status=AbroadStatus.WITH_DECIDER,
        decider_office=event.decider_office,
        with_decider_at=event.at,
    )


def _released(request: ForeignRequest, event: on.AbroadReleased) -> ForeignRequest:
    decided_by = event.by if event.reason else None
    return replace(request, status=AbroadStatus.RELEASED, decided_by=decided_by, decision=event.reason)


# ── the answer, and how it ends ──


def _refused(request: ForeignRequest, event: on.AbroadRefused) -> ForeignRequest:
    refusal = Refusal(by=event.refused_by, ground=event.ground, reasons=event.reason, at=event.happened_at)
    return _ended(request, AbroadStatus.REFUSED, event, refusal=refusal)


def _ended(request: ForeignRequest, status: AbroadStatus, event: Event, **further: Any) -> ForeignRequest:
    return replace(request, status=status, ended_at=event.happened_at, **further)


def _sent(request: ForeignRequest, event: on.AbroadSent) -> ForeignRequest:
    return replace(request, status=AbroadStatus.SENT, sent_at=event.sent_at, reference=event.reference)


def _granted(request: ForeignRequest, event: on.AbroadGranted) -> ForeignRequest:
    return replace(request, status=AbroadStatus.GRANTED, granted_at=event.happened_at)


def _supplement_asked(request: ForeignRequest, event: on.SupplementAsked) -> ForeignRequest:
    return replace(request, supplement=Supplement(asked_at=event.happened_at))


def _supplement_extended(request: ForeignRequest, _event: on.SupplementExtended) -> ForeignRequest:
    assert request.supplement is not None  # there was one to extend
    return replace(request, supplement=replace(request.supplement, is_extended=True))


def _supplement_given(request: ForeignRequest, event: on.SupplementGiven) -> ForeignRequest:
    assert request.supplement is not None  # there was one to answer
    return replace(request, supplement=replace(request.supplement, given_at=event.happened_at))


# ── custody ──


def _held(request: ForeignRequest, event: on.DetentionRecorded) -> ForeignRequest:
    return replace(request, detention=Detention(since=event.happened_at))


def _detention(request: ForeignRequest, **changes: Any) -> ForeignRequest:
    assert request.detention is not None  # there is somebody held
    return replace(request, detention=replace(request.detention, **changes))


def _hold_named(request: ForeignRequest, event: on.HoldGroundNamed) -> ForeignRequest:
    hold = Hold(ground=event.ground, explanation=event.explanation, by=event.by, at=event.at)
    held = request.detention.held_on if request.detention else ()
    return _detention(request, held_on=(*held, hold), release_due_at=None)


def _agreed(request: ForeignRequest, event: on.HandoverAgreed) -> ForeignRequest:
    return replace(request, handover=Handover(agreed_for=event.agreed_for))


def _handover_extended(request: ForeignRequest, _event: on.HandoverExtended) -> ForeignRequest:
    assert request.handover is not None  # there was one to extend
    return replace(request, handover=replace(request.handover, is_extended=True))


def _signed(request: ForeignRequest, event: on.HandoverSigned) -> ForeignRequest:
    assert request.handover is not None  # there was one to sign
    signature = Signature(
        side=event.side, signed_by=event.signed_by, entered_by=event.by, at=event.happened_at
    )
    signatures = (*request.handover.signatures, signature)
    return replace(request, handover=replace(request.handover, signatures=signatures))


def _surrendered(request: ForeignRequest, event: on.PersonSurrendered) -> ForeignRequest:
    return replace(request, status=AbroadStatus.SURRENDERED, surrendered_at=event.happened_at)


# ── afterwards ──


def _notice_reviewed(request: ForeignRequest, event: on.NoticeReviewed) -> ForeignRequest:
    if event.outcome is NoticeOutcome.WITHDRAW:
        return _ended(request, AbroadStatus.WITHDRAWN, event, reviewed_at=event.at)
    return replace(request, reviewed_at=event.at)


_AFTER: dict[type[Event], Callable[[ForeignRequest, Any], ForeignRequest]] = {
    on.BarsAnswered: _answered,
    on.AssuranceRecorded: _assured,
    on.PartOfPackageFiled: _filed,
    on.ReviewersNamed: _named,
    on.ViewSealed: _sealed,
    on.ViewHandedOver: _handed_over,
    on.ViewsOpened: _opened_views,
    on.ReviewerSilent: _silent,
    on.ReviewerReplaced: _replaced,
    on.ViewsDiffer: _differ,
    on.AbroadReleased: _released,
    on.AbroadRefused: _refused,
    on.AbroadSent: _sent,
    on.AbroadGranted: _granted,
    on.SupplementAsked: _supplement_asked,
    on.SupplementExtended: _supplement_extended,
    on.SupplementGiven: _supplement_given,
    on.SupplementLapsed: lambda request, event: _ended(request, AbroadStatus.LAPSED, event),
    on.DetentionRecorded: _held,
    on.DetentionExtended: lambda request, _event: _detention(request, is_extended=True),
    on.FormalRequestRecorded: lambda request, event: _detention(request, formal_request_at=event.happened_at),
    on.ConsentRecorded: lambda request, event: _detention(request, consented_at=event.happened_at),
    on.ReleaseDue: lambda request, event: _detention(request, release_due_at=event.at),
    on.ReleaseRecorded: lambda request, event: _detention(request, released_at=event.happened_at),
    on.HoldGroundNamed: _hold_named,
    on.HandoverAgreed: _agreed,
    on.HandoverExtended: _handover_extended,
    on.HandoverSigned: _signed,
    on.PersonSurrendered: _surrendered,
    on.OffenceConsented: lambda request, event: replace(
        request, consented=request.consented | {event.offence}
    ),
    on.ActedForOffence: lambda request, _event: request,
    on.FinalReleaseRecorded: lambda request, event: replace(request, final_release_at=event.happened_at),
    on.SpecialityLapsed: lambda request, _event: replace(request, speciality_lapsed=True),
    on.NoticeReviewed: _notice_reviewed,
    on.NoticeLapsed: lambda request, event: _ended(request, AbroadStatus.LAPSED, event),
    on.AbroadWithdrawn: lambda request, event: _ended(request, AbroadStatus.WITHDRAWN, event),
}
