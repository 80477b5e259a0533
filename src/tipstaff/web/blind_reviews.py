"""The blind review at a desk: a code is shown, a view is closed with it, and later opened by it.

The code stands on the page alone. No table, session or log ever holds it, and nobody can send it again.
"""

from typing import Any, Final
from uuid import uuid4

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters

from tipstaff.cooperation.core.abroad.bars import bar
from tipstaff.cooperation.core.abroad.commands import HandOverView, OpenViews, SealView
from tipstaff.cooperation.core.abroad.facts import Facts
from tipstaff.cooperation.core.abroad.view import Verdict, View
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import ForeignRequestId, SubmissionId
from tipstaff.policy.abroad import Answer
from tipstaff.registrar import blind
from tipstaff.registrar.submit import submit
from tipstaff.web import words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.fields import TickField, WordField
from tipstaff.web.matter import Matter, matter_at
from tipstaff.web.page import page
from tipstaff.web.pages import address_of

PLACES: Final = {
    "cooperation.seal_view": "abroad-view",
    "cooperation.hand_over_view": "abroad-open",
    "cooperation.open_views": "abroad-open",
}
"""Acts of the blind review, and the page on which each is done."""


class _Sent(forms.Form):
    """What every press of a button brings."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    use_required_attribute = False

    def __init__(self, data: QueryDict | None) -> None:
        """Empty, or as it was sent."""
        super().__init__(data, label_suffix="")

    @property
    def press(self) -> SubmissionId:
        return SubmissionId(str(self.cleaned_data["submission"]))

    def _needs(self, **named: forms.Field) -> None:
        for name, field in named.items():
            field.error_messages["required"] = gettext("This is needed.")
            self.fields[name] = field


class ViewForm(_Sent):
    """A reviewer's view, and the code with which it is closed."""

    code = forms.CharField(widget=forms.HiddenInput, initial=blind.new_code)

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data)
        answers = [(one.value, words.of_word(one)) for one in Answer]
        verdicts = [(one.value, words.of_word(one)) for one in Verdict]
        self._needs(
            torture=WordField(
                label=gettext("May the person be tortured or treated inhumanly?"), choices=answers
            ),
            persecution=WordField(
                label=gettext("May the person be persecuted for what they are or think?"), choices=answers
            ),
            verdict=WordField(label=gettext("My view"), choices=verdicts),
            reasons=forms.CharField(label=gettext("My reasons"), widget=forms.Textarea(attrs={"rows": 6})),
            kept=TickField(label=gettext("I have written the code down")),
        )

    def clean(self) -> dict[str, Any]:
        """A release in which a danger is not excluded contradicts itself."""
        said = self.cleaned_data
        excluded = said.get("torture") == said.get("persecution") == Answer.NO
        if said.get("verdict") == Verdict.RELEASE and not excluded:
            self.add_error("verdict", gettext("While a danger is not excluded, nothing is released."))
        return said

    @property
    def view(self) -> View:
        """The view; only of a form that is valid."""
        said = self.cleaned_data
        return View(
            verdict=Verdict(said["verdict"]),
            torture=Answer(said["torture"]),
            persecution=Answer(said["persecution"]),
            reasons=said["reasons"].strip(),
        )


class CodeForm(_Sent):
    """The code that a reviewer has kept."""

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data)
        code = forms.CharField(
            label=gettext("The code that you wrote down"),
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        )
        self._needs(code=code)


@at_desk
@sensitive_post_parameters()
def seal_view(request: HttpRequest, desk: Desk, request_id: str) -> HttpResponse:
    """Decide, without knowing the other view: what is sent to the record is closed before it goes there."""
    matter = _named(desk, request_id, SealView)
    form = ViewForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _ask(request, desk, matter, form, "web/seal_view.html", status=422 if form.errors else 200)
    own = ForeignRequestId(matter.id)
    command = blind.sealing(own, form.view, form.cleaned_data["code"], desk.now)
    return _submit(request, desk, matter, form, command, "web/seal_view.html")


@at_desk
@sensitive_post_parameters()
def open_view(request: HttpRequest, desk: Desk, request_id: str) -> HttpResponse:
    """Open: the first one's view becomes readable together with the second one's."""
    matter = _named(desk, request_id, HandOverView, OpenViews)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _ask(request, desk, matter, form, "web/open_view.html", status=422 if form.errors else 200)
    try:
        command = blind.opening(matter.state, desk.actor.user, form.cleaned_data["code"], desk.now)
    except blind.DoesNotOpen:
        form.add_error("code", gettext("This code does not open your view."))
        return _ask(request, desk, matter, form, "web/open_view.html", status=422)
    return _submit(request, desk, matter, form, command, "web/open_view.html")


def _named(desk: Desk, request_id: str, *commands: type[Command]) -> Matter:
    """A request that the reader is to review; Http404 for everybody whose review it is not, or where it is done."""
    matter = matter_at(desk, request_id, "abroad")
    facts = Facts(actor=desk.actor, now=desk.now)
    if all(bar(command, matter.state, facts, matter.rules) for command in commands):
        raise Http404
    return matter


def _submit(  # noqa: PLR0913, PLR0917 - what an act and its page are made of
    request: HttpRequest, desk: Desk, matter: Matter, form: _Sent, command: Command, template: str
) -> HttpResponse:
    outcome = submit(command, desk.actor, form.press, desk.now)
    if isinstance(outcome, Refused):
        return _ask(request, desk, matter, form, template, refused=words.of_refusal(outcome), status=409)
    to = f"{address_of(matter.id)}?{urlencode({'entered': outcome.version})}"
    return HttpResponseRedirect(to, status=303)


def _ask(  # noqa: PLR0913 - the same
    request: HttpRequest,
    desk: Desk,
    matter: Matter,
    form: _Sent,
    template: str,
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = {
        "form": form,
        "matter": matter,
        "code": form["code"].value() if "code" in form.fields else "",
        "refused": refused,
        "title": f"{words.of_word(matter.state.form)} · {matter.state.country}",
    }
    return page(request, desk, template, shown, here="abroad-requests", status=status)
