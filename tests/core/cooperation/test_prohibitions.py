"""The published table of what is never done between agencies, held against the refusals that it names."""

from pathlib import Path

import pytest
import yaml

from tipstaff.policy.loader import load_profile, names
from tipstaff.registrar.words import SENTENCES

SCENARIO = Path(__file__).parents[3] / "samples/scenarios/six-prohibitions.yaml"


@pytest.mark.parametrize("name", names())
def test_each_prohibition_names_grounds_that_have_their_sentence(name: str) -> None:
    sentences = {str(ground) for ground in SENTENCES}
    for prohibition in load_profile(name).prohibitions:
        assert prohibition.refuses, prohibition.id
        assert set(prohibition.refuses) <= sentences, prohibition.id


def test_one_scenario_refuses_each_of_the_six() -> None:
    steps = yaml.safe_load(SCENARIO.read_text(encoding="utf-8"))["steps"]
    refused = {step.get("refused") for step in steps}
    for prohibition in load_profile("cn/2026-1").prohibitions:
        assert refused.intersection(prohibition.refuses), prohibition.id
