"""What a matter is called in a list: never by the person it concerns."""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import agency
from tipstaff.cooperation.queries import request_page
from tipstaff.kernel.ids import AgencyId, CooperationRequestId, MatterId, OperationId, ReviewId, WarrantId
from tipstaff.operations.queries import operation_page
from tipstaff.review.queries import review_page
from tipstaff.warrants.queries import warrant_row
from tipstaff.web import words


@dataclass(frozen=True, slots=True)
class Title:
    """What a matter is, and the line below it."""

    text: str
    detail: str = ""


def title_of(matter: MatterId) -> Title:
    """What a matter is called; its identifier where its rows are not there yet."""
    kind = matter.partition("-")[0]
    found = _FINDERS[kind](matter) if kind in _FINDERS else None
    return found or Title(matter)


def agency_name(slug: AgencyId) -> str:
    """What an agency is called in the reader's language."""
    found = agency(slug)
    return found.name(get_language() or "en") if found else slug


def number_of(warrant: WarrantId) -> str:
    """A warrant's number; its identifier where it has no row."""
    row = warrant_row(warrant)
    return row.number if row else warrant


def _warrant(matter: MatterId) -> Title | None:
    row = warrant_row(WarrantId(matter))
    return Title(row.number, agency_name(row.court)) if row else None


def _request(matter: MatterId) -> Title | None:
    found = request_page(CooperationRequestId(matter))
    if found is None:
        return None
    row = found.request
    way = f"{agency_name(row.asking_agency)} → {agency_name(row.asked_agency)}"
    return Title(f"{words.of_word(row.kind)} · {number_of(row.warrant)}", way)


def _operation(matter: MatterId) -> Title | None:
    found = operation_page(OperationId(matter))
    if found is None:
        return None
    row = found.operation
    return Title(gettext("Operation · %s") % row.warrant_number, words.of_status(row.status, "operation"))


def _review(matter: MatterId) -> Title | None:
    found = review_page(ReviewId(matter))
    return Title(gettext("Review · %s") % number_of(found.review.warrant)) if found else None


_FINDERS = {"warrant": _warrant, "cooperation": _request, "operation": _operation, "review": _review}
