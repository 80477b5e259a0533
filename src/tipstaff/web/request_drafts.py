"""Requests that are kept and not sent: their list and the page of one; and the kinds of help to choose from."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import person_names
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.drafts import RequestDraftRow, count_drafts, drafts_of
from tipstaff.kernel.ids import MatterId, WarrantId
from tipstaff.kernel.words import _
from tipstaff.policy.profile import CooperationKind, Profile
from tipstaff.registrar.rules import rules_named
from tipstaff.web import looks, times, words
from tipstaff.web.asking_for_help import may_name
from tipstaff.web.clock_text import of_budget
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.matter import Matter, context
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.record_notes import notes_for
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import agency_name, names_of, number_of, numbers_of

HEADING = (
    _("Kind of help"),
    _("Number of the warrant"),
    _("Asked agency"),
    _("Papers missing"),
    _("Questions missing"),
    _("Saved by"),
    _("Saved (with offset from UTC)"),
)


@at_desk
def kinds(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every kind of help with what the rules ask for; with a warrant named, each leads to its form."""
    rules = rules_named(desk.actor.profile)
    known = {name: str(value) for name, value in request.GET.items()}
    warrant = WarrantId(MatterId(known["warrant"])) if "warrant" in known else None
    if warrant and not may_name(desk, warrant):
        raise Http404
    shown = {
        "kinds": [_kind(one, rules, known) for one in rules.cooperation.values()],
        "number": number_of(warrant) if warrant else "",
        "notes": notes_for(desk, warrant),
        "rules": rules.name,
    }
    return page(request, desk, "web/kinds.html", shown, here="cooperation-requests")


def _kind(kind: CooperationKind, rules: Profile, known: dict[str, str]) -> dict[str, Any]:
    language = get_language() or "en"
    times_of = [rules.limit(one) for one in (kind.limit, kind.remote_limit) if one]
    query = urlencode({**known, "kind": kind.kind.value})
    return {
        "says": kind.says.in_language(language),
        "papers": [one.says.in_language(language) for one in kind.papers],
        "questions": [one.says.in_language(language) for one in kind.questions],
        "limits": [
            (one.says.in_language(language), of_budget(one.budget), words.of_source(one.source))
            for one in times_of
        ],
        "duties": [
            (words.of_word(one.duty), words.of_word(one.bears), words.of_source(one.source), one.is_fixed)
            for one in kind.duties
        ],
        "url": f"{reverse('act', args=['new', 'cooperation.ask'])}?{query}" if "warrant" in known else "",
    }


@at_desk
def drafts(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The requests that this agency keeps; for oversight those of all."""
    scope, offset = scope_of(request, desk), offset_of(request)
    rows = drafts_of(scope.agency, limit=SIZE, offset=offset)
    shown = {
        "rows": list(_rows(rows, desk)),
        "scope": scope,
        "paging": Paging(offset=offset, count=count_drafts(scope.agency), query=request.GET),
    }
    return page(request, desk, "web/request_drafts.html", shown, here="cooperation-requests", part="list")


@at_desk
def drafts_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    agency = scope_of(request, desk).agency

    def behind(last: RequestDraftRow | None, limit: int) -> Sequence[RequestDraftRow]:
        return drafts_of(agency, limit=limit, behind=last)

    return csv_file("request-drafts", HEADING, behind, lambda batch: _cells(batch, desk))


def _cells(batch: Sequence[RequestDraftRow], desk: Desk) -> Iterator[Sequence[str]]:
    for row, shown in zip(batch, _rows(batch, desk), strict=True):
        yield (
            shown["kind"],
            identifier(shown["number"]),
            shown["asked"],
            shown["papers"],
            shown["answers"],
            shown["saved_by"],
            moment(row.saved_at, desk.zone),
        )


def _rows(rows: Sequence[RequestDraftRow], desk: Desk) -> Iterator[dict[str, str]]:
    rules, numbers = rules_named(desk.actor.profile), numbers_of(row.warrant for row in rows)
    names = names_of(row.asked_agency for row in rows if row.asked_agency)
    people = person_names({row.saved_by for row in rows}, get_language() or "en")
    for row in rows:
        papers, answers = missing_in_words(row, rules)
        yield {
            "id": row.request,
            "kind": words.of_word(row.kind),
            "number": numbers[row.warrant],
            "asked": names[row.asked_agency] if row.asked_agency else "",
            "papers": papers,
            "answers": answers,
            "saved_by": people.get(row.saved_by, row.saved_by),
            "saved": times.of_moment(row.saved_at, desk.zone),
        }


def missing_in_words(draft: RequestDraftRow | RequestDraft, rules: Profile) -> tuple[str, str]:
    """The papers and the questions that are missing, as the rules call them."""
    kind, language = rules.cooperation[draft.kind], get_language() or "en"
    papers = [one.says.in_language(language) for one in kind.papers if one.id in draft.missing_papers]
    asked = [one.says.in_language(language) for one in kind.questions if one.id in draft.missing_answers]
    return words.listed(papers), words.listed(asked)


def show(request: HttpRequest, desk: Desk, matter: Matter) -> HttpResponse:
    """A draft's page: what is missing, and how to go on."""
    draft: RequestDraft = matter.state
    papers, answers = missing_in_words(draft, matter.rules)
    shown = {
        **context(request, desk, matter),
        "draft": draft,
        "notes": notes_for(desk, draft.warrant),
        "kind_said": words.of_word(draft.kind),
        "number": number_of(draft.warrant),
        "asked_of": agency_name(draft.asked_agency) if draft.asked_agency else gettext("Nobody yet"),
        "papers": papers,
        "answers": answers,
        "saved": times.time_tag(draft.saved_at, matter.zone, desk.zone),
        "look": looks.look_at(desk, draft.warrant),
    }
    return page(request, desk, "web/request_draft.html", shown, here="cooperation-requests", part="matter")
