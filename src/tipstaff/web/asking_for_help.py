"""The form of a co-operation request, made from what the rules list for one kind of help."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import agencies, approving_agencies
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.kernel.ids import AgencyId, MatterId, WarrantId
from tipstaff.policy.profile import Cooperation, CooperationKind, Profile
from tipstaff.web import look_ups
from tipstaff.web.desk import Desk
from tipstaff.web.matter import may_read
from tipstaff.web.parts import NONE_TO_CHOOSE, GivenRow

FORMS = frozenset({"cooperation.ask", "cooperation.keep_draft"})
"""Acts whose form depends on the kind of help."""
OF_A_DRAFT = FORMS | {"cooperation.discard_draft"}
"""All that is done with a request that was not sent."""

type Choices = Sequence[tuple[str, str]]


def may_name(desk: Desk, matter: MatterId) -> bool:
    """A matter that the reader may see, or a warrant that a look-up has just told them to ask about."""
    return look_ups.was_told_of(desk, WarrantId(matter)) or may_read(desk, matter)


def kind_asked(request: HttpRequest, state: Any) -> Cooperation | None:
    """The kind of help that the form is about; None where nobody has chosen one."""
    named = request.POST.get("kind") or request.GET.get("kind", "")
    if named in Cooperation:
        return Cooperation(named)
    return state.kind if isinstance(state, RequestDraft) else None


def choose_first(request: HttpRequest, state: Any) -> str:
    """Where one of the kinds is chosen, with what is known already: the warrant of a request that is there, too."""
    known = {"warrant": state.warrant} if state else {}
    return f"{reverse('cooperation-kinds')}?{urlencode({**known, **request.GET.dict()})}"


def offers_of_kind(kind: CooperationKind, desk: Desk) -> Mapping[str, Choices]:
    """What can be chosen for this kind; what it does not need is not asked about."""
    language = get_language() or "en"
    able = approving_agencies() - {desk.actor.agency}
    offers: dict[str, Choices] = {
        "kind": [(kind.kind.value, kind.says.in_language(language))],
        "asked_agency": [
            (one.agency, one.name(language)) for one in agencies() if AgencyId(one.agency) in able
        ],
        "instrument": [(one.id, one.says.in_language(language)) for one in kind.instruments],
    }
    if not kind.instruments:
        offers |= {"instrument": NONE_TO_CHOOSE, "instrument_number": NONE_TO_CHOOSE}
    if not kind.remote_limit:
        offers["is_remote"] = NONE_TO_CHOOSE
    return offers


def rows_of_kind(kind: CooperationKind, rules: Profile, state: Any) -> Mapping[str, Sequence[GivenRow]]:
    """One row for each paper and question of the list; the paper for firearms comes last."""
    language = get_language() or "en"
    kept = {one.kind for one in state.papers} if isinstance(state, RequestDraft) else set()
    papers = [(one.id, one.says.in_language(language)) for one in (*kind.papers, *rules.weapons)]
    there = gettext("kept with the draft already")
    return {
        "papers": [
            GivenRow(values={"kind": one}, legend=f"{said} ({there})" if one in kept else said)
            for one, said in papers
        ],
        "answers": [
            GivenRow(values={"question": one.id}, legend=one.says.in_language(language), may_be_blank=True)
            for one in kind.questions
        ],
    }


def initial_of_kind(kind: CooperationKind, state: Any) -> dict[str, Any]:
    """The division of the rules, and what a draft holds already."""
    known = {"kind": kind.kind.value, **{f"duties.{one.duty}": one.bears.value for one in kind.duties}}
    return known | (dict(_of_draft(kind, state)) if isinstance(state, RequestDraft) else {})


def _of_draft(kind: CooperationKind, draft: RequestDraft) -> Iterator[tuple[str, Any]]:
    yield from (("asked_agency", draft.asked_agency), ("place", draft.place), ("warrant", draft.warrant))
    yield "reason", draft.reason.opened("")
    answered = {one.question: one.text.opened("") for one in draft.answers}
    for number, question in enumerate(kind.questions):
        yield f"answers.{number}.text", answered.get(question.id, "")
