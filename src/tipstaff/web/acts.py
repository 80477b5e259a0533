"""One view for every act: ask what it needs, submit it through the one door, show what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import MatterId, SubjectId, SubmissionId, WarrantId
from tipstaff.policy.profile import Profile
from tipstaff.record.attachments import Paper
from tipstaff.registrar.capabilities import capability_for, command_named
from tipstaff.registrar.drawing import chance_of, with_drawn_ids
from tipstaff.registrar.rules import rules_named
from tipstaff.registrar.submit import Entered, submit
from tipstaff.warrants.core.commands import RecallWarrant, ValidateWarrant
from tipstaff.warrants.core.look.commands import LookAtPerson
from tipstaff.warrants.core.warrant import Warrant
from tipstaff.web import (
    asking_for_help,
    blind_reviews,
    chases,
    letters,
    look_ups,
    looks,
    readiness,
    tokens,
    words,
)
from tipstaff.web.asking import given_rows, initial_answers, labels, needs_look, subject_of
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.facing import facing, person_seen
from tipstaff.web.forms import CommandForm, form_for
from tipstaff.web.matter import Matter, matter_at
from tipstaff.web.offers import offers_for
from tipstaff.web.page import is_for_part, page
from tipstaff.web.pages import address_of, page_of
from tipstaff.web.record_notes import notes_for
from tipstaff.web.resource_words import named
from tipstaff.web.titles import title_of

NEW = "new"
"""In place of a matter's identifier: the act opens one."""
ELSEWHERE = frozenset({"warrants.give_out"})
"""Acts with pages of their own: nobody enters by hand that a file was given out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the reader is asked for: a command, about a matter or to open one."""

    name: str
    command: type[Command]
    matter: Matter | None
    rules: Profile
    zone: ZoneInfo

    @property
    def state(self) -> Any:
        """The matter's state; None for one that is to be opened."""
        return self.matter.state if self.matter else None

    @property
    def url(self) -> str:
        """Where the act is asked for and submitted."""
        return reverse("act", args=[self.matter.id if self.matter else NEW, self.name])


@at_desk
def act(request: HttpRequest, desk: Desk, matter: str, name: str) -> HttpResponse:
    """Show the form of an act, or submit it."""
    if name == look_ups.NAME:
        return HttpResponseRedirect(reverse("look-up"), status=303)
    if name in blind_reviews.PLACES and matter != NEW:
        return _on_its_own_page(request, reverse(blind_reviews.PLACES[name], args=[matter]))
    if name == letters.NAME and matter != NEW:
        return _on_its_own_page(request, reverse("letter", args=[matter]))
    if name in readiness.PLACES and matter != NEW and not readiness.item_asked(request):
        return _on_its_own_page(request, reverse(readiness.PLACES[name], args=[matter]))
    asked = _asked(desk, matter, name)
    if not all(asking_for_help.may_name(desk, named) for named in _named_matters(request).values()):
        raise Http404
    has_kind = name not in asking_for_help.FORMS or asking_for_help.kind_asked(request, asked.state)
    if request.method != "POST" and not has_kind:
        return HttpResponseRedirect(asking_for_help.choose_first(request, asked.state), status=303)
    if needs_look(name, asked.state) and not _has_looked(desk, asked):
        return _look_first(request, desk, asked)
    if request.method == "POST" and "more" not in request.POST:
        return _submit(request, desk, asked)
    return _ask(request, desk, asked, _form(request, desk, asked))


def _asked(desk: Desk, matter: str, name: str) -> Asked:
    """The command of this name about this matter; Http404 where there is none for the reader to see."""
    try:
        command = command_named(name)
    except KeyError as unknown:
        raise Http404 from unknown
    if not command.PUBLIC or name in ELSEWHERE:
        raise Http404
    if matter == NEW:
        rules = rules_named(desk.actor.profile)
        return Asked(name=name, command=command, matter=None, rules=rules, zone=desk.zone)
    found = matter_at(desk, matter, capability_for(command).kind)
    if isinstance(found.state, RequestDraft) and name not in asking_for_help.OF_A_DRAFT:
        raise Http404
    return Asked(name=name, command=command, matter=found, rules=found.rules, zone=found.zone)


