"""The register in figures: where its warrants stand, what waits and how well it is kept. Each leads to its list."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from tipstaff.kernel.words import _
from tipstaff.record.counting import MOST
from tipstaff.web import times
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file
from tipstaff.web.figures import Counting, parts_of
from tipstaff.web.page import page
from tipstaff.web.scope import scope_of

HEADING = (_("Part"), _("What is counted"), _("How many"), _("What it means"), _("Address"))


@at_desk
def register(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The figures of the reader's agency, or for oversight of all or of one, each counted as far as a page needs."""
    scope = scope_of(request, desk)
    shown = {
        "parts": parts_of(Counting(scope=scope, desk=desk, most=MOST)),
        "scope": scope,
        "as_of": times.of_moment(desk.now, desk.zone),
    }
    return page(request, desk, "web/register.html", shown, here="register")


@at_desk
def register_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The figures as a CSV file, counted to the end: whoever takes it along waits for it once."""
    parts = parts_of(Counting(scope=scope_of(request, desk), desk=desk, most=None))
    rows = [(part.said, one.said, one.value, one.means, one.url) for part in parts for one in part.figures]

    def behind(last: tuple[str, ...] | None, _limit: int) -> Sequence[tuple[str, ...]]:
        return () if last else rows

    return csv_file("register", HEADING, behind, lambda batch: batch)
