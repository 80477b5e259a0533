"""What stands in the way of a command about a request between states, as far as it can be told without its content."""

from collections.abc import Callable

from tipstaff.cooperation.core.abroad import commands as to
from tipstaff.cooperation.core.abroad.eligibility import bar_to_review
from tipstaff.cooperation.core.abroad.facts import Facts
from tipstaff.cooperation.core.abroad.grounds import AbroadGround as Because
from tipstaff.cooperation.core.abroad.request import UNSENT, AbroadStatus, ForeignRequest
from tipstaff.cooperation.core.grounds import CooperationGround
from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.policy.abroad import PackageForm
from tipstaff.policy.profile import Profile

_AUTHORITY = frozenset({Role.CENTRAL_AUTHORITY})
_REVIEWER = frozenset({Role.HUMAN_RIGHTS_REVIEWER})

ROLES: dict[type[Command], frozenset[Role]] = {
    **dict.fromkeys(to.COMMANDS.values(), _AUTHORITY),
    to.SealView: _REVIEWER,
    to.HandOverView: _REVIEWER,
    to.OpenViews: _REVIEWER,
    to.ReleaseRequest: frozenset({Role.REVIEW_DECIDER}),
    to.RefuseRequest: frozenset({Role.REVIEW_DECIDER, Role.CENTRAL_AUTHORITY}),
    to.RecordRelease: frozenset({Role.CENTRAL_AUTHORITY, Role.CUSTODY_OFFICER, Role.DUTY_OFFICER}),
    to.NoteReviewerSilent: CLOCK_ROLES,
    to.NoteTimePassed: CLOCK_ROLES,
}

_OPENS = (to.AskAbroad, to.RecordFromAbroad)
_OF_OTHERS = frozenset(
    {
        to.SealView,
        to.HandOverView,
        to.OpenViews,
        to.ReleaseRequest,
        to.RefuseRequest,
        to.NoteReviewerSilent,
        to.NoteTimePassed,
    }
)
"""Commands of people outside the agency that conducts the request."""
_AFTER_ITS_END = frozenset({to.RecordRelease, to.NameHoldGround, to.NoteTimePassed})
"""What is still done once a request has ended: whoever is held for it goes free."""


def bar(
    command: type[Command], request: ForeignRequest | None, facts: Facts, rules: Profile
) -> Refused | None:
    """The first thing that stands in the way, in the order a lawyer would ask; None where nothing does."""
    if not facts.actor.may(*ROLES[command]):
        return Refused(CooperationGround.WRONG_ROLE)
    if command in _OPENS:
        return Refused(Because.REQUEST_ABROAD_EXISTS) if request is not None else None
    if request is None:
        return Refused(Because.NO_SUCH_REQUEST_ABROAD)
    if command not in _OF_OTHERS and facts.actor.agency != request.agency:
        return Refused(Because.NOT_YOUR_AGENCY)
    if request.has_ended and command not in _AFTER_ITS_END:
        return Refused(Because.ABROAD_ENDED)
    return _BARS[command](request, facts, rules)


type _Bar = Callable[[ForeignRequest, Facts, Profile], Refused | None]


def needs_force(request: ForeignRequest, facts: Facts) -> Refused | None:
    """Nothing furthers a request of ours whose warrant is not in force."""
    if request.is_outgoing and (facts.warrant is None or not facts.warrant.is_in_force):
        return Refused(CooperationGround.WARRANT_NOT_IN_FORCE)
    return None


