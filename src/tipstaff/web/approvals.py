"""Approvals: all approvers of a request side by side, the boards of open requests, deputies and first replies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names, person_names
from tipstaff.cooperation.approvals import (
    Board,
    RepliesOfMonth,
    Wanted,
    first_replies,
    on_board,
    on_board_behind,
)
from tipstaff.cooperation.core.approvals.condition import Condition, ConditionStatus
from tipstaff.cooperation.core.deadlines import approval_clock, approval_rule, condition_clock
from tipstaff.cooperation.core.deputy.deputyship import Deputyship
from tipstaff.cooperation.core.request import Approval, ApprovalStatus, CooperationRequest
from tipstaff.cooperation.deputies import DeputyRow, deputies_behind, deputies_of, deputies_valid
from tipstaff.cooperation.queries import ApprovalRow, ConditionRow, RequestRow
from tipstaff.kernel.ids import MatterId, OfficeId
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.record.clocks import RunningClock, clocks_of, clocks_on
from tipstaff.registrar.rules import rules_named
from tipstaff.web import times, words
from tipstaff.web.clocks import Left
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.matter import Matter, context, matter_at, openers
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.scope import Scope, scope_of
from tipstaff.web.titles import agency_name, names_of, numbers_of

HERE = "approvals"
BOARDS = {Board.OURS: _("Waiting for us"), Board.ASKED: _("Asked of us"), Board.ASKING: _("Asked by us")}
WIDE_BOARDS = {Board.ASKED: _("All that are open")}
MARKS = {
    ApprovalStatus.WAITING: ("warn", "◐"),
    ApprovalStatus.GIVEN: ("good", "✓"),
    ApprovalStatus.STALE: ("warn", "↻"),
    ApprovalStatus.SILENT: ("stop", "▲"),
}
CONDITION_MARKS = {
    ConditionStatus.OPEN: ("warn", "◐"),
    ConditionStatus.DONE: ("good", "✓"),
    ConditionStatus.NOT_DONE: ("stop", "✕"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCondition:
    """A condition beside its approval."""

    number: int
    says: str
    tone: str
    sign: str
    said: str
    owner: str
    due: str
    left: Left | None
    comes_first: bool
    texts: tuple[str, ...]
    """What has to be done and what was said of it, for a reader who has stated why they look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approver:
    """One approving office, beside the others."""

    says: str
    office: str
    tone: str
    sign: str
    said: str
    by: str
    at: Any
    late: bool
    revision: int
    """The version of the request that it was given for; 0 while it is not."""
    passed_to: str
    left: Left | None
    conditions: tuple[ShownCondition, ...]


def approvers(state: CooperationRequest, matter: Matter, desk: Desk, *, has_looked: bool) -> list[Approver]:
    """All approving offices of a request, side by side, each with its own clock."""
    running = {clock.name: clock for clock in clocks_of(matter.id)}
    names = _Names.of(
        [office for one in state.approvals for office in (one.office, one.given_from, one.passed_to)]
        + [one.filed.owner for one in state.conditions],
        [user for one in state.approvals for user in (one.by, one.in_the_name_of)],
    )
    return [
        Approver(
            says=approval_rule(state, one.office, matter.rules).says.in_language(names.language),
            office=names.office(one.office),
            tone=MARKS[one.status][0],
            sign=MARKS[one.status][1],
            said=words.of_word(one.status),
            by=_by(one, names),
            at=times.of_moment(one.at, matter.zone) if one.at else "",
            late=one.late,
            revision=one.revision if one.by else 0,
            passed_to=names.office(one.passed_to),
            left=_left(running.get(approval_clock(one.office)), desk),
            conditions=tuple(
                _condition(each, running, names, matter, desk, has_looked=has_looked)
                for each in state.conditions
                if each.approval == one.office
            ),
        )
        for one in state.approvals
    ]


@dataclass(frozen=True, slots=True)
class _Names:
    """What offices and people are called in the reader's language."""

    language: str
    offices: Mapping[OfficeId, str]
    people: Mapping[Any, str]

    @classmethod
    def of(cls, offices: Sequence[Any], people: Sequence[Any]) -> "_Names":
        language = get_language() or "en"
        return cls(
            language,
            office_names([one for one in offices if one], language),
            person_names([one for one in people if one], language),
        )

    def office(self, office: OfficeId | None) -> str:
        return self.offices.get(office, office) if office else ""

    def person(self, user: Any) -> str:
        return self.people.get(user, user) if user else ""


