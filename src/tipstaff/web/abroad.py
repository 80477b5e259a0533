"""The page of a request between states: bars, package, blind review, custody, and what was refused before."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names, person_names
from tipstaff.cooperation.core.abroad.eligibility import questions_of, stops_of
from tipstaff.cooperation.core.abroad.package import Completeness, completeness
from tipstaff.cooperation.core.abroad.questions import Asked, Side, unanswered
from tipstaff.cooperation.core.abroad.request import UNSENT, AbroadStatus, ForeignRequest
from tipstaff.cooperation.core.abroad.view import BlindReview, KnownView, ReviewerState
from tipstaff.kernel.ids import WarrantId
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.look.commands import LookAtPerson
from tipstaff.web import looks, times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.forms import form_for
from tipstaff.web.matter import Matter, Next, context, matter_at
from tipstaff.web.page import page
from tipstaff.web.refusals_abroad import ground_said, refusals_of
from tipstaff.web.titles import agency_name, number_of
from tipstaff.web.warrants import Banner

BANNERS = {
    AbroadStatus.PREPARING: ("quiet", "✎", _("In preparation: nothing has left")),
    AbroadStatus.IN_REVIEW: ("warn", "◐", _("In the blind review: nothing has left")),
    AbroadStatus.WITH_DECIDER: ("warn", "≠", _("The reviewers differ: a third person decides")),
    AbroadStatus.RELEASED: ("good", "✓", _("Released by the review")),
    AbroadStatus.SENT: ("good", "→", _("Sent by its channel")),
    AbroadStatus.GRANTED: ("good", "✓", _("Granted")),
    AbroadStatus.SURRENDERED: ("good", "✓", _("Surrendered, for this offence and no other")),
    AbroadStatus.REFUSED: ("stop", "✕", _("Refused: it goes no further")),
    AbroadStatus.WITHDRAWN: ("quiet", "–", _("Withdrawn")),
    AbroadStatus.LAPSED: ("quiet", "–", _("Ended because a time has passed")),
}
MARKS = {"stop": "▲", "good": "✓", "warn": "◐", "": "·"}


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One question with its answer."""

    id: str
    says: str
    side: str
    bar: str
    answer: str
    tone: str
    mark: str


@dataclass(frozen=True, slots=True)
class Lines:
    """The questions that stop it, those still open, and the rest."""

    stopping: list[AskedLine]
    open: list[AskedLine]
    answered: list[AskedLine]


@dataclass(frozen=True, slots=True)
class ReviewerCard:
    """One reviewer beside the other: that they have sealed, and what, once both were opened."""

    name: str
    office: str
    said: str
    tone: str
    mark: str
    verdict: str = ""
    is_dissent: bool = False


def show(request: HttpRequest, desk: Desk, request_id: str) -> HttpResponse:
    """A request's page."""
    matter = matter_at(desk, request_id, "abroad")
    state: ForeignRequest = matter.state
    look, form = looks.look_at(desk, _looked_at(state)), form_for(LookAtPerson)(zone=matter.zone)
    known = context(request, desk, matter)
    near, later = _near_and_later(known["not_now"], state.status)
    shown = {
        **known,
        "not_now": near,
        "later": later,
        "asked": state,
        "banner": _banner(state, matter.rules),
        "said": _facts(state, matter.rules),
        "status": words.of_word(state.status),
        "title": f"{words.of_word(state.form)} · {state.country}",
        "number": number_of(state.warrant) if state.warrant else state.reference,
        "questions": lines_of(state, matter.rules),
        "package": _package(state, matter.rules),
        "reviewers": _reviewers(state, matter),
        "decided": _decided(state),
        "earlier": refusals_of(state.warrant) if state.warrant else [],
        "look": look,
        "look_form": form,
        "asked_first": [part for part in form.shown() if part.at in ("purpose", "case_reference")],
        "warrant_id": state.warrant,
        "texts": list(_texts(state)) if look else [],
    }
    return page(request, desk, "web/abroad.html", shown, here="abroad-requests", part="matter")


abroad_request = at_desk(show)


NEXT_STEPS = {
    AbroadStatus.PREPARING: {"cooperation.put_to_review"},
    AbroadStatus.IN_REVIEW: {"cooperation.seal_view", "cooperation.open_views"},
    AbroadStatus.WITH_DECIDER: {"cooperation.release_request", "cooperation.refuse_request"},
    AbroadStatus.RELEASED: {"cooperation.send_abroad"},
    AbroadStatus.GRANTED: {"cooperation.sign_handover", "cooperation.record_release"},
}
"""The acts that bring a request on from where it stands: what is in their way is said at once."""

type Waiting = list[tuple[str, list[Next]]]


def _near_and_later(not_now: Waiting, status: AbroadStatus) -> tuple[Waiting, Waiting]:
    """What is in the way of the next step, and apart from it what is for another stretch of the way."""
    steps = NEXT_STEPS.get(status, set())
    near = [(why, acts) for why, acts in not_now if any(one.name in steps for one in acts)]
    return near, [each for each in not_now if each not in near]


def _looked_at(state: ForeignRequest) -> WarrantId:
    """The person is looked at under our warrant; where there is none, under the request itself."""
    return state.warrant or WarrantId(state.request)


def _language() -> str:
    return get_language() or "en"


def _banner(state: ForeignRequest, rules: Profile) -> Banner:
    if state.owes_release:
        headline = gettext("RELEASE the person: the time has passed")
        sentence = gettext("Only a recorded release, or a legal ground that the rules list, ends this task.")
        return Banner("stop", "▲", headline, sentence)
    tone, sign, headline = BANNERS[state.status]
    return Banner(tone, sign, gettext(headline), _sentence(state, rules))


