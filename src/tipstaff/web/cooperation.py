"""Co-operation requests: what this agency asked and was asked, and the page of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import region_name
from tipstaff.cooperation.accounts import accounts_named
from tipstaff.cooperation.core.account.account import account_of
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.request import (
    CooperationRequest,
    RequestStatus,
)
from tipstaff.cooperation.queries import RequestRow, Side, requests_behind, requests_for_agency
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Cooperation, Profile
from tipstaff.web import approvals, looks, request_drafts, times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.matter import Link, Matter, context, links, matter_at
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.record_notes import record_notes
from tipstaff.web.responsibility import disputes_of, duties_of, stated_of, told_of
from tipstaff.web.scope import Scope, scope_of
from tipstaff.web.titles import agency_name, names_of, number_of, numbers_of
from tipstaff.web.warrants import Banner

SIDES = {Side.ASKED: _("Asked of us"), Side.ASKING: _("Asked by us")}
SIDES_OF_ANOTHER = {Side.ASKED: _("Asked of this agency"), Side.ASKING: _("Asked by this agency")}

BANNERS = {
    RequestStatus.OPEN: ("warn", "◐", _("Waiting for an answer: silence is no yes")),
    RequestStatus.ACCEPTED: ("good", "✓", _("Accepted")),
    RequestStatus.COMPLETED: ("good", "✓", _("Help given")),
    RequestStatus.REFERRED: ("stop", "→", _("Handed over: the asked agency has the case")),
    RequestStatus.DECLINED: ("stop", "✕", _("Declined")),
    RequestStatus.WITHDRAWN: ("quiet", "–", _("Withdrawn")),
    RequestStatus.LAPSED: ("stop", "▲", _("Lapsed for want of approvals")),
}
ON_THE_SPOT = ("good", "◑", _("Approved on the spot: it lapses unless the full approvals follow"))


@dataclass(frozen=True, slots=True)
class ListRow:
    """One request in the list."""

    row: RequestRow
    number: str
    kind: str
    status: str
    tone: str
    asking: str
    asked_of: str
    asked: str
    given: int
    needed: int


@at_desk
def requests(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The requests of one side, a page at a time; for oversight, of all agencies or of one."""
    scope, side, status, kind, offset = (
        scope_of(request, desk),
        _side(request),
        _status(request),
        _kind(request),
        offset_of(request),
    )
    found, count = requests_for_agency(scope.agency, side, status, kind, limit=SIZE, offset=offset)
    shown = {
        "rows": _list_rows(found, desk),
        "paging": Paging(offset=offset, count=count, query=request.GET),
        "tabs": _tabs(scope, side),
        "side": side.value,
        "scope": scope,
        "statuses": [(one.value, words.of_status(one, "cooperation")) for one in RequestStatus],
        "status": status or "",
        "kinds": [(one.value, words.of_word(one)) for one in Cooperation],
        "kind": kind or "",
    }
    return page(request, desk, "web/requests.html", shown, here="cooperation-requests", part="list")


def _tabs(scope: Scope, side: Side) -> list[tuple[str, str, bool]]:
    """The two sides that an agency can be on; every request has both, so all agencies need no tabs."""
    if scope.agency is None:
        return []
    sides = SIDES_OF_ANOTHER if scope.is_wide else SIDES
    return [(one.value, gettext(said), one is side) for one, said in sides.items()]


HEADING = (
    _("Request"),
    _("Number of the warrant"),
    _("Kind of help"),
    _("Level"),
    _("Status"),
    _("Asking agency"),
    _("Asked agency"),
    _("Asked (with offset from UTC)"),
    _("Approvals given"),
    _("Approvals needed"),
    _("Ended (with offset from UTC)"),
)


@at_desk
def requests_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    agency, side, status = scope_of(request, desk).agency, _side(request), _status(request)
    kind = _kind(request)

    def behind(last: RequestRow | None, limit: int) -> Sequence[RequestRow]:
        return requests_behind(last, agency, side, status, kind, limit=limit)

    def cells(batch: Sequence[RequestRow]) -> Iterator[Sequence[str]]:
        for one in _list_rows(batch, desk):
            yield (
                one.row.request,
                identifier(one.number),
                one.kind,
                str(one.row.level),
                one.status,
                one.asking,
                one.asked_of,
                moment(one.row.asked_at, desk.zone),
                str(one.given),
                str(one.needed),
                moment(one.row.ended_at, desk.zone),
            )

    return csv_file("cooperation", HEADING, behind, cells)


def _side(request: HttpRequest) -> Side:
    asked = request.GET.get("side", "")
    return Side(asked) if asked in Side else Side.ASKED


