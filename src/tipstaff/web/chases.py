"""Recalls: who held something when a warrant ceased to be true, who of them knows, and when the last one knew."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_agencies, office_names, person_names
from tipstaff.kernel.actor import Role
from tipstaff.kernel.ids import AgencyId, OfficeId, UserId, WarrantId
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.record.deliveries import Delivery, deliveries_of
from tipstaff.registrar.holders import holders
from tipstaff.warrants.chases import (
    ChaseRow,
    HolderRow,
    Which,
    chases,
    chases_behind,
    chases_of_warrant,
    holders_of,
    times_of,
)
from tipstaff.warrants.core.chase.chase import Chase, ChaseStatus, HoldingKind
from tipstaff.warrants.core.chase.facts import Held
from tipstaff.warrants.core.deadlines import status_under
from tipstaff.warrants.core.warrant import RecallGround, SuspensionGround, Warrant, WarrantStatus
from tipstaff.web import deliveries, times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.matter import context, matter_at, may_read
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.record_notes import notes_for
from tipstaff.web.scope import Scope, scope_of
from tipstaff.web.titles import names_of, number_of, numbers_of
from tipstaff.web.warrants import Banner

TABS = {
    "all": _("All, open ones first"),
    "open": _("Acknowledgements are missing"),
    "ours": _("To be acknowledged by this office"),
}
WIDE_TABS = {name: TABS[name] for name in ("all", "open")}
MARKS = {
    ChaseStatus.CHASING: ("stop", "▲"),
    ChaseStatus.ALL_KNOW: ("good", "✓"),
    ChaseStatus.NOBODY_HELD: ("quiet", "○"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One holder as a page shows them: sign, word, time, and who acknowledged."""

    number: int
    office: str
    agency: str
    holds: str
    tone: str
    sign: str
    said: str
    by: str
    at: SafeString | str
    told: tuple[str, ...]
    """The offices that were told after the holder's own was silent."""
    is_mine: bool
    message: deliveries.Shown | None
    """What went to it by its channel; None where it has its desk alone."""


