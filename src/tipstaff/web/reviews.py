"""Reviews: what is still to be reviewed or improved, and the page of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names, person_names
from tipstaff.kernel.words import _
from tipstaff.review.core.review import Finding, Improvement, Review, ReviewStatus
from tipstaff.review.queries import improvements_to_do, reviews_open_at, reviews_open_for
from tipstaff.web import looks, times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.matter import Matter, context, matter_at
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.titles import number_of, title_of
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


@at_desk
def reviews(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is still open: reviews to hold, reviews of our operations, improvements to make."""
    tab = request.GET.get("tab", "ours")
    tab, offset = tab if tab in TABS else "ours", offset_of(request)
    rows, count = _rows(desk, tab, offset)
    shown = {
        "rows": rows,
        "tab": tab,
        "tabs": [(name, gettext(said), name == tab) for name, said in TABS.items()],
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/reviews.html", shown, here="reviews", part="list")


def _rows(desk: Desk, tab: str, offset: int) -> tuple[list[dict[str, Any]], int]:
    if tab == "improve":
        todo, count = improvements_to_do(desk.offices, limit=SIZE, offset=offset)
        return [
            {
                "id": one.review,
                "title": title_of(one.review).text,
                "detail": f"{one.number}",
                "when": times.of_day(one.due_on),
            }
            for one in todo
        ], count
    find = reviews_open_at(desk.actor.office, limit=SIZE, offset=offset)
    if tab == "about":
        find = reviews_open_for(desk.actor.agency, limit=SIZE, offset=offset)
    return [
        {
            "id": one.review,
            "title": title_of(one.review).text,
            "detail": words.of_status(one.status, "review"),
            "when": times.of_moment(one.opened_at, desk.zone),
        }
        for one in find[0]
    ], find[1]


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
