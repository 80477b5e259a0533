"""The quality of an agency's data: three measures, the month's samples, and what the rules found."""

from collections.abc import Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, gettext

from tipstaff.kernel.actor import Role
from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.registrar.data_quality import Measure, measures
from tipstaff.registrar.rules import rules_named
from tipstaff.warrants.core.quality.quality import Became
from tipstaff.warrants.queries import FindingRow, count_findings, findings, findings_behind, samples
from tipstaff.web import times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.matter import links
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import names_of, numbers_of

TONES = {Became.OPEN: "warn", Became.CORRECTED: "good", Became.ACCEPTED: "good"}
HEADING = (
    _("Number of the warrant"),
    _("Number of the finding"),
    _("Field"),
    _("What was found"),
    _("What became of it"),
    _("Found (with offset from UTC)"),
    _("Answered (with offset from UTC)"),
    _("Source"),
)


@at_desk
def quality(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The measures of the reader's agency, or for oversight of all, and what waits for an answer."""
    scope, offset, became = scope_of(request, desk), offset_of(request), _became(request)
    rules = rules_named(desk.actor.profile)
    measured = measures(scope.agency, rules, desk.now)
    rows = findings(scope.agency, became, limit=SIZE, offset=offset)
    shown = {
        "measures": [
            _measure(one, rules) for one in (measured.accuracy, measured.in_time, measured.corrected)
        ],
        "samples": _samples(scope.agency),
        "rows": _rows(rows, rules, desk.zone),
        "became": became or "",
        "answers": [(one.value, words.of_word(one)) for one in Became],
        "scope": scope,
        "paging": Paging(
            offset=offset,
            count=count_findings(scope.agency, became),
            query=request.GET,
        ),
        "links": _links(desk),
    }
    return page(request, desk, "web/quality.html", shown, here="quality", part="list")


@at_desk
def quality_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """What was found, as a CSV file."""
    agency, became = scope_of(request, desk).agency, _became(request)
    rules = rules_named(desk.actor.profile)

    def behind(last: FindingRow | None, limit: int) -> Sequence[FindingRow]:
        return findings_behind(agency, became, last, limit=limit)

    def cells(batch: Sequence[FindingRow]) -> Iterator[Sequence[str]]:
        numbers = numbers_of(row.warrant for row in batch)
        for row in batch:
            rule = rules.data_rules[row.rule]
            yield (
                identifier(numbers[row.warrant]),
                str(row.number),
                words.of_data_field(row.field),
                rule.says.in_language(get_language() or "en"),
                words.of_word(row.answer),
                moment(row.found_at, desk.zone),
                moment(row.answered_at, desk.zone),
                words.of_source(rule.source),
            )

    return csv_file("quality", HEADING, behind, cells)


def _became(request: HttpRequest) -> Became | None:
    """What is asked for; what waits for an answer, unless something else is."""
    asked = request.GET.get("became", Became.OPEN.value)
    return Became(asked) if asked in Became else None


def _measure(one: Measure, rules: Profile) -> dict[str, Any]:
    figure = rules.figures[one.figure]
    return {
        "says": figure.says.in_language(get_language() or "en"),
        "amount": figure.amount,
        "source": words.of_source(figure.source),
        "share": "–" if one.per_cent is None else f"{one.per_cent} %",
        "part": one.part,
        "of": one.of,
        "tone": {True: "good", False: "stop", None: "quiet"}[one.is_reached],
        "sign": {True: "✓", False: "▲", None: "○"}[one.is_reached],
    }


def _samples(agency: AgencyId | None) -> list[dict[str, Any]]:
    rows = samples(agency)
    names = names_of(row.agency for row in rows)
    return [
        {
            "id": row.sample,
            "month": row.month,
            "agency": names[row.agency],
            "status": words.of_word(row.status),
            "known": gettext("{accurate} accurate of {looked} looked at; {drawn} drawn").format(
                accurate=row.accurate, looked=row.looked_at, drawn=row.drawn
            ),
        }
        for row in rows
    ]


def _rows(rows: Sequence[FindingRow], rules: Profile, zone: ZoneInfo) -> list[dict[str, Any]]:
    numbers = numbers_of(row.warrant for row in rows)
    return [
        {
            "warrant": row.warrant,
            "number": numbers[row.warrant],
            "field": words.of_data_field(row.field),
            "says": rules.data_rules[row.rule].says.in_language(get_language() or "en"),
            "became": words.of_word(row.answer),
            "tone": TONES.get(row.answer, "quiet"),
            "found": times.of_moment(row.found_at, zone),
        }
        for row in rows
    ]


def _links(desk: Desk) -> list[Any]:
    """This month's sample, where the clock has not drawn it yet."""
    if not desk.actor.may(Role.VALIDATOR, Role.REVIEWER):
        return []
    month = f"{desk.now.on(rules_named(desk.actor.profile).time_zone):%Y-%m}"
    drawn = {row.month for row in samples(desk.actor.agency, limit=1)}
    known = {"agency": desk.actor.agency, "month": month}
    return [] if month in drawn else links(desk, ("warrants.draw_sample",), **known)
