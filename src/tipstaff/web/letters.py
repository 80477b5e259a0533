"""Formal letters, on paper and as PDF: a preview for reading, and what is given out as an act on the record."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from uuid import uuid4

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names, offices_of
from tipstaff.cooperation.core.asking.commands import GiveOutLetter, LetterForm
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OfficeId, SubmissionId
from tipstaff.kernel.words import described
from tipstaff.registrar.submit import Entered, submit
from tipstaff.web import looks, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.fields import TickField, WordField
from tipstaff.web.letter import WORDS, Letter, letter_of
from tipstaff.web.matter import Matter, matter_at
from tipstaff.web.sheet_pdf import FONT, typeset

TEMPLATE = Path(__file__).with_name("letter.typ")
SAID = described(GiveOutLetter)
NAME = "cooperation.give_out_letter"
"""The act, which has a page of its own: nobody enters by hand what a letter said."""


class LetterGivingForm(forms.Form):
    """To which office of the asked agency, and whether the person is named."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    use_required_attribute = False

    def __init__(self, state: CooperationRequest, *args: object, **others: object) -> None:
        """The offices are those of the asked agency, its receiving one chosen."""
        super().__init__(*args, label_suffix="", **others)  # type: ignore[arg-type, misc]
        language = get_language() or "en"
        offices = [(one.office, one.name(language)) for one in offices_of(state.asked_agency)]
        self.fields["to_office"] = WordField(
            label=gettext(SAID["to_office"]), choices=offices, initial=state.receiving_office
        )
        self.fields["with_person"] = TickField(label=gettext(SAID["with_person"]), required=False)
        self.fields["to_office"].error_messages["required"] = gettext("This is needed.")


@at_desk
def letter(request: HttpRequest, desk: Desk, request_id: str) -> HttpResponse:
    """The letter to read; sent, it is given out on paper."""
    matter = _matter(desk, request_id)
    if request.method == "POST":
        return _give(request, desk, matter, LetterForm.PAPER)
    return _preview(request, desk, matter)


@at_desk
def letter_pdf(request: HttpRequest, desk: Desk, request_id: str) -> HttpResponse:
    """The same as PDF, with equal content."""
    matter = _matter(desk, request_id)
    if request.method == "POST":
        return _give(request, desk, matter, LetterForm.PDF)
    return _pdf(letter_of(request, desk, matter, with_person=_look(desk, matter) is not None))


def _matter(desk: Desk, request_id: str) -> Matter:
    matter = matter_at(desk, request_id, "cooperation")
    if not isinstance(matter.state, CooperationRequest):
        raise Http404
    return matter


def _look(desk: Desk, matter: Matter) -> looks.Look | None:
    return looks.look_at(desk, matter.state.warrant)


def _preview(  # noqa: PLR0913 - what a preview is made of
    request: HttpRequest,
    desk: Desk,
    matter: Matter,
    form: LetterGivingForm | None = None,
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    look = _look(desk, matter)
    may_give = desk.actor.may(*matter.capability.roles[GiveOutLetter])
    context = {
        "letter": letter_of(request, desk, matter, with_person=look is not None),
        "form": form or LetterGivingForm(matter.state, initial={"with_person": look is not None}),
        "refused": refused,
        "may_give": may_give and desk.actor.agency == matter.state.asking_agency,
    }
    return _page(request, matter, context, status)


def _give(request: HttpRequest, desk: Desk, matter: Matter, how: LetterForm) -> HttpResponse:
    """Enter the act and show what it gives out; refused, the preview says why."""
    form = LetterGivingForm(matter.state, request.POST)
    if not form.is_valid():
        return _preview(request, desk, matter, form, status=422)
    with_person = bool(form.cleaned_data["with_person"])
    read = letter_of(request, desk, matter, with_person=with_person and _look(desk, matter) is not None)
    command = GiveOutLetter(
        happened_at=desk.now,
        request=matter.state.request,
        form=how,
        to_office=OfficeId(form.cleaned_data["to_office"]),
        with_person=with_person,
        sha256=read.sha256,
    )
    outcome = submit(command, desk.actor, SubmissionId(f"{form.cleaned_data['submission']}-{how}"), desk.now)
    if isinstance(outcome, Refused):
        return _preview(request, desk, matter, form, refused=words.of_refusal(outcome), status=409)
    given = _given(read, command, outcome, desk)
    return _pdf(given) if how is LetterForm.PDF else _page(request, matter, {"letter": given})


def _given(letter: Letter, command: GiveOutLetter, outcome: Entered, desk: Desk) -> Letter:
    to = office_names({command.to_office}, get_language() or "en").get(command.to_office, command.to_office)
    lines = (
        (gettext("Given out by"), f"{desk.person} · {desk.office} · {desk.agency}"),
        (gettext("To"), to),
        (gettext("Under act"), f"{letter.number} · {outcome.version}"),
        (gettext("What it says"), f"sha256 {letter.sha256}"),
    )
    return replace(letter, given=lines)


def _page(
    request: HttpRequest, matter: Matter, context: dict[str, object], status: int = 200
) -> HttpResponse:
    shown = {"form": None, "refused": "", "may_give": False, "matter": matter, "said": _said(), **context}
    response = render(request, "web/letter.html", shown, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _said() -> dict[str, str]:
    return {name: gettext(said) for name, said in WORDS.items()}


def _pdf(letter: Letter) -> HttpResponse:
    data = asdict(letter) | {
        "said": _said(),
        "fonts": [FONT],
        "lang": "zh" if (get_language() or "").startswith("zh") else "en",
        "is_preview": letter.is_preview,
        "code": str(letter.code),
        "proof": letter.proof.said,
        "url": letter.proof.url,
    }
    content = typeset(TEMPLATE, {"letter": json.dumps(data, ensure_ascii=False)}, format="pdf")
    name = slugify(letter.number, allow_unicode=True)
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
