"""Look-ups beyond a rate, for oversight alone: never for the chain of command of whoever asked."""

from collections.abc import Iterator, Sequence

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language

from tipstaff.agencies.queries import office_names, person_names
from tipstaff.kernel.ids import OfficeId, UserId
from tipstaff.kernel.words import _
from tipstaff.record.refused import RefusedOften, RefusedRow, count_refused_on, refused_often, refused_on
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.web import times
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, moment
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of

GROUND = WarrantGround.TOO_MANY_LOOK_UPS
HEADING = (_("Entry"), _("When (with offset from UTC)"), _("Who asked"), _("Office"))


@at_desk
def look_ups_refused(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Who went beyond a rate, and each time that they did. Nothing of what they asked was kept."""
    _only_oversight(desk)
    offset = offset_of(request)
    rows, often = refused_on(GROUND, limit=SIZE, offset=offset), refused_often(GROUND, limit=SIZE)
    people, offices = _names([*rows, *often])
    shown = {
        "rows": [
            {
                "id": row.id,
                "who": people.get(row.by, row.by),
                "office": offices.get(row.office, row.office),
                "when": times.of_moment(row.at, desk.zone),
            }
            for row in rows
        ],
        "often": [
            {
                "who": people.get(row.by, row.by),
                "office": offices.get(row.office, row.office),
                "count": row.count,
                "when": times.of_moment(row.latest, desk.zone),
            }
            for row in often
        ],
        "paging": Paging(offset=offset, count=count_refused_on(GROUND), query=request.GET),
    }
    return page(request, desk, "web/look_ups_refused.html", shown, here="look-up")


@at_desk
def look_ups_refused_file(_request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    _only_oversight(desk)

    def behind(last: RefusedRow | None, limit: int) -> Sequence[RefusedRow]:
        return refused_on(GROUND, limit=limit, after=last.id if last else None)

    def cells(batch: Sequence[RefusedRow]) -> Iterator[Sequence[str]]:
        people, offices = _names(batch)
        for row in batch:
            who, where = people.get(row.by, row.by), offices.get(row.office, row.office)
            yield str(row.id), moment(row.at, desk.zone), who, where

    return csv_file("look-ups-refused", HEADING, behind, cells)


def _only_oversight(desk: Desk) -> None:
    if not desk.sees_everything:
        raise Http404


def _names(rows: Sequence[RefusedRow | RefusedOften]) -> tuple[dict[UserId, str], dict[OfficeId, str]]:
    """What the people and the offices of some rows are called."""
    language = get_language() or "en"
    return person_names({row.by for row in rows}, language), office_names(
        {row.office for row in rows}, language
    )