@at_desk
def recalls(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The chases that concern the agency, or for oversight all: those that are still open come first."""
    scope, offset = scope_of(request, desk), offset_of(request)
    tab = _tab(request, scope)
    rows, count = chases(scope.agency, _which(tab, desk), limit=SIZE, offset=offset)
    took = times_of(scope.agency)
    shown = {
        "rows": _rows(rows, desk),
        "tab": tab,
        "tabs": [(name, gettext(said), name == tab) for name, said in _tabs(scope).items()],
        "scope": scope,
        "paging": Paging(offset=offset, count=count, query=request.GET),
        "took": [(gettext(said), of_time(getattr(took, name))) for name, said in TOOK.items()]
        if took
        else [],
        "count": took.count if took else 0,
    }
    return page(request, desk, "web/recalls.html", shown, here="recalls", part="list")


TOOK = {
    "half": _("Half of them within"),
    "most": _("95 of 100 within"),
    "longest": _("The longest"),
}


def of_time(span: timedelta) -> str:
    """A span of time; less than a minute is said as that."""
    return times.of_span(span) if span >= times.MINUTE else gettext("under a minute")


def _tabs(scope: Scope) -> dict[str, str]:
    return WIDE_TABS if scope.is_wide else TABS


def _tab(request: HttpRequest, scope: Scope) -> str:
    asked = request.GET.get("tab", "")
    return asked if asked in _tabs(scope) else "all"


def _which(tab: str, desk: Desk) -> Which:
    return Which(open_only=tab != "all", owed_by=desk.offices if tab == "ours" else None)


def _rows(rows: Sequence[ChaseRow], desk: Desk) -> list[dict[str, Any]]:
    numbers, agencies = numbers_of(row.warrant for row in rows), names_of(row.agency for row in rows)
    return [
        {
            "id": row.chase,
            "number": numbers[row.warrant],
            "why": why(row.why, row.ground),
            "agency": agencies[row.agency],
            "level": row.level,
            "status": words.of_status(row.status, "chase"),
            "tone": MARKS[row.status][0],
            "sign": MARKS[row.status][1],
            "known": f"{row.holders - row.unanswered} / {row.holders}",
            "told": times.of_moment(row.told_at, desk.zone),
            "took": of_time(row.took) if row.took is not None else "–",
        }
        for row in rows
    ]


def why(event: str, ground: str) -> str:
    """What happened to the warrant, and on which ground."""
    said = words.of_event(event)
    for grounds in (RecallGround, SuspensionGround):
        if ground in grounds:
            return f"{said} · {words.of_word(grounds(ground))}"
    return said


HEADING = (
    _("Chase"),
    _("Number of the warrant"),
    _("What changed"),
    _("Level"),
    _("Changed (with offset from UTC)"),
    _("Told (with offset from UTC)"),
    _("Number of the holder"),
    _("Office"),
    _("Agency"),
    _("What it holds"),
    _("Channel"),
    _("Delivered (with offset from UTC)"),
    _("What was done with it"),
    _("Acknowledged by"),
    _("Acknowledged (with offset from UTC)"),
    _("Told further"),
    _("Last holder knew (with offset from UTC)"),
)


@at_desk
def recalls_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file, a line for each holder; a chase in which nobody held anything has one of its own."""
    scope = scope_of(request, desk)
    which = _which(_tab(request, scope), desk)

    def behind(last: ChaseRow | None, limit: int) -> Sequence[ChaseRow]:
        return chases_behind(last, scope.agency, which, limit=limit)

    return csv_file("recalls", HEADING, behind, lambda batch: _cells(batch, desk))


def _cells(batch: Sequence[ChaseRow], desk: Desk) -> Iterator[Sequence[str]]:
    found = holders_of(row.chase for row in batch)
    of_chase: dict[str, list[HolderRow]] = {}
    for one in found:
        of_chase.setdefault(one.chase, []).append(one)
    names, numbers = Names.of(found), numbers_of(row.warrant for row in batch)
    sent = _first_messages(deliveries_of(of_chase))
    for row in batch:
        head = (
            row.chase,
            identifier(numbers[row.warrant]),
            why(row.why, row.ground),
            str(row.level),
            moment(row.changed_at, desk.zone),
            moment(row.told_at, desk.zone),
        )
        knew = moment(row.last_knew_at, desk.zone)
        for one in of_chase.get(row.chase, ()):
            yield (*head, *_holder_cells(one, sent.get((one.chase, one.number)), names, desk), knew)
        if not row.holders:
            yield (*head, *[""] * (len(HEADING) - len(head)))


def _first_messages(found: Sequence[Delivery]) -> dict[tuple[str, int], Delivery]:
    """The message to each holder's own office, by chase and number of the holder."""
    return {(one.which.matter, one.which.number): one for one in found if one.which.rung == 1}


def _holder_cells(one: HolderRow, sent: Delivery | None, names: "Names", desk: Desk) -> tuple[str, ...]:
    return (
        str(one.number),
        names.office(one.office),
        names.agencies[one.agency],
        _holds([each.kind for each in one.holds]),
        deliveries.channel(sent),
        moment(deliveries.delivered_at(sent), desk.zone),
        words.of_word(one.handling) if one.handling else "",
        names.person(one.answered_by) if one.answered_by else "",
        moment(one.answered_at, desk.zone),
        words.listed(names.office(office) for office in one.told[1:]),
    )


@dataclass(frozen=True, slots=True)
class Names:
    """What offices, agencies and people in some chases are called."""

    offices: Mapping[OfficeId, str]
    agencies: Mapping[AgencyId, str]
    people: Mapping[UserId, str]

    @classmethod
    def of(cls, rows: Sequence[HolderRow]) -> "Names":
        """One question to each table."""
        language = get_language() or "en"
        return cls(
            office_names({office for row in rows for office in row.told}, language),
            names_of(row.agency for row in rows),
            person_names({row.answered_by for row in rows if row.answered_by}, language),
        )

    def office(self, office: OfficeId) -> str:
        return self.offices.get(office, office)

    def person(self, user: UserId) -> str:
        return self.people.get(user, user)


def show(request: HttpRequest, desk: Desk, chase: str) -> HttpResponse:
    """A chase's page: who knows and who does not."""
    matter = matter_at(desk, chase, "chase")
    state: Chase = matter.state
    tone, sign = MARKS[state.status]
    found = holders_of([state.chase])
    names, sent = Names.of(found), deliveries_of([state.chase])
    shown = {
        **context(request, desk, matter),
        "chase": state,
        "number": number_of(state.warrant),
        "notes": notes_for(desk, state.warrant),
        "why": why(state.why, state.ground),
        "is_recall": state.why == "warrants.recalled",
        "banner": Banner(tone, sign, words.of_status(state.status, "chase"), _sentence(state)),
        "holders": [_shown(one, _first_messages(sent), names, desk) for one in found],
        "sent": [deliveries.shown(one, names.offices, desk.zone) for one in sent],
        "told_count": len(found),
        "known_count": sum(one.handling is not None for one in found),
        "delivered": f"{deliveries.count_delivered(sent)} / {len(sent)}" if sent else "",
        "took": of_time(state.took) if state.took is not None else "",
        "may_read_warrant": may_read(desk, state.warrant),
    }
    return page(request, desk, "web/chase.html", shown, here="recalls", part="matter")


chase = at_desk(show)


def _sentence(state: Chase) -> str:
    if state.status is ChaseStatus.NOBODY_HELD:
        return gettext("Nothing had been given out about the warrant, so nobody had to be told.")
    if state.took is not None:
        return gettext("Time until the last holder knew: {span}.").format(span=of_time(state.took))
    return gettext(
        "{known} of {count} know. Whoever is silent is taken further and stays on the list."
    ).format(known=len(state.holders) - len(state.unanswered), count=len(state.holders))


def _shown(one: HolderRow, sent: Mapping[tuple[str, int], Delivery], names: Names, desk: Desk) -> Shown:
    tone, sign, said = _mark(one)
    message = sent.get((one.chase, one.number))
    return Shown(
        number=one.number,
        office=names.office(one.office),
        agency=names.agencies[one.agency],
        holds=_holds([each.kind for each in one.holds]),
        tone=tone,
        sign=sign,
        said=said,
        by=names.person(one.answered_by) if one.answered_by else "",
        at=times.time_tag(one.answered_at, desk.zone, desk.zone) if one.answered_at else "",
        told=tuple(names.office(office) for office in one.told[1:]),
        is_mine=one.office == desk.actor.office,
        message=deliveries.shown(message, names.offices, desk.zone) if message else None,
    )


def _mark(one: HolderRow) -> tuple[str, str, str]:
    if one.handling:
        late = f" ({gettext('late')})" if one.late else ""
        return "good", "✓", f"{words.of_word(one.handling)}{late}"
    if len(one.told) > 1:
        return "stop", "▲", gettext("Silent; taken further")
    return "warn", "◐", gettext("Told, not acknowledged yet")


def _holds(kinds: Sequence[HoldingKind]) -> str:
    """What is held, each kind once with how often."""
    counted = {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
    return words.listed(
        f"{words.of_word(kind)} × {count}" if count > 1 else words.of_word(kind)
        for kind, count in counted.items()
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """An office that would be told, and what it holds."""

    office: str
    agency: str
    holds: str


def would_be_told(warrant: WarrantId) -> list[Preview]:
    """Who holds something at this moment: shown before a recall, from the same query as the recall itself uses."""
    found: dict[OfficeId, list[Held]] = {}
    for one in holders(warrant):
        found.setdefault(one.office, []).append(one)
    offices = office_names(found, get_language() or "en")
    homes = office_agencies(found)
    agencies = names_of(homes.values())
    return [
        Preview(
            offices.get(office, office),
            agencies[homes[office]] if office in homes else "",
            _holds([one.holding.kind for one in held]),
        )
        for office, held in sorted(found.items())
    ]


def latest_about(warrant: WarrantId) -> ChaseRow | None:
    """The latest chase about a warrant; None where what was known of it never ceased to be true."""
    return next(iter(chases_of_warrant(warrant)), None)


def is_news(state: Warrant, rules: Profile, desk: Desk) -> bool:
    """Whether nobody may act on a warrant that somebody may still believe in."""
    return state.was_in_force and status_under(state, rules, desk.now) is not WarrantStatus.IN_FORCE


def asked_first(name: str, state: Any, desk: Desk) -> frozenset[str] | None:
    """The fields that an act asks at first sight; None: all. A recall asks the court one thing, a registrar three."""
    if name != "warrants.recall" or not isinstance(state, Warrant):
        return None
    of_court = desk.actor.may(Role.COURT) and desk.actor.agency == state.court
    return frozenset({"ground"} if of_court else {"ground", "court_reference", "paper"})
