"""Settlements: what is open with each agency, a dry run, and the page of one."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from tipstaff.cooperation.accounts import (
    SettlementRow,
    Side,
    between,
    open_settlement,
    settlements,
    settlements_behind,
)
from tipstaff.cooperation.core.settlement.bars import ROLES
from tipstaff.cooperation.core.settlement.commands import ProposeSettlement
from tipstaff.cooperation.core.settlement.settlement import (
    AT_ONCE,
    Net,
    OpenItem,
    Settlement,
    SettlementStatus,
    net_of,
)
from tipstaff.kernel.ids import AgencyId
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.registrar.accounts import preview as preview_of
from tipstaff.registrar.capabilities import new_reading
from tipstaff.registrar.rules import rules_named
from tipstaff.web import times, words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.export import csv_file, moment
from tipstaff.web.matter import context, matter_at, may_read
from tipstaff.web.money import exact, of_amount
from tipstaff.web.page import page
from tipstaff.web.paging import SIZE, Paging, offset_of
from tipstaff.web.scope import scope_of
from tipstaff.web.titles import names_of, titles_of
from tipstaff.web.warrants import Banner

SIDES = {Side.OTHER: _("Proposed to us"), Side.PROPOSER: _("Proposed by us")}
MARKS = {
    SettlementStatus.PROPOSED: ("warn", "◐"),
    SettlementStatus.CONFIRMED: ("good", "✓"),
    SettlementStatus.CALLED_OFF: ("quiet", "–"),
}


@at_desk
def settlement_list(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is open with each other agency, and the settlements there were, the latest first."""
    scope, side, offset = scope_of(request, desk), _side(request), offset_of(request)
    rules = rules_named(desk.actor.profile)
    found, count = settlements(scope.agency, side, limit=SIZE, offset=offset)
    shown = {
        "rows": _rows(found, desk, rules),
        "open_with": _open_with(scope.agency, desk, rules) if scope.agency else [],
        "side": side.value,
        "sides": []
        if scope.is_wide
        else [(one.value, gettext(said), one is side) for one, said in SIDES.items()],
        "scope": scope,
        "paging": Paging(offset=offset, count=count, query=request.GET),
    }
    return page(request, desk, "web/settlements.html", shown, here="accounts", part="list")


def _side(request: HttpRequest) -> Side:
    asked = request.GET.get("side", "")
    return Side(asked) if asked in SIDES else Side.OTHER


def _rows(rows: Sequence[SettlementRow], desk: Desk, rules: Profile) -> list[dict[str, Any]]:
    names = names_of(agency for row in rows for agency in (row.proposer, row.other))
    return [
        {
            "row": row,
            "proposer": names[row.proposer],
            "other": names[row.other],
            "payer": names[row.payer],
            "payee": names[row.payee],
            "amount": of_amount(row.amount, row.currency, rules),
            "status": words.of_status(row.status, "settlement"),
            "tone": MARKS[row.status][0],
            "sign": MARKS[row.status][1],
            "proposed": times.of_moment(row.proposed_at, desk.zone),
        }
        for row in rows
    ]


def _open_with(agency: AgencyId, desk: Desk, rules: Profile) -> list[dict[str, Any]]:
    rows = between(agency)
    names = names_of(row.other for row in rows)
    may = desk.actor.may(*ROLES[ProposeSettlement]) and agency == desk.actor.agency
    return [
        {
            "name": names[row.other],
            "owed": of_amount(row.owed, row.currency, rules),
            "owing": of_amount(row.owing, row.currency, rules),
            "items": row.items,
            "url": f"{reverse('settlement-preview')}?{urlencode({'other': row.other, 'currency': row.currency})}"
            if may
            else "",
        }
        for row in rows
    ]


HEADING = (
    _("Settlement"),
    _("Proposed by"),
    _("With"),
    _("Who pays"),
    _("Who is paid"),
    _("Amount"),
    _("Currency"),
    _("Items"),
    _("Status"),
    _("Proposed (with offset from UTC)"),
    _("Ended (with offset from UTC)"),
)


