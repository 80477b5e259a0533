"""Warrants: the agency's own list, and the page of one. There is no search for people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names, person_names
from tipstaff.cooperation.queries import requests_of_warrant
from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.words import _
from tipstaff.operations.queries import operations_of_warrant
from tipstaff.registrar.rules import rules_named
from tipstaff.warrants.core.care import care_of
from tipstaff.warrants.core.deadlines import grounds_at, status_under
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.headings import HEADINGS
from tipstaff.warrants.core.look.commands import LookAtPerson
from tipstaff.warrants.core.particulars import PersonDetails
from tipstaff.warrants.core.warrant import (
    OPEN,
    RESTING,
    Warrant,
    WarrantStatus,
)
from tipstaff.warrants.core.words import FIELD_WORDS
from tipstaff.warrants.queries import (
    WarrantRow,
    by_number,
    count_drafts,
    count_listed_under,
    count_own,
    handouts_of,
    listed_under,
    merged_into,
    of_the_record,
    own_warrants,
)
from tipstaff.web import drafts, looks, times, words
from tipstaff.web.care import Care, cares_of, hints_said, shown_care
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.forms import CommandForm, Shown, form_for
from tipstaff.web.handouts import shown_handouts
from tipstaff.web.headings import said_of
from tipstaff.web.matter import Link, Matter, context, links, matter_at, openers
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.quality import quality_of
from tipstaff.web.record_notes import notes_of
from tipstaff.web.said import said
from tipstaff.web.scope import Scope, scope_of
from tipstaff.web.titles import names_of

PERSON = (
    "name",
    "latin_name",
    "sex",
    "born_on",
    "nationality",
    "documents",
    "height_cm",
    "marks",
    "aliases",
    "care_note",
)


@dataclass(frozen=True, slots=True)
class Banner:
    """Whether anybody may act, in one glance: colour, sign and words say the same."""

    tone: str
    sign: str
    headline: str
    sentence: str


HEADLINES: dict[WarrantStatus, tuple[str, str, str]] = {
    WarrantStatus.IN_FORCE: ("warn", "◐", _("Confirm first, do not execute yet")),
    WarrantStatus.AWAITING_CHECK: ("stop", "○", _("Not in force: awaiting the second check")),
    WarrantStatus.RETURNED: ("stop", "○", _("Not in force: returned for correction")),
    WarrantStatus.DRAFT: ("quiet", "✎", _("A draft: nobody can act on it")),
    WarrantStatus.DISCARDED: ("quiet", "✎", _("This draft was put away")),
    WarrantStatus.STAYED: ("stop", "‖", _("Stayed by the court: nobody may act on it")),
    WarrantStatus.RESTRICTED: ("stop", "‖", _("Restricted: no arrest action")),
    WarrantStatus.SUSPENDED: ("stop", "‖", _("Suspended: nobody may act on it")),
    WarrantStatus.RECALLED: ("stop", "✕", _("Recalled: nobody may act on it")),
    WarrantStatus.QUASHED: ("stop", "✕", _("Quashed: nobody may act on it")),
    WarrantStatus.EXPIRED: ("stop", "✕", _("Expired: nobody may act on it")),
    WarrantStatus.MERGED: ("quiet", "⇢", _("Merged: the order goes on under another entry")),
    WarrantStatus.EXECUTED: ("quiet", "✓", _("Executed: nothing more may be done under it")),
}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One warrant in the list."""

    row: WarrantRow
    status: str
    tone: str
    kind: str
    court: str
    agency: str
    registered: str
    until: str
    care: Care | None


