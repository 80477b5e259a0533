"""Looking a subject up: one form, one answer, for a while and for whoever asked. No list, no suggestion, no search."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import SubmissionId, WarrantId
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.registrar.drawing import chance_of, with_drawn_ids
from tipstaff.registrar.matters import load
from tipstaff.registrar.rules import rules_named
from tipstaff.registrar.submit import Entered, submit
from tipstaff.warrants.core.deadlines import grounds_at, status_under
from tipstaff.warrants.core.lookup.commands import LookUpWarrant
from tipstaff.warrants.core.lookup.lookup import SHOWN_FOR, Answer, Found, LookUp
from tipstaff.warrants.core.warrant import Warrant
from tipstaff.warrants.core.words import FIELD_WORDS
from tipstaff.warrants.queries import look_ups_answered
from tipstaff.web import times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.forms import CommandForm, Shown, form_for
from tipstaff.web.matter import Link, Matter, links, matter_at
from tipstaff.web.offers import offers_for
from tipstaff.web.page import page
from tipstaff.web.record_notes import RecordNotes, notes_of
from tipstaff.web.said import said
from tipstaff.web.titles import agency_name

NAME: Final = "warrants.look_up"

GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (_("Either: by the number of the warrant"), ("number", "court")),
    (_("Or: by an identity document, with the name"), ("document", "country", "name")),
    (_("Why you ask"), ("purpose", "occasion", "case_reference")),
)
"""The form in its groups; it happens now, so no moment is asked for."""

TELLS_APART: Final = ("height_cm", "marks", "aliases", "born_on", "sex", "name", "latin_name")
"""What the person before the officer is asked about, what differs most often first; and nothing else of them."""

SAYS: Final[dict[Answer, tuple[str, str, str, str]]] = {
    Answer.CONFIRM_FIRST: (
        "warn",
        "◐",
        _("Confirm first"),
        _(
            "A warrant is in force. This answer lets nobody act: ask the issuing desk, and wait for what it says."
        ),
    ),
    Answer.RESTRICTED: (
        "stop",
        "‖",
        _("Restricted: nobody may act on it"),
        _("A warrant is on the register, but it rests. Nobody is held or taken on its ground."),
    ),
    Answer.ENDED: (
        "quiet",
        "✕",
        _("No longer in force"),
        _("The warrant of this number has come to its end. There is nothing to do under it."),
    ),
    Answer.NOTHING: (
        "quiet",
        "○",
        _("Nothing"),
        _("Nothing in force was found under exactly what you gave. What you gave has not been kept."),
    ),
}
"""Tone, sign, headline and sentence of each answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields of the form that belong together."""

    legend: str
    parts: list[Shown]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A warrant in an answer, as its reader needs it; `holds` says whether it still stands as it was answered."""

    number: str
    tone: str
    answer: str
    why: str
    grounds: list[str]
    """Everything for which it rests; empty unless the answer is "restricted"."""
    holds: bool
    notes: RecordNotes
    level: int
    facts: list[tuple[str, str]]
    person: list[tuple[str, str]]
    is_erased: bool
    links: list[Link]


