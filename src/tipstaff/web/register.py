"""The register in numbers: where its warrants stand and what waits. Each number leads to its list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from tipstaff.kernel.instant import Instant
from tipstaff.kernel.month import month_from
from tipstaff.kernel.words import _
from tipstaff.record.refused import count_refused_on
from tipstaff.warrants.chases import Which, chases
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.validation import ValidationState
from tipstaff.warrants.core.warrant import SuspensionGround, WarrantStatus
from tipstaff.warrants.queries import count_drafts, count_handouts, count_own, count_resting
from tipstaff.warrants.validations import Wanted, count_validations
from tipstaff.web import words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file
from tipstaff.web.page import page
from tipstaff.web.paging import counted
from tipstaff.web.scope import Scope, scope_of
from tipstaff.web.warrants import OF_DRAFTS

HEADING = (_("Part"), _("What is counted"), _("How many"), _("Address"))


@dataclass(frozen=True, slots=True)
class Number:
    """So many of something, and where they are listed."""

    said: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Part:
    """Numbers that belong together."""

    said: str
    numbers: tuple[Number, ...]


@at_desk
def register(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The numbers of the reader's agency, or for oversight of all or of one."""
    scope = scope_of(request, desk)
    return page(
        request, desk, "web/register.html", {"parts": parts_of(scope, desk), "scope": scope}, here="register"
    )


@at_desk
def register_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The numbers as a CSV file."""
    parts = parts_of(scope_of(request, desk), desk)
    rows = [(part.said, one.said, counted(one.count), one.url) for part in parts for one in part.numbers]

    def behind(last: tuple[str, ...] | None, limit: int) -> Sequence[tuple[str, ...]]:  # noqa: ARG001 - one batch
        return () if last else rows

    return csv_file("register", HEADING, behind, lambda batch: batch)


def parts_of(scope: Scope, desk: Desk) -> tuple[Part, ...]:
    """Every part of the page, each number counted no farther than a page needs."""
    return (
        Part(gettext("By status"), tuple(_by_status(scope))),
        Part(gettext("Resting, by ground"), tuple(_by_ground(scope))),
        Part(gettext("What waits, and what was given out"), tuple(_waiting(scope, desk))),
    )


def _by_status(scope: Scope) -> Iterator[Number]:
    yield Number(gettext("Drafts"), count_drafts(scope.agency), _list("drafts", scope))
    for status in WarrantStatus:
        if status not in OF_DRAFTS:
            count = count_own(scope.agency, status, issued=scope.is_of_a_court)
            yield Number(
                words.of_status(status, "warrant"), count, _list("warrants", scope, status=status.value)
            )


def _by_ground(scope: Scope) -> Iterator[Number]:
    for ground in SuspensionGround:
        count = count_resting(scope.agency, ground, issued=scope.is_of_a_court)
        yield Number(words.of_word(ground), count, _list("warrants", scope, resting=ground.value))


def _waiting(scope: Scope, desk: Desk) -> Iterator[Number]:
    first, last = month_from(desk.now.day(desk.zone).replace(day=1))
    due = Wanted(agency=scope.agency, state=ValidationState.OPEN, since=first, until=last)
    begun = Instant(datetime.combine(first, time(), desk.zone))
    open_ones = chases(scope.agency, Which(open_only=True), limit=0)[1]
    yield Number(
        gettext("To be validated this month"), count_validations(due), _list("validation", scope, tab="this")
    )
    yield Number(
        gettext("Recalls that not everybody knows yet"), open_ones, _list("recalls", scope, tab="open")
    )
    yield Number(gettext("Given out this month"), count_handouts(scope.agency, begun), _list("export", scope))
    if scope.agency is None:
        refused = count_refused_on(WarrantGround.TOO_MANY_LOOK_UPS)
        yield Number(gettext("Look-ups refused beyond a rate"), refused, reverse("look-ups-refused"))


def _list(name: str, scope: Scope, **asked: str) -> str:
    """The address of a list of the same agency."""
    chosen = {"agency": scope.agency} if scope.is_wide and scope.agency else {}
    query = urlencode({**asked, **chosen})
    return f"{reverse(name)}?{query}" if query else reverse(name)
