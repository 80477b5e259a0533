"""The confirmation desk: what waits for its answer, urgent and routine side by side, the next to expire first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names
from tipstaff.kernel.actor import Role
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.words import _
from tipstaff.operations import queries
from tipstaff.operations.core.confirmation import ABOVE_THE_DESK, ConfirmationStatus, Urgency
from tipstaff.operations.core.mismatch import OPEN, MismatchFinding
from tipstaff.operations.queries import ConfirmationRow, OperationRow
from tipstaff.record.clocks import RunningClock, clocks_on
from tipstaff.warrants.core.warrant import WarrantStatus
from tipstaff.warrants.queries import WarrantRow, warrants_named
from tipstaff.web import times, words
from tipstaff.web.care import Care, cares_of, hints_said
from tipstaff.web.clocks import Left
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.scope import Scope, scope_of
from tipstaff.web.titles import names_of

SIDE_BY_SIDE = 20
"""Rows of each queue where both stand side by side."""
LAST_DAY = timedelta(days=1)
TABS = {
    "both": _("Both queues"),
    "urgent": _("Urgent"),
    "routine": _("Routine"),
    "oversight": _("Passed to oversight"),
    "answered": _("Answered this month"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One way to see what waits."""

    name: str
    said: str
    is_here: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One request as the desk sees it: what does not fit first."""

    asked: ConfirmationRow
    differences: str
    blocked: str
    """What stands of the stated differences: open, explained, somebody else; empty where none was stated."""
    is_blocked: bool
    left: Left
    number: str
    url: str
    agency: str
    office: str
    desk: str
    status: str
    is_above: bool
    in_force: bool
    care: Care | None
    warrant: str
    answered: str
    until: str


@at_desk
def confirmations(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Both queues with what was answered below, or one of them a page at a time. The list asks for itself again."""
    scope, tab, offset = scope_of(request, desk), _tab(request), offset_of(request)
    desks = desks_of(desk, scope)
    show = {"both": _both, "answered": _answered}.get(tab)
    shown = show(desk, desks, offset) if show else _one(desk, desks, tab, offset)
    count = shown.pop("count")
    context = {
        **shown,
        "tabs": _tabs(desk, desks, tab),
        "tab": tab,
        "scope": scope,
        "as_of": times.of_moment(desk.now, desk.zone),
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/confirmations.html", context, here="confirmations", part="list")


def _tab(request: HttpRequest) -> str:
    asked = request.GET.get("tab", "both")
    return asked if asked in TABS else "both"


def desks_of(desk: Desk, scope: Scope) -> Sequence[OfficeId] | None:
    """Whose requests are listed: those to the reader's offices, or to all of the scope's."""
    return scope.offices if scope.is_wide else desk.offices


def _both(desk: Desk, desks: Sequence[OfficeId] | None, offset: int) -> dict[str, Any]:
    waiting = [queries.confirmations_waiting(desks, each, limit=SIDE_BY_SIDE) for each in Urgency]
    answered, count = queries.confirmations_answered(desks, desk.now - LAST_DAY, limit=SIZE, offset=offset)
    queues = [
        {"name": each.value, "said": words.of_word(each), "rows": _rows(rows, desk), "count": total}
        for each, (rows, total) in zip(Urgency, waiting, strict=True)
    ]
    return {"queues": queues, **_shown_answered(answered, count, gettext("Answered in the last day"), desk)}


def _answered(desk: Desk, desks: Sequence[OfficeId] | None, offset: int) -> dict[str, Any]:
    found, count = queries.confirmations_answered(desks, desk.month[0], limit=SIZE, offset=offset)
    return {"queues": [], **_shown_answered(found, count, gettext(TABS["answered"]), desk)}


def _shown_answered(found: Sequence[ConfirmationRow], count: int, said: str, desk: Desk) -> dict[str, Any]:
    return {"answered": _rows(found, desk), "answered_said": said, "count": count}


def _one(desk: Desk, desks: Sequence[OfficeId] | None, tab: str, offset: int) -> dict[str, Any]:
    found, count = _found(desks, tab, SIZE, offset)
    queue = {"name": tab, "said": gettext(TABS[tab]), "rows": _rows(found, desk), "count": count}
    return {"queues": [queue], "count": count}


def _found(
    desks: Sequence[OfficeId] | None, tab: str, limit: int, offset: int
) -> tuple[tuple[ConfirmationRow, ...], int]:
    if tab == "oversight":
        return queries.confirmations_with_oversight(desks, limit=limit, offset=offset)
    return queries.confirmations_waiting(desks, Urgency(tab), limit=limit, offset=offset)


def _tabs(desk: Desk, desks: Sequence[OfficeId] | None, here: str) -> list[Tab]:
    counts = {name: _found(desks, name, 0, 0)[1] for name in TABS if name not in {"both", "answered"}}
    counts["both"] = counts["urgent"] + counts["routine"]
    counts["answered"] = queries.count_answered(desks, desk.month[0])
    return [
        Tab(name=name, said=gettext(said), is_here=name == here, count=counts[name])
        for name, said in TABS.items()
    ]


def _rows(found: Sequence[ConfirmationRow], desk: Desk) -> list[Row]:
    """A few questions for the whole list, none for each row."""
    operations = {row.operation: row for row in queries.operations_named(one.operation for one in found)}
    warrants = {row.id: row for row in warrants_named(one.warrant for one in operations.values())}
    running = {
        clock.matter: clock
        for clock in clocks_on(one.operation for one in found)
        if clock.name.startswith(("confirmation:", "supervisor:"))
    }
    offices = office_names(
        {*(one.desk for one in found), *(one.office for one in operations.values())}, get_language() or "en"
    )
    agencies = names_of(one.agency for one in operations.values())
    cares = cares_of(warrants)
    return [
        _row(
            one,
            operations[one.operation],
            warrants.get(operations[one.operation].warrant),
            running.get(one.operation),
            cares.get(operations[one.operation].warrant),
            {**offices, **agencies},
            desk,
        )
        for one in found
    ]


def _row(  # noqa: PLR0913, PLR0917 - what a row is told from
    one: ConfirmationRow,
    operation: OperationRow,
    warrant: WarrantRow | None,
    clock: RunningClock | None,
    care: Care | None,
    names: dict[Any, str],
    desk: Desk,
) -> Row:
    status = warrant.status_at(desk.now) if warrant else None
    return Row(
        asked=one,
        differences=words.listed(words.of_word(each) for each in one.differing),
        blocked=_blocked(operation),
        is_blocked=operation.mismatch in {OPEN, MismatchFinding.NOT_THE_PERSON},
        left=Left.of(clock.due if clock else None, clock.used(desk.now) if clock else 0, desk.now),
        number=operation.warrant_number,
        url=_url(one, desk),
        agency=names.get(operation.agency, operation.agency),
        office=names.get(operation.office, operation.office),
        desk=names.get(one.desk, one.desk),
        status=words.of_word(one.status),
        is_above=one.status in ABOVE_THE_DESK,
        in_force=status is WarrantStatus.IN_FORCE,
        care=care,
        warrant=words.of_status(status, "warrant") if status else "–",
        answered=times.of_moment(one.answered_at, desk.zone) if one.answered_at else "",
        until=_until(one, desk),
    )


def _blocked(operation: OperationRow) -> str:
    if not operation.mismatch:
        return ""
    if operation.mismatch == OPEN:
        return gettext("Blocked until somebody outside the arresting unit has resolved it")
    return words.of_word(MismatchFinding(operation.mismatch))


def _url(one: ConfirmationRow, desk: Desk) -> str:
    """Straight to the answer for who may give it; to the operation for everybody else."""
    may = one.desk in desk.offices and desk.actor.may(Role.CONFIRMATION_DESK, Role.DUTY_OFFICER)
    if may and one.answered_by is None:
        return reverse("act", args=[one.operation, "operations.answer_confirmation"])
    return reverse("operation", args=[one.operation])


def _until(one: ConfirmationRow, desk: Desk) -> str:
    """Never "confirmed" without until when and for which edition."""
    if one.status is not ConfirmationStatus.CONFIRMED or one.valid_until is None:
        return ""
    expired = one.valid_until <= desk.now
    said = (
        gettext("Expired at {at}, edition {edition}") if expired else gettext("Until {at}, edition {edition}")
    )
    return said.format(at=times.of_moment(one.valid_until, desk.zone), edition=one.edition)


HEADING = (
    _("Urgency"),
    _("Level"),
    _("Operation"),
    _("Number of the warrant"),
    _("Number of the request"),
    _("Stated to differ"),
    _("How the request stands"),
    _("Agency that asks"),
    _("Office that asks"),
    _("Issuing desk"),
    _("Asked (with offset from UTC)"),
    _("Edition"),
    _("The warrant at this moment"),
    _("Read this first"),
)


@at_desk
def confirmations_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """What waits, as a CSV file: urgent before routine."""
    desks = desks_of(desk, scope_of(request, desk))

    def behind(last: ConfirmationRow | None, limit: int) -> Sequence[ConfirmationRow]:
        return queries.confirmations_behind(last, desks, limit=limit)

    def cells(batch: Sequence[ConfirmationRow]) -> Iterator[Sequence[str]]:
        for row in _rows(batch, desk):
            yield _cells(row, desk)

    return csv_file("confirmations", HEADING, behind, cells)


def _cells(row: Row, desk: Desk) -> Sequence[str]:
    asked = row.asked
    return (
        words.of_word(asked.urgency),
        str(asked.level),
        asked.operation,
        identifier(row.number),
        str(asked.number),
        row.differences,
        row.status,
        row.agency,
        row.office,
        row.desk,
        moment(asked.asked_at, desk.zone),
        str(asked.edition),
        row.warrant,
        hints_said(row.care),
    )
