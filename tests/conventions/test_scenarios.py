"""Every capability has a scenario that shows it and one that shows its refusal: `samples/shown.yaml` says which."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

SAMPLES = Path(__file__).parents[2] / "samples"
SCENARIOS = SAMPLES / "scenarios"
TABLE: list[dict[str, Any]] = yaml.safe_load((SAMPLES / "shown.yaml").read_text("utf-8"))
NEEDED = {
    "life cycle",
    "levels and care colours",
    "clocks",
    "validation",
    "data quality",
    "look-up",
    "confirmation desk",
    "recall chase",
    "taking in and giving out",
    "retention",
    "kinds of co-operation",
    "approvals",
    "responsibility and disputes",
    "the six prohibitions",
    "credit and cost",
    "between states",
    "liaison duty",
}
"""What the register and co-operation promise. Others may be there too."""


def steps_of(steps: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every step, with those that are taken together."""
    for step in steps:
        yield step
        yield from steps_of(step.get("together", []))


@cache
def shown_by(scenario: str) -> frozenset[str]:
    """What a scenario insists on: events, clocks that are taken higher, and how matters stand afterwards."""
    script = yaml.safe_load((SCENARIOS / f"{scenario}.yaml").read_text("utf-8"))
    found = set[str]()
    for step in steps_of(script["steps"]):
        found.update(step.get("enters", []))
        for then in step.get("then", []):
            found.update(f"{name} {then[name]}" for name in ("status", "clock") if name in then)
    return frozenset(found)


@cache
def refused_by(scenario: str) -> frozenset[str]:
    """The grounds on which a scenario insists that something is refused."""
    script = yaml.safe_load((SCENARIOS / f"{scenario}.yaml").read_text("utf-8"))
    steps = list(steps_of(script["steps"]))
    alone = {step["refused"] for step in steps if "refused" in step}
    together = {outcome for step in steps for outcome in step.get("outcomes", [])}
    return frozenset(alone | together - {"entered"})


def missing(entry: dict[str, Any]) -> list[str]:
    """What the table says of a capability and no scenario bears out."""
    found = []
    for kind, borne_out in (("shows", shown_by), ("refuses", refused_by)):
        said = entry.get(kind) or {}
        if not any(said.values()):
            found.append(f"no scenario {kind} {entry['capability']}")
        for scenario, wanted in said.items():
            if not (SCENARIOS / f"{scenario}.yaml").exists():
                found.append(f"there is no scenario {scenario}")
                continue
            found += [f"{scenario} {kind} no {one}" for one in wanted if one not in borne_out(scenario)]
    return found


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry["capability"])
def test_a_capability_is_shown_and_its_refusal_too(entry: dict[str, Any]) -> None:
    assert not missing(entry)
    assert entry["zh"]
    assert entry["en"]


def test_everything_that_is_promised_stands_in_the_table() -> None:
    named = [entry["capability"] for entry in TABLE]

    assert set(named) >= NEEDED
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"refuses": {}}, "no scenario refuses look-up"),
        ({"shows": {"look-up": []}}, "no scenario shows look-up"),
        ({"shows": {"look-up": ["warrants.quashed"]}}, "look-up shows no warrants.quashed"),
        ({"refuses": {"nowhere": ["warrants.too_many_look_ups"]}}, "there is no scenario nowhere"),
    ],
)
def test_what_no_scenario_bears_out_is_named(change: dict[str, Any], said: str) -> None:
    (entry,) = [one for one in TABLE if one["capability"] == "look-up"]

    assert said in missing({**entry, **change})


def test_no_two_scenarios_speak_of_the_same_warrant() -> None:
    """So that any of them may be played on one register, behind any other."""
    numbers = (set(re.findall(r"刑令\d+号", each.read_text("utf-8"))) for each in SCENARIOS.glob("*.yaml"))
    used = Counter(number for one in numbers for number in one)
    assert {number for number, times in used.items() if times > 1} == set()