def _status(request: HttpRequest) -> RequestStatus | None:
    asked = request.GET.get("status", "")
    return RequestStatus(asked) if asked in RequestStatus else None


def _kind(request: HttpRequest) -> Cooperation | None:
    asked = request.GET.get("kind", "")
    return Cooperation(asked) if asked in Cooperation else None


def _list_rows(rows: Sequence[RequestRow], desk: Desk) -> list[ListRow]:
    numbers = numbers_of(row.warrant for row in rows)
    names = names_of(agency for row in rows for agency in (row.asking_agency, row.asked_agency))
    return [
        ListRow(
            row=row,
            number=numbers[row.warrant],
            kind=words.of_word(row.kind),
            status=words.of_status(row.status, "cooperation"),
            tone=BANNERS[row.status][0],
            asking=names[row.asking_agency],
            asked_of=names[row.asked_agency],
            asked=times.of_moment(row.asked_at, desk.zone),
            given=len(row.approvals) - len(row.missing),
            needed=len(row.approvals),
        )
        for row in rows
    ]


def show(request: HttpRequest, desk: Desk, request_id: str) -> HttpResponse:
    """A request's page: every approving office side by side."""
    matter = matter_at(desk, request_id, "cooperation")
    if isinstance(matter.state, RequestDraft):
        return request_drafts.show(request, desk, matter)
    state: CooperationRequest = matter.state
    look = looks.look_at(desk, state.warrant)
    shown = {
        **context(request, desk, matter),
        "asked": state,
        "banner": _banner(state, matter, desk),
        "approvers": approvals.approvers(state, matter, desk, has_looked=look is not None),
        "reply_said": approvals.reply_said(state, matter.rules),
        "asking": agency_name(state.asking_agency),
        "asked_of": agency_name(state.asked_agency),
        "kind_said": words.of_word(state.kind),
        "number": number_of(state.warrant),
        "place": region_name(state.place, get_language() or "en"),
        "papers": _papers(state, matter.rules),
        "duties": duties_of(state, matter),
        "disputes": disputes_of(state, matter),
        "stated": stated_of(state, matter.rules),
        "links": _links(state, desk),
        "account": next(iter(accounts_named({account_of(state.request)})), None),
        "look": look,
        "notes": record_notes(state.warrant, has_looked=look is not None),
        "texts": [*_texts(state), *told_of(state, matter.rules)] if look else [],
    }
    return page(request, desk, "web/cooperation.html", shown, here="cooperation-requests", part="matter")


request_page = at_desk(show)


def _links(state: CooperationRequest, desk: Desk) -> list[Link]:
    """An operation in the asked region is opened under the accepted request, and so is its account."""
    if not state.is_accepted_at(desk.now):
        return []
    account = account_of(state.request)
    is_party = desk.actor.agency in (state.asking_agency, state.asked_agency)
    opening = ("cooperation.open_account",) if is_party and not accounts_named({account}) else ()
    known = {"warrant": state.warrant, "cooperation": state.request, "place": state.place}
    return [*links(desk, ("operations.open",), **known), *links(desk, opening, request=state.request)]


def _banner(state: CooperationRequest, matter: Matter, desk: Desk) -> Banner:
    status = RequestStatus.LAPSED if state.has_lapsed_at(desk.now) else state.status
    is_on_the_spot = state.is_open and state.is_accepted_at(desk.now)
    tone, sign, headline = ON_THE_SPOT if is_on_the_spot else BANNERS[status]
    return Banner(tone, sign, gettext(headline), _sentence(state, matter, desk))


def _sentence(state: CooperationRequest, matter: Matter, desk: Desk) -> str:
    rules = matter.rules
    if state.jurisdiction_is_disputed:
        return gettext("Jurisdiction is in dispute: nothing is executed before it is decided.")
    if state.is_open and not state.missing and state.agreement is None:
        return gettext("All approvals are given; who bears what is not agreed yet.")
    if state.is_open and state.spot and state.is_accepted_at(desk.now):
        return gettext("{given} of {needed} approvals given; the others are due by {moment}.").format(
            given=len(state.approvals) - len(state.missing),
            needed=len(state.approvals),
            moment=times.of_moment(state.spot.until, matter.zone),
        )
    if state.is_open:
        return gettext("{given} of {needed} approvals given.").format(
            given=len(state.approvals) - len(state.missing), needed=len(state.approvals)
        )
    if state.ending and state.ending.ground:
        grounds = {one.id: one.says.in_language(get_language() or "en") for one in rules.declines}
        return grounds.get(state.ending.ground, state.ending.ground)
    return ""


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
