"""Every command says what it does, in Chinese and in English, the library's own words included."""

import json
import re
import subprocess
import sys

import pytest
from tests.cli.programs import environment

from tipstaff.cli.commands import tipstaff

HELP_OF_ALL = """
import json, os, sys
from tipstaff.cli.language import speak, wanted
import django; django.setup()
speak(wanted())
from click.testing import CliRunner
from tipstaff.cli.commands import tipstaff
asked = [["--help"], *([name, "--help"] for name in tipstaff.commands), ["no-such"], ["play"]]
json.dump({" ".join(each): CliRunner().invoke(tipstaff, each).output for each in asked}, sys.stdout)
"""
HAN = re.compile("[一-鿿]")


def said(server: str, **language: str) -> dict[str, str]:
    """The help of every command, and two mistakes, in a program of its own."""
    told = environment(DATABASE_URL=server, **({"TIPSTAFF_LANGUAGE": ""} | language))
    ran = subprocess.run(
        [sys.executable, "-c", HELP_OF_ALL], env=told, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return dict(json.loads(ran.stdout))


def test_every_command_has_its_help_in_chinese(server: str) -> None:
    pages = said(server, LC_ALL="C")
    assert len(pages) == len(tipstaff.commands) + 3
    for asked, page in pages.items():
        english = [line for line in sentences(page) if not HAN.search(line)]
        assert not english, (asked, english)


def sentences(page: str) -> list[str]:
    """What a page says in words of its own: names, forms and defaults are the same in every language."""
    joined = re.sub(r"\n {3,}(?! *-)", " ", page)
    return [line for line in joined.splitlines() if re.search("[A-Za-z]{3,}", line)]


def test_every_command_has_its_help_in_english(server: str) -> None:
    pages = said(server, LANG="en_US.UTF-8")
    assert pages["no-such"].endswith("Error: No such command 'no-such'.\n")
    for asked, page in pages.items():
        assert not HAN.search(page), asked
        assert len(sentences(page)) >= 2, asked


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "zh-hans"),
        ({"LANG": "de_DE.UTF-8"}, "zh-hans"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh-hans"),
        ({"LANG": "en_GB.UTF-8", "TIPSTAFF_LANGUAGE": "zh-hans"}, "zh-hans"),
    ],
)
def test_the_language_is_chinese_unless_english_is_asked_for(
    environ: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tipstaff.cli.language import wanted  # noqa: PLC0415

    for name in ("TIPSTAFF_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert wanted() == language


def test_what_keeps_it_from_starting_is_a_sentence_and_not_a_traceback() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tipstaff.cli.main", "warrants"],
        env=environment(TIPSTAFF_PRODUCTION="1", DATABASE_URL="postgresql:///x"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stderr.startswith("tipstaff: config.hosts_missing")
    assert "Traceback" not in ran.stderr
