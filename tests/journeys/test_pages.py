"""Every page before a browser: axe finds nothing, nothing scrolls sideways at 200 %, an act needs no mouse."""

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

if TYPE_CHECKING:
    from tests.web.world import World

pytestmark = pytest.mark.browser

PLACES = (
    "/",
    "/?tab=all",
    "/warrants/",
    "/validation/?month=2027-02",
    "/validation/next",
    "/register/",
    "/warrants/?heading=thin",
    "/confirmations/?tab=answered",
    "/import/",
    "/cooperation/?side=asking",
    "/cooperation/kinds/",
    "/cooperation/drafts/",
    "/disputes/",
    "/approvals/?board=asking",
    "/approvals/deputies",
    "/approvals/first-replies",
    "/liaison/",
    "/operations/?tab=all",
    "/reviews/?tab=about",
    "/rules/",
    "/record/",
    "/record/entries/1",
    "/office/",
    "/nope",
    "zhou",
    "help",
    "silent",
    "arrest",
    "arrest/readiness",
    "review",
    "/acts/new/cooperation.ask",
    "/acts/new/cooperation.name_deputy",
    "/acts/new/warrants.register",
    "/acts/new/operations.open",
)


def url_of(address: str, world: "World", place: str) -> str:
    name, slash, below = place.partition("/")
    return address + (world.at(name) + slash + below if name else place)


def sign_in(context: BrowserContext, address: str, username: str) -> Page:
    from tests.web.world import PASSWORD  # noqa: PLC0415 - once Django is set up

    page = context.new_page()
    page.goto(f"{address}/accounts/login/")
    page.fill("#id_login", username)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/")
    return page


def faults(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in violations for node in each["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, address: str, world: "World", language: str, scheme: str
):
    context = browser.new_context(locale=language, color_scheme=scheme)
    found = {}
    page = context.new_page()
    page.goto(f"{address}/accounts/login/")
    found["sign-in"] = faults(page)
    page = sign_in(context, address, "command.guangzhou")
    for place in PLACES:
        page.goto(url_of(address, world, place))
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        found[place] = faults(page)
    context.close()
    assert "\n".join(f"{place}: {each}" for place, each in found.items() if each) == ""


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_nothing_scrolls_sideways_at_200_per_cent(
    browser: Browser, address: str, world: "World", language: str
):
    context = browser.new_context(locale=language, viewport={"width": 640, "height": 450})
    page = sign_in(context, address, "command.guangzhou")
    wide = []
    for place in PLACES:
        page.goto(url_of(address, world, place))
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(place)
    context.close()
    assert not wide


def test_an_act_needs_no_mouse_and_shows_its_receipt_in_place(browser: Browser, address: str, world: "World"):
    context = browser.new_context(locale="en")
    page = sign_in(context, address, "registrar.guangzhou")
    page.goto(url_of(address, world, "sun"))
    page.get_by_role("link", name="Suspend warrant").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#act form")
    page.wait_for_function("document.activeElement.closest('#act') !== null")
    page.keyboard.press("Tab")
    page.keyboard.type("Identity")
    page.get_by_role("button", name="Suspend warrant").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=status]")
    assert "Restricted: no arrest action" in page.inner_text("#matter")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"
    assert "entered=" in page.url
    context.close()


def test_the_whole_way_of_an_act_works_with_scripts_switched_off(
    browser: Browser, address: str, world: "World"
):
    context = browser.new_context(locale="en", java_script_enabled=False)
    page = sign_in(context, address, "registrar.guangzhou")
    page.goto(url_of(address, world, "zhou"))
    page.get_by_role("link", name="Suspend warrant").click()
    page.select_option("select[name=ground]", "identity_in_doubt")
    page.get_by_role("button", name="Suspend warrant").click()
    assert "Restricted: no arrest action" in page.inner_text("#matter")
    context.close()


def test_the_queue_is_walked_with_j_and_k_and_opened_with_enter(
    browser: Browser, address: str, world: "World"
):
    context = browser.new_context(locale="en")
    page = sign_in(context, address, "command.guangzhou")
    page.goto(f"{address}/?tab=all")
    for key in "jjk":
        page.keyboard.press(key)
    wanted = page.locator("tr.here a").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted}")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    context.close()


def test_the_pages_say_nothing_on_the_console(browser: Browser, address: str, world: "World"):
    context = browser.new_context(locale="en")
    page = sign_in(context, address, "command.guangzhou")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for place in PLACES:
        if place != "/nope":
            page.goto(url_of(address, world, place))
    context.close()
    assert not said


@pytest.mark.parametrize("place", ["zhou", "help", "arrest", "review"])
def test_a_matter_prints_as_black_on_white_paper_with_its_reasons_and_without_the_rail(
    browser: Browser, address: str, world: "World", place: str
):
    context = browser.new_context(locale="zh-CN", color_scheme="dark")
    page = sign_in(context, address, "command.guangzhou")
    page.goto(url_of(address, world, place))
    page.emulate_media(media="print")
    assert not page.locator(".rail").is_visible()
    assert not [each for each in page.locator(".btn").all() if each.is_visible()]
    colour = "getComputedStyle(document.querySelector('#matter')).color"
    assert page.evaluate(colour) == "rgb(0, 0, 0)"
    assert all(step.is_visible() for step in page.locator(".clocks > li > details > ol").all())
    context.close()
