"""Credit and cost: what waits for finance, the accounts of co-operations, and the page of one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext

from tipstaff.cooperation.accounts import (
    AccountRow,
    ItemRow,
    Side,
    Wanted,
    accounts,
    accounts_behind,
    earned_in,
    items,
    items_behind,
    items_of,
)
from tipstaff.cooperation.core.account.account import CREDIT, Account, Heading
from tipstaff.cooperation.queries import request_page
from tipstaff.kernel.actor import Role
from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.registrar.rules import rules_named
from tipstaff.registrar.statements import units_of
from tipstaff.web import looks, times, words
from tipstaff.web.account_items import shown_items
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, identifier, moment
from tipstaff.web.matter import context, matter_at, may_read
from tipstaff.web.money import exact, of_amount
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.scope import Scope, scope_of
from tipstaff.web.titles import names_of, number_of, titles_of

TABS = {
    Wanted.TO_CHECK: _("To be checked by us"),
    Wanted.CLAIMED: _("Claimed by us"),
    Wanted.OWED_TO: _("Owed to us"),
    Wanted.OWED_BY: _("Owed by us"),
}
WIDE_TABS = {
    Wanted.TO_CHECK: _("To be checked"),
    Wanted.DISPUTED: _("Not accepted"),
    Wanted.OWED_TO: _("To be settled"),
}
SIDES = {Side.ASKING: _("We asked"), Side.ASKED: _("We were asked")}


@at_desk
def open_items(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What waits for finance of the reader's agency, the longest waiting first; for oversight of all."""
    scope, offset = scope_of(request, desk), offset_of(request)
    tabs = _tabs(scope, desk)
    wanted = _wanted(request, tabs)
    found, count = items(_whose(scope, wanted), wanted, limit=SIZE, offset=offset)
    shown = {
        "rows": shown_items(found, desk),
        "tab": wanted.value,
        "tabs": [(one.value, gettext(said), one is wanted) for one, said in tabs.items()],
        "scope": scope,
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/accounts.html", shown, here="accounts", part="list")


def _tabs(scope: Scope, desk: Desk) -> Mapping[Wanted, str]:
    """Oversight sees all agencies' items; the fund also those that wait for its decision."""
    if scope.is_wide:
        return WIDE_TABS
    return TABS | ({Wanted.DISPUTED: _("To be decided by us")} if desk.actor.may(Role.FUND) else {})


def _wanted(request: HttpRequest, tabs: Mapping[Wanted, str]) -> Wanted:
    asked = request.GET.get("tab", "")
    return Wanted(asked) if asked in tabs else next(iter(tabs))


def _whose(scope: Scope, wanted: Wanted) -> AgencyId | None:
    """A dispute belongs to neither side: whoever may see the tab sees all of them."""
    return None if wanted is Wanted.DISPUTED and not scope.is_wide else scope.agency


HEADING = (
    _("Account"),
    _("Number of the item"),
    _("What it is"),
    _("Kind"),
    _("Agency"),
    _("Amount"),
    _("Unit"),
    _("Status"),
    _("Entered (with offset from UTC)"),
    _("Hash of the receipt"),
    _("Who owes whom"),
)


@at_desk
def open_items_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    scope = scope_of(request, desk)
    wanted = _wanted(request, _tabs(scope, desk))
    agency = _whose(scope, wanted)

    def behind(last: ItemRow | None, limit: int) -> Sequence[ItemRow]:
        return items_behind(last, agency, wanted, limit=limit)

    def cells(batch: Sequence[ItemRow]) -> Iterator[Sequence[str]]:
        for one in shown_items(batch, desk):
            row = one.row
            yield (
                one.row.account,
                str(row.number),
                one.what,
                one.kind,
                one.agency,
                exact(row.amount, row.unit),
                row.unit,
                one.status,
                moment(row.at, desk.zone),
                row.paper,
                one.due,
            )

    return csv_file("accounts", HEADING, behind, cells)


@at_desk
def cases(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The accounts of one side, the latest first, each with the credit of both agencies."""
    scope, side, offset = scope_of(request, desk), _side(request), offset_of(request)
    found, count = accounts(scope.agency, side, limit=SIZE, offset=offset)
    shown = {
        "rows": _case_rows(found, desk),
        "side": side.value,
        "sides": [(one.value, gettext(said), one is side) for one, said in SIDES.items()]
        if not scope.is_wide
        else [],
        "scope": scope,
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/account_cases.html", shown, here="accounts", part="list")


def _side(request: HttpRequest) -> Side:
    asked = request.GET.get("side", "")
    return Side(asked) if asked in SIDES else Side.ASKING


def _case_rows(rows: Sequence[AccountRow], desk: Desk) -> list[dict[str, Any]]:
    earned, titles = earned_in(row.account for row in rows), titles_of(row.account for row in rows)
    names = names_of(agency for row in rows for agency in (row.asking, row.asked))
    rules = rules_named(desk.actor.profile)

    def shown(row: AccountRow) -> dict[str, Any]:
        asking, asked = (earned.get((row.account, agency), 0) for agency in (row.asking, row.asked))
        return {
            "row": row,
            "title": titles[row.account].text,
            "asking": names[row.asking],
            "asked": names[row.asked],
            "asking_earned": asking,
            "asked_earned": asked,
            "asking_said": of_amount(asking, CREDIT, rules),
            "asked_said": of_amount(asked, CREDIT, rules),
            "shares": _shares_said(row.asking_share),
            "opened": times.of_moment(row.opened_at, desk.zone),
        }

    return [shown(row) for row in rows]


def _shares_said(asking: int | None) -> str:
    return "–" if asking is None else f"{asking} : {100 - asking}"


CASES_HEADING = (
    _("Account"),
    _("Title"),
    _("Asking agency"),
    _("Credit of the asking agency"),
    _("Asked agency"),
    _("Credit of the asked agency"),
    _("Agreed shares"),
    _("Opened (with offset from UTC)"),
)


@at_desk
def cases_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    agency, side = scope_of(request, desk).agency, _side(request)

    def behind(last: AccountRow | None, limit: int) -> Sequence[AccountRow]:
        return accounts_behind(last, agency, side, limit=limit)

    def cells(batch: Sequence[AccountRow]) -> Iterator[Sequence[str]]:
        for one in _case_rows(batch, desk):
            yield (
                one["row"].account,
                one["title"],
                one["asking"],
                str(one["asking_earned"]),
                one["asked"],
                str(one["asked_earned"]),
                identifier(one["shares"]),
                moment(one["row"].opened_at, desk.zone),
            )

    return csv_file("credit", CASES_HEADING, behind, cells)


def show(request: HttpRequest, desk: Desk, account: str) -> HttpResponse:
    """One co-operation's account: what was done and what it cost, item by item, and how it stands."""
    matter = matter_at(desk, account, "account")
    state: Account = matter.state
    rows = items_of(state.account)
    warrant = _warrant(state)
    look = looks.look_at(desk, warrant) if warrant else None
    names = names_of(state.agencies)
    shown = {
        **context(request, desk, matter),
        "account": state,
        "title": titles_of({state.account})[state.account],
        "steps": shown_items([row for row in rows if row.unit == CREDIT], desk, matter.rules),
        "money": shown_items([row for row in rows if row.unit != CREDIT], desk, matter.rules),
        "asking": names[state.asking],
        "asked": names[state.asked],
        "balances": [_balance(state, unit, matter.rules) for unit in units_of(state)],
        "proposed": _shares_of(state),
        "shares": _shares_said(state.shares.asking if state.shares else None),
        "support": _support(state, matter.rules),
        "may_read_request": may_read(desk, state.request),
        "request_title": titles_of({state.request})[state.request].text,
        "may_read_warrant": warrant is not None and may_read(desk, warrant),
        "warrant": warrant,
        "number": number_of(warrant) if warrant else "",
        "look": look,
        "texts": _texts(state) if look else [],
    }
    return page(request, desk, "web/account.html", shown, here="accounts", part="matter")


account = at_desk(show)


def _warrant(state: Account) -> Any:
    found = request_page(state.request)
    return found.request.warrant if found else None


def _balance(state: Account, unit: str, rules: Profile) -> dict[str, Any]:
    """Each agency's lines in one unit, and that everything adds up to nothing."""
    postings = state.postings(unit)
    agencies = dict.fromkeys(one.agency for one in postings if one.agency)
    names = names_of(agencies)
    return {
        "unit": unit,
        "is_credit": unit == CREDIT,
        "lines": [
            {
                "agency": names[agency],
                "headings": _headings(state, agency, unit, rules),
                "balance": of_amount(state.balance(agency, unit), unit, rules),
            }
            for agency in agencies
        ],
        "case": of_amount(sum(one.amount for one in postings if one.agency is None), unit, rules),
        "total": of_amount(sum(one.amount for one in postings), unit, rules),
    }


def _headings(state: Account, agency: AgencyId, unit: str, rules: Profile) -> list[tuple[str, str]]:
    sums: dict[Heading, int] = {}
    for one in state.postings(unit):
        if one.agency == agency:
            sums[one.heading] = sums.get(one.heading, 0) + one.amount
    return [(words.of_word(heading), of_amount(total, unit, rules)) for heading, total in sums.items()]


def _shares_of(state: Account) -> str:
    return _shares_said(state.proposed.asking) if state.proposed else ""


def _support(state: Account, rules: Profile) -> list[dict[str, str]]:
    """What the rules would support this case with, and what was given."""
    found = []
    for rule in rules.support.values():
        allowed, given = rule.allowed(state.costs(rule.currency)), state.supported(rule.currency)
        if allowed or given:
            found.append(
                {
                    "rule": words.in_language(rule.says),
                    "costs": of_amount(state.costs(rule.currency), rule.currency, rules),
                    "allowed": of_amount(allowed, rule.currency, rules),
                    "given": of_amount(given, rule.currency, rules),
                }
            )
    return found


def _texts(state: Account) -> list[tuple[str, str]]:
    """What people wrote, for a reader who has stated why they look."""
    erased, texts = gettext("Erased"), []
    for item in state.items:
        said = gettext("Item {item}").format(item=item.number)
        texts += [
            (f"{said} · {label}", sealed.opened(erased))
            for label, sealed in ((gettext("what it was for"), item.note), (gettext("why"), item.reason))
            if sealed is not None
        ]
    return texts
