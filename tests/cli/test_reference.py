"""The reference pages are what the code gives now, and their links lead somewhere."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tipstaff.cli.forms import written
from tipstaff.cli.reference import PAGES, reference
from tipstaff.registrar.capabilities import NAMES, command_names
from tipstaff.registrar.words import SENTENCES

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)]*)\)")


def anchors(page: str) -> set[str]:
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(page)}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_code_gives_now(name: str, tmp_path: Path) -> None:
    """When this fails: tipstaff reference docs/reference"""
    assert CliRunner().invoke(reference, [str(tmp_path)]).exit_code == 0
    assert (tmp_path / name).read_text("utf-8") == (FOLDER / name).read_text("utf-8")


@pytest.mark.parametrize("page", sorted(FOLDER.glob("*.md")), ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        file, _, anchor = link.partition("#")
        aim = (page.parent / file) if file else page
        assert aim.exists(), link
        assert not anchor or anchor in anchors(aim.read_text("utf-8")), link


def test_every_command_event_and_ground_is_there() -> None:
    scenarios, events, grounds = (PAGES[name]() for name in ("scenarios.md", "events.md", "grounds.md"))
    assert all(f"### {name}\n" in scenarios for name in command_names())
    assert all(f"## {name}\n" in events for name in NAMES.classes)
    assert all(f"| `{ground}` |" in grounds for ground in SENTENCES)


def test_a_form_without_words_is_refused() -> None:
    with pytest.raises(TypeError, match="no words"):
        written(complex)
