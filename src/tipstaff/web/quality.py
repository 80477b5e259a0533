"""The quality of what was entered: on a warrant's own page, what its data lack and what was found in them."""

from dataclasses import dataclass

from django.utils.translation import get_language

from tipstaff.kernel.ids import WarrantId
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.quality.completeness import completeness
from tipstaff.warrants.core.quality.finding import Kind
from tipstaff.warrants.core.quality.quality import Became, Found
from tipstaff.warrants.core.quality.rules import findings
from tipstaff.warrants.core.warrant import Warrant
from tipstaff.web import words
from tipstaff.web.matter import Matter
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
    """Another warrant with the same document number, and what was said of the two."""

    warrant: WarrantId
    number: str
    said: str


@dataclass(frozen=True, slots=True)
class ShownQuality:
    """The quality of one warrant's data."""

    stated: int
    of: int
    missing: list[str]
    errors: list[ShownFinding]
    warnings: list[ShownFinding]
    duplicates: list[ShownDuplicate]


def quality_of(matter: Matter, *, has_looked: bool) -> ShownQuality | None:
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
        duplicates=_duplicates(state),
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
    return ShownFinding(words.of_data_field(field), says, one.source, became, tone, values)


def _duplicates(state: Warrant) -> list[ShownDuplicate]:
    decided = {one.other: words.of_word(one.verdict) for one in state.quality.duplicates if one.verdict}
    others = (*waiting_duplicates(state), *decided)
    numbers = numbers_of(others)
    return [ShownDuplicate(one, numbers[one], decided.get(one, "")) for one in others]
