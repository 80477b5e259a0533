"""A file is brought, mapped, tried out and entered before a browser: axe finds nothing, nothing scrolls sideways."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page
from tests.core.warrants.exchange.test_reading import HEADING, ROW
from tests.journeys.test_pages import faults, sign_in

if TYPE_CHECKING:
    from tests.web.world import World

pytestmark = pytest.mark.browser

SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_step_of_taking_in_is_without_fault_and_needs_no_width(  # noqa: PLR0917 - fixtures
    browser: Browser, address: str, world: "World", tmp_path: Path, language: str, scheme: str
):
    strange = [{"guangzhou-court": "ORI-7", "样1": "样2"}.get(cell, cell) for cell in ROW]
    lines = "\r\n".join(",".join(map(str, line)) for line in (HEADING, ROW, strange))
    (tmp_path / "orders.csv").write_text(lines, encoding="utf-8")
    context = browser.new_context(
        locale=language, color_scheme=scheme, viewport={"width": 640, "height": 450}
    )
    page = sign_in(context, address, "registrar.guangzhou")
    found, wide = {}, []
    for button in ("", "map", "dry"):
        if button:
            page.locator(f"button[value={button}]").click()
            page.wait_for_load_state()
        else:
            page.goto(f"{address}/import/")
            found["bring"] = faults(page)
            page.set_input_files("input[type=file]", tmp_path / "orders.csv")
            page.locator("main form button").click()
            page.wait_for_url("**/import/upload-*")
        found[button] = faults(page)
        wide += [button] if page.evaluate(SIDEWAYS) else []
    context.close()
    assert "\n".join(f"{place}: {each}" for place, each in found.items() if each) == ""
    assert wide == []


def brought(page: Page, address: str, folder: Path, *rows: list[object]) -> None:
    """Bring a ZIP of rows with their instrument beside them."""
    from tests.web.test_import import packed  # noqa: PLC0415 - once Django is set up

    file = folder / "orders.zip"
    file.write_bytes(packed(*rows))
    page.goto(f"{address}/import/")
    page.set_input_files("input[type=file]", file)
    page.select_option("select[name=format]", "csv")
    page.locator("main form button").click()
    page.wait_for_url("**/import/upload-*")


def numbered(number: str) -> list[object]:
    return [number if cell == "样1" else cell for cell in ROW]


def test_a_file_is_taken_in_with_scripts_switched_off(
    browser: Browser, address: str, world: "World", tmp_path: Path
):
    context = browser.new_context(locale="en", java_script_enabled=False)
    page = sign_in(context, address, "registrar.guangzhou")
    brought(page, address, tmp_path, numbered("样11"), numbered("样11"))
    page.locator("button[value=dry]").click()
    assert "Dry run: nothing was entered" in page.inner_text("main")
    page.locator("button[value=enter]").click()
    assert page.locator("#came").inner_text() == "What was taken in"
    assert page.locator("tr[data-row] .tag").all_inner_texts() == ["Entered", "Refused"]
    page.get_by_role("link", name="To the warrant").first.click()
    assert "样11" in page.inner_text("h1")
    context.close()


def test_a_file_is_taken_in_without_a_mouse(browser: Browser, address: str, world: "World", tmp_path: Path):
    """Once the file is chosen in the browser's own dialogue."""
    context = browser.new_context(locale="en")
    page = sign_in(context, address, "registrar.guangzhou")
    brought(page, address, tmp_path, numbered("样12"))
    for button, heading in (("dry", "Dry run: nothing was entered"), ("enter", "What was taken in")):
        page.locator(f"button[value={button}]").focus()
        page.keyboard.press("Enter")
        page.wait_for_function("said => document.querySelector('#came')?.innerText === said", arg=heading)
    assert page.locator("tr[data-row] .tag").all_inner_texts() == ["Entered"]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_progress_of_a_long_run_is_without_fault_and_comes_to_its_report_by_itself(  # noqa: PLR0917 - fixtures
    browser: Browser,
    address: str,
    world: "World",
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    scheme: str,
):
    from tipstaff.record import models, uploads  # noqa: PLC0415 - once Django is set up
    from tipstaff.registrar import uploads as running  # noqa: PLC0415

    monkeypatch.setattr(running, "AT_ONCE", 0)
    context = browser.new_context(
        locale=language, color_scheme=scheme, viewport={"width": 640, "height": 450}
    )
    page, found = sign_in(context, address, "registrar.guangzhou"), []
    brought(page, address, tmp_path, numbered(f"样-{language}-{scheme}"))
    for step, told_at in (("dry", world.now), ("go-on", world.now - timedelta(hours=1))):
        if step == "go-on":
            models.Upload.objects.update(told_at=told_at.at)
            page.reload()
            assert page.locator("[role=alert]").is_visible()
        else:
            page.locator(f"button[value={step}]").click()
            page.wait_for_selector("progress")
        found += [f"{step}: {each}" for each in faults(page)]
        found += [f"{step} scrolls sideways"] if page.evaluate(SIDEWAYS) else []
    page.locator("button[value=go-on]").click()
    upload = page.url.rpartition("/")[2]
    assert page.locator("progress").is_visible()
    running.run_upload(upload, lambda: world.now)
    page.wait_for_selector("#came")
    page.locator("button[value=enter]").click()
    page.wait_for_selector("progress")
    running.run_upload(upload, lambda: world.now)
    page.wait_for_selector("#came")
    found += [f"taken in: {each}" for each in faults(page)]
    page.goto(f"{address}/import/")
    found += [f"list: {each}" for each in faults(page)]
    found += ["list scrolls sideways"] if page.evaluate(SIDEWAYS) else []
    context.close()
    assert "\n".join(found) == ""
    assert uploads.Stage(models.Upload.objects.get(id=upload).stage) is uploads.Stage.ENTERED