def _sentence(state: ForeignRequest, rules: Profile) -> str:
    if state.refusal is not None:
        return f"{words.of_word(state.refusal.by)}: {ground_said(state.refusal.ground, rules)}"
    if state.status is AbroadStatus.PREPARING and (stops := stops_of(state, rules)):
        return gettext("Stopped: {question}").format(question=stops[0].question.says.in_language(_language()))
    if state.status in UNSENT - {AbroadStatus.PREPARING}:
        return gettext(
            "A change to answers, assurances or papers puts it back to its beginning, with a new review."
        )
    return ""


def _facts(state: ForeignRequest, rules: Profile) -> list[tuple[str, str]]:
    instrument, offence = rules.instrument(state.instrument), rules.offences.get(state.offence)
    channel = words.of_word(instrument.rule.channel) if instrument else ""
    return [
        (gettext("Direction"), words.of_word(state.direction)),
        (gettext("Channel"), channel),
        (
            gettext("Under which text"),
            instrument.says.in_language(_language()) if instrument else state.instrument,
        ),
        (gettext("Other state"), state.country),
        (gettext("Sought for"), words.of_word(state.sought)),
        (gettext("Offence"), offence.says.in_language(_language()) if offence else state.offence),
        (gettext("Number"), state.reference or "–"),
        (gettext("Agency"), agency_name(state.agency)),
    ]


def lines_of(state: ForeignRequest, rules: Profile) -> Lines:
    """Every question with its answer, the stopping ones first."""
    wanted, stops = questions_of(state, rules), stops_of(state, rules)
    missing = unanswered(wanted, state.answers)
    rest = [one for one in wanted if one not in stops and one not in missing]
    return Lines(
        [_line(one, state, "stop") for one in stops],
        [_line(one, state, "warn") for one in missing],
        [_line(one, state, "good") for one in rest],
    )


def _line(one: Asked, state: ForeignRequest, tone: str) -> AskedLine:
    given = state.answers.get(one.key)
    return AskedLine(
        id=one.question.id,
        says=one.question.says.in_language(_language()),
        side=words.of_word(one.side) if one.side is Side.TURNED else "",
        bar=words.of_word(one.question.rule.bar),
        answer=words.of_word(given.answer) if given else gettext("Not answered yet"),
        tone=tone,
        mark=MARKS[tone],
    )


def _package(state: ForeignRequest, rules: Profile) -> Completeness:
    return completeness(state.parts, state.form, rules)


def _reviewers(state: ForeignRequest, matter: Matter) -> list[ReviewerCard]:
    review = state.review
    if review is None:
        return []
    people = person_names({one.reviewer for one in review.reviewers}, _language())
    offices = office_names({one.office for one in review.reviewers}, _language())
    views = {one.number: one for one in review.views}
    return [
        _card(
            one,
            review,
            views.get(one.number),
            matter,
            (people.get(one.reviewer, one.reviewer), offices.get(one.office, one.office)),
        )
        for one in review.reviewers
    ]


def _card(
    one: ReviewerState, review: BlindReview, view: KnownView | None, matter: Matter, names: tuple[str, str]
) -> ReviewerCard:
    if view is not None:
        tone = "good" if view.releases else "stop"
        differs = len({each.releases for each in review.views}) > 1
        final = matter.state.status not in (AbroadStatus.WITH_DECIDER, AbroadStatus.REFUSED)
        dissents = differs and view.releases is not final and matter.state.decision is not None
        return ReviewerCard(
            *names, gettext("Opened"), tone, MARKS[tone], words.of_word(view.verdict), dissents
        )
    if one.silent_at is not None:
        return ReviewerCard(*names, gettext("Let the time pass"), "stop", MARKS["stop"])
    if one.parcel is not None:
        said = gettext("Opened by its reviewer; readable together with the other view")
        return ReviewerCard(*names, said, "good", "◼")
    if one.sealed is not None:
        at = times.of_moment(one.sealed.at, matter.zone)
        return ReviewerCard(*names, gettext("Sealed on {at}; nobody can read it").format(at=at), "good", "◼")
    return ReviewerCard(*names, gettext("Has not decided yet"), "warn", MARKS["warn"])


def _decided(state: ForeignRequest) -> str:
    if state.decided_by is None:
        return ""
    return person_names({state.decided_by}, _language()).get(state.decided_by, state.decided_by)


def _texts(state: ForeignRequest) -> Iterator[tuple[str, str]]:
    """What people wrote, for a reader who has stated why they look."""
    erased = gettext("Erased")
    if state.foreign is not None:
        order = state.foreign.content
        said = f"{order.authority} · {order.number} · {order.issued_on} · {order.person}" if order else erased
        yield gettext("The other state's judicial order"), said
    if state.review is not None:
        for view in state.review.views:
            yield f"{gettext('View')} {view.number}", view.reasons.opened(erased)
    if state.decision is not None:
        yield gettext("The third person's reasons"), state.decision.opened(erased)
    if state.refusal is not None:
        yield gettext("Reasons of the refusal"), state.refusal.reasons.opened(erased)
    for one in state.assurances:
        yield (
            gettext("Assurance, and how it is monitored"),
            (f"{one.given_by.opened(erased)} · {one.given_on} · {one.monitored.opened(erased)}"),
        )
    if state.detention is not None:
        for hold in state.detention.held_on:
            yield gettext("Ground for further custody"), hold.explanation.opened(erased)
