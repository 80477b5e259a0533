"""A request before a browser: its form by kind, without scripts, its letter, at 200 per cent, light and dark."""

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser
from tests.journeys.test_pages import faults, sign_in

if TYPE_CHECKING:
    from tests.web.world import World

KIND = "service_of_papers"


def places(world: "World") -> dict[str, str]:
    warrant = world.matters["zhou"]
    return {
        "kinds": f"/cooperation/kinds/?warrant={warrant}",
        "form": f"/acts/new/cooperation.ask?warrant={warrant}&kind={KIND}",
        "duties": f"/acts/{world.matters['help']}/cooperation.propose_duties",
        "dispute": f"/acts/{world.matters['help']}/cooperation.raise_dispute",
        "request": world.at("silent"),
        "letter": f"{world.at('help')}/letter",
        "disputes": "/disputes/",
        "drafts": "/cooperation/drafts/",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, address: str, world: "World", language: str, scheme: str
):
    context = browser.new_context(
        locale=language, color_scheme=scheme, viewport={"width": 640, "height": 450}
    )
    page, found = sign_in(context, address, "duty.guangzhou"), []
    for name, place in places(world).items():
        page.goto(address + place)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        found += [f"{name}: {each}" for each in faults(page)]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{name}: scrolls sideways")
        if folder := os.environ.get("SHOTS"):
            page.set_viewport_size({"width": 1280, "height": 900})
            page.screenshot(path=f"{folder}/{name}-{language}-{scheme}.png", full_page=True)
            page.set_viewport_size({"width": 640, "height": 450})
    context.close()
    assert "\n".join(found) == ""


def test_without_scripts_an_incomplete_request_is_refused_by_name_and_kept_as_a_draft(
    browser: Browser, address: str, world: "World"
):
    context = browser.new_context(locale="en", java_script_enabled=False)
    page = sign_in(context, address, "duty.guangzhou")
    page.goto(f"{address}/cooperation/kinds/?warrant={world.matters['zhou']}")
    page.get_by_role("link", name="Service of papers").click()
    page.select_option("select[name=warrant]", world.matters["zhou"])
    page.select_option("select[name=asked_agency]", "hangzhou-police")
    page.select_option("select[name=place]", "330100")
    page.select_option("select[name=kind]", KIND)
    page.select_option("select[name=weapons]", "none")
    page.fill("textarea[name=reason]", "the order is to be served")
    page.get_by_role("button", name="Ask for co-operation").click()
    assert "The papers to be served" in page.get_by_role("alert").inner_text()
    page.get_by_role("button", name="Keep as a draft").click()
    assert "A draft: nobody has been asked" in page.inner_text("#matter")
    context.close()
