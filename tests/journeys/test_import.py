"""A file is brought, mapped and tried out before a browser: axe finds nothing, and nothing scrolls sideways."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser
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