def _by(one: Approval | ApprovalRow, names: _Names) -> str:
    """Who gave it; a deputy with the approver's name, somebody from elsewhere with their office."""
    by = names.person(one.by)
    if one.in_the_name_of:
        said = gettext("{deputy}, deputy for {approver}")
        return said.format(deputy=by, approver=names.person(one.in_the_name_of))
    if one.given_from and one.given_from != one.office:
        said = gettext("{person}, {office}, in its place")
        return said.format(person=by, office=names.office(one.given_from))
    return by


def _left(clock: RunningClock | None, desk: Desk) -> Left | None:
    return Left.of(clock.due, clock.used(desk.now), desk.now) if clock else None


def _condition(  # noqa: PLR0913 - what a condition is shown with
    one: Condition,
    running: Mapping[str, RunningClock],
    names: _Names,
    matter: Matter,
    desk: Desk,
    *,
    has_looked: bool,
) -> ShownCondition:
    listed = matter.rules.condition(one.filed.kind)
    erased = gettext("Erased")
    texts = [one.filed.what.opened(erased), one.note.opened(erased) if one.note else ""]
    return ShownCondition(
        number=one.number,
        says=listed.says.in_language(names.language) if listed else one.filed.kind,
        tone=CONDITION_MARKS[one.status][0],
        sign=CONDITION_MARKS[one.status][1],
        said=words.of_word(one.status),
        owner=names.office(one.filed.owner),
        due=times.of_moment(one.filed.due, matter.zone),
        left=_left(running.get(condition_clock(one.number)), desk),
        comes_first=one.filed.comes_first,
        texts=tuple(text for text in texts if text) if has_looked else (),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One approval on a board."""

    says: str
    office: str
    tone: str
    sign: str
    said: str
    by: str
    left: Left | None
    is_ours: bool
    conditions: int
    """How many of its conditions are not done."""
    row: ApprovalRow
    due: RunningClock | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One open request with all its approvals."""

    row: RequestRow
    number: str
    kind: str
    asking: str
    asked_of: str
    answer: Left | None
    spot: str
    chips: tuple[Chip, ...]


@at_desk
def board(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The open requests with all approvers side by side; first those that wait for the reader's offices."""
    scope, offset = scope_of(request, desk), offset_of(request)
    wanted = _wanted(request, desk, scope)
    rows, count = on_board(wanted, limit=SIZE, offset=offset)
    shown = {
        "rows": _board_rows(rows, wanted, desk),
        "tabs": _tabs(scope, wanted.board),
        "board": wanted.board.value,
        "scope": scope,
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/approvals.html", shown, here=HERE, part="list")


def _tabs(scope: Scope, here: Board | None = None) -> list[tuple[str, str, bool]]:
    return [(one.value, gettext(said), one is here) for one, said in _boards(scope).items()]


def _boards(scope: Scope) -> Mapping[Board, str]:
    return WIDE_BOARDS if scope.is_wide else BOARDS


def _wanted(request: HttpRequest, desk: Desk, scope: Scope) -> Wanted:
    boards, asked = _boards(scope), request.GET.get("board", "")
    named = Board(asked) if asked in Board and Board(asked) in boards else next(iter(boards))
    deputy_for = (row.office for row in deputies_valid(desk.now, deputy=desk.actor.user))
    return Wanted(named, scope.agency, tuple(dict.fromkeys((*desk.offices, *deputy_for))))


def _board_rows(rows: Sequence[RequestRow], wanted: Wanted, desk: Desk) -> list[BoardRow]:
    """With one question to each table, however many rows there are."""
    numbers = numbers_of(row.warrant for row in rows)
    agencies = names_of(agency for row in rows for agency in (row.asking_agency, row.asked_agency))
    given = [one for row in rows for one in row.approvals]
    names = _Names.of(
        [office for one in given for office in (one.office, one.given_from)],
        [user for one in given for user in (one.by, one.in_the_name_of)],
    )
    running = {
        (clock.matter, clock.name): clock for clock in clocks_on(MatterId(row.request) for row in rows)
    }
    return [
        BoardRow(
            row=row,
            number=numbers[row.warrant],
            kind=words.of_word(row.kind),
            asking=agencies[row.asking_agency],
            asked_of=agencies[row.asked_agency],
            answer=_left(running.get((row.request, "answer")), desk),
            spot=times.of_moment(row.spot_until, desk.zone) if row.spot_until else "",
            chips=_chips(row, running, names, wanted, desk),
        )
        for row in rows
    ]


def _chips(
    row: RequestRow,
    running: Mapping[tuple[MatterId, str], RunningClock],
    names: _Names,
    wanted: Wanted,
    desk: Desk,
) -> tuple[Chip, ...]:
    rules = rules_named(row.rules or desk.actor.profile)
    listed = [one.says.in_language(names.language) for one in rules.approvals_for(row.kind)]
    says = [*listed, *[""] * len(row.approvals)]  # a record from before the rules listed them has no words
    clocks = [running.get((row.request, approval_clock(one.office))) for one in row.approvals]
    return tuple(
        Chip(
            says=said,
            office=names.office(one.office),
            tone=MARKS[one.status][0],
            sign=MARKS[one.status][1],
            said=words.of_word(one.status),
            by=_by(one, names),
            left=_left(clock, desk),
            is_ours=bool({one.office, one.passed_to} & set(wanted.offices)),
            conditions=len(_open_conditions(row.conditions, one.office)),
            row=one,
            due=clock,
        )
        for said, one, clock in zip(says, row.approvals, clocks, strict=False)
    )


def _open_conditions(conditions: Sequence[ConditionRow], office: OfficeId) -> list[ConditionRow]:
    return [one for one in conditions if one.approval == office and one.status is not ConditionStatus.DONE]


HEADING = (
    _("Request"),
    _("Number of the warrant"),
    _("Kind of help"),
    _("Level"),
    _("Asking agency"),
    _("Asked agency"),
    _("Version of the request"),
    _("Approval"),
    _("Office"),
    _("Status"),
    _("Due (with offset from UTC)"),
    _("Given by"),
    _("Given (with offset from UTC)"),
    _("Given for version"),
    _("Late"),
    _("Conditions not done"),
)


@at_desk
def board_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The board as a CSV file: one line for each approval."""
    wanted = _wanted(request, desk, scope_of(request, desk))

    def behind(last: RequestRow | None, limit: int) -> Sequence[RequestRow]:
        return on_board_behind(last, wanted, limit=limit)

    def cells(batch: Sequence[RequestRow]) -> Iterator[Sequence[str]]:
        for one in _board_rows(batch, wanted, desk):
            for chip in one.chips:
                yield _cells(one, chip, desk.zone)

    return csv_file("approvals", HEADING, behind, cells)


def _cells(one: BoardRow, chip: Chip, zone: ZoneInfo) -> Sequence[str]:
    return (
        one.row.request,
        identifier(one.number),
        one.kind,
        str(one.row.level),
        one.asking,
        one.asked_of,
        str(one.row.revision),
        chip.says,
        chip.office,
        chip.said,
        moment(chip.due.due if chip.due else None, zone),
        chip.by,
        moment(chip.row.at, zone),
        str(chip.row.revision) if chip.row.by else "",
        gettext("yes") if chip.row.late else "",
        str(chip.conditions),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDeputy:
    """One deputyship in the list."""

    row: DeputyRow
    approver: str
    office: str
    deputy: str
    agency: str
    since: str
    until: str
    tone: str
    said: str


@at_desk
def deputies(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Who approves in whose name, the latest first."""
    scope, offset = scope_of(request, desk), offset_of(request)
    rows, count = deputies_of(scope.agency, limit=SIZE, offset=offset)
    shown = {
        "rows": _shown_deputies(rows, desk),
        "tabs": _tabs(scope),
        "openers": openers("deputyship", desk),
        "scope": scope,
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/deputies.html", shown, here=HERE, part="list")


def _shown_deputies(rows: Sequence[DeputyRow], desk: Desk) -> list[ShownDeputy]:
    names = _Names.of(
        [row.office for row in rows], [one for row in rows for one in (row.approver, row.deputy)]
    )
    agencies = names_of(row.agency for row in rows)
    return [
        ShownDeputy(
            row=row,
            approver=names.person(row.approver),
            office=names.office(row.office),
            deputy=names.person(row.deputy),
            agency=agencies[row.agency],
            since=times.of_moment(row.valid_from, desk.zone),
            until=times.of_moment(row.ended_at or row.valid_until, desk.zone),
            tone="good" if row.is_valid(desk.now) else "quiet",
            said=_deputy_status(row, desk),
        )
        for row in rows
    ]


def _deputy_status(one: DeputyRow | Deputyship, desk: Desk) -> str:
    if one.is_valid(desk.now):
        return gettext("May approve now")
    if one.ended_at is not None:
        return gettext("Ended before its time")
    return gettext("Not yet") if desk.now < one.valid_from else gettext("Over")


DEPUTIES_HEADING = (
    _("Approver"),
    _("Office"),
    _("Deputy"),
    _("Agency"),
    _("From (with offset from UTC)"),
    _("Until (with offset from UTC)"),
    _("Named (with offset from UTC)"),
    _("Ended (with offset from UTC)"),
)


@at_desk
def deputies_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The deputies as a CSV file."""
    agency = scope_of(request, desk).agency

    def behind(last: DeputyRow | None, limit: int) -> Sequence[DeputyRow]:
        return deputies_behind(last, agency, limit=limit)

    def cells(batch: Sequence[DeputyRow]) -> Iterator[Sequence[str]]:
        for one in _shown_deputies(batch, desk):
            moments = (one.row.valid_from, one.row.valid_until, one.row.named_at, one.row.ended_at)
            yield one.approver, one.office, one.deputy, one.agency, *(moment(at, desk.zone) for at in moments)

    return csv_file("deputies", DEPUTIES_HEADING, behind, cells)


def show_deputy(request: HttpRequest, desk: Desk, deputyship: str) -> HttpResponse:
    """A deputyship's page."""
    matter = matter_at(desk, deputyship, "deputyship")
    state: Deputyship = matter.state
    names = _Names.of([state.office], [state.approver, state.deputy])
    shown = {
        **context(request, desk, matter),
        "deputyship": state,
        "status": _deputy_status(state, desk),
        "approver": names.person(state.approver),
        "deputy": names.person(state.deputy),
        "office": names.office(state.office),
        "agency": agency_name(state.agency),
    }
    return page(request, desk, "web/deputyship.html", shown, here=HERE, part="matter")


deputyship = at_desk(show_deputy)


@dataclass(frozen=True, slots=True)
class ShownMonth:
    """First replies of one month, in words."""

    row: RepliesOfMonth
    month: str
    median: str
    share: str
    tone: str
    sign: str


@at_desk
def replies(request: HttpRequest, desk: Desk) -> HttpResponse:
    """How soon first replies came, month by month, against the time that the rules give."""
    scope, offset, rules = scope_of(request, desk), offset_of(request), rules_named(desk.actor.profile)
    limit = rules.limit("cooperation.first_reply")
    found, count = first_replies(
        scope.agency, limit.budget.exactly, desk.now, rules.time_zone, limit=SIZE, offset=offset
    )
    shown = {
        "rows": [_shown_month(row) for row in found],
        "tabs": _tabs(scope),
        "source": words.of_source(limit.source),
        "says": limit.says.in_language(get_language() or "en"),
        "within": times.of_span(limit.budget.exactly),
        "scope": scope,
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/first_replies.html", shown, here=HERE, part="list")


def _shown_month(row: RepliesOfMonth) -> ShownMonth:
    share = row.per_cent
    tone, sign = ("quiet", "○") if share is None else ("good", "✓") if share == 100 else ("stop", "▲")  # noqa: PLR2004 - all of them
    return ShownMonth(
        row=row,
        month=times.of_month(row.month),
        median="–" if row.median is None else times.of_span(row.median),
        share="–" if share is None else f"{share} %",
        tone=tone,
        sign=sign,
    )


REPLIES_HEADING = (
    _("Month"),
    _("Asked"),
    _("In time"),
    _("Late"),
    _("Without a reply after the time"),
    _("Time still running"),
    _("Median minutes"),
    _("In time, per cent"),
)


@at_desk
def replies_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The months as a CSV file."""
    scope, rules = scope_of(request, desk), rules_named(desk.actor.profile)
    within = rules.limit("cooperation.first_reply").budget.exactly
    found = first_replies(scope.agency, within, desk.now, rules.time_zone, limit=_EVERY_MONTH)[0]

    def behind(last: RepliesOfMonth | None, limit: int) -> Sequence[RepliesOfMonth]:
        first = found.index(last) + 1 if last else 0
        return found[first : first + limit]

    return csv_file("first-replies", REPLIES_HEADING, behind, _month_cells)


_EVERY_MONTH = 1200
"""A hundred years of them."""


def _month_cells(batch: Sequence[RepliesOfMonth]) -> Iterator[Sequence[str]]:
    for row in batch:
        median = "" if row.median is None else str(int(row.median.total_seconds()) // 60)
        yield (
            f"{row.month:%Y-%m}",
            str(row.asked),
            str(row.in_time),
            str(row.late),
            str(row.silent),
            str(row.running),
            median,
            "" if row.per_cent is None else str(row.per_cent),
        )


def reply_said(state: CooperationRequest, rules: Profile) -> str:
    """How long the first reply took, and whether that was in time."""
    if state.first_reply is None:
        return ""
    took = state.first_reply.at - state.asked_at
    said = (
        gettext("after {span}, in time")
        if took < rules.limit("cooperation.first_reply").budget.exactly
        else gettext("after {span}, late")
    )
    return said.format(span=times.of_span(took))
