"""Validations by month: who does which, one record after the other. Several are assigned at once, never validated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import holders_of, person_names
from tipstaff.kernel.actor import Role
from tipstaff.kernel.ids import UserId, WarrantId
from tipstaff.kernel.month import month_after, month_from, month_named
from tipstaff.kernel.words import _
from tipstaff.registrar.openings import openings
from tipstaff.warrants.core.commands import ValidateWarrant
from tipstaff.warrants.core.validation import ValidationState
from tipstaff.warrants.queries import WarrantRow, warrant_row, warrants_named
from tipstaff.warrants.validations import (
    Hand,
    ValidationRow,
    Wanted,
    count_validations,
    measured,
    next_to_validate,
    validations,
)
from tipstaff.web import times, words
from tipstaff.web.care import Care, cares_of
from tipstaff.web.clocks import Left
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier
from tipstaff.web.forms import form_for
from tipstaff.web.matter import matter_at
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.record_notes import notes_for
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import names_of

TABS = {
    "past": _("Past months, still open"),
    "this": _("This month"),
    "next": _("Next month"),
    "missed": _("Suspended for want of validation"),
}
HANDS = {Hand.ALL: _("All"), Hand.MINE: _("Assigned to me"), Hand.NOBODYS: _("Assigned to nobody")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One validation in the list."""

    row: ValidationRow
    warrant: WarrantRow | None
    court: str
    agency: str
    due_on: str
    opens: str
    left: Left | None
    validator: str
    care: Care | None
    state: str


