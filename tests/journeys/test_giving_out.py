"""Files, packs and sheets are given out before a browser: axe finds nothing, nothing scrolls sideways, keys suffice."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.test_pages import faults, sign_in

if TYPE_CHECKING:
    from tests.web.world import World

pytestmark = pytest.mark.browser

SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
TICK = """(ids) => { for (const id of ids) {
    const one = document.createElement('input');
    one.type = 'hidden'; one.name = 'warrant'; one.value = id;
    document.querySelector('form[action="/export/"]').append(one) } }"""
"""A warrant that the reader's list does not hold, sent all the same."""


@pytest.fixture(scope="module")
def published(world: "World") -> "World":
    """The day, with every entry of it under a signed checkpoint."""
    from tipstaff.record.publish import publisher  # noqa: PLC0415 - once Django is set up

    publisher().publish()
    return world


def answered(page: Page, **answers: str) -> None:
    """Fill the questions of a form."""
    for name, value in answers.items():
        field = page.locator(f"[name={name}]:visible")
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def pressed(page: Page, name: str, value: str) -> None:
    page.locator(f"button[name={name}][value={value}]").click()
    page.wait_for_load_state()


def asking(page: Page, address: str, world: "World") -> Iterator[str]:
    """The page that gives out, state by state: asked, refused, tried out, left out, listed."""
    page.goto(f"{address}/export/")
    yield "asked"
    pressed(page, "step", "give")
    assert page.locator("[role=alert]").count()
    yield "not filled in"
    answered(page, format="pack", purpose="operation")
    pressed(page, "step", "give")
    assert page.locator(".note.stop").is_visible()
    yield "refused"
    answered(page, case_reference="（2026）穗案1号")
    pressed(page, "step", "dry")
    assert page.locator("#trial").is_visible()
    yield "a pack tried out"
    with page.expect_download() as file:
        page.locator("button[value=give]").click()
    assert file.value.suggested_filename == "pack.zip"
    page.goto(f"{address}/export/")
    yield "a pack in the list"


def several(page: Page, address: str, world: "World") -> Iterator[str]:
    """Sheets of several, one of them of a warrant that is not in force."""
    page.goto(f"{address}/warrants/")
    for name in ("sun", "qian"):
        page.locator(f'input[value="{world.matters[name]}"]').check()
    pressed(page, "do", "sheets")
    assert page.locator("td .tag.stop").count() == 1
    yield "several tried out"
    pressed(page, "step", "give")
    yield "several not filled in"
    answered(page, purpose="operation", case_reference="（2026）穗案1号")
    pressed(page, "step", "give")
    assert page.locator("article").count() == 1
    yield "several given out"


def one_sheet(page: Page, address: str, world: "World") -> Iterator[str]:
    """A sheet to read, refused, and given out."""
    page.goto(f"{address}{world.at('sun')}/sheet")
    yield "preview"
    page.locator(".buttons button").first.click()
    yield "sheet not filled in"
    answered(page, purpose="operation")
    page.locator(".buttons button").first.click()
    assert page.locator(".refused").is_visible()
    yield "sheet refused"
    answered(page, case_reference="（2026）穗案1号")
    page.locator(".buttons button").first.click()
    assert page.locator(".preview").count() == 0
    yield "sheet given out"


def of_others(page: Page, address: str, world: "World") -> Iterator[str]:
    """A file of another agency's warrants: each is left out with its reason."""
    page.goto(f"{address}/export/")
    answered(page, format="csv", purpose="proceedings", case_reference="CASE-1")
    page.evaluate(TICK, [world.matters["sun"], world.matters["zhou"]])
    pressed(page, "step", "dry")
    assert page.locator("section:has(#trial) table tbody tr").count() == 2
    yield "left out"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize(
    ("who", "way"),
    [
        ("duty.guangzhou", asking),
        ("duty.guangzhou", several),
        ("duty.guangzhou", one_sheet),
        ("duty.chengdu", of_others),
    ],
)
def test_every_state_of_giving_out_is_without_fault_and_needs_no_width(  # noqa: PLR0917 - fixtures
    browser: Browser,
    address: str,
    published: "World",
    who: str,
    way: Callable[[Page, str, "World"], Iterator[str]],
    language: str,
    scheme: str,
):
    context = browser.new_context(
        locale=language, color_scheme=scheme, viewport={"width": 640, "height": 450}
    )
    page, found = sign_in(context, address, who), []
    for state in way(page, address, published):
        found += [f"{state}: {each}" for each in faults(page)]
        if page.evaluate(SIDEWAYS):
            found.append(f"{state} scrolls sideways")
    context.close()
    assert "\n".join(found) == ""


def test_warrants_are_ticked_and_their_sheets_given_out_without_a_mouse(
    browser: Browser, address: str, published: "World"
):
    context = browser.new_context(locale="en")
    page = sign_in(context, address, "duty.guangzhou")
    page.goto(f"{address}/warrants/")
    for name in ("sun", "zhou"):
        page.locator(f'input[value="{published.matters[name]}"]').focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Print sheets").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/warrants/several")
    assert page.locator("td .tag.stop").count() == 0
    page.locator("[name=purpose]").focus()
    page.keyboard.type("Operation")
    page.locator("[name=case_reference]").focus()
    page.keyboard.type("CASE-1")
    page.keyboard.press("Enter")
    page.wait_for_selector("article")
    assert page.locator("article").count() == 2
    context.close()


def test_a_pack_is_given_out_with_scripts_switched_off(
    browser: Browser, address: str, published: "World", tmp_path: Path
):
    context = browser.new_context(locale="en", java_script_enabled=False)
    page = sign_in(context, address, "duty.guangzhou")
    page.goto(f"{address}/warrants/")
    page.locator(f'input[value="{published.matters["sun"]}"]').check()
    pressed(page, "do", "export")
    assert "1 warrant from the list." in page.inner_text("main")
    answered(page, format="pack", purpose="operation", case_reference="CASE-1")
    pressed(page, "step", "dry")
    assert re.search(r"Void after\s+2026-", page.inner_text("main"))
    with page.expect_download() as file:
        page.locator("button[value=give]").click()
    file.value.save_as(tmp_path / "pack.zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as pack:
        assert {"README.md", "checkpoint", "sheets/01.html"} <= set(pack.namelist())
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sheet_of_a_pack_needs_no_server_and_is_without_fault(
    browser: Browser, address: str, published: "World", tmp_path: Path, scheme: str
):
    """Read from the folder into which the pack was unpacked, with no connection at all."""
    context = browser.new_context(locale="zh-CN", color_scheme=scheme, viewport={"width": 640, "height": 450})
    page = sign_in(context, address, "duty.guangzhou")
    page.goto(f"{address}/export/")
    answered(page, format="pack", purpose="operation", case_reference="CASE-1")
    with page.expect_download() as file:
        page.locator("button[value=give]").click()
    file.value.save_as(tmp_path / "pack.zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as pack:
        pack.extractall(tmp_path)
    context.set_offline(True)
    page.goto((tmp_path / "sheets" / "01.html").as_uri())
    assert page.locator("article svg").is_visible()
    assert not page.evaluate(SIDEWAYS)
    assert faults(page) == []
    context.close()