@at_desk
def warrants(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The agency's own warrants, by status, or for oversight all; and one of them by its exact number."""
    scope, status, offset = scope_of(request, desk), _status(request), offset_of(request)
    if number := request.GET.get("number", "").strip():
        numbered = tuple(row for row in by_number(number) if _is_own(desk, row))
        found, count = numbered, len(numbered)
    else:
        found, count = _listed(request, scope, desk, offset)
    shown = {
        "headings": [(one, said_of(one)) for one in HEADINGS],
        "heading": _heading(request) or "",
        "rows": _list_rows(found, desk),
        "paging": Paging(offset=offset, count=count, query=request.GET),
        "statuses": [
            (one.value, words.of_status(one, "warrant")) for one in WarrantStatus if one not in OF_DRAFTS
        ],
        "drafts": count_drafts(scope.agency, issued=scope.is_of_a_court),
        "status": status or "",
        "scope": scope,
        "number": number,
        "openers": openers("warrant", desk),
    }
    return page(request, desk, "web/warrants.html", shown, here="warrants", part="list")


def _listed(
    request: HttpRequest, scope: Scope, desk: Desk, offset: int
) -> tuple[tuple[WarrantRow, ...], int]:
    """A page of those under a heading, where one is asked for, or else by status; and how many."""
    status, heading, issued = _status(request), _heading(request), scope.is_of_a_court
    if heading:
        found = listed_under(scope.agency, heading, limit=SIZE, offset=offset, issued=issued)
        return found, count_listed_under(scope.agency, heading, issued=issued)
    found = own_warrants(scope.agency, status, at=desk.now, limit=SIZE, offset=offset, issued=issued)
    return found, count_own(scope.agency, status, at=desk.now, issued=issued)


OF_DRAFTS = (WarrantStatus.DRAFT, WarrantStatus.DISCARDED)

HEADING = (
    _("Number"),
    _("Status"),
    _("Level"),
    _("Care colour of the record"),
    _("Kind of instrument"),
    _("Issuing court"),
    _("Code of the offence"),
    _("Offence"),
    _("Registered by"),
    _("Issued on"),
    _("Valid until"),
    _("Registered (with offset from UTC)"),
    _("Read this first"),
)


@at_desk
def warrants_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    scope, status, heading = scope_of(request, desk), _status(request), _heading(request)

    def behind(last: WarrantRow | None, limit: int) -> Sequence[WarrantRow]:
        if heading:
            return listed_under(scope.agency, heading, limit=limit, after=last, issued=scope.is_of_a_court)
        return own_warrants(
            scope.agency, status, at=desk.now, limit=limit, after=last, issued=scope.is_of_a_court
        )

    return csv_file("warrants", HEADING, behind, lambda batch: _cells(batch, desk))


def _cells(batch: Sequence[WarrantRow], desk: Desk) -> Iterator[Sequence[str]]:
    rules = rules_named(desk.actor.profile)
    for one in _list_rows(batch, desk):
        row = one.row
        yield (
            identifier(row.number),
            one.status,
            str(row.level),
            one.care.said if one.care else "",
            one.kind,
            one.court,
            identifier(row.offence),
            said(row.offence, "offence", rules),
            one.agency,
            row.issued_on.isoformat(),
            row.valid_until.isoformat() if row.valid_until else "",
            moment(row.registered_at, desk.zone),
            hints_said(one.care),
        )


def _is_own(desk: Desk, row: WarrantRow) -> bool:
    return desk.sees_everything or desk.actor.agency in {row.agency, row.court}


def _status(request: HttpRequest) -> WarrantStatus | None:
    asked = request.GET.get("status", "")
    return WarrantStatus(asked) if asked in WarrantStatus else None


def _heading(request: HttpRequest) -> str | None:
    asked = request.GET.get("heading", "")
    return asked if asked in HEADINGS else None


def _list_rows(rows: Sequence[WarrantRow], desk: Desk) -> list[ListRow]:
    names = names_of(agency for row in rows for agency in (row.court, row.agency))
    cares = cares_of([row.id for row in rows])
    return [_list_row(row, desk, names, cares.get(row.id)) for row in rows]


def _list_row(row: WarrantRow, desk: Desk, names: dict[AgencyId, str], care: Care | None) -> ListRow:
    status = row.status_at(desk.now)
    return ListRow(
        row=row,
        status=words.of_status(status, "warrant"),
        tone=HEADLINES[status][0],
        kind=words.of_word(row.kind),
        court=names[row.court],
        agency=names[row.agency],
        registered=times.of_moment(row.registered_at, desk.zone),
        until=times.of_day(row.valid_until) if row.valid_until else "–",
        care=care,
    )


def show(request: HttpRequest, desk: Desk, warrant: str) -> HttpResponse:
    """A warrant's page: whether anybody may act comes first."""
    matter = matter_at(desk, warrant, "warrant")
    if isinstance(matter.state, Draft):
        return drafts.show(request, desk, matter)
    state: Warrant = matter.state
    form = look_form(matter)
    look = looks.look_at(desk, state.id)
    shown = {
        **context(request, desk, matter),
        "warrant": state,
        "banner": banner(matter, desk),
        "basis": basis_of(matter),
        "care": _care(matter),
        "validations": _validations(state),
        "look": look,
        "notes": notes_of(state, has_looked=look is not None),
        "quality": quality_of(matter, desk, has_looked=look is not None),
        "person": person_of(matter) if look else None,
        "is_erased": state.person.content is None,
        "links": _links(matter, desk),
        "look_form": form,
        "asked": asked_of(form),
        "rests": _rests(matter, desk),
        "record": record_of(state, desk),
        "merged": merged_into(state.id),
        "given_out": handouts_of(state.id, state.registered_at) if state.is_deleted else (),
        "requests": requests_of_warrant(state.id),
        "operations": operations_of_warrant(state.id),
        "handouts": shown_handouts(handouts_of(state.id, desk.now, edition=state.edition), matter.zone),
    }
    return page(request, desk, "web/warrant.html", shown, here="warrants", part="matter")


warrant = at_desk(show)


def _links(matter: Matter, desk: Desk) -> list[Link]:
    """What may be opened for a warrant; a second instrument may hang on its person-record."""
    state: Warrant = matter.state
    is_in_force = status_under(state, matter.rules, desk.now) is WarrantStatus.IN_FORCE
    of_warrant = links(desk, ACTS, warrant=state.id) if is_in_force else []
    may_hang = desk.actor.agency == state.agency and state.person.content is not None
    return of_warrant + (links(desk, (ANOTHER,), record_of=state.id) if may_hang else [])


def _care(matter: Matter) -> tuple[Care, str] | None:
    """The care colour of the record with the clause that gave it; None once it is no longer cared for."""
    state: Warrant = matter.state
    if state.status not in OPEN:
        return None
    care = care_of(state, matter.rules)
    return shown_care(care.colour), f"{care.says.in_language(get_language() or 'en')} ({care.clause})"


def _validations(state: Warrant) -> list[tuple[str, str, str]]:
    """Each validation that was done or missed, the latest first: how it stood, the day it was due, who did it."""
    people = person_names({one.by for one in state.validations if one.by}, get_language() or "en")
    return [
        (words.of_word(one.state), times.of_day(one.due_on), people.get(one.by, "") if one.by else "")
        for one in reversed(state.validations)
    ]


def _rests(matter: Matter, desk: Desk) -> list[tuple[str, str, str]]:
    """Everything for which a warrant rests: the ground, whose word it is, since when."""
    state: Warrant = matter.state
    names = names_of(rest.agency for rest in state.rests)
    return [
        (
            words.of_word(rest.ground),
            names[rest.agency],
            times.time_tag(rest.since, matter.zone, desk.zone),
        )
        for rest in state.rests
    ]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """The instruments that hang on one person-record. It lives while one of them is valid."""

    others: list[ListRow]
    valid: int
    count: int


def record_of(state: Warrant, desk: Desk) -> PersonRecord:
    """What else hangs on a warrant's person-record, as far as the reader's agency has a part in it."""
    rows = [row for row in of_the_record(state.subject) if _is_own(desk, row) or row.id == state.id]
    valid = sum(row.status_at(desk.now) is WarrantStatus.IN_FORCE for row in rows)
    others = _list_rows([row for row in rows if row.id != state.id], desk)
    return PersonRecord(others, valid, len(rows))


def banner(matter: Matter, desk: Desk) -> Banner:
    """Whether anybody may act on a warrant at this moment."""
    state: Warrant = matter.state
    status = status_under(state, matter.rules, desk.now)
    tone, sign, headline = HEADLINES[status]
    return Banner(tone, sign, gettext(headline), _sentence(matter, status, desk))


def _sentence(matter: Matter, status: WarrantStatus, desk: Desk) -> str:
    state: Warrant = matter.state
    if status is WarrantStatus.IN_FORCE:
        issuing = office_names({state.issuing_desk}, get_language() or "en").get(state.issuing_desk, "")
        until = state.valid_until or state.review_on
        return gettext(
            "The court's order stands until {day}. "
            "Whoever wants to act asks {desk} first, and waits for its answer."
        ).format(day=times.of_day(until) if until else "–", desk=issuing)
    if status in RESTING:
        return words.listed(words.of_word(ground) for ground in grounds_at(state, matter.rules, desk.now))
    if state.recall_ground and status is WarrantStatus.RECALLED:
        return words.of_word(state.recall_ground)
    if status is WarrantStatus.RETURNED:
        fields = words.listed(gettext(FIELD_WORDS[one]) for one in state.differences)
        return gettext("The second person found a difference in: {fields}.").format(fields=fields)
    return ""


def basis_of(matter: Matter) -> list[tuple[str, str]]:
    """What the warrant rests on: nothing in it is personal."""
    state: Warrant = matter.state
    own = [(gettext(FIELD_WORDS[name]), said(_value(state, name), name, matter.rules)) for name in BASIS]
    level = (
        gettext("Level"),
        gettext("{level}, by clause {clause}").format(level=state.level, clause=_clause(matter)),
    )
    return [*own, level]


def _clause(matter: Matter) -> str:
    """The sentence of the rules that gave the level, with its own number."""
    clause = matter.state.clause
    says = {rule.id: rule.says.in_language(get_language() or "en") for rule in matter.rules.level_rules}
    return f"{says[clause]} ({clause})" if clause in says else clause


ANOTHER = "warrants.register"
"""Opens another warrant, which may hang on the same person-record."""
ACTS = ("cooperation.ask", "cooperation.ask_abroad", "operations.open", "operations.form_task_force")
"""What may be opened for a warrant."""
BASIS = ("court", "kind", "offence", "issued_on", "valid_until", "review_on", "return_scope")


def _value(state: Warrant, name: str) -> Any:
    return getattr(state, name, None) if hasattr(state, name) else getattr(state.particulars, name)


def person_of(matter: Matter) -> list[tuple[str, str]]:
    """The person named, for a reader who has stated why they look."""
    person: PersonDetails | None = matter.state.person.content
    if person is None:
        return []
    stated = [(name, getattr(person, name)) for name in PERSON if getattr(person, name) not in ("", (), None)]
    return [(gettext(FIELD_WORDS[name]), said(value, name, matter.rules)) for name, value in stated]


ASKED = ("purpose", "case_reference")
"""What is asked of whoever wants to look; the page knows the rest."""


def asked_of(form: CommandForm) -> list[Shown]:
    """The parts of the form of a look that its reader fills in."""
    return [part for part in form.shown() if part.at in ASKED]


def look_form(matter: Matter) -> CommandForm:
    """The small form that asks why somebody looks at the person."""
    return form_for(LookAtPerson)(zone=matter.zone)