@at_desk
def validation(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The validations of a month, the next to be due first; for oversight all agencies'."""
    scope, tab, hand, offset = scope_of(request, desk), _tab(request), _hand(request), offset_of(request)
    wanted = _wanted(tab, request, desk)
    since, until = _shown_month(request, tab, desk)
    counted = measured(scope.agency, since, until, issued=scope.is_of_a_court)
    shown = {
        "rows": rows_of(validations(wanted, limit=SIZE, offset=offset), desk),
        "tabs": [(name, gettext(said), name == tab) for name, said in TABS.items()],
        "tab": tab,
        "hand": hand.value,
        "hands": [(one.value, gettext(said)) for one, said in HANDS.items()],
        "month": f"{since:%Y-%m}",
        "month_said": times.of_month(since),
        "measures": [(state.value, words.of_word(state), counted[state]) for state in ValidationState],
        "state": _state(request) or "",
        "scope": scope,
        "may_assign": desk.actor.may(Role.VALIDATOR, Role.REGISTRAR),
        "may_validate": desk.actor.may(Role.VALIDATOR),
        "validators": validators_of(desk),
        "paging": Paging(offset=offset, count=count_validations(wanted), query=request.GET),
    }
    return page(request, desk, "web/validation.html", shown, here="validation", part="list")


HEADING = (
    _("Due on"),
    _("Number"),
    _("Level"),
    _("Care colour of the record"),
    _("Validation"),
    _("Assigned to"),
    _("Issuing court"),
    _("Registered by"),
    _("Address"),
)


@at_desk
def validation_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    wanted = _wanted(_tab(request), request, desk)

    def behind(last: ValidationRow | None, limit: int) -> Sequence[ValidationRow]:
        return validations(wanted, limit=limit, after=last)

    return csv_file("validation", HEADING, behind, lambda batch: _cells(batch, desk))


def _cells(batch: Sequence[ValidationRow], desk: Desk) -> Iterator[Sequence[str]]:
    for one in rows_of(batch, desk):
        yield (
            one.row.due_on.isoformat(),
            identifier(one.warrant.number) if one.warrant else "",
            str(one.warrant.level) if one.warrant else "",
            one.care.said if one.care else "",
            words.of_word(one.row.state),
            one.validator,
            one.court,
            one.agency,
            f"/warrants/{one.row.warrant}",
        )


@at_desk
def next_validation(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A validator's work: the next record of theirs, or of nobody's, with its form; after it the one behind it."""
    done = warrant_row(WarrantId(request.GET.get("done", "")))  # type: ignore[arg-type]
    is_own = done is not None and done.agency == desk.actor.agency
    shown: dict[str, object] = {"done": done.number if done and is_own else "", "next": None}
    if found := _next(desk):
        matter = matter_at(desk, found.warrant, "warrant")
        form = form_for(ValidateWarrant)(zone=matter.zone, initial={"seen": matter.version})
        row = rows_of([found], desk)[0]
        shown |= {"next": row, "notes": notes_for(desk, found.warrant), "form": form, "parts": form.shown()}
    return page(request, desk, "web/validation_next.html", shown, here="validation")


def _next(desk: Desk) -> ValidationRow | None:
    """The first that this validator may do: never one that they entered."""
    for row in next_to_validate(desk.actor.agency, desk.actor.user, desk.now):
        asked = (one for one in openings(row.warrant, desk.actor, desk.now) if one.command is ValidateWarrant)
        if any(one.refused is None for one in asked):
            return row
    return None


def validators_of(desk: Desk) -> list[tuple[UserId, str]]:
    """To whom a validation may be assigned, by name."""
    names = person_names(holders_of(Role.VALIDATOR, desk.actor.agency, desk.now), get_language() or "en")
    return sorted(names.items(), key=lambda one: one[1])


def rows_of(found: Sequence[ValidationRow], desk: Desk) -> list[Row]:
    """Validations as a page shows them, with a few questions for all of them."""
    language = get_language() or "en"
    named = {row.id: row for row in warrants_named(one.warrant for one in found)}
    names = names_of({one.agency for one in found} | {row.court for row in named.values()})
    people = person_names({one.validator for one in found if one.validator}, language)
    cares = cares_of(list(named))
    return [
        Row(
            row=one,
            warrant=named.get(one.warrant),
            court=names[named[one.warrant].court] if one.warrant in named else "",
            agency=names[one.agency],
            due_on=times.of_day(one.due_on),
            opens=times.of_moment(one.opens, desk.zone) if one.opens and one.opens > desk.now else "",
            left=_left(one, desk) if one.state is ValidationState.OPEN else None,
            validator=people.get(one.validator, "") if one.validator else "",
            care=cares.get(one.warrant),
            state=words.of_word(one.state),
        )
        for one in found
    ]


def _left(row: ValidationRow, desk: Desk) -> Left:
    """What is left of the window: it begins to run as it opens."""
    if row.due is None or row.opens is None or row.opens >= desk.now:
        return Left.of(row.due, 0, desk.now)
    return Left.of(row.due, min(100, round(100 * ((desk.now - row.opens) / (row.due - row.opens)))), desk.now)


def _tab(request: HttpRequest) -> str:
    asked = request.GET.get("tab", "this")
    return asked if asked in TABS else "this"


def _state(request: HttpRequest) -> ValidationState | None:
    asked = request.GET.get("state", "")
    return ValidationState(asked) if asked in ValidationState else None


def _hand(request: HttpRequest) -> Hand:
    asked = request.GET.get("hand", "")
    return Hand(asked) if asked in set(Hand) else Hand.ALL


def _wanted(tab: str, request: HttpRequest, desk: Desk) -> Wanted:
    """What a tab shows. A month that was asked for comes before the tab's own; a court sees those that it issued."""
    since, until = _shown_month(request, tab, desk)
    scope = scope_of(request, desk)
    of_reader = Wanted(
        agency=scope.agency, issued=scope.is_of_a_court, hand=_hand(request), reader=desk.actor.user
    )
    if tab == "past" and not request.GET.get("month"):
        return replace(of_reader, until=since - timedelta(days=1))
    if (state := _state(request)) is not None:
        return replace(of_reader, state=state, since=since, until=until)
    if tab == "missed":
        return replace(of_reader, state=ValidationState.MISSED, still_rests=True)
    return replace(of_reader, since=since, until=until)


def _shown_month(request: HttpRequest, tab: str, desk: Desk) -> tuple[date, date]:
    """The first and the last day of the month that is shown."""
    today = desk.now.day(desk.zone)
    first = month_named(request.GET.get("month", "")) or today.replace(day=1)
    return (
        month_from(month_after(first))
        if tab == "next" and not request.GET.get("month")
        else month_from(first)
    )
