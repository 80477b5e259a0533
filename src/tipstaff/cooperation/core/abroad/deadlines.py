"""The clocks of a request between states. Those that hold a person end in a release, never in silence."""

from collections.abc import Iterator

from tipstaff.cooperation.core.abroad.commands import ForeignCommand, NoteReviewerSilent, NoteTimePassed
from tipstaff.cooperation.core.abroad.request import UNSENT, AbroadStatus, ForeignRequest
from tipstaff.kernel.deadline import Deadline
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.abroad import PackageForm
from tipstaff.policy.profile import Instrument, Profile

OWN_PART = "own_part"
VIEW = "view"
"""A reviewer's seal, as `view:<number>`; owned by the reviewer's office."""
REVEAL = "reveal"
"""The opening, as `reveal:<number>`; owned by the same."""
REPLACE = "replace"
"""Naming somebody in place of a silent reviewer, as `replace:<number>`; owned by the requesting office."""
DECIDE = "decide_release"
PROVISIONAL = "provisional"
"""Custody before the formal request."""
DECISION = "surrender_decision"
"""The decision on a European Arrest Warrant, from the arrest or from the consent."""
SUPPLEMENT = "supplement"
COLLECT = "collect"
"""Custody before the hand-over."""
RELEASE = "release"
"""A time has passed: the person is released. Nothing ends this clock but the release or a named ground."""
SPECIALITY = "speciality"
NOTICE = "notice_review"

OF_CUSTODY = (PROVISIONAL, COLLECT)


def clocks(request: ForeignRequest, rules: Profile) -> tuple[Clock, ...]:
    """The clocks that run now. A release that is owed outlives the request itself."""
    return tuple(Clock(name=name, owner=owner, deadline=due) for name, owner, due in _running(request, rules))


def lapse(request: ForeignRequest, clock: str, due: Instant) -> ForeignCommand | None:
    """What is noted when a clock has passed; None for those that only climb the ladder."""
    kind, _, number = clock.partition(":")
    if kind in (VIEW, REVEAL):
        return NoteReviewerSilent(happened_at=due, request=request.request, number=int(number))
    if kind in (*OF_CUSTODY, SUPPLEMENT, SPECIALITY, NOTICE):
        return NoteTimePassed(happened_at=due, request=request.request, clock=clock)
    return None


def deadline(request: ForeignRequest, clock: str, rules: Profile) -> Deadline | None:
    """When a running clock of this name is due; None where it does not run."""
    return next((due for name, _, due in _running(request, rules) if name == clock), None)


type _Running = Iterator[tuple[str, OfficeId, Deadline]]


def _running(request: ForeignRequest, rules: Profile) -> _Running:
    yield from _of_release(request, rules)
    if request.has_ended:
        return
    yield from _of_preparing(request, rules)
    yield from _of_review(request, rules)
    yield from _of_custody(request, rules)
    yield from _of_afterwards(request, rules)


def _of_release(request: ForeignRequest, rules: Profile) -> _Running:
    held = request.detention
    if held is None or not request.owes_release:
        return
    since = held.release_due_at or request.ended_at or held.since
    yield RELEASE, request.office, _due(request, "abroad.release", since, "cooperation.release_due", rules)


def _of_preparing(request: ForeignRequest, rules: Profile) -> _Running:
    if request.status in UNSENT:
        event = "cooperation.asked_abroad" if request.is_outgoing else "cooperation.received_from_abroad"
        yield OWN_PART, request.office, _due(request, "abroad.own_part", request.opened_at, event, rules)
    if request.status is AbroadStatus.WITH_DECIDER and request.decider_office and request.with_decider_at:
        due = _due(
            request, "abroad.review.decide", request.with_decider_at, "cooperation.views_differ", rules
        )
        yield DECIDE, request.decider_office, due
    supplement = request.supplement
    if supplement is not None and supplement.given_at is None:
        limit = "abroad.supplement_extended" if supplement.is_extended else "abroad.supplement"
        due = _due(request, limit, supplement.asked_at, "cooperation.supplement_asked", rules)
        yield SUPPLEMENT, request.office, due


def _of_review(request: ForeignRequest, rules: Profile) -> _Running:
    review = request.review
    if request.status is not AbroadStatus.IN_REVIEW or review is None:
        return
    for one in review.awaited:
        if one.silent_at is not None:
            due = _due(request, "abroad.review.replace", one.silent_at, "cooperation.reviewer_silent", rules)
            yield f"{REPLACE}:{one.number}", request.office, due
        elif review.sealed_at is None:
            due = _due(request, "abroad.review.view", one.since, "cooperation.reviewers_named", rules)
            yield f"{VIEW}:{one.number}", one.office, due
        else:
            due = _due(request, "abroad.review.reveal", review.sealed_at, "cooperation.view_sealed", rules)
            yield f"{REVEAL}:{one.number}", one.office, due


def _of_custody(request: ForeignRequest, rules: Profile) -> _Running:
    held, instrument = request.detention, rules.instrument(request.instrument)
    if held is None or not held.is_running or instrument is None or request.surrendered_at is not None:
        return
    if held.release_due_at is not None:
        return
    for name, due in _custody(request, instrument, rules):
        if not any(due.is_past(one.at) for one in held.held_on):
            yield name, request.office, due


def _custody(
    request: ForeignRequest, instrument: Instrument, rules: Profile
) -> Iterator[tuple[str, Deadline]]:
    held, handover = request.detention, request.handover
    assert held is not None  # the caller saw to it
    is_eaw = request.form is PackageForm.EAW
    if is_eaw and request.granted_at is None:
        yield DECISION, _decision(request, instrument, rules)
    elif not is_eaw and held.formal_request_at is None:
        limit = instrument.rule.provisional_extended if held.is_extended else instrument.rule.provisional
        yield PROVISIONAL, _due(request, limit, held.since, "cooperation.detention_recorded", rules)
    if handover is not None:
        limit = instrument.rule.handover_extended if handover.is_extended else instrument.rule.handover
        yield COLLECT, _due(request, limit, handover.agreed_for, "cooperation.handover_agreed", rules)
    elif is_eaw and request.granted_at is not None:
        due = _due(request, instrument.rule.handover, request.granted_at, "cooperation.abroad_granted", rules)
        yield COLLECT, due


def _decision(request: ForeignRequest, instrument: Instrument, rules: Profile) -> Deadline:
    held = request.detention
    assert held is not None  # the caller saw to it
    if held.consented_at is not None:
        return _due(request, "abroad.eaw.consent", held.consented_at, "cooperation.consent_recorded", rules)
    limit = instrument.rule.provisional_extended if held.is_extended else instrument.rule.provisional
    return _due(request, limit, held.since, "cooperation.detention_recorded", rules)


def _of_afterwards(request: ForeignRequest, rules: Profile) -> _Running:
    released = request.final_release_at
    if released is not None and not request.speciality_lapsed:
        due = _due(request, "abroad.speciality", released, "cooperation.final_release_recorded", rules)
        yield SPECIALITY, request.office, due
    if request.is_notice and request.sent_at is not None:
        since = request.reviewed_at or request.sent_at
        event = "cooperation.notice_reviewed" if request.reviewed_at else "cooperation.abroad_sent"
        yield NOTICE, request.office, _due(request, "abroad.notice.review", since, event, rules)


def _due(request: ForeignRequest, limit: str, start: Instant, event: str, rules: Profile) -> Deadline:
    return rules.deadline(limit, start, event, zone=request.zone)