def _free(_request: ForeignRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    return None


def _to_changing(request: ForeignRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    return None if request.status in UNSENT else Refused(Because.TOO_LATE_TO_CHANGE)


def _to_putting(request: ForeignRequest, facts: Facts, rules: Profile) -> Refused | None:
    if request.status is not AbroadStatus.PREPARING:
        return Refused(Because.ALREADY_IN_REVIEW)
    return needs_force(request, facts) or bar_to_review(request, rules)


def _to_sealing(request: ForeignRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if request.status is not AbroadStatus.IN_REVIEW or request.review is None:
        return Refused(Because.NOT_IN_REVIEW)
    own = request.review.of(facts.actor.user)
    if own is None:
        return Refused(Because.NOT_NAMED)
    return Refused(Because.ALREADY_SEALED) if own.sealed is not None else None


def _to_opening(request: ForeignRequest, facts: Facts) -> Refused | None:
    if request.status is not AbroadStatus.IN_REVIEW or request.review is None:
        return Refused(Because.NOT_IN_REVIEW)
    if request.review.of(facts.actor.user) is None:
        return Refused(Because.NOT_NAMED)
    return Refused(Because.NOT_BOTH_SEALED) if request.review.sealed_at is None else None


def _to_handing_over(request: ForeignRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if refused := _to_opening(request, facts):
        return refused
    assert request.review is not None  # it is in review
    own = request.review.of(facts.actor.user)
    return Refused(Because.ALREADY_HANDED_OVER) if own and own.parcel is not None else None


def _to_opening_both(request: ForeignRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if refused := _to_opening(request, facts):
        return refused
    assert request.review is not None  # it is in review
    own = request.review.of(facts.actor.user)
    assert own is not None  # they are named
    other = request.review.other(own.number)
    return Refused(Because.OTHER_NOT_HANDED_OVER) if other.parcel is None else None


def _to_replacing(request: ForeignRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    if request.status is not AbroadStatus.IN_REVIEW or request.review is None:
        return Refused(Because.NOT_IN_REVIEW)
    is_silent = any(one.silent_at is not None for one in request.review.reviewers)
    return None if is_silent else Refused(Because.NOT_SILENT)


def _to_releasing(request: ForeignRequest, facts: Facts, rules: Profile) -> Refused | None:
    if refused := _to_deciding(request, facts) or needs_force(request, facts):
        return refused
    review = request.review
    assert review is not None  # a decider has two views before them
    if not all(one.excludes_danger for one in review.views):
        return Refused(Because.DANGER_NOT_EXCLUDED)
    return bar_to_review(request, rules)


def _to_deciding(request: ForeignRequest, facts: Facts) -> Refused | None:
    if request.status is not AbroadStatus.WITH_DECIDER or request.review is None:
        return Refused(Because.NOT_WITH_DECIDER)
    if not facts.actor.may(Role.REVIEW_DECIDER):
        return Refused(CooperationGround.WRONG_ROLE)
    if facts.actor.user in request.hands | request.review.took_part:
        return Refused(Because.TOOK_PART)
    return None


def _to_refusing(request: ForeignRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if request.status is AbroadStatus.WITH_DECIDER:
        return _to_deciding(request, facts)
    if request.status is not AbroadStatus.PREPARING:
        return Refused(Because.NOT_WITH_DECIDER)
    if not facts.actor.may(Role.CENTRAL_AUTHORITY):
        return Refused(Because.NOT_WITH_DECIDER)
    return Refused(Because.NOT_YOUR_AGENCY) if facts.actor.agency != request.agency else None


def _to_sending(request: ForeignRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if not request.is_outgoing:
        return Refused(Because.NOT_OUTGOING)
    if request.status is not AbroadStatus.RELEASED:
        return Refused(Because.NOT_RELEASED)
    return needs_force(request, facts)


def _to_answering(request: ForeignRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    if request.status in UNSENT - {AbroadStatus.RELEASED}:
        return Refused(Because.NOT_RELEASED)
    waits = AbroadStatus.SENT if request.is_outgoing else AbroadStatus.RELEASED
    return None if request.status is waits else Refused(Because.NOT_WITH_THE_ASKED_SIDE)


def _to_asking_more(request: ForeignRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    is_open = request.status is AbroadStatus.SENT if request.is_outgoing else request.status in UNSENT
    if not is_open:
        return Refused(Because.NOT_WITH_THE_ASKED_SIDE)
    runs = request.supplement is not None and request.supplement.given_at is None
    return Refused(Because.SUPPLEMENT_RUNS) if runs else None


def _to_giving_more(request: ForeignRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    runs = request.supplement is not None and request.supplement.given_at is None
    return None if runs else Refused(Because.NO_SUPPLEMENT)


def _to_extending_supplement(request: ForeignRequest, facts: Facts, rules: Profile) -> Refused | None:
    if refused := _to_giving_more(request, facts, rules):
        return refused
    extended = request.supplement is not None and request.supplement.is_extended
    return Refused(Because.EXTENDED_ALREADY) if extended else None


def _to_detaining(request: ForeignRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if request.is_outgoing and request.status not in (AbroadStatus.SENT, AbroadStatus.GRANTED):
        return Refused(Because.NOT_RELEASED)
    if request.surrendered_at is not None:
        return Refused(Because.ALREADY_HELD)
    held = request.detention
    if held is not None and held.is_running:
        return Refused(Because.ALREADY_HELD)
    return needs_force(request, facts)


def _to_custody(request: ForeignRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    held = request.detention
    if held is None or not held.is_running or request.surrendered_at is not None:
        return Refused(Because.NOT_HELD)
    return None


def _to_held_in_time(request: ForeignRequest, facts: Facts, rules: Profile) -> Refused | None:
    if refused := _to_custody(request, facts, rules):
        return refused
    return Refused(Because.RELEASE_IS_DUE) if request.owes_release else None


def _to_extending(request: ForeignRequest, facts: Facts, rules: Profile) -> Refused | None:
    if refused := _to_held_in_time(request, facts, rules):
        return refused
    instrument = rules.instrument(request.instrument)
    if instrument is None or instrument.rule.provisional_extended == instrument.rule.provisional:
        return Refused(Because.NO_EXTENSION)
    extended = request.detention is not None and request.detention.is_extended
    return Refused(Because.EXTENDED_ALREADY) if extended else None


def _to_consenting(request: ForeignRequest, facts: Facts, rules: Profile) -> Refused | None:
    if refused := _to_held_in_time(request, facts, rules):
        return refused
    return Refused(Because.NO_CONSENT_HERE) if request.form is not PackageForm.EAW else None


def _to_holding(request: ForeignRequest, facts: Facts, rules: Profile) -> Refused | None:
    if refused := _to_custody(request, facts, rules):
        return refused
    return None if request.owes_release else Refused(Because.NO_RELEASE_DUE)


def _to_agreeing(request: ForeignRequest, facts: Facts, _rules: Profile) -> Refused | None:
    if request.status is not AbroadStatus.GRANTED or request.is_notice:
        return Refused(Because.NOT_GRANTED)
    return Refused(Because.RELEASE_IS_DUE) if request.owes_release else needs_force(request, facts)


def _to_extending_handover(request: ForeignRequest, facts: Facts, rules: Profile) -> Refused | None:
    if refused := _to_agreeing(request, facts, rules):
        return refused
    if request.handover is None:
        return Refused(Because.NO_HANDOVER)
    instrument = rules.instrument(request.instrument)
    if instrument is None or instrument.rule.handover_extended == instrument.rule.handover:
        return Refused(Because.NO_EXTENSION)
    return Refused(Because.EXTENDED_ALREADY) if request.handover.is_extended else None


def _to_signing(request: ForeignRequest, facts: Facts, rules: Profile) -> Refused | None:
    if refused := _to_agreeing(request, facts, rules) or _to_custody(request, facts, rules):
        return refused
    return Refused(Because.NO_HANDOVER) if request.handover is None else None


def _to_afterwards(request: ForeignRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    return None if request.surrendered_at is not None else Refused(Because.NOT_SURRENDERED)


def _to_reviewing_notice(request: ForeignRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    stands = request.is_notice and request.status in (AbroadStatus.SENT, AbroadStatus.GRANTED)
    return None if stands else Refused(Because.NO_NOTICE)


def _to_withdrawing(request: ForeignRequest, _facts: Facts, _rules: Profile) -> Refused | None:
    return Refused(Because.ABROAD_ENDED) if request.surrendered_at is not None else None


_BARS: dict[type[Command], _Bar] = {
    to.AnswerQuestions: _to_changing,
    to.RecordAssurance: _to_changing,
    to.FilePart: _to_changing,
    to.PutToReview: _to_putting,
    to.SealView: _to_sealing,
    to.HandOverView: _to_handing_over,
    to.OpenViews: _to_opening_both,
    to.NoteReviewerSilent: _free,
    to.ReplaceReviewer: _to_replacing,
    to.ReleaseRequest: _to_releasing,
    to.RefuseRequest: _to_refusing,
    to.SendAbroad: _to_sending,
    to.RecordGranted: _to_answering,
    to.RecordRefused: _to_answering,
    to.AskSupplement: _to_asking_more,
    to.ExtendSupplement: _to_extending_supplement,
    to.GiveSupplement: _to_giving_more,
    to.RecordDetention: _to_detaining,
    to.ExtendDetention: _to_extending,
    to.RecordFormalRequest: _to_held_in_time,
    to.RecordConsent: _to_consenting,
    to.NoteTimePassed: _free,
    to.RecordRelease: _to_custody,
    to.NameHoldGround: _to_holding,
    to.AgreeHandover: _to_agreeing,
    to.ExtendHandover: _to_extending_handover,
    to.SignHandover: _to_signing,
    to.ConsentToOffence: _to_afterwards,
    to.ActForOffence: _to_afterwards,
    to.RecordFinalRelease: _to_afterwards,
    to.ReviewNotice: _to_reviewing_notice,
    to.WithdrawAbroad: _to_withdrawing,
}
