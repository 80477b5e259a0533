"""Co-operation requests: what this agency asked and was asked, and the page of one."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names, person_names, region_name
from tipstaff.cooperation.core.request import (
    Approval,
    ApprovalStatus,
    CooperationRequest,
    RequestStatus,
)
from tipstaff.cooperation.queries import RequestRow, Side, requests_for_agency
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.web import looks, times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import MOST_ROWS, csv_file
from tipstaff.web.matter import Link, Matter, context, links, matter_at
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.titles import agency_name, number_of
from tipstaff.web.warrants import Banner

SIDES = {Side.ASKED: _("Asked of us"), Side.ASKING: _("Asked by us")}

BANNERS = {
    RequestStatus.OPEN: ("warn", "◐", _("Waiting for an answer: silence is no yes")),
    RequestStatus.ACCEPTED: ("good", "✓", _("Accepted")),
    RequestStatus.DECLINED: ("stop", "✕", _("Declined")),
    RequestStatus.WITHDRAWN: ("quiet", "–", _("Withdrawn")),
}
MARKS = {
    ApprovalStatus.WAITING: ("warn", "◐"),
    ApprovalStatus.GIVEN: ("good", "✓"),
    ApprovalStatus.SILENT: ("stop", "▲"),
}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One request in the list."""

    row: RequestRow
    number: str
    kind: str
    status: str
    tone: str
    other: str
    asked: str
    given: int
    needed: int


@dataclass(frozen=True, slots=True)
class Approver:
    """One approving office, beside the others."""

    office: str
    tone: str
    sign: str
    said: str
    by: str
    at: Any
    late: bool


@at_desk
def requests(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The requests of one side, a page at a time."""
    side, status, offset = _side(request), _status(request), offset_of(request)
    found, count = requests_for_agency(desk.actor.agency, side, status, limit=SIZE, offset=offset)
    shown = {
        "rows": [_list_row(row, desk, side) for row in found],
        "paging": Paging(offset=offset, count=count, query=request.GET),
        "tabs": [(one.value, gettext(said), one is side) for one, said in SIDES.items()],
        "side": side.value,
        "statuses": [(one.value, words.of_status(one, "cooperation")) for one in RequestStatus],
        "status": status or "",
    }
    return page(request, desk, "web/requests.html", shown, here="cooperation-requests", part="list")


@at_desk
def requests_file(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The list as a CSV file."""
    found, _count = requests_for_agency(desk.actor.agency, _side(request), _status(request), limit=MOST_ROWS)
    heading = ("request", "warrant", "kind", "level", "status", "asking_agency", "asked_agency", "asked_at")
    cells = [
        (
            row.request,
            number_of(row.warrant),
            row.kind,
            str(row.level),
            row.status,
            row.asking_agency,
            row.asked_agency,
            str(row.asked_at),
        )
        for row in found
    ]
    return csv_file("cooperation", heading, cells)


def _side(request: HttpRequest) -> Side:
    asked = request.GET.get("side", "")
    return Side(asked) if asked in Side else Side.ASKED


def _status(request: HttpRequest) -> RequestStatus | None:
    asked = request.GET.get("status", "")
    return RequestStatus(asked) if asked in RequestStatus else None


def _list_row(row: RequestRow, desk: Desk, side: Side) -> ListRow:
    return ListRow(
        row=row,
        number=number_of(row.warrant),
        kind=words.of_word(row.kind),
        status=words.of_status(row.status, "cooperation"),
        tone=BANNERS[row.status][0],
        other=agency_name(row.asking_agency if side is Side.ASKED else row.asked_agency),
        asked=times.of_moment(row.asked_at, desk.zone),
        given=len(row.approvals) - len(row.missing),
        needed=len(row.approvals),
    )


def show(request: HttpRequest, desk: Desk, request_id: str) -> HttpResponse:
    """A request's page: every approving office side by side."""
    matter = matter_at(desk, request_id, "cooperation")
    state: CooperationRequest = matter.state
    look = looks.look_at(desk, state.warrant)
    shown = {
        **context(request, desk, matter),
        "asked": state,
        "banner": _banner(state, matter.rules),
        "approvers": _approvers(state, matter),
        "asking": agency_name(state.asking_agency),
        "asked_of": agency_name(state.asked_agency),
        "kind_said": words.of_word(state.kind),
        "number": number_of(state.warrant),
        "place": region_name(state.place, get_language() or "en"),
        "papers": _papers(state, matter.rules),
        "links": _links(state, desk),
        "look": look,
        "texts": _texts(state) if look else [],
    }
    return page(request, desk, "web/cooperation.html", shown, here="cooperation-requests", part="matter")


request_page = at_desk(show)


def _links(state: CooperationRequest, desk: Desk) -> list[Link]:
    """An operation in the asked region is opened under the accepted request."""
    if state.status is not RequestStatus.ACCEPTED:
        return []
    known = {"warrant": state.warrant, "cooperation": state.request, "place": state.place}
    return links(desk, ("operations.open",), **known)


def _banner(state: CooperationRequest, rules: Profile) -> Banner:
    tone, sign, headline = BANNERS[state.status]
    return Banner(tone, sign, gettext(headline), _sentence(state, rules))


def _sentence(state: CooperationRequest, rules: Profile) -> str:
    if state.is_open:
        return gettext("{given} of {needed} approvals given.").format(
            given=len(state.approvals) - len(state.missing), needed=len(state.approvals)
        )
    if state.ending and state.ending.ground:
        grounds = {one.id: one.says.in_language(get_language() or "en") for one in rules.declines}
        return grounds.get(state.ending.ground, state.ending.ground)
    return ""


def _approvers(state: CooperationRequest, matter: Matter) -> list[Approver]:
    language = get_language() or "en"
    offices = office_names([one.office for one in state.approvals], language)
    people = person_names([one.by for one in state.approvals if one.by], language)

    def approver(one: Approval) -> Approver:
        tone, sign = MARKS[one.status]
        at = times.of_moment(one.at, matter.zone) if one.at else ""
        by = people.get(one.by, one.by) if one.by else ""
        return Approver(
            offices.get(one.office, one.office), tone, sign, words.of_word(one.status), by, at, one.late
        )

    return [approver(one) for one in state.approvals]


def _papers(state: CooperationRequest, rules: Profile) -> list[tuple[str, str]]:
    """The checklist of the rules, with the hash of each paper that is there."""
    language, there = get_language() or "en", {paper.kind: paper.sha256 for paper in state.papers}
    return [(one.says.in_language(language), there.get(one.id, "")) for one in rules.papers_for(state.kind)]


def _texts(state: CooperationRequest) -> list[tuple[str, str]]:
    """What people wrote, for a reader who has stated why they look."""
    erased = gettext("Erased")
    texts = [(gettext("Why help is needed"), state.reason.opened(erased))]
    if state.ending and state.ending.explanation:
        texts.append((gettext("How it ended"), state.ending.explanation.opened(erased)))
    return texts
