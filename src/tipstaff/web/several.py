"""What is done with several warrants at once: giving out, and nothing that decides about one.

A recall, a confirmation, a check or a validation is a judgement about one warrant; there is none of several.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import SubmissionId, WarrantId
from tipstaff.registrar.facts import held_warrant
from tipstaff.registrar.giving_sheets import give_sheet, void_after
from tipstaff.registrar.reading import Loaded
from tipstaff.warrants.core.handout.bars import bar_of_warrant
from tipstaff.warrants.core.handout.handout import HandoutForm
from tipstaff.web import looks, words
from tipstaff.web.care import Care, cares_of
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.giving import GivingForm
from tipstaff.web.giving_files import export, named
from tipstaff.web.matter import Matter, matter_at
from tipstaff.web.page import page
from tipstaff.web.sheet import Sheet, given_sheet, sheet_of
from tipstaff.web.sheet_words import words as sheet_words

MOST = 50
"""Warrants of which sheets are given out in one go: a page of the list."""
DOES = ("export", "sheets")
"""All that is done with several at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One warrant in the report; `why_not` is empty where nothing stands in its way."""

    warrant: WarrantId
    number: str
    why_not: str
    care: Care | None = None
    sheet: Sheet | None = None


@require_POST
@at_desk
def several(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """Do something with the warrants that were ticked in a list, after a dry run."""
    if request.POST.get("do") != "sheets":
        return export(request)
    matters = [matter_at(desk, one, "warrant") for one in named(request)[:MOST]]
    if request.POST.get("step") != "give":
        return _asked(request, desk, matters, GivingForm())
    form = GivingForm(request.POST)
    if not matters or not form.is_valid():
        return _asked(request, desk, matters, form, status=422)
    return _report(request, [_give(request, desk, matter, form) for matter in matters])


def _trial(desk: Desk, matter: Matter, care: Care | None) -> Row:
    """Whether a sheet of a warrant would be given out."""
    held = held_warrant(Loaded(matter.state, matter.version, matter.rules.name), desk.now)
    refused = bar_of_warrant(held, desk.actor, HandoutForm.PAPER, with_persons=False)
    why_not = words.of_refusal(refused) if refused else ""
    return Row(warrant=WarrantId(matter.id), number=matter.state.number, why_not=why_not, care=care)


def _give(request: HttpRequest, desk: Desk, matter: Matter, form: GivingForm) -> Row:
    """One sheet, one submission: it follows from the form and the warrant, so pressing twice is once."""
    press = SubmissionId(str(uuid.uuid5(uuid.NAMESPACE_URL, f"{form.press}/{matter.id}")))
    named_here = bool(form.cleaned_data["with_persons"])
    wanted = form.wanted(HandoutForm.PAPER, with_persons=named_here and _has_looked(desk, matter))
    outcome = give_sheet(matter.state, desk.actor, wanted, matter.rules, desk.now, press)
    row = Row(warrant=WarrantId(matter.id), number=matter.state.number, why_not="")
    if isinstance(outcome, Refused):
        return Row(warrant=row.warrant, number=row.number, why_not=words.of_refusal(outcome))
    until = void_after(matter.state, desk.actor, desk.now, matter.rules)
    read = sheet_of(request.build_absolute_uri, desk, matter, until, with_person=wanted.with_persons)
    given = given_sheet(read, outcome, desk, words.of_word(wanted.purpose), wanted.case_reference)
    return Row(warrant=row.warrant, number=row.number, why_not="", sheet=given)


def _has_looked(desk: Desk, matter: Matter) -> bool:
    return looks.look_at(desk, WarrantId(matter.id)) is not None


def _asked(
    request: HttpRequest, desk: Desk, matters: Sequence[Matter], form: GivingForm, status: int = 200
) -> HttpResponse:
    cares = cares_of(WarrantId(matter.id) for matter in matters)
    rows = [_trial(desk, matter, cares.get(WarrantId(matter.id))) for matter in matters]
    context = {"rows": rows, "form": form, "count": sum(1 for row in rows if not row.why_not)}
    return page(request, desk, "web/several.html", context, here="warrants", status=status)


def _report(request: HttpRequest, rows: Sequence[Row]) -> HttpResponse:
    """The sheets that were given out, to print, and each warrant of which there is none."""
    context = {
        "sheets": [row.sheet for row in rows if row.sheet],
        "left": [row for row in rows if row.why_not],
        "said": sheet_words(),
        "form": None,
        "matter": None,
    }
    response = render(request, "web/sheet.html", context)
    response["Cache-Control"] = "no-store"
    return response
