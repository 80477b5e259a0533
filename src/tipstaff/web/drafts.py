"""Drafts: what is still to be registered, and the page of one."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import person_names
from tipstaff.kernel.words import _
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.look.commands import LookAtPerson
from tipstaff.warrants.core.words import FIELD_WORDS
from tipstaff.warrants.queries import DraftRow, count_drafts, drafts_of
from tipstaff.web import looks, times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.forms import form_for
from tipstaff.web.matter import Matter, context
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import names_of

HEADING = (
    _("Number"),
    _("Issuing court"),
    _("Agency"),
    _("Still missing"),
    _("Saved by"),
    _("Saved (with offset from UTC)"),
)


@at_desk
def drafts(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The drafts that the agency is to register, or that the court has drafted; for oversight all."""
    scope, offset = scope_of(request, desk), offset_of(request)
    rows = drafts_of(scope.agency, limit=SIZE, offset=offset, issued=scope.is_of_a_court)
    shown = {
        "rows": [_row(one, desk) for one in rows],
        "scope": scope,
        "paging": Paging(
            offset=offset,
            count=count_drafts(scope.agency, issued=scope.is_of_a_court),
            query=request.GET,
        ),
    }
    return page(request, desk, "web/drafts.html", shown, here="warrants", part="list")


@at_desk
def drafts_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    scope = scope_of(request, desk)

    def behind(last: DraftRow | None, limit: int) -> Sequence[DraftRow]:
        return drafts_of(scope.agency, limit=limit, after=last, issued=scope.is_of_a_court)

    return csv_file("drafts", HEADING, behind, lambda batch: _cells(batch, desk))


def _cells(batch: Sequence[DraftRow], desk: Desk) -> Iterator[Sequence[str]]:
    names = names_of(agency for row in batch for agency in (row.court, row.agency))
    people = person_names({row.saved_by for row in batch}, get_language() or "en")
    for row in batch:
        saved_by = people.get(row.saved_by, row.saved_by)
        at = moment(row.saved_at, desk.zone)
        yield identifier(row.number), names[row.court], names[row.agency], _missing(row.missing), saved_by, at


def _row(row: DraftRow, desk: Desk) -> dict[str, Any]:
    names = names_of((row.court, row.agency))
    people = person_names({row.saved_by}, get_language() or "en")
    return {
        "id": row.id,
        "number": row.number,
        "court": names[row.court],
        "agency": names[row.agency],
        "missing": _missing(row.missing),
        "saved_by": people.get(row.saved_by, row.saved_by),
        "saved": times.of_moment(row.saved_at, desk.zone),
    }


def _missing(fields: Sequence[str]) -> str:
    return words.listed(gettext(FIELD_WORDS[one]) for one in fields)


def show(request: HttpRequest, desk: Desk, matter: Matter) -> HttpResponse:
    """A draft's page: what is missing, and how to go on."""
    draft: Draft = matter.state
    names, form = names_of((draft.court, draft.agency)), form_for(LookAtPerson)(zone=matter.zone)
    shown = {
        **context(request, desk, matter),
        "draft": draft,
        "court": names[draft.court],
        "agency": names[draft.agency],
        "missing": _missing(draft.missing),
        "saved": times.time_tag(draft.saved_at, matter.zone, desk.zone),
        "look": looks.look_at(desk, draft.id),
        "look_form": form,
        "asked": [part for part in form.shown() if part.at in ("purpose", "case_reference")],
    }
    return page(request, desk, "web/draft.html", shown, here="warrants", part="matter")