def _form(request: HttpRequest, desk: Desk, asked: Asked) -> CommandForm:
    """The form of an act: empty with what is known already, or as it was filled in."""
    known = {"seen": asked.matter.version} if asked.matter else {}
    is_post = request.method == "POST"
    offers, given, initial = _of_kind(request, desk, asked)
    return form_for(asked.command)(
        request.POST if is_post else None,
        request.FILES if is_post else None,
        zone=asked.zone,
        offers={**offers_for(asked.name, desk, asked.rules, asked.state), **_titles(request), **offers},
        given={**given_rows(asked.name, asked.state, asked.rules, person_seen(desk, asked.matter)), **given},
        labels=labels(asked.name, asked.rules),
        without=readiness.not_asked(readiness.item_asked(request), asked.rules)
        if asked.name == readiness.ANSWER
        else frozenset(),
        initial={
            **known,
            **initial_answers(asked.name, asked.state),
            **initial,
            **_from_address(request.GET),
        },
        more=request.POST.get("more", ""),
    )


def _of_kind(
    request: HttpRequest, desk: Desk, asked: Asked
) -> tuple[Mapping[str, Any], Mapping[str, Any], dict[str, Any]]:
    """What a request's form offers, always asks about and knows, by its kind of help."""
    kind = asking_for_help.kind_asked(request, asked.state) if asked.name in asking_for_help.FORMS else None
    if kind is None:
        return {}, {}, {}
    listed = asked.rules.cooperation[kind]
    offers = dict(asking_for_help.offers_of_kind(listed, desk))
    if isinstance(asked.state, RequestDraft):
        offers["warrant"] = [(asked.state.warrant, title_of(asked.state.warrant).text)]
    given = asking_for_help.rows_of_kind(listed, asked.rules, asked.state)
    return offers, given, asking_for_help.initial_of_kind(listed, asked.state)


OTHERS = ("warrant", "cooperation", "request", "record_of", "into")
"""Fields of commands that name another matter."""


def _named_matters(request: HttpRequest) -> dict[str, MatterId]:
    """The other matters that the address or the form names: the reader must be one who may see them."""
    named = {field: request.POST.get(field) or request.GET.get(field, "") for field in OTHERS}
    return {field: MatterId(matter) for field, matter in named.items() if matter}


def _titles(request: HttpRequest) -> dict[str, list[tuple[str, str]]]:
    """Those matters as choices, by what they are called."""
    return {field: [(matter, title_of(matter).text)] for field, matter in _named_matters(request).items()}


def _from_address(query: QueryDict) -> dict[str, str]:
    return {name: str(query[name]) for name in query}


def _submit(request: HttpRequest, desk: Desk, asked: Asked) -> HttpResponse:
    form = _form(request, desk, asked)
    drawn = tokens.Drawn()
    command = form.command(now=desk.now, complete=_complete(asked, form, drawn))
    if command is None:
        return _ask(request, desk, asked, form, status=422)
    outcome = submit(
        command,
        desk.actor,
        SubmissionId(str(form.cleaned_data["submission"])),
        desk.now,
        seen=form.cleaned_data["seen"],
        papers=_papers(asked, form, command),
    )
    if isinstance(outcome, Refused):
        return _ask(request, desk, asked, form, refused=outcome, status=409)
    return _entered(request, desk, asked, command, outcome, drawn)


def _complete(
    asked: Asked, form: CommandForm, drawn: tokens.Drawn
) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Fill in what the page knows: the matter, identifiers drawn from the submission, a token's hash."""

    def complete(values: dict[str, Any]) -> dict[str, Any]:
        if asked.matter:
            values = {**values, asked.command.MATTER: asked.matter.id}
        if "token_hash" in asked.command.__dataclass_fields__:
            values = {**values, "token_hash": drawn.hash}
        return with_drawn_ids(asked.command, values, chance_of(str(form.cleaned_data["submission"])))

    return complete


def _papers(asked: Asked, form: CommandForm, command: Command) -> list[Paper]:
    subject = subject_of(asked.state, command)
    return [Paper(SubjectId(subject), content) for content in form.papers] if subject else []


