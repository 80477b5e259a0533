"""Putting right what only one value can be right in."""

from collections.abc import Iterable

from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.particulars import Particulars, PersonDetails
from tipstaff.warrants.core.quality.field import with_value
from tipstaff.warrants.core.quality.finding import Finding, Kind
from tipstaff.warrants.core.quality.rules import findings


def correctable(
    particulars: Particulars, person: PersonDetails, rules: Profile
) -> tuple[tuple[Finding, str], ...]:
    """The findings in which only one value can be right, each with that value."""
    found = findings(particulars, person, rules)
    return tuple((one, one.value) for one in found if one.kind is Kind.CORRECTABLE and one.value is not None)


def corrected(person: PersonDetails, right: Iterable[tuple[Finding, str]]) -> PersonDetails:
    """The person's details with the right value in each of these fields."""
    for finding, value in right:
        person = with_value(person, finding.field, value)
    return person
