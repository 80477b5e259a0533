"""An agency's statement: what stands for it everywhere, and whether that follows from its own verified entries."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext

from tipstaff.cooperation.accounts import Side, accounts_of_agency, between, steps_of, totals
from tipstaff.cooperation.core.account.account import CREDIT
from tipstaff.kernel.codec import plain
from tipstaff.kernel.ids import AgencyId
from tipstaff.policy.profile import Profile
from tipstaff.record.publish import TilesLost
from tipstaff.registrar.rules import rules_named
from tipstaff.registrar.statements import (
    Fault,
    NothingPublished,
    Statement,
    check_statement,
    differs_from_tables,
    own_key,
    statement_of,
)
from tipstaff.web import words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.money import of_amount
from tipstaff.web.page import page
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import agency_name, names_of

AT_ONCE = 200
"""How many accounts a page verifies; a larger agency takes the command line, which verifies any number."""


@at_desk
def statement(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The sums of an agency by unit and heading, what is open with each other one, and on demand the proof."""
    scope = scope_of(request, desk)
    agency = scope.agency
    rules = rules_named(desk.actor.profile)
    shown = {
        "scope": scope,
        "agency": agency_name(agency) if agency else "",
        "units": _units(agency, rules) if agency else [],
        "between": _between(agency, rules) if agency else [],
        "steps": _steps(agency, rules) if agency else [],
        "accounts": len(accounts_of_agency(agency)) if agency else 0,
        "checked": _checked(agency) if agency and "check" in request.GET else None,
        "at_once": AT_ONCE,
    }
    return page(request, desk, "web/statement.html", shown, here="accounts")


@at_desk
def statement_file(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The statement with its entries and proofs, to be verified away from here."""
    agency = scope_of(request, desk).agency
    if agency is None:
        raise Http404
    try:
        found = statement_of(agency, accounts_of_agency(agency))
    except NothingPublished as nothing:
        raise Http404 from nothing
    text = json.dumps(plain(found), ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="statement-{agency}.json"'
    return response


def _units(agency: AgencyId, rules: Profile) -> list[dict[str, Any]]:
    found = totals(agency)
    return [
        {
            "said": gettext("Credit") if unit == CREDIT else unit,
            "headings": [
                (words.of_word(heading), of_amount(total, unit, rules)) for heading, total in sums.items()
            ],
            "balance": of_amount(sum(sums.values()), unit, rules),
        }
        for unit, sums in found.items()
    ]


def _between(agency: AgencyId, rules: Profile) -> list[dict[str, Any]]:
    rows = between(agency)
    names = names_of(row.other for row in rows)
    return [
        {
            "other": row.other,
            "name": names[row.other],
            "currency": row.currency,
            "owed": of_amount(row.owed, row.currency, rules),
            "owing": of_amount(row.owing, row.currency, rules),
            "net": of_amount(row.owed - row.owing, row.currency, rules),
            "items": row.items,
        }
        for row in rows
    ]


def _steps(agency: AgencyId, rules: Profile) -> list[tuple[str, int, str]]:
    """The lawful steps of the agency, whichever side it had. Steps only: nobody counts arrests here."""
    sums: dict[str, tuple[int, int]] = {}
    for side in (Side.ASKING, Side.ASKED):
        for kind, count, points in steps_of(agency, side):
            known = sums.get(kind, (0, 0))
            sums[kind] = known[0] + count, known[1] + points
    return [
        (words.in_language(rules.credit[kind].says), count, of_amount(points, CREDIT, rules))
        for kind, (count, points) in sums.items()
    ]


def _checked(agency: AgencyId) -> dict[str, Any]:
    accounts = accounts_of_agency(agency)
    if len(accounts) > AT_ONCE:
        return {"is_too_large": True}
    try:
        found = statement_of(agency, accounts)
    except (NothingPublished, TilesLost):
        return {"is_unpublished": True}
    return {"statement": found, "faults": faults_in(found), "entries": count_of_entries(found)}


def faults_in(found: Statement) -> tuple[Fault, ...]:
    """What does not hold in a statement, or between it and the tables."""
    faults = check_statement(found, own_key())
    if not faults and differs_from_tables(found):
        return (Fault(found.agency, gettext("the tables say something else than the entries")),)
    return faults


def count_of_entries(found: Statement) -> int:
    """How many entries a statement rests on."""
    return sum(len(one.entries) for one in found.accounts)
