"""Channels from the command line: listed, set, refused where no message could go, and the key for a program."""

import base64
import json

import pytest
from click.testing import CliRunner, Result
from django.test import override_settings

from tipstaff.cli.commands import tipstaff

pytestmark = pytest.mark.usefixtures("agencies")
OFFICE = "hangzhou-duty"


def asked(*arguments: str) -> Result:
    return CliRunner().invoke(tipstaff, ["channels", *arguments])


def channel() -> dict[str, str]:
    (found,) = json.loads(asked(OFFICE, "--json").stdout)
    return {key: found[key] for key in ("channel", "address")}


def test_every_office_is_listed_with_its_channel() -> None:
    rows = dict(line.split("\t", 1) for line in asked().stdout.splitlines())
    assert rows["guangzhou-operations"] == "email\toperations@guangzhou.example"
    assert rows[OFFICE] == "desk\t-"


def test_a_channel_is_set_and_taken_away_again() -> None:
    assert asked(OFFICE, "--webhook", "https://desk.police.example/recalls").exit_code == 0
    assert channel() == {"channel": "webhook", "address": "https://desk.police.example/recalls"}
    asked(OFFICE, "--email", "desk@police.example")
    assert channel() == {"channel": "email", "address": "desk@police.example"}
    asked(OFFICE, "--desk")
    assert channel() == {"channel": "desk", "address": ""}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--desk",),
        ("--key",),
        ("nobody", "--desk"),
        ("nobody", "--key"),
        (OFFICE, "--email", "nonsense"),
        (OFFICE, "--webhook", "desk.police.example"),
        (OFFICE, "--desk", "--email", "desk@police.example"),
    ],
)
def test_what_can_t_be_is_refused_and_nothing_is_changed(arguments: tuple[str, ...]) -> None:
    assert asked(*arguments).exit_code != 0
    assert channel()["channel"] == "desk"


def test_the_key_of_an_office_is_told_where_there_is_one() -> None:
    said = asked(OFFICE, "--key").stdout.strip()
    assert len(base64.b64decode(said.removeprefix("whsec_"))) == 32
    with override_settings(WEBHOOK_KEY=None):
        assert asked(OFFICE, "--key").exit_code != 0
