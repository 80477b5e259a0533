"""Scenarios: those that come with the code play without a difference; a difference is shown; a mistake is named."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from tipstaff.cli.commands import tipstaff
from tipstaff.cli.scenario.checks import check_outcome
from tipstaff.cli.scenario.script import ScriptError, Step, read_script
from tipstaff.cooperation.core.liaison.grounds import LiaisonGround
from tipstaff.kernel.decider import Refused
from tipstaff.record.publish import STEPS

SAMPLES = Path(__file__).parents[2] / "samples" / "scenarios"
SMALL = SAMPLES / "waiting.yaml"

pytestmark = pytest.mark.usefixtures("server")


def play(file: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(tipstaff, ["play", str(file), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def changed(folder: Path, change: Any, source: Path = SMALL) -> Path:
    """A scenario with something else in it."""
    script = yaml.safe_load(source.read_text("utf-8"))
    change(script)
    file = folder / "changed.yaml"
    file.write_text(json.dumps(script), "utf-8")
    return file


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_scenario_that_comes_with_the_code_plays_without_a_difference(
    file: Path, django_db_blocker: Any
) -> None:
    with django_db_blocker.unblock():
        result = play(file)
    assert result.exit_code == 0, result.output
    assert "≠" not in result.output
    assert "#0" in result.output


def test_there_is_a_scenario_for_waiting_silence_two_at_once_and_a_killed_publisher() -> None:
    steps = [step for file in SAMPLES.glob("*.yaml") for step in read_script(file).steps]
    assert any(step.wait for step in steps)
    assert any("first_reply_time_lapsed" in str(step.enters) for step in steps)
    assert any(len(step.together) == 2 and step.outcomes for step in steps)
    assert {step.publisher for step in steps} >= set(STEPS)


@pytest.mark.usefixtures("database")
def test_a_step_without_a_note_is_told_by_its_command_s_own_name(tmp_path: Path) -> None:
    def change(script: Any) -> None:
        script["steps"] = script["steps"][:1]
        del script["steps"][0]["note"]

    assert "registrar.guangzhou  登记令状" in play(changed(tmp_path, change)).output


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("place", "field", "other", "shown"),
    [
        (0, "enters", ["warrants.recalled"], ("['warrants.recalled']", "['warrants.registered']")),
        (2, "enters", [], ("[]", "['warrants.check_lapsed']")),
        (0, "then", [{"matter": "warrant", "status": "in_force"}], ("in_force", "awaiting_check")),
        (
            0,
            "then",
            [{"matter": "warrant", "clock": "check", "owner": "nobody"}],
            ("nobody", "guangzhou-reg"),
        ),
        (0, "then", [{"matter": "warrant", "clock": "check", "due": "09:00"}], ("T01:00:00", "T00:05:00")),
        (0, "then", [{"matter": "warrant", "no_clock": "check"}], ("no check", "check")),
        (0, "then", [{"matter": "warrant", "holds": {"level": 9}}], ("9", "2")),
        (0, "then", [{"matter": "warrant", "queue": "guangzhou-duty"}], ("True", "False")),
        (0, "refused", "warrants.role_missing", ("warrants.role_missing", "entered")),
    ],
)
def test_what_differs_is_shown_beside_what_was_expected_and_ends_it(
    tmp_path: Path, place: int, field: str, other: Any, shown: tuple[str, str]
) -> None:
    def change(script: Any) -> None:
        script["steps"][place][field] = other

    result = play(changed(tmp_path, change))
    assert result.exit_code == 1
    lines = result.output.splitlines()
    at = next(number for number, line in enumerate(lines) if "≠" in line)
    assert shown[0] in lines[at + 1]
    assert shown[1] in lines[at + 2]
    told = json.loads(play(changed(tmp_path, change), "--json").output.splitlines()[-1])
    assert told["step"] == place + 1
    assert told["differences"]


@pytest.mark.parametrize(("begins", "differs"), [("07:00", False), ("08:00", True)])
def test_what_a_refusal_names_is_compared(begins: str, differs: bool) -> None:
    step = Step(refused="cooperation.hour_uncovered", refused_with={"begins": begins})
    refused = Refused(LiaisonGround.HOUR_UNCOVERED, {"begins": "07:00", "ends": "08:00"})
    assert bool(check_outcome(step, refused)) is differs
    assert check_outcome(step, None), "nothing was refused"


@pytest.mark.usefixtures("database")
def test_json_is_one_object_for_each_step() -> None:
    told = [json.loads(line) for line in play(SMALL, "--json").output.splitlines()]
    assert [one["step"] for one in told] == [1, 2, 3, 4]
    assert told[0]["outcomes"] == ["entered"]
    assert told[0]["entries"][0]["event"] == "warrants.registered"
    assert told[2]["entries"][0]["log_index"] == 1
    assert [one["differences"] for one in told] == [[], [], [], []]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda script: script.pop("starts"), "starts"),
        (lambda script: script.update(colour="red"), "colour"),
        (lambda script: script["steps"][0].update(dose="warrants.recall"), "dose"),
        (lambda script: script.update(starts="tomorrow"), "tomorrow"),
        (lambda script: script["steps"][0].update(does="warrants.forget"), "warrants.forget"),
        (lambda script: script["steps"][0].update(who="nobody"), "nobody"),
        (lambda script: script["steps"][0]["values"].update(court=7), "court"),
        (lambda script: script["steps"][1].update(at="07:00"), "backwards"),
        (lambda script: script["steps"][2].update(wait="a while"), "a while"),
        (lambda script: script["steps"][1]["then"][0].update(matter="other"), "other"),
        (lambda script: script["steps"][1].update(publisher="asleep"), "asleep"),
    ],
)
def test_a_mistake_in_a_file_is_named(tmp_path: Path, change: Any, named: str) -> None:
    result = play(changed(tmp_path, change))
    assert result.exit_code == 1
    assert named in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("database")
def test_a_publisher_that_had_nothing_to_publish_was_not_killed(tmp_path: Path) -> None:
    def change(script: Any) -> None:
        script["steps"].insert(1, {"publisher": "tiles"})

    killed = SAMPLES / "killed-publisher.yaml"
    result = play(changed(tmp_path, change, killed))
    assert result.exit_code == 1
    assert "killed at tiles" in result.output


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("steps: [", "utf-8")
    with pytest.raises(ScriptError, match=re.escape("broken.yaml")):
        read_script(tmp_path / "broken.yaml")