def _ask(  # noqa: PLR0913 - what the page of an act is made of
    request: HttpRequest,
    desk: Desk,
    asked: Asked,
    form: CommandForm,
    *,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    shown, first = form.shown(), chases.asked_first(asked.name, asked.state, desk)
    context = {
        "asked": asked,
        "said": words.of_command(asked.name),
        "form": form,
        "parts": [part for part in shown if first is None or part.at in first],
        "further": [part for part in shown if first is not None and part.at not in first],
        **_told(asked),
        "notes": notes_for(desk, _warrant_of(request, asked)),
        "facing": facing(asked.name, desk, asked.matter),
        "refused": words.of_refusal(words.with_items(named(refused, asked.rules), asked.rules))
        if refused
        else "",
        "back": _back(asked),
        "draft_url": _draft_url(asked),
    }
    return _act_page(request, desk, context, status)


def _warrant_of(request: HttpRequest, asked: Asked) -> WarrantId | None:
    """The warrant whose person an act deals with: that of its matter, or the one under which it opens another."""
    if asked.matter is None:
        named = _named_matters(request)
        found = named.get("warrant") or named.get("record_of")
    else:
        found = asked.matter.id if isinstance(asked.state, Warrant) else getattr(asked.state, "warrant", None)
    return WarrantId(found) if found else None


def _draft_url(asked: Asked) -> str:
    """Where an incomplete request is kept instead of sent; empty for other acts."""
    if asked.name != "cooperation.ask":
        return ""
    return reverse("act", args=[asked.matter.id if asked.matter else NEW, "cooperation.keep_draft"])


def _told(asked: Asked) -> dict[str, Any]:
    """Before a recall: who holds something about the warrant, and will be told."""
    if asked.name != RECALL or not asked.matter or not asked.state.was_in_force:
        return {}
    return {"is_recall": True, "told": chases.would_be_told(WarrantId(asked.matter.id))}


RECALL = "warrants.recall"


def _look_first(request: HttpRequest, desk: Desk, asked: Asked) -> HttpResponse:
    """The form would show the person: nothing is shown or taken before this reader has said why they look."""
    context: dict[str, Any] = {"said": words.of_command(asked.name), "back": _back(asked), "look_first": True}
    context |= {"notes": notes_for(desk, _warrant_of(request, asked))}
    return _act_page(request, desk, context, 409)


def _act_page(request: HttpRequest, desk: Desk, context: dict[str, Any], status: int) -> HttpResponse:
    response = page(
        request,
        desk,
        "web/act.html",
        {"refused": "", "look_first": False, **context},
        part="form",
        status=status,
    )
    if is_for_part(request):
        response["HX-Retarget"], response["HX-Reswap"] = "#act", "outerHTML"
    return response


def _back(asked: Asked) -> str:
    return address_of(asked.matter.id) if asked.matter else "/"


def _has_looked(desk: Desk, asked: Asked) -> bool:
    if asked.matter is None:
        return False
    warrant = getattr(asked.state, "warrant", asked.matter.id)
    return looks.look_at(desk, WarrantId(warrant)) is not None


def _on_its_own_page(request: HttpRequest, to: str) -> HttpResponse:
    """The page on which an act has its form: whoever asks for the form is led there, and nothing is submitted here."""
    if request.method == "POST":
        raise Http404
    return _elsewhere(request, to)


def _elsewhere(request: HttpRequest, to: str) -> HttpResponse:
    """Another matter's page, as a whole, also where only a part was asked for."""
    return HttpResponseClientRedirect(to) if is_for_part(request) else HttpResponseRedirect(to, status=303)


def _entered(  # noqa: PLR0913, PLR0917 - what follows from an act
    request: HttpRequest, desk: Desk, asked: Asked, command: Command, receipt: Entered, drawn: tokens.Drawn
) -> HttpResponse:
    """Show the matter as it stands after the act: the whole page, or for HTMX its changed part."""
    if isinstance(command, LookAtPerson):
        return HttpResponseRedirect(f"{address_of(command.warrant)}#person", status=303)
    if isinstance(command, RecallWarrant) and (opened := chases.latest_about(command.warrant)):
        return _elsewhere(request, address_of(opened.chase))
    if isinstance(command, ValidateWarrant):
        return _elsewhere(request, f"{reverse('validation-next')}?{urlencode({'done': command.warrant})}")
    if drawn.was_drawn:
        tokens.keep(request, receipt.matter, drawn)
    to = f"{address_of(receipt.matter)}?{urlencode({'entered': receipt.version})}"
    if not is_for_part(request) or asked.matter is None:
        return HttpResponseRedirect(to, status=303)
    request.GET = QueryDict(urlencode({"entered": receipt.version}))
    response = page_of(request, desk, receipt.matter)
    response["HX-Retarget"], response["HX-Reswap"], response["HX-Push-Url"] = "#matter", "outerHTML", to
    return response
