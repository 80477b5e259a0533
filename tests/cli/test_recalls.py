"""Recalls from the command line: who holds something and who knows, never the person."""

import json

import pytest
from click.testing import CliRunner, Result
from tests.registrar import build as b

from tipstaff.cli.commands import tipstaff

pytestmark = pytest.mark.usefixtures("agencies", "noon")


def asked(*arguments: str) -> Result:
    return CliRunner().invoke(tipstaff, ["recalls", *arguments])


def test_recalls_name_every_holder_and_those_with_none_are_not_open() -> None:
    for number in ("1", "2"):
        warrant = b.in_force(number)
        if number == "1":
            b.opened(warrant, number)
        b.do(b.recalling(warrant), "court.guangzhou")
    everything = json.loads(asked("--json").stdout)
    assert [(one["number"], one["status"], len(one["holders"])) for one in everything] == [
        ("1", "chasing", 1),
        ("2", "nobody_held", 0),
    ]
    (still,) = json.loads(asked("--open", "--json").stdout)
    assert still["holders"][0]["office"] == "guangzhou-operations"
    assert still["last_knew_at"] is None
    said = asked("--open").stdout
    assert said.startswith("1\t")
    assert b.PERSON.name not in said
