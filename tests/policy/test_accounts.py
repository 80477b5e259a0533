"""Credit by lawful steps, costs by rule: what the profiles may say and what they never say."""

import re

import pytest

from tipstaff.policy.accounts import STEPS, Known, SupportRule
from tipstaff.policy.loader import load_profile, names
from tipstaff.policy.profile import Cooperation, Profile

CATCHING = re.compile(
    r"arrest|caught|captur|execut|person_|people|number_of|count|抓获|捕获|逮捕|归案|人数", re.IGNORECASE
)
"""What nobody is ever given credit for: that somebody was caught, and how many were."""
PROFILES = [load_profile(name) for name in names()]
profiles = pytest.mark.parametrize("rules", PROFILES, ids=lambda rules: rules.name)


@profiles
def test_no_step_that_earns_credit_is_an_arrest_or_a_number_of_people(rules: Profile) -> None:
    assert rules.credit.keys() == STEPS.keys()
    for step in rules.credit.values():
        assert not [said for said in (step.id, step.says.zh, step.says.en) if CATCHING.search(said)]


@pytest.mark.parametrize("planted", ["arrest_made", "warrant_executed", "抓获一人", "number_of_detainees"])
def test_a_planted_step_would_be_found(planted: str) -> None:
    assert CATCHING.search(planted)


@profiles
def test_every_step_earns_something_and_says_how_it_is_known(rules: Profile) -> None:
    assert all(step.points > 0 for step in rules.credit.values())
    assert {step.known for step in rules.credit.values()} == set(Known)


@profiles
def test_every_cost_of_every_kind_of_help_is_borne_whole(rules: Profile) -> None:
    for cost in rules.costs.values():
        for kind in Cooperation:
            for paid_by_asking in (True, False):
                assert 0 <= rules.asking_share(cost, kind, paid_by_asking=paid_by_asking) <= 100


def test_help_that_is_free_by_law_is_free_whatever_a_kind_of_cost_says() -> None:
    rules = load_profile("cn/2026-1")
    interpreting = rules.costs["interpreting"]
    assert interpreting.asking == 100
    assert rules.asking_share(interpreting, Cooperation.IDENTITY_CHECK, paid_by_asking=False) == 0
    assert rules.asking_share(interpreting, Cooperation.EXECUTION, paid_by_asking=False) == 100


@pytest.mark.parametrize(
    ("costs", "allowed"), [(0, 0), (100_00, 0), (100_01, 0), (100_02, 1), (300_00, 100_00), (10**9, 150_00)]
)
def test_support_is_a_share_of_what_lies_above_under_a_cap(costs: int, allowed: int) -> None:
    cost = next(iter(PROFILES[0].costs.values()))
    rule = SupportRule(
        id="x",
        says=cost.says,
        source="test",
        confidence=cost.confidence,
        currency="CNY",
        above=100_00,
        share=50,
        at_most=150_00,
    )
    assert rule.allowed(costs) == allowed
