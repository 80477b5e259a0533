"""The quality of what was entered: on a warrant's own page, what its data lack and what was found in them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext

from tipstaff.kernel.ids import WarrantId
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.registrar.openings import openings
from tipstaff.warrants.core.quality.completeness import completeness
from tipstaff.warrants.core.quality.finding import Kind
from tipstaff.warrants.core.quality.quality import Became, Found, Verdict
from tipstaff.warrants.core.quality.rules import findings
from tipstaff.warrants.core.warrant import Warrant
from tipstaff.web import words
from tipstaff.web.desk import Desk
from tipstaff.web.matter import Link, Matter, links, may_read
from tipstaff.web.record_notes import waiting_duplicates
from tipstaff.web.titles import numbers_of

TONES = {Became.OPEN: "warn", Became.DECLINED: "quiet", Became.REWRITTEN: "quiet"}


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """An error or a warning, in the rule's words; its values for whoever has said why they look."""

    field: str
    says: str
    source: str
    became: str
    tone: str
    values: str


@dataclass(frozen=True, slots=True)
class ShownDuplicate:
    """Another warrant with the same document number, what was said of the two, and what may be done about it."""

    warrant: WarrantId
    number: str
    said: str
    may_read: bool
    follows: str
    """What the verdict leaves to be done, by whoever decides so."""
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ShownQuality:
    """The quality of one warrant's data."""

    stated: int
    of: int
    missing: list[str]
    errors: list[ShownFinding]
    warnings: list[ShownFinding]
    duplicates: list[ShownDuplicate]


def quality_of(matter: Matter, desk: Desk, *, has_looked: bool) -> ShownQuality | None:
    """What a warrant's page says of its data; None once the person is erased."""
    state: Warrant = matter.state
    if state.person.content is None:
        return None
    rules = matter.rules
    counted = completeness(state.person.content, (one.id for one in rules.distinguishing))
    named = {one.id: one.says.in_language(get_language() or "en") for one in rules.distinguishing}
    return ShownQuality(
        stated=len(counted.stated),
        of=counted.of,
        missing=[named[one] for one in counted.missing],
        errors=[_error(one, rules, has_looked=has_looked) for one in state.quality.found],
        warnings=[
            _shown(one.rule, one.field, rules)
            for one in findings(state.particulars, state.person.content, rules)
            if one.kind is Kind.WARNING
        ],
        duplicates=_duplicates(matter, desk),
    )


def _error(found: Found, rules: Profile, *, has_looked: bool) -> ShownFinding:
    before, value = found.before.opened(""), found.value.opened("")
    values = f"{before} → {value or '?'}" if has_looked and (before or value) else ""
    tone, became = TONES.get(found.answer, "good"), words.of_word(found.answer)
    return _shown(found.rule, found.field, rules, became, tone, values)


def _shown(  # noqa: PLR0913, PLR0917 - what a line of the list is made of
    rule: str, field: str, rules: Profile, became: str = "", tone: str = "", values: str = ""
) -> ShownFinding:
    one = rules.data_rules[rule]
    says = one.says.in_language(get_language() or "en")
    return ShownFinding(words.of_data_field(field), says, words.of_source(one.source), became, tone, values)


FOLLOWS: Final[dict[Verdict, str]] = {
    Verdict.SAME_PERSON: _(
        "Two orders about one person: both stand, and each ends by itself. Read the other before acting on this one."
    ),
    Verdict.SAME_INSTRUMENT: _(
        "One order stands here twice: one of the two entries is merged into the other."
    ),
    Verdict.DIFFERENT_PEOPLE: "",
}
"""What a verdict leaves to be done. It links nothing by itself: a human does, by an act of its own."""


def _duplicates(matter: Matter, desk: Desk) -> list[ShownDuplicate]:
    state: Warrant = matter.state
    decided = {one.other: one.verdict for one in state.quality.duplicates if one.verdict}
    others = (*waiting_duplicates(state), *decided)
    numbers = numbers_of(others)
    return [_duplicate(state, one, numbers[one], decided.get(one), desk) for one in others]


def _duplicate(
    state: Warrant, other: WarrantId, number: str, verdict: Verdict | None, desk: Desk
) -> ShownDuplicate:
    may = may_read(desk, other)
    return ShownDuplicate(
        warrant=other,
        number=number,
        said=words.of_word(verdict) if verdict else "",
        may_read=may,
        follows=gettext(FOLLOWS[verdict]) if verdict and FOLLOWS[verdict] else "",
        links=tuple(_what_to_do(state, other, number, verdict, desk)) if may else (),
    )


def _what_to_do(
    state: Warrant, other: WarrantId, number: str, verdict: Verdict | None, desk: Desk
) -> Iterator[Link]:
    """The acts that a verdict leads to, for a reader who may do them at this moment."""
    if verdict is Verdict.SAME_INSTRUMENT:
        said = gettext("Merge %(ends)s into %(stays)s")
        for ends, stays in ((state.id, other), (other, state.id)):
            if _may_merge(ends, desk):
                named = {one: state.number if one == state.id else number for one in (ends, stays)}
                url = f"{reverse('act', args=[ends, MERGE])}?{urlencode({'into': stays})}"
                yield Link(url, said % {"ends": named[ends], "stays": named[stays]}, "")
    if verdict is Verdict.SAME_PERSON and desk.actor.agency == state.agency:
        said = gettext("Register a further order on the person-record of %(number)s") % {"number": number}
        yield from (replace(one, said=said) for one in links(desk, ("warrants.register",), record_of=other))


MERGE: Final = "warrants.merge"


def _may_merge(ends: WarrantId, desk: Desk) -> bool:
    found = openings(ends, desk.actor, desk.now)
    return any(one.name == MERGE and one.refused is None for one in found)
