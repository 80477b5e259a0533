"""Reviews: what is still to be reviewed or improved, and the page of one."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names, person_names
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.words import _
from tipstaff.review.core.review import Finding, Improvement, Review, ReviewStatus
from tipstaff.review.queries import (
    ImprovementRow,
    ReviewRow,
    improvements_behind,
    improvements_to_do,
    reviews_behind,
    reviews_open_at,
    reviews_open_for,
)
from tipstaff.web import looks, times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, moment
from tipstaff.web.matter import Matter, context, matter_at
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.record_notes import record_notes
from tipstaff.web.scope import Scope, scope_of
from tipstaff.web.titles import names_of, number_of, titles_of
from tipstaff.web.warrants import Banner

BANNERS = {
    ReviewStatus.WAITING: ("warn", "○", _("Nobody has taken this review yet")),
    ReviewStatus.TAKEN: ("warn", "◐", _("Under review")),
    ReviewStatus.CLOSED: ("good", "✓", _("Review closed")),
}
TABS = {
    "ours": _("To be held by this office"),
    "about": _("About our operations"),
    "improve": _("To improve"),
}
WIDE_TABS = {"about": _("Still open"), "improve": _("To improve")}


@at_desk
def reviews(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is still open: reviews to hold, reviews of our operations, improvements to make; for oversight, all."""
    scope, offset = scope_of(request, desk), offset_of(request)
    tab = _tab(request, scope)
    rows, count = _rows(desk, scope, tab, offset)
    shown = {
        "rows": rows,
        "tab": tab,
        "scope": scope,
        "tabs": [(name, gettext(said), name == tab) for name, said in _tabs(scope).items()],
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/reviews.html", shown, here="reviews", part="list")


def _tabs(scope: Scope) -> dict[str, str]:
    return WIDE_TABS if scope.is_wide else TABS


def _tab(request: HttpRequest, scope: Scope) -> str:
    tabs, asked = _tabs(scope), request.GET.get("tab", "")
    return asked if asked in tabs else next(iter(tabs))


def _owners(desk: Desk, scope: Scope) -> Sequence[OfficeId] | None:
    return scope.offices if scope.is_wide else desk.offices


def _rows(desk: Desk, scope: Scope, tab: str, offset: int) -> tuple[list[dict[str, Any]], int]:
    if tab == "improve":
        todo, count = improvements_to_do(_owners(desk, scope), limit=SIZE, offset=offset)
        return _improvement_rows(todo), count
    found, count = (
        reviews_open_at(desk.actor.office, limit=SIZE, offset=offset)
        if tab == "ours"
        else reviews_open_for(scope.agency, limit=SIZE, offset=offset)
    )
    return _review_rows(found, desk), count


def _improvement_rows(todo: Sequence[ImprovementRow]) -> list[dict[str, Any]]:
    titles = titles_of(one.review for one in todo)
    owners = office_names({one.owner for one in todo}, get_language() or "en")
    said = gettext("Improvement {number}: {owner}")
    return [
        {
            "id": one.review,
            "title": titles[one.review].text,
            "detail": said.format(number=one.number, owner=owners.get(one.owner, one.owner)),
            "agency": owners.get(one.owner, one.owner),
            "when": times.of_day(one.due_on),
        }
        for one in todo
    ]


def _review_rows(found: Sequence[ReviewRow], desk: Desk) -> list[dict[str, Any]]:
    titles, agencies = titles_of(one.review for one in found), names_of(one.agency for one in found)
    return [
        {
            "id": one.review,
            "title": titles[one.review].text,
            "detail": words.of_status(one.status, "review"),
            "agency": agencies[one.agency],
            "when": times.of_moment(one.opened_at, desk.zone),
        }
        for one in found
    ]


HEADING = (
    _("Review"),
    _("Title"),
    _("Status"),
    _("Agency"),
    _("Outcome"),
    _("Since (with offset from UTC)"),
)
IMPROVEMENTS_HEADING = (_("Review"), _("Title"), _("Improvement"), _("Owner"), _("Due on"))


@at_desk
def reviews_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    scope = scope_of(request, desk)
    tab = _tab(request, scope)
    if tab == "improve":
        return _improvements_file(desk, scope)
    which: dict[str, Any] = {"office": desk.actor.office} if tab == "ours" else {"agency": scope.agency}

    def behind(last: ReviewRow | None, limit: int) -> Sequence[ReviewRow]:
        return reviews_behind(last, **which, limit=limit)

    def cells(batch: Sequence[ReviewRow]) -> Iterator[Sequence[str]]:
        for row, each in zip(batch, _review_rows(batch, desk), strict=True):
            outcome, since = words.of_status(row.outcome, "operation"), moment(row.opened_at, desk.zone)
            yield row.review, each["title"], each["detail"], each["agency"], outcome, since

    return csv_file("reviews", HEADING, behind, cells)


def _improvements_file(desk: Desk, scope: Scope) -> StreamingHttpResponse:
    owners = _owners(desk, scope)

    def behind(last: ImprovementRow | None, limit: int) -> Sequence[ImprovementRow]:
        return improvements_behind(last, owners, limit=limit)

    def cells(batch: Sequence[ImprovementRow]) -> Iterator[Sequence[str]]:
        for row, each in zip(batch, _improvement_rows(batch), strict=True):
            yield row.review, each["title"], str(row.number), each["agency"], row.due_on.isoformat()

    return csv_file("improvements", IMPROVEMENTS_HEADING, behind, cells)


def show(request: HttpRequest, desk: Desk, review: str) -> HttpResponse:
    """A review's page: what was found, and what is still to be improved."""
    matter = matter_at(desk, review, "review")
    state: Review = matter.state
    look = looks.look_at(desk, state.warrant)
    tone, sign, headline = BANNERS[state.status]
    shown = {
        **context(request, desk, matter),
        "review": state,
        "banner": Banner(tone, sign, gettext(headline), _sentence(state)),
        "number": number_of(state.warrant),
        "outcome": words.of_status(state.outcome, "operation"),
        "findings": [_finding(one, matter, is_open=look is not None) for one in state.findings],
        "improvements": [_improvement(one, is_open=look is not None) for one in state.improvements],
        "look": look,
        "notes": record_notes(state.warrant, has_looked=look is not None),
    }
    return page(request, desk, "web/review.html", shown, here="reviews", part="matter")


review = at_desk(show)


def _sentence(state: Review) -> str:
    if state.reviewer is None:
        return gettext("Nobody who took part in the operation may take it.")
    names = person_names({state.reviewer}, get_language() or "en")
    return gettext("Reviewer: {name}").format(name=names.get(state.reviewer, state.reviewer))


def _finding(one: Finding, matter: Matter, *, is_open: bool) -> dict[str, Any]:
    language = get_language() or "en"
    causes = {cause.id: cause.says.in_language(language) for cause in matter.rules.review}
    limit = matter.rules.limits.get(one.missed_limit or "")
    return {
        "number": one.number,
        "cause": causes.get(one.cause, one.cause),
        "limit": limit.says.in_language(language) if limit else "",
        "text": one.text.opened(gettext("Erased")) if is_open else "",
    }


def _improvement(one: Improvement, *, is_open: bool) -> dict[str, Any]:
    names = office_names({one.owner}, get_language() or "en")
    return {
        "number": one.number,
        "owner": names.get(one.owner, one.owner),
        "due": times.of_day(one.due_on),
        "is_open": one.is_open,
        "is_late": one.lapsed_at is not None,
        "text": one.text.opened(gettext("Erased")) if is_open else "",
        "done": one.completion.done.opened(gettext("Erased")) if is_open and one.completion else "",
    }
