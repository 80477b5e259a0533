"""The care colour of a warrant's record: how often the record is confirmed. It says nothing about the person."""

from tipstaff.policy.care import CareDecision
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.quality.completeness import is_thin
from tipstaff.warrants.core.warrant import Warrant


def care_of(warrant: Warrant, rules: Profile) -> CareDecision:
    """The colour by the rules' table, with its clause. Once the person is erased the level alone decides."""
    person = warrant.person.content
    return rules.care_for(warrant.level, is_thin=person is not None and is_thin(person))
