"""Sheets of warrants, on paper and as PDF: a preview for reading, and what is given out as an act on the record."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import WarrantId
from tipstaff.registrar.giving_sheets import give_sheet, void_after
from tipstaff.warrants.core.handout.bars import CARRYING
from tipstaff.warrants.core.handout.handout import HandoutForm
from tipstaff.web import looks, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.giving import GivingForm
from tipstaff.web.matter import Matter, matter_at
from tipstaff.web.sheet import Sheet, given_sheet, sheet_of
from tipstaff.web.sheet_pdf import pdf_of
from tipstaff.web.sheet_words import words as sheet_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A warrant at a desk, whose sheet is read or given out."""

    request: HttpRequest
    desk: Desk
    matter: Matter
    look: looks.Look | None

    def sheet(self, *, with_person: bool) -> Sheet:
        """Its sheet at this moment."""
        until = void_after(self.matter.state, self.desk.actor, self.desk.now, self.matter.rules)
        return sheet_of(
            self.request.build_absolute_uri, self.desk, self.matter, until, with_person=with_person
        )


@at_desk
def sheet(request: HttpRequest, desk: Desk, warrant: str) -> HttpResponse:
    """The sheet to read, which nobody may carry; sent, it is given out on paper."""
    reading = _reading(request, desk, warrant)
    return _give(reading, HandoutForm.PAPER) if request.method == "POST" else _preview(reading, None)


@at_desk
def sheet_pdf(request: HttpRequest, desk: Desk, warrant: str) -> HttpResponse:
    """The same as PDF, with equal content."""
    reading = _reading(request, desk, warrant)
    if request.method == "POST":
        return _give(reading, HandoutForm.PDF)
    return _pdf(reading.sheet(with_person=reading.look is not None), "preview")


def _reading(request: HttpRequest, desk: Desk, warrant: str) -> Reading:
    matter = matter_at(desk, warrant, "warrant")
    look = looks.look_at(desk, WarrantId(matter.id))
    return Reading(request=request, desk=desk, matter=matter, look=look)


def _give(reading: Reading, form: HandoutForm) -> HttpResponse:
    """Enter the act and show what it gives out; refused, the preview says why."""
    asked, desk = GivingForm(reading.request.POST), reading.desk
    if not asked.is_valid():
        return _preview(reading, asked, status=422)
    wanted = asked.wanted(form)
    outcome = give_sheet(
        reading.matter.state, desk.actor, wanted, reading.matter.rules, desk.now, asked.press
    )
    if isinstance(outcome, Refused):
        return _preview(reading, asked, refused=words.of_refusal(outcome), status=409)
    read = reading.sheet(with_person=wanted.with_persons)
    given = given_sheet(read, outcome, desk, words.of_word(wanted.purpose), wanted.case_reference)
    if form is HandoutForm.PDF:
        return _pdf(given, slugify(given.number, allow_unicode=True))
    return _page(reading, {"sheets": [given]})


def _preview(
    reading: Reading, asked: GivingForm | None, *, refused: str = "", status: int = 200
) -> HttpResponse:
    look = reading.look
    initial = {"case_reference": look.case_reference, "with_persons": True} if look else {}
    context = {
        "sheets": [reading.sheet(with_person=look is not None)],
        "form": asked or GivingForm(initial=initial),
        "refused": refused,
        "may_give": reading.desk.actor.may(*CARRYING),
        "matter": reading.matter,
    }
    return _page(reading, context, status)


def _page(reading: Reading, context: dict[str, Any], status: int = 200) -> HttpResponse:
    shown = {
        "form": None,
        "left": (),
        "refused": "",
        "may_give": False,
        "matter": reading.matter,
        "said": sheet_words(),
    }
    response = render(reading.request, "web/sheet.html", {**shown, **context}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _pdf(sheet: Sheet, name: str) -> HttpResponse:
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(pdf_of(sheet), content_type="application/pdf", headers=headers)
