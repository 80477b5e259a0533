"""The blind review: sealed apart, opened together, and a third person where two differ."""

from tipstaff.cooperation.core.abroad.commands import (
    HandOverView,
    NoteReviewerSilent,
    OpenViews,
    RefuseRequest,
    ReleaseRequest,
    ReplaceReviewer,
    SealView,
)
from tipstaff.cooperation.core.abroad.deadlines import REVEAL, VIEW, deadline
from tipstaff.cooperation.core.abroad.deciding.preparing import bar_to_reviewers
from tipstaff.cooperation.core.abroad.events import (
    AbroadRefused,
    AbroadReleased,
    ForeignEvent,
    ReviewerReplaced,
    ReviewerSilent,
    ViewHandedOver,
    ViewsDiffer,
    ViewSealed,
    ViewsOpened,
)
from tipstaff.cooperation.core.abroad.facts import Facts
from tipstaff.cooperation.core.abroad.grounds import AbroadGround as Because
from tipstaff.cooperation.core.abroad.listed import is_ground
from tipstaff.cooperation.core.abroad.request import AbroadStatus, ForeignRequest, RefusedBy
from tipstaff.cooperation.core.abroad.view import (
    BlindReview,
    KnownView,
    OpenedView,
    ReviewerState,
    commitment_of,
)
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import UserId
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.abroad import Answer
from tipstaff.policy.profile import Profile

type Outcome = Decision[ForeignEvent]

COMMITMENT = 64
"""Hexadecimal digits of a SHA-256, and of an X25519 key."""


def seal(command: SealView, request: ForeignRequest, facts: Facts, rules: Profile) -> Outcome:
    """The view is fixed from now on. Nothing in what comes here says what it is."""
    if not (_is_hex(command.commitment) and _is_hex(command.lock) and command.box):
        return Refused(Because.NO_COMMITMENT)
    own = _own(_review(request), facts.actor.user)
    due = deadline(request, f"{VIEW}:{own.number}", rules)
    return (
        ViewSealed(
            happened_at=command.happened_at,
            number=own.number,
            commitment=command.commitment,
            lock=command.lock,
            box=Sealed(request.subject, command.box),
            late=own.silent_at is not None or (due is not None and due.is_past(facts.now)),
            by=facts.actor.user,
            office=facts.actor.office,
            at=facts.now,
        ),
    )


def _is_hex(text: str) -> bool:
    return len(text) == COMMITMENT and set(text) <= set("0123456789abcdef")


def _review(request: ForeignRequest) -> BlindReview:
    assert request.review is not None  # the bar saw to it
    return request.review


def _own(review: BlindReview, user: UserId) -> ReviewerState:
    own = review.of(user)
    assert own is not None  # the bar saw to it
    return own


