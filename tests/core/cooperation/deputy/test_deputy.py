"""An approver names a deputy for a time, and ends it."""

import pytest
from tests.core.cooperation.approvals.refused import DEPUTIES_REFUSED
from tests.core.cooperation.build import RULES, SOON
from tests.core.cooperation.deputy.build import (
    APPROVER,
    DEPUTY,
    ENDS,
    NAMED,
    Naming,
    ended,
    known,
    name,
)

from tipstaff.cooperation.core.deputy.decide import decide
from tipstaff.cooperation.core.deputy.deputyship import Deputyship, standing
from tipstaff.cooperation.core.deputy.events import DeputyEnded, DeputyNamed
from tipstaff.cooperation.core.deputy.evolve import evolve
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.kernel.decider import Refused


@pytest.mark.parametrize(("deputyship", "act", "ground"), DEPUTIES_REFUSED)
def test_an_act_about_a_deputy_is_refused_on_its_own_ground(
    deputyship: Deputyship | None, act: Naming, ground: Because
) -> None:
    command, facts = act
    outcome = decide(command, deputyship, facts, RULES)
    assert isinstance(outcome, Refused)
    assert outcome.ground is ground


def test_the_record_says_who_named_whom_for_which_office_and_how_long() -> None:
    outcome = decide(name(), None, known(), RULES)
    assert not isinstance(outcome, Refused)
    (named,) = outcome
    assert isinstance(named, DeputyNamed)
    assert (named.approver, named.deputy, named.office) == (APPROVER.user, DEPUTY, APPROVER.office)
    assert (named.valid_from, named.valid_until) == (SOON, ENDS)


def test_a_deputy_is_one_from_the_first_moment_until_before_the_last() -> None:
    assert NAMED.is_valid(SOON)
    assert not NAMED.is_valid(ENDS)
    assert not ended().is_valid(SOON)


def test_nobody_acts_for_an_approver_who_is_none_any_more() -> None:
    assert standing(NAMED, SOON, approver_still_approves=True).is_valid
    assert not standing(NAMED, SOON, approver_still_approves=False).is_valid


def test_a_deputyship_begins_with_somebody_being_named() -> None:
    with pytest.raises(ValueError, match="begins with somebody"):
        evolve(None, DeputyEnded(happened_at=SOON, by=APPROVER.user, office=APPROVER.office))
