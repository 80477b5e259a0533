"""The monthly sample: which warrants were drawn by which checkpoint, and what was found in each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from tipstaff.warrants.core.sample.sample import Sample, place_in_line
from tipstaff.warrants.core.words import FIELD_WORDS
from tipstaff.web import times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.matter import context, matter_at
from tipstaff.web.page import page
from tipstaff.web.titles import agency_name, numbers_of


def show(request: HttpRequest, desk: Desk, sample: str) -> HttpResponse:
    """A sample's page, with what anybody needs to draw it again."""
    matter = matter_at(desk, sample, "sample")
    state: Sample = matter.state
    shown = {
        **context(request, desk, matter),
        "sample": state,
        "status": words.of_word(state.status),
        "agency": agency_name(state.agency),
        "drawn": _drawn(state, desk),
    }
    return page(request, desk, "web/sample.html", shown, here="quality", part="matter")


sample = at_desk(show)


def _drawn(state: Sample, desk: Desk) -> list[dict[str, Any]]:
    numbers, results = numbers_of(state.drawn), {one.warrant: one for one in state.results}
    return [
        {
            "warrant": one,
            "number": numbers[one],
            "hash": place_in_line(state.head.root, one),
            "found": _found(results[one].wrong) if one in results else "",
            "is_wrong": one in results and bool(results[one].wrong),
            "at": times.of_moment(results[one].at, desk.zone) if one in results else "",
        }
        for one in state.drawn
    ]


def _found(wrong: tuple[str, ...]) -> str:
    if not wrong:
        return gettext("Accurate in every field")
    return words.listed(gettext(FIELD_WORDS[one]) for one in wrong)
