"""One clock on a page of its own, to print for a court; equal in content to `tipstaff clocks`."""

from django.http import Http404, HttpRequest, HttpResponse

from tipstaff.web import times
from tipstaff.web.clock_text import clock_texts
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.matter import matter_at
from tipstaff.web.page import page
from tipstaff.web.pages import address_of


@at_desk
def clock(request: HttpRequest, desk: Desk, matter: str, name: str) -> HttpResponse:
    """How a running clock's moment came about; 404 where no such clock runs."""
    found = matter_at(desk, matter)
    texts = clock_texts(found.id, found.state, found.capability, found.rules, found.zone)
    said = next((said for each, said in texts if each.name == name), None)
    if said is None:
        raise Http404
    as_of = times.time_tag(desk.now, found.zone, desk.zone)
    context = {"said": said, "url": address_of(found.id), "as_of": as_of}
    return page(request, desk, "web/clock.html", context)
