"""On a request's page: who bears what, disputes, and what the request states."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import person_names
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.cooperation.core.responsibility.dispute import Dispute, DisputeAbout
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.duties import Bearer, Duty
from tipstaff.policy.profile import Profile
from tipstaff.web import times, words
from tipstaff.web.clock_text import of_budget
from tipstaff.web.matter import Matter
from tipstaff.web.titles import names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """Who bears one duty: by what binds, by what waits for an agreement, and why it is so by the rules."""

    duty: str
    agreed: str
    proposed: str
    differs: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDispute:
    """One dispute on a request's page."""

    number: int
    about: str
    tone: str
    status: str
    raised: str
    decides: str
    decided: str
    late: bool


def duties_of(state: CooperationRequest, matter: Matter) -> dict[str, Any]:
    """The division that binds, beside the one that waits."""
    names = names_of({state.asking_agency, state.asked_agency})
    bearers = {Bearer.ASKING: names[state.asking_agency], Bearer.ASKED: names[state.asked_agency]}
    agreed, waiting = state.agreement, state.proposal
    sources = {one.duty: words.of_source(one.source) for one in matter.rules.cooperation[state.kind].duties}

    def said(duties: Any, duty: Duty) -> str:
        bearer = duties.bearer(duty)
        return bearers.get(bearer) or words.of_word(bearer)

    lines = [
        DutyLine(
            duty=words.of_word(duty),
            agreed=said(agreed.duties, duty) if agreed else "",
            proposed=said(waiting.duties, duty) if waiting else "",
            differs=bool(
                agreed and waiting and agreed.duties.bearer(duty) is not waiting.duties.bearer(duty)
            ),
            source=sources[duty],
        )
        for duty in Duty
    ]
    return {
        "lines": lines,
        "agreed": agreed,
        "agreed_at": times.of_moment(agreed.at, matter.zone) if agreed else "",
        "waiting": waiting,
        "proposer": names.get(waiting.agency, "") if waiting else "",
    }


def disputes_of(state: CooperationRequest, matter: Matter) -> list[ShownDispute]:
    """The disputes of a request, the latest first."""
    names = names_of({one.superior for one in state.disputes} | {state.asking_agency, state.asked_agency})
    people = person_names([one.end.by for one in state.disputes if one.end], get_language() or "en")
    return [_dispute(one, matter, names, people) for one in reversed(state.disputes)]


def _dispute(
    one: Dispute, matter: Matter, names: Mapping[Any, str], people: Mapping[Any, str]
) -> ShownDispute:
    about = words.of_word(one.about) + (f" · {words.of_word(one.duty)}" if one.duty else "")
    decided = ""
    if one.end:
        what = words.of_word(one.end.bears) if one.end.bears else words.of_word(one.status)
        decided = (
            f"{what} · {people.get(one.end.by, one.end.by)} · {times.of_moment(one.end.at, matter.zone)}"
        )
    is_jurisdiction = one.about is DisputeAbout.JURISDICTION
    return ShownDispute(
        number=one.number,
        about=about,
        tone=("stop" if is_jurisdiction else "warn") if one.is_open else "quiet",
        status=words.of_word(one.status),
        raised=times.of_moment(one.at, matter.zone),
        decides=names[one.superior],
        decided=decided,
        late=bool((one.end and one.end.late) or one.lapsed_at),
    )


def stated_of(state: CooperationRequest, rules: Profile) -> list[tuple[str, str]]:
    """What the request states in the open."""
    stated, kind, language = state.particulars, rules.cooperation[state.kind], get_language() or "en"
    if stated is None:
        return []
    lines = [(gettext("Firearms"), words.of_word(stated.weapons))]
    instruments = {one.id: one.says.in_language(language) for one in kind.instruments}
    if stated.instrument:
        lines.append((gettext("Legal instrument"), instruments.get(stated.instrument, stated.instrument)))
    limit = rules.limit(kind.remote_limit if stated.is_remote and kind.remote_limit else kind.limit)
    lines.append(
        (gettext("Time for the help"), f"{limit.says.in_language(language)} · {of_budget(limit.budget)}")
    )
    return lines


def told_of(state: CooperationRequest, rules: Profile) -> list[tuple[str, str]]:
    """What people wrote about it, for a reader who has stated why they look."""
    erased = gettext("Erased")
    texts = [(said, sealed.opened(erased)) for said, sealed in _stated_in_words(state, rules) if sealed]
    for one in state.disputes:
        about = f"{one.number}. {words.of_word(one.about)}"
        texts.append((gettext("Dispute {about}").format(about=about), one.statement.opened(erased)))
        if one.end:
            decision = gettext("Decision on dispute {about}").format(about=about)
            texts.append((decision, one.end.reasons.opened(erased)))
    return texts


def _stated_in_words(state: CooperationRequest, rules: Profile) -> Iterator[tuple[str, Sealed[str] | None]]:
    questions = {
        one.id: one.says.in_language(get_language() or "en")
        for one in rules.cooperation[state.kind].questions
    }
    if stated := state.particulars:
        for one in stated.answers:
            yield questions.get(one.question, one.question), one.text
        yield gettext("Number of the legal instrument"), stated.instrument_number
        yield gettext("The emergency on the spot"), stated.emergency
    if state.proposal:
        yield gettext("On the proposed division"), state.proposal.note
    if state.completion:
        yield gettext("What was done"), state.completion.result