@at_desk
def look_up(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask for the subject and the reason, or answer. What stands in the address is never taken for an answer."""
    form = _form(request, desk)
    if request.method != "POST":
        return _ask(request, desk, form)
    command = form.command(
        now=desk.now,
        complete=lambda values: with_drawn_ids(
            LookUpWarrant, values, chance_of(str(form.cleaned_data["submission"]))
        ),
    )
    if command is None:
        return _ask(request, desk, form, status=422)
    outcome = submit(command, desk.actor, SubmissionId(str(form.cleaned_data["submission"])), desk.now)
    if isinstance(outcome, Refused):
        return _ask(request, desk, form, refused=words.of_refusal(outcome), status=409)
    return _answered(outcome)


def _answered(receipt: Entered) -> HttpResponse:
    return HttpResponseRedirect(reverse("lookup", args=[receipt.matter]), status=303)


def _form(request: HttpRequest, desk: Desk) -> CommandForm:
    form = form_for(LookUpWarrant)(
        request.POST if request.method == "POST" else None,
        zone=desk.zone,
        offers=offers_for(NAME, desk, rules_named(desk.actor.profile), None),
    )
    for field in form.fields.values():
        field.widget.attrs["autocomplete"] = "off"
    form.fields["number"].widget.attrs["data-find"] = True
    return form


def _ask(
    request: HttpRequest, desk: Desk, form: CommandForm, *, refused: str = "", status: int = 200
) -> HttpResponse:
    parts = {part.at: part for part in form.shown()}
    groups = [Group(legend=gettext(legend), parts=[parts[at] for at in fields]) for legend, fields in GROUPS]
    shown = {"form": form, "groups": groups, "refused": refused, "rates": _rates(desk)}
    return page(request, desk, "web/look_up.html", shown, here="look-up", status=status)


def show(request: HttpRequest, desk: Desk, lookup: str) -> HttpResponse:
    """The answer, to whoever asked and for a while; afterwards only that it was given."""
    matter = matter_at(desk, lookup, "lookup")
    state: LookUp = matter.state
    is_open = is_shown(desk, state)
    named = [_named(desk, found) for found in state.found] if is_open else []
    tone, sign, headline, sentence = SAYS[state.answer]
    shown = {
        "look_up": state,
        "is_open": is_open,
        "named": named,
        "holds": all(each.holds for each in named),
        "tone": tone,
        "sign": sign,
        "headline": gettext(headline),
        "sentence": gettext(sentence),
        "asked_at": times.time_tag(state.at, desk.zone, desk.zone),
        "until": times.time_tag(state.at + SHOWN_FOR, desk.zone, desk.zone),
        "reason": _reason(matter),
    }
    return page(request, desk, "web/look_up_answer.html", shown, here="look-up")


answer = at_desk(show)


def is_shown(desk: Desk, look_up: LookUp) -> bool:
    """Whether the reader is who asked, from the same office, and not longer ago than an answer is shown."""
    is_own = (look_up.by, look_up.office) == (desk.actor.user, desk.actor.office)
    return is_own and look_up.at <= desk.now < look_up.at + SHOWN_FOR


def _reason(matter: Matter) -> list[tuple[str, str]]:
    state: LookUp = matter.state
    return [
        (gettext("Purpose"), words.of_word(state.purpose)),
        (gettext("Occasion"), state.occasion.opened("–")),
        (gettext("Case"), state.case_reference.opened("–")),
        (gettext("Subject"), words.of_word(state.way)),
    ]


def _named(desk: Desk, found: Found) -> Named:
    """A warrant that was named, and how it stands at this moment: an answer that no longer holds says so."""
    loaded = load(found.warrant)
    warrant: Warrant = loaded.state
    rules = rules_named(loaded.rules or desk.actor.profile)
    tone, _sign, headline, _sentence = SAYS[found.answer]
    asks_first = found.answer is Answer.CONFIRM_FIRST
    return Named(
        number=warrant.number,
        tone=tone,
        answer=gettext(headline),
        why="" if asks_first else words.of_status(found.status, "warrant"),
        grounds=_grounds(warrant, found.answer, rules, desk),
        holds=(warrant.edition, status_under(warrant, rules, desk.now)) == (found.edition, found.status),
        notes=notes_of(warrant, has_looked=asks_first),
        level=warrant.level,
        facts=_facts(warrant, found.answer, rules),
        person=_person(warrant, rules) if asks_first else [],
        is_erased=asks_first and warrant.person.content is None,
        links=links(desk, ACTS, warrant=warrant.id) if asks_first else [],
    )


ACTS: Final = ("operations.open", "cooperation.ask")
"""How the issuing desk is asked: it answers in an operation, or to whoever has been asked for help."""


def _facts(warrant: Warrant, answer: Answer, rules: Profile) -> list[tuple[str, str]]:
    """What is said of a warrant: whom to ask, and, where there is something to ask for, how far it reaches."""
    court = (gettext(FIELD_WORDS["court"]), agency_name(warrant.court))
    if answer is Answer.ENDED:
        return [court]
    names = office_names({warrant.issuing_desk}, get_language() or "en")
    home = agency_name(warrant.agency)
    desk = (gettext("Issuing desk"), f"{home} · {names.get(warrant.issuing_desk, warrant.issuing_desk)}")
    if answer is not Answer.CONFIRM_FIRST:
        return [desk, court]
    scope = (gettext(FIELD_WORDS["return_scope"]), said(warrant.particulars.return_scope, "", rules))
    return [desk, scope, court]


def _grounds(warrant: Warrant, answer: Answer, rules: Profile, desk: Desk) -> list[str]:
    """Everything for which a restricted warrant rests."""
    if answer is not Answer.RESTRICTED:
        return []
    return [words.of_word(ground) for ground in grounds_at(warrant, rules, desk.now)]


def _person(warrant: Warrant, rules: Profile) -> list[tuple[str, str]]:
    """What tells the person apart, the differences to ask about first."""
    person = warrant.person.content
    if person is None:
        return []
    stated = [(name, getattr(person, name)) for name in TELLS_APART]
    return [
        (gettext(FIELD_WORDS[name]), said(value, name, rules))
        for name, value in stated
        if name in ASKED_FIRST or value not in ("", None)
    ]


ASKED_FIRST: Final = ("height_cm", "marks", "aliases")
"""Shown although nothing is stated: that there is nothing to compare is to be seen, too."""


def was_told_of(desk: Desk, warrant: WarrantId) -> bool:
    """Whether a look-up has just told the reader to ask about this warrant, so that they can do so."""
    rows = look_ups_answered(warrant, desk.now - SHOWN_FOR)
    who = (desk.actor.user, desk.actor.office, Answer.CONFIRM_FIRST)
    return any((row.by, row.office, row.answer) == who for row in rows)


def _rates(desk: Desk) -> list[str]:
    """How often may be asked, in the words of the rules."""
    language = get_language() or "en"
    said_of = gettext("{what}: at most {most} within {within}")
    return [
        said_of.format(what=rate.says.in_language(language), most=rate.most, within=times.of_span(rate.span))
        for rate in rules_named(desk.actor.profile).rates
    ]