@at_desk
def settlements_file(request: HttpRequest, desk: Desk) -> StreamingHttpResponse:
    """The list as a CSV file."""
    agency, side = scope_of(request, desk).agency, _side(request)
    rules = rules_named(desk.actor.profile)

    def behind(last: SettlementRow | None, limit: int) -> Sequence[SettlementRow]:
        return settlements_behind(last, agency, side, limit=limit)

    def cells(batch: Sequence[SettlementRow]) -> Iterator[Sequence[str]]:
        for one in _rows(batch, desk, rules):
            row: SettlementRow = one["row"]
            yield (
                row.settlement,
                one["proposer"],
                one["other"],
                one["payer"],
                one["payee"],
                exact(row.amount, row.currency),
                row.currency,
                str(row.items),
                one["status"],
                moment(row.proposed_at, desk.zone),
                moment(row.ended_at, desk.zone),
            )

    return csv_file("settlements", HEADING, behind, cells)


@at_desk
def preview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A dry run: what a settlement with an agency would take and come to. Nothing is entered."""
    other, currency = AgencyId(request.GET.get("other", "")), request.GET.get("currency", "")
    if not other or not currency or not desk.actor.may(*ROLES[ProposeSettlement]):
        raise Http404
    own, rules = desk.actor.agency, rules_named(desk.actor.profile)
    found = preview_of(own, other, currency, new_reading())
    waiting = open_settlement(own, other, currency)
    shown = {
        "items": _items(found, currency, rules, desk),
        "net": _net_said(net_of(own, other, found), currency, rules) if found else "",
        "other": names_of({other})[other],
        "at_once": AT_ONCE,
        "is_all": len(found) < AT_ONCE,
        "waiting": waiting,
        "propose": _propose(other, currency) if found and not waiting else "",
    }
    return page(request, desk, "web/settlement_preview.html", shown, here="accounts")


def _propose(other: AgencyId, currency: str) -> str:
    address = reverse("act", args=["new", "cooperation.propose_settlement"])
    return f"{address}?{urlencode({'other': other, 'currency': currency})}"


def show(request: HttpRequest, desk: Desk, settlement: str) -> HttpResponse:
    """One settlement with every item that it takes."""
    matter = matter_at(desk, settlement, "settlement")
    state: Settlement = matter.state
    tone, sign = MARKS[state.status]
    names = names_of(state.agencies)
    net = _net_said(state.net, state.currency, matter.rules)
    shown = {
        **context(request, desk, matter),
        "settlement": state,
        "proposer": names[state.proposer],
        "other": names[state.other],
        "banner": Banner(tone, sign, words.of_status(state.status, "settlement"), net),
        "items": _items(state.items, state.currency, matter.rules, desk),
        "net": net,
    }
    return page(request, desk, "web/settlement.html", shown, here="accounts", part="matter")


settlement = at_desk(show)


def _net_said(net: Net, currency: str, rules: Profile) -> str:
    if not net.amount:
        return gettext("Both are level: nobody pays.")
    names = names_of({net.payer, net.payee})
    return gettext("{payer} pays {payee} {amount}.").format(
        payer=names[net.payer], payee=names[net.payee], amount=of_amount(net.amount, currency, rules)
    )


def _items(found: Sequence[OpenItem], currency: str, rules: Profile, desk: Desk) -> list[dict[str, Any]]:
    titles = titles_of(one.account for one in found)
    names = names_of(agency for one in found for agency in (one.debtor, one.creditor))
    seen = {account: may_read(desk, account) for account in {one.account for one in found}}
    return [
        {
            "account": one.account if seen[one.account] else "",
            "title": titles[one.account].text,
            "number": one.number,
            "debtor": names[one.debtor],
            "creditor": names[one.creditor],
            "amount": of_amount(one.amount, currency, rules),
        }
        for one in found
    ]
