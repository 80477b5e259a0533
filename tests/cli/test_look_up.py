"""A look-up from the command line: the answer, never the person."""

import json

import pytest
from click.testing import CliRunner, Result
from tests.registrar.build import PERSON, in_force

from tipstaff.cli.commands import tipstaff

pytestmark = pytest.mark.usefixtures("agencies", "noon")

REASON = ("--purpose", "person_present", "--occasion", "车站查验证件", "--case", "查验0417")


def asked(*arguments: str) -> Result:
    return CliRunner().invoke(tipstaff, ["look-up", *REASON, "--as", "officer.hangzhou", *arguments])


def test_a_warrant_in_force_is_answered_with_confirm_first_and_without_the_person() -> None:
    warrant = in_force("1")
    answer = json.loads(asked("--number", "1", "--json").stdout)
    assert (answer["answer"], [each["warrant"] for each in answer["found"]]) == ("confirm_first", [warrant])
    assert asked("--number", "2").exit_code == 0
    said = asked("--number", "1").stdout
    assert said.splitlines()[1].startswith("1\t")
    assert PERSON.name not in said


def test_a_name_alone_is_refused_on_its_ground() -> None:
    refused = asked("--name", PERSON.name)
    assert refused.exit_code == 1
    assert "warrants.not_one_subject" in refused.output
