"""What the documents tell people to type is there, and what they show is so."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click import Group
from click.testing import CliRunner
from tests.cli.programs import run
from tests.registrar.build import in_force

from tipstaff.agencies.founding.demo import demo_agencies
from tipstaff.cli.commands import tipstaff
from tipstaff.record.publish import log_folder, publisher

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("**/*.md"))]
TYPED = [page for page in PAGES if page.parent.name in ("howto", ROOT.name)]
COMMAND = re.compile(r"\btipstaff ([a-z][a-z-]*)((?: [^\s`|)]+)*)")
OPTION = re.compile(r"--[a-z-]+")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)[^)]*\)")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def blocks(page: str, kind: str) -> list[str]:
    return [
        text for name, text in BLOCK.findall((ROOT / "docs/howto" / page).read_text("utf-8")) if name == kind
    ]


@pytest.mark.parametrize("page", TYPED, ids=lambda page: page.name)
def test_every_command_that_is_named_is_there_with_its_options(page: Path) -> None:
    for name, rest in COMMAND.findall(page.read_text("utf-8")):
        if name not in tipstaff.commands:
            assert not re.search(
                rf"`[^`\n]*tipstaff {name}|^    .*tipstaff {name}", page.read_text("utf-8"), re.MULTILINE
            ), name
            continue
        command = tipstaff.commands[name]
        inner = command.commands.values() if isinstance(command, Group) else ()
        params = [param for each in (command, *inner) for param in each.params]
        known = {form for one in params for form in (*one.opts, *one.secondary_opts)}
        assert set(OPTION.findall(rest)) <= known, (name, rest)


@pytest.mark.parametrize("name", sorted(tipstaff.commands))
def test_every_command_is_in_the_readme_and_says_what_it_does(name: str) -> None:
    assert f"tipstaff {name}" in (ROOT / "README.md").read_text("utf-8") or name == "demo"
    assert CliRunner().invoke(tipstaff, [name, "--help"]).exit_code == 0


@pytest.mark.parametrize("page", TYPED, ids=lambda page: page.name)
def test_every_script_that_is_named_is_there(page: Path) -> None:
    for script in re.findall(r"\bbin/([a-z]+)", page.read_text("utf-8").replace(".venv/bin/", "")):
        assert (ROOT / "bin" / script).exists(), script


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_documents_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / link).exists(), link


def test_the_scenario_that_is_shown_plays(tmp_path: Path, server: str, django_db_blocker: Any) -> None:
    (shown,) = blocks("write-a-scenario.md", "yaml")
    file = tmp_path / "shown.yaml"
    file.write_text(shown, "utf-8")
    with django_db_blocker.unblock():
        assert CliRunner().invoke(tipstaff, ["play", str(file)]).exit_code == 0


@pytest.mark.parametrize("entries", [2, 600])
def test_the_programs_that_are_shown_verify_a_published_log_and_find_what_was_altered(
    database: str, entries: int
) -> None:
    demo_agencies()
    for number in range(entries // 2):
        in_force(str(number))
    publisher().publish()
    key = run("verify", "--key", DATABASE_URL=database).stdout.strip()
    assert [ran(program, key) for program in shown()] == [f"{publisher().signer.name} {entries} OK", "OK"]
    altered = max((log_folder() / "tile/entries").rglob("*"), key=Path.is_file)
    altered.write_bytes(altered.read_bytes().replace(b"guangzhou", b"hangzhouu", 1))
    assert ran(shown()[0], key).endswith("THE ROOT IS ANOTHER ONE")
    other = f"{key[:-3]}{'A' if key[-3] != 'A' else 'B'}{key[-2:]}"
    assert "OK" not in ran(shown()[1], other)


def shown() -> list[str]:
    return blocks("verify-without-trusting-us.md", "python")


def ran(program: str, key: str) -> str:
    """What a program says of the published log, run in its folder, knowing nothing of us."""
    asked = [sys.executable, "-I", "-c", program, key]
    return subprocess.run(asked, cwd=log_folder(), capture_output=True, text=True, check=False).stdout.strip()