def hand_over(command: HandOverView, request: ForeignRequest, facts: Facts) -> Outcome:
    """The parcel opens with the other reviewer's code alone, which they give when they open theirs."""
    if not command.parcel:
        return Refused(Because.NO_COMMITMENT)
    own = _own(_review(request), facts.actor.user)
    return (
        ViewHandedOver(
            happened_at=command.happened_at,
            number=own.number,
            parcel=Sealed(request.subject, command.parcel),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def open_views(command: OpenViews, request: ForeignRequest, facts: Facts) -> Outcome:
    """Both are held against what was committed to; then they release, refuse, or go up."""
    review = _review(request)
    if len(command.views) != len(review.reviewers):
        return Refused(Because.VIEW_ALTERED)
    if not all(_is_committed(one, each) for one, each in zip(review.reviewers, command.views, strict=True)):
        return Refused(Because.VIEW_ALTERED)
    views = tuple(_known(number, each, request) for number, each in enumerate(command.views, 1))
    at, actor = command.happened_at, facts.actor
    opened = ViewsOpened(happened_at=at, views=views, by=actor.user, office=actor.office)
    follows = _what_follows(command, views, facts)
    return follows if isinstance(follows, Refused) else (opened, follows)


def _is_committed(one: ReviewerState, opened: OpenedView) -> bool:
    try:
        return one.sealed is not None and commitment_of(opened) == one.sealed.commitment
    except ValueError:
        return False


def _known(number: int, opened: OpenedView, request: ForeignRequest) -> KnownView:
    view = opened.view
    return KnownView(
        number=number,
        verdict=view.verdict,
        torture=view.torture,
        persecution=view.persecution,
        reasons=Sealed(request.subject, view.reasons),
        salt=opened.salt,
    )


def _what_follows(command: OpenViews, views: tuple[KnownView, ...], facts: Facts) -> ForeignEvent | Refused:
    at, actor = command.happened_at, facts.actor
    if all(one.releases for one in views):
        return AbroadReleased(happened_at=at, reason=None, by=actor.user, office=actor.office)
    if not any(one.releases for one in views):
        return AbroadRefused(
            happened_at=at,
            refused_by=RefusedBy.REVIEWERS,
            ground=_ground(views),
            reason=views[0].reasons,
            by=actor.user,
            office=actor.office,
        )
    if facts.decider_office is None:
        return Refused(Because.NO_DECIDER)
    return ViewsDiffer(happened_at=at, decider_office=facts.decider_office, at=facts.now)


def _ground(views: tuple[KnownView, ...]) -> str:
    """A danger that a reviewer did not exclude is the ground; else that both decided so."""
    if any(one.torture is not Answer.NO for one in views):
        return "torture"
    return "persecution" if any(one.persecution is not Answer.NO for one in views) else "review"


def note_silent(
    command: NoteReviewerSilent, request: ForeignRequest, facts: Facts, rules: Profile
) -> Outcome:
    """A reviewer whose time has passed is named, with the stage at which they were silent."""
    review = request.review
    if request.status is not AbroadStatus.IN_REVIEW or review is None:
        return Refused(Because.NOT_AWAITED)
    one = next((each for each in review.awaited if each.number == command.number), None)
    if one is None or one.silent_at is not None:
        return Refused(Because.NOT_AWAITED)
    clock = VIEW if review.stage == "view" else REVEAL
    due = deadline(request, f"{clock}:{command.number}", rules)
    if due is None or not due.is_past(facts.now):
        return Refused(Because.TIME_STILL_RUNS)
    return (
        ReviewerSilent(
            happened_at=command.happened_at,
            number=command.number,
            stage=review.stage,
            reviewer=one.reviewer,
            office=one.office,
            at=facts.now,
        ),
    )


def replace_reviewer(command: ReplaceReviewer, request: ForeignRequest, facts: Facts) -> Outcome:
    """Somebody who has not been named in this review before."""
    review = _review(request)
    one = review.numbered(command.number)
    if one is None or one.silent_at is None:
        return Refused(Because.NOT_SILENT)
    if command.reviewer in review.took_part:
        return Refused(Because.SAME_REVIEWER)
    if refused := bar_to_reviewers((command.reviewer,), request, facts):
        return refused
    return (
        ReviewerReplaced(
            happened_at=command.happened_at,
            number=command.number,
            reviewer=command.reviewer,
            reviewer_office=facts.reviewers[command.reviewer],
            by=facts.actor.user,
            office=facts.actor.office,
            at=facts.now,
        ),
    )


def release(command: ReleaseRequest, request: ForeignRequest, facts: Facts) -> Outcome:
    """The decider lets it go on; the dissenting view stays beside the other one."""
    if not command.reason.strip():
        return Refused(Because.REASON_MISSING)
    reason = Sealed(request.subject, command.reason.strip())
    at, actor = command.happened_at, facts.actor
    return (AbroadReleased(happened_at=at, reason=reason, by=actor.user, office=actor.office),)


def refuse(command: RefuseRequest, request: ForeignRequest, facts: Facts, rules: Profile) -> Outcome:
    """Refused before the review, or by the decider after it: on a ground, with reasons."""
    if not is_ground(command.ground, rules):
        return Refused(Because.GROUND_NOT_LISTED)
    if not command.reason.strip():
        return Refused(Because.REASON_MISSING)
    by_decider = request.status is AbroadStatus.WITH_DECIDER
    return (
        AbroadRefused(
            happened_at=command.happened_at,
            refused_by=RefusedBy.DECIDER if by_decider else RefusedBy.OWN_AUTHORITY,
            ground=command.ground,
            reason=Sealed(request.subject, command.reason.strip()),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )
