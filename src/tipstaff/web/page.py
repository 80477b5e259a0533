"""Pages in the frame: the rail, the reader, and for HTMX the named part alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from tipstaff.kernel.words import _
from tipstaff.operations.queries import count_confirmations
from tipstaff.record.clocks import queue
from tipstaff.warrants.chases import count_news_for
from tipstaff.web.desk import Desk
from tipstaff.web.paging import counted
from tipstaff.web.words import of_word

RAIL: dict[str, dict[str, str]] = {
    _("Desk"): {"queue": _("Duty queue"), "confirmations": _("Confirmation desk"), "look-up": _("Look-up")},
    _("Register"): {
        "register": _("Overview"),
        "warrants": _("Warrants"),
        "validation": _("Validation"),
        "recalls": _("Recalls"),
        "imports": _("Take in"),
        "export": _("Give out"),
        "quality": _("Data quality"),
        "retention": _("Keeping and deleting"),
    },
    _("Work"): {
        "cooperation-requests": _("Co-operation"),
        "abroad-requests": _("Between states"),
        "approvals": _("Approvals"),
        "accounts": _("Credit and cost"),
        "disputes": _("Disputes"),
        "liaison-duty": _("Liaison duty"),
        "operations": _("Operations"),
        "task-forces": _("Task forces"),
        "resources": _("Resources"),
        "reviews": _("Reviews"),
    },
    _("Trust"): {"rules": _("Rules"), "record": _("The record")},
}
"""The places to go, in groups: a group's name, then the address of each place with what it is called."""


BESIDE = '<span id="{}" class="count" hx-swap-oob="true">{}</span>'
"""A count in the rail, which stands outside the part that was asked for and changes with it."""


@dataclass(frozen=True, slots=True)
class RailItem:
    """One place to go."""

    name: str
    url: str
    is_here: bool
    mark: str
    """The id of its count; empty for a place without one."""
    count: int | None


def page(  # noqa: PLR0913 - what every page is made of
    request: HttpRequest,
    desk: Desk,
    template: str,
    context: dict[str, Any],
    *,
    here: str = "",
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a page at a desk; where HTMX asks for a part of it, the part alone."""
    wanted = f"{template}#{part}" if part and is_for_part(request) else template
    frame = {} if wanted != template else frame_of(desk, here)
    response = render(request, wanted, {**frame, "desk": desk, **context}, status=status)
    if not frame:
        for mark, count in COUNTED.values():
            response.write(format_html(BESIDE, mark, counted(count(desk) or None)))
        response.write(news_strip(desk, beside=True))
    response["Vary"] = "HX-Request, Cookie"
    response["Cache-Control"] = "no-store"
    return response


def is_for_part(request: HttpRequest) -> bool:
    """Whether HTMX asks for a part: never when it restores a page from its history."""
    return bool(request.htmx) and not request.htmx.history_restore_request  # type: ignore[attr-defined]


def frame_of(desk: Desk, here: str) -> dict[str, Any]:
    """What stands around a page."""
    rail = [
        (gettext(group), [_rail_item(to, name, desk, here) for to, name in places.items()])
        for group, places in RAIL.items()
    ]
    own = [one for one in desk.appointments if one.office.office == desk.actor.office]
    return {"rail": rail, "roles": [of_word(one.role) for one in own], "news_strip": news_strip(desk)}


def news_strip(desk: Desk, *, beside: bool = False) -> str:
    """How many recalls the reader's offices still have to acknowledge: on every page, and changing with each part."""
    owed = 0 if desk.sees_everything else count_news_for(desk.offices)
    return render_to_string("web/strip.html", {"owed": owed, "beside": beside})


def _rail_item(to: str, name: str, desk: Desk, here: str) -> RailItem:
    mark, count = COUNTED.get(to, ("", None))
    return RailItem(gettext(name), reverse(to), to == here, mark, count(desk) if count else None)


def due(desk: Desk) -> int:
    """How many clocks run for the reader's offices: what the first view of the queue shows."""
    return queue(None if desk.sees_everything else desk.offices, limit=0)[1]


def waiting(desk: Desk) -> int:
    """How many requests for confirmation wait for the reader's offices."""
    return count_confirmations(None if desk.sees_everything else desk.offices)


COUNTED: dict[str, tuple[str, Callable[[Desk], int]]] = {
    "queue": ("due", due),
    "confirmations": ("waiting", waiting),
}
"""Places with a count beside them: the count's id, and how it is counted."""
