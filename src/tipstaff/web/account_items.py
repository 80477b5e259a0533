"""Items of accounts as lists and pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from tipstaff.cooperation.accounts import ItemRow
from tipstaff.cooperation.core.account.account import ItemStatus, What
from tipstaff.kernel.ids import AgencyId
from tipstaff.policy.profile import Profile
from tipstaff.registrar.rules import rules_named
from tipstaff.web import times, words
from tipstaff.web.desk import Desk
from tipstaff.web.money import of_amount
from tipstaff.web.titles import names_of, titles_of

MARKS = {
    ItemStatus.CLAIMED: ("warn", "◐"),
    ItemStatus.DISPUTED: ("stop", "▲"),
    ItemStatus.WITHDRAWN: ("quiet", "–"),
    ItemStatus.NOT_ALLOWED: ("stop", "✕"),
    ItemStatus.BOOKED: ("good", "✓"),
    ItemStatus.OPEN: ("warn", "◐"),
    ItemStatus.SETTLED: ("good", "✓"),
    ItemStatus.OFFSET: ("quiet", "○"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownItem:
    """One item as a page shows it."""

    row: ItemRow
    title: str
    what: str
    kind: str
    amount: str
    agency: str
    status: str
    tone: str
    sign: str
    at: str
    incurred: str
    due: str
    taken_back: str


def shown_items(rows: Sequence[ItemRow], desk: Desk, rules: Profile | None = None) -> list[ShownItem]:
    """Items with their words; one question to each table for all of them."""
    known = rules or rules_named(desk.actor.profile)
    names = names_of(_agencies(rows))
    titles = titles_of({row.account for row in rows})
    return [
        ShownItem(
            row=row,
            title=titles[row.account].text,
            what=words.of_word(row.what),
            kind=kind_said(row.what, row.kind, known),
            amount=of_amount(row.amount, row.unit, known),
            agency=names[row.agency],
            status=words.of_word(row.status),
            tone=MARKS[row.status][0],
            sign=MARKS[row.status][1],
            at=times.of_moment(row.at, desk.zone),
            incurred=times.of_day(row.incurred_on) if row.incurred_on else "",
            due=_due(row, names, known),
            taken_back=_taken_back(row),
        )
        for row in rows
    ]


def _agencies(rows: Iterable[ItemRow]) -> set[AgencyId]:
    return {agency for row in rows for agency in (row.agency, row.debtor, row.creditor) if agency}


def kind_said(what: What, kind: str, rules: Profile) -> str:
    """What a step, a cost or a support is, by the rules."""
    language = get_language() or "en"
    for table in (rules.credit, rules.costs, rules.support):
        if kind in table:
            return table[kind].says.in_language(language)
    return kind or words.of_word(what)


def _due(row: ItemRow, names: dict[AgencyId, str], rules: Profile) -> str:
    """Who owes whom how much, in one line."""
    if not row.debtor or not row.creditor:
        return ""
    return gettext("{debtor} owes {creditor} {amount}").format(
        debtor=names[row.debtor], creditor=names[row.creditor], amount=of_amount(row.owed, row.unit, rules)
    )


def _taken_back(row: ItemRow) -> str:
    if row.reverses is not None:
        return gettext("takes back item {item}").format(item=row.reverses)
    if row.reversed_by is not None:
        return gettext("taken back by item {item}").format(item=row.reversed_by)
    return ""
