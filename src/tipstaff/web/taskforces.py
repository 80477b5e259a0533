"""Task forces: the list, one with its cells side by side, and its order as it prints; texts by need to know."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext

from tipstaff.kernel.words import _
from tipstaff.operations.core.taskforce.order import Briefing, Order, Section
from tipstaff.operations.core.taskforce.taskforce import Appointment, TaskForce
from tipstaff.operations.queries import TaskForceRow, task_forces, task_forces_behind
from tipstaff.web import looks, times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.matter import Matter, context, matter_at, may_read
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.resource_words import kind_said, people_said
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import names_of


@at_desk
def task_force_list(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The task forces of the reader's agency, the latest first, a page at a time."""
    scope, offset = scope_of(request, desk), offset_of(request)
    rows, count = task_forces(scope.agency, limit=SIZE, offset=offset)
    leaders, agencies = people_said(one.leader for one in rows), names_of(one.agency for one in rows)
    shown = {
        "rows": [
            {
                "row": one,
                "leader": leaders[one.leader],
                "agency": agencies[one.agency],
                "status": words.of_status(one.status, "taskforce"),
                "formed": times.of_moment(one.formed_at, desk.zone),
            }
            for one in rows
        ],
        "scope": scope,
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/taskforces.html", shown, here="task-forces", part="list")


HEADING = (
    _("Task force"),
    _("Number of the warrant"),
    _("Agency"),
    _("Leader"),
    _("Status"),
    _("Formed (with offset from UTC)"),
    _("Version of the order"),
    _("Members who acknowledged it"),
)


@at_desk
def task_force_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file: nothing that an order says."""
    agency = scope_of(request, desk).agency

    def behind(last: TaskForceRow | None, limit: int) -> Sequence[TaskForceRow]:
        return task_forces_behind(last, agency, limit=limit)

    def groups(batch: Sequence[TaskForceRow]) -> Iterator[Sequence[str]]:
        leaders, agencies = people_said(one.leader for one in batch), names_of(one.agency for one in batch)
        for one in batch:
            yield (
                one.taskforce,
                identifier(one.warrant_number),
                agencies[one.agency],
                leaders[one.leader],
                words.of_status(one.status, "taskforce"),
                moment(one.formed_at, desk.zone),
                str(one.order),
                str(one.acknowledged),
            )

    return csv_file("task-forces", HEADING, behind, groups)


def show(request: HttpRequest, desk: Desk, taskforce: str) -> HttpResponse:
    """One task force: its cells side by side, its order, who has still to acknowledge it, and its briefings."""
    matter = matter_at(desk, taskforce, "taskforce")
    force: TaskForce = matter.state
    names = people_said(_named(force))
    shown = {
        **context(request, desk, matter),
        **_heard(desk, force),
        "force": force,
        "leader": names[force.leader],
        "agency": names_of({force.agency})[force.agency],
        "operation": force.operation if force.operation and may_read(desk, force.operation) else None,
        "cells": _groups(matter, desk, names),
        "order": _order(force.order, matter, desk, names) if force.order else None,
        "draft": _sections(force.draft.sections, matter, desk, names) if force.draft else None,
        "missing": _missing(matter),
        "checker": names[force.draft.checked_by] if force.draft and force.draft.checked_by else "",
        "earlier": [one.version for one in force.orders[:-1]],
        "briefings": [_briefing(one, matter, desk, names) for one in force.briefings[::-1]],
    }
    return page(request, desk, "web/taskforce.html", shown, here="task-forces", part="matter")


taskforce = at_desk(show)


@at_desk
def order(request: HttpRequest, desk: Desk, taskforce: str, version: int) -> HttpResponse:
    """One version of the order, to be printed: the sections that the reader needs to know."""
    matter = matter_at(desk, taskforce, "taskforce")
    force: TaskForce = matter.state
    found = next((one for one in force.orders if one.version == version), None)
    if found is None:
        raise Http404
    shown = {
        **_heard(desk, force),
        "force": force,
        "order": _order(found, matter, desk, people_said(_named(force))),
        "holds": found is force.order,
        "printed": times.of_moment(desk.now, matter.zone),
        "reader_name": people_said({desk.actor.user})[desk.actor.user],
    }
    return page(request, desk, "web/order.html", shown, here="task-forces")


def _heard(desk: Desk, force: TaskForce) -> dict[str, Any]:
    """Texts may speak of the person: they are opened for a stated purpose, as all that is sealed."""
    return {"look": looks.look_at(desk, force.warrant), "warrant_id": force.warrant}


def _named(force: TaskForce) -> Iterable[str]:
    """Everybody whose name the pages say."""
    yield force.leader
    yield from (user for one in force.appointments for user in (one.officer, one.appointed_by))
    for one in force.orders:
        yield from (
            one.issued_by,
            *(said.by for said in one.acknowledged),
            *(each.by for each in one.sections),
        )
        yield from (one.checked_by,) if one.checked_by else ()
    for told in force.briefings:
        yield from (told.by, *told.attended)
    if force.draft:
        yield from (each.by for each in force.draft.sections)
        yield from (force.draft.checked_by,) if force.draft.checked_by else ()


def may_hear(desk: Desk, force: TaskForce, groups: Iterable[str]) -> bool:
    """Whether the reader may read what is marked for cells. Oversight sees everything and changes nothing."""
    return desk.sees_everything or force.needs_to_know(desk.actor.user, groups, desk.now)


def _groups(matter: Matter, desk: Desk, names: dict[str, str]) -> list[dict[str, Any]]:
    force: TaskForce = matter.state
    return [
        {
            "said": kind_said(matter.rules.groups, one.id),
            "checks": one.checks_orders,
            "members": [
                _member(each, matter, desk, names) for each in force.appointments if each.group == one.id
            ],
        }
        for one in matter.rules.groups.values()
    ]


def _member(one: Appointment, matter: Matter, desk: Desk, names: dict[str, str]) -> dict[str, Any]:
    force: TaskForce = matter.state
    return {
        "number": one.number,
        "name": names[one.officer],
        "by": names[one.appointed_by],
        "starts": times.of_moment(one.starts, matter.zone),
        "ends": times.of_moment(one.ended_at or one.ends, matter.zone),
        "is_valid": one.is_valid(desk.now),
        "owes": one.is_valid(desk.now) and one.officer in force.owing(desk.now),
    }


def _order(found: Order, matter: Matter, desk: Desk, names: dict[str, str]) -> dict[str, Any]:
    force: TaskForce = matter.state
    return {
        "version": found.version,
        "by": names[found.issued_by],
        "at": times.of_moment(found.issued_at, matter.zone),
        "checker": names[found.checked_by] if found.checked_by else "",
        "sections": _sections(found.sections, matter, desk, names),
        "acknowledged": [(names[one.by], times.of_moment(one.at, matter.zone)) for one in found.acknowledged],
        "owing": [names[one] for one in force.owing(desk.now)] if found is force.order else [],
    }


def _sections(
    sections: Iterable[Section], matter: Matter, desk: Desk, names: dict[str, str]
) -> list[dict[str, Any]]:
    """In the rules' sequence. What is for other cells is named without a word of what it says."""
    written = {one.section: one for one in sections}
    return [
        {
            "said": kind_said(matter.rules.order_sections, name),
            "cells": [kind_said(matter.rules.groups, group) for group in one.groups],
            "by": names[one.by],
            **_text(one.text.opened(gettext("Erased")), one.groups, matter, desk),
        }
        for name in matter.rules.order_sections
        if (one := written.get(name))
    ]


def _missing(matter: Matter) -> list[str]:
    force: TaskForce = matter.state
    if force.draft is None:
        return []
    written = {one.section for one in force.draft.sections}
    return [
        kind_said(matter.rules.order_sections, one)
        for one in matter.rules.order_sections
        if one not in written
    ]


def _briefing(one: Briefing, matter: Matter, desk: Desk, names: dict[str, str]) -> dict[str, Any]:
    return {
        "number": one.number,
        "at": times.of_moment(one.held_at, matter.zone),
        "by": names[one.by],
        "order": one.order,
        "cells": [kind_said(matter.rules.groups, group) for group in one.groups],
        "attended": [names[who] for who in one.attended],
        **_text(one.told.opened(gettext("Erased")), one.groups, matter, desk),
    }


def _text(text: str, groups: Iterable[str], matter: Matter, desk: Desk) -> dict[str, Any]:
    """The text where the reader needs to know it; nothing of it else."""
    is_open = may_hear(desk, matter.state, groups)
    return {"is_open": is_open, "text": text if is_open else ""}
