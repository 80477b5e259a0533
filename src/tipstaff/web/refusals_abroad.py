"""Refusals between states: whoever sees the warrant, or asks again, sees that another request was refused."""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from tipstaff.cooperation.queries import ForeignRow, requests_abroad_of_warrant
from tipstaff.kernel.ids import ForeignRequestId, WarrantId
from tipstaff.kernel.words import _
from tipstaff.policy.profile import Profile
from tipstaff.registrar.matters import load
from tipstaff.registrar.rules import rules_named
from tipstaff.web import words


@dataclass(frozen=True, slots=True)
class RefusedAbroad:
    """One refusal: which state was asked, who said no, and why."""

    request: ForeignRequestId
    country: str
    form: str
    by: str
    ground: str


def refusals_of(warrant: WarrantId) -> list[RefusedAbroad]:
    """Every request between states for a warrant that was refused, the first one first; for ever."""
    return [_refused(row) for row in requests_abroad_of_warrant(warrant) if row.refused_by is not None]


def _refused(row: ForeignRow) -> RefusedAbroad:
    rules = rules_named(load(row.request).rules or "")
    by = words.of_word(row.refused_by) if row.refused_by else ""
    return RefusedAbroad(
        row.request, row.country, words.of_word(row.form), by, ground_said(row.refused_on, rules)
    )


OTHER_GROUNDS = {"review": _("Both reviewers refused it")}


def ground_said(ground: str, rules: Profile) -> str:
    """A ground of a refusal in the rules' own words."""
    for one in (*rules.questions, *rules.declines):
        if one.id == ground:
            return one.says.in_language(get_language() or "en")
    return gettext(OTHER_GROUNDS.get(ground, ground))
