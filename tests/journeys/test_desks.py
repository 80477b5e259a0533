"""Look-up, confirmations, clocks, the queue's views, drafts and what is kept, before a browser and without scripts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.test_pages import faults, sign_in, url_of

if TYPE_CHECKING:
    from tests.web.world import World

pytestmark = pytest.mark.browser

NUMBER = "（2026）粤01刑令0417号"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
OPENED = "document.querySelectorAll('details').forEach((each) => { each.open = true })"

READ_BY: dict[str, tuple[str, ...]] = {
    "duty.guangzhou": (
        "/",
        "/?tab=level1",
        "/?tab=waiting",
        "/?tab=escalated",
        "/?tab=all",
        "/look-up/",
        "/export/",
    ),
    "desk.guangzhou": (
        "/confirmations/",
        "/confirmations/?tab=urgent",
        "/confirmations/?tab=routine",
        "/confirmations/?tab=oversight",
    ),
    "validator.guangzhou": (
        "/validation/",
        "/validation/?tab=next",
        "/validation/?month=2027-02",
        "/validation/next",
    ),
    "court.guangzhou": ("/warrants/", "/register/", "/recalls/", "/validation/?month=2027-02"),
    "registrar.guangzhou": ("/drafts/", "/retention/", "/recalls/", "draft", "/acts/new/warrants.draft"),
    "oversight": ("/look-up/refused/", "/?tab=escalated", "/confirmations/", "/retention/"),
}
"""What each desk reads of its own."""


@pytest.fixture(scope="module")
def desks(world: "World") -> "World":
    """The day, with a draft, a confirmation that waits, its clock, a refused look-up and a recall on its pages."""
    from tests.registrar import build as b  # noqa: PLC0415 - once Django is set up

    from tipstaff.kernel.decider import Refused  # noqa: PLC0415
    from tipstaff.kernel.ids import SubjectId, WarrantId  # noqa: PLC0415
    from tipstaff.registrar.drawing import with_drawn_ids  # noqa: PLC0415
    from tipstaff.registrar.rules import rules_named  # noqa: PLC0415
    from tipstaff.warrants.core.commands import DraftWarrant  # noqa: PLC0415
    from tipstaff.warrants.core.lookup.commands import LookUpWarrant  # noqa: PLC0415
    from tipstaff.warrants.core.lookup.lookup import LookUpPurpose  # noqa: PLC0415
    from tipstaff.warrants.core.warrant import warrant_id  # noqa: PLC0415

    draft = warrant_id(b.COURT, "草1")
    saving = DraftWarrant(
        happened_at=world.now,
        warrant=draft,
        court=b.COURT,
        number="草1",
        subject=SubjectId("subject-of-a-draft"),
    )
    b.do(saving, "registrar.guangzhou", world.now)
    world.matters["draft"] = draft
    rate = next(one for one in rules_named("cn/2026-1").rates if one.id == "lookup.officer")
    asking = {
        "happened_at": world.now,
        "number": "0",
        "purpose": LookUpPurpose.PERSON_PRESENT,
        "occasion": "查验证件",
        "case_reference": "查验1",
    }
    for _ in range(rate.most):
        b.do(LookUpWarrant(**with_drawn_ids(LookUpWarrant, asking)), "officer.guangzhou", world.now)
    beyond = b.ask(LookUpWarrant(**with_drawn_ids(LookUpWarrant, asking)), "officer.guangzhou", world.now)
    assert isinstance(beyond, Refused)
    recalled = WarrantId(b.in_force("recalled", at=world.now))
    b.do(b.recalling(recalled, world.now), "court.guangzhou", world.now)
    return world


def clocks_of(page: Page, address: str, world: "World") -> list[str]:
    """The pages of the clocks that run on a warrant and on an operation, as their own pages link to them."""
    found = []
    for name in ("zhou", "arrest"):
        page.goto(url_of(address, world, name))
        links = page.locator('a[href^="/clocks/"]').all()
        found += [href for each in links[:2] if (href := each.get_attribute("href"))]
    return found


def looked_up(page: Page, address: str, number: str) -> None:
    """Ask, as the form is filled in by hand."""
    page.goto(f"{address}/look-up/")
    page.fill("input[name=number]", number)
    page.select_option("select[name=purpose]", "person_present")
    page.fill("[name=occasion]", "查验证件")
    page.fill("input[name=case_reference]", "查验0417")
    page.locator("main form button.main").click()
    page.wait_for_load_state()


def walked(page: Page, address: str, places: tuple[str, ...], world: "World") -> list[str]:
    found = []
    for place in places:
        page.goto(url_of(address, world, place))
        page.evaluate(OPENED)
        found += [f"{place}: {each}" for each in faults(page)]
        found += [f"{place} scrolls sideways"] * bool(page.evaluate(SIDEWAYS))
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("reader", list(READ_BY))
def test_axe_finds_nothing_and_nothing_scrolls_sideways_at_200_per_cent(  # noqa: PLR0917 - the browser and what is in it
    browser: Browser, address: str, desks: "World", reader: str, language: str, scheme: str
):
    context = browser.new_context(
        locale=language, color_scheme=scheme, viewport={"width": 640, "height": 450}
    )
    page = sign_in(context, address, reader)
    found = walked(page, address, READ_BY[reader], desks)
    if reader == "duty.guangzhou":
        found += walked(page, address, tuple(clocks_of(page, address, desks)), desks)
        looked_up(page, address, NUMBER)
        found += [f"answer: {each}" for each in faults(page)]
        found += ["answer scrolls sideways"] * bool(page.evaluate(SIDEWAYS))
    if reader == "desk.guangzhou":
        found += walked(page, address, (form_of_the_answer(page, address),), desks)
    context.close()
    assert "\n".join(found) == ""


def form_of_the_answer(page: Page, address: str) -> str:
    """Where the first row of the desk's list leads: straight to the form of the answer."""
    page.goto(f"{address}/confirmations/")
    href = page.locator("tr[data-row] td.what a").first.get_attribute("href")
    assert href
    return href


def test_a_look_up_needs_no_mouse_and_says_confirm_first(browser: Browser, address: str, desks: "World"):
    context = browser.new_context(locale="en")
    page = sign_in(context, address, "duty.guangzhou")
    page.keyboard.press("/")
    page.goto(f"{address}/look-up/")
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement.name === 'number'")
    page.keyboard.type(NUMBER)
    for field in ("purpose", "occasion", "case_reference"):
        while page.evaluate("document.activeElement.name") != field:
            page.keyboard.press("Tab")
        page.keyboard.type("Person" if field == "purpose" else "CHECK-0417")
    page.keyboard.press("Enter")
    page.wait_for_url("**/look-up/lookup-*")
    assert "Confirm first" in page.inner_text("main .banner")
    assert "Ask about these first" in page.inner_text("main")
    context.close()


def by_hand(browser: Browser, address: str, reader: str, steps: Callable[[Page], None]) -> None:
    """A way through the pages with scripts switched off."""
    context = browser.new_context(locale="en", java_script_enabled=False)
    steps(sign_in_by_hand(context.new_page(), address, reader))
    context.close()


def sign_in_by_hand(page: Page, address: str, username: str) -> Page:
    from tests.web.world import PASSWORD  # noqa: PLC0415 - once Django is set up

    page.goto(f"{address}/accounts/login/")
    page.fill("#id_login", username)
    page.fill("#id_password", PASSWORD)
    page.locator("main form button, form button.main").first.click()
    return page


def test_a_look_up_works_with_scripts_switched_off(browser: Browser, address: str, desks: "World"):
    def steps(page: Page) -> None:
        looked_up(page, address, NUMBER)
        assert "Confirm first" in page.inner_text("main .banner")

    by_hand(browser, address, "duty.guangzhou", steps)


def test_a_look_up_beyond_the_rate_is_refused_in_words(browser: Browser, address: str, desks: "World"):
    def steps(page: Page) -> None:
        looked_up(page, address, NUMBER)
        assert page.locator("main [role=alert]").first.is_visible()
        assert page.input_value("input[name=number]") == NUMBER

    by_hand(browser, address, "officer.guangzhou", steps)


def test_a_confirmation_is_answered_with_differences_first_and_a_stated_one_blocks(
    browser: Browser, address: str, desks: "World"
):
    def steps(page: Page) -> None:
        page.goto(url_of(address, desks, "zhou"))
        page.select_option("select[name=purpose]", "identity")
        page.fill("[name=case_reference]", "CASE-0417")
        page.locator("main form[action*='warrants.look'] button").click()
        page.goto(address + form_of_the_answer(page, address))
        rows = page.locator("section table.list tbody tr")
        assert rows.first.locator(".stop").count() == 1, "what differs stands before what agrees"
        assert rows.nth(1).locator(".stop").count() == 0
        page.select_option("select[name=answer]", "confirm")
        for each in page.locator("form input[type=text]").all():
            each.fill("卷宗原件")
        page.locator("main form button.main").click()
        assert "until somebody outside the arresting unit has resolved it" in page.inner_text("[role=alert]")

    by_hand(browser, address, "desk.guangzhou", steps)


def test_the_rail_is_passed_by_one_key_however_long_it_is(browser: Browser, address: str, desks: "World"):
    context = browser.new_context(locale="zh-CN", viewport={"width": 640, "height": 450})
    page = sign_in(context, address, "duty.guangzhou")
    page.goto(f"{address}/?tab=all")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    heading = page.locator("main h1").bounding_box()
    assert heading
    assert heading["y"] < 450, "at 200 % the rail leaves the page's heading in sight"
    context.close()


def test_a_court_recalls_on_one_page_and_reads_who_has_still_to_know(
    browser: Browser, address: str, desks: "World"
):
    from tests.registrar import build as b  # noqa: PLC0415 - once Django is set up

    warrant = b.in_force("to-be-recalled", at=desks.now)
    b.waiting_for_confirmation(warrant, "to-be-recalled", desks.now)

    def steps(page: Page) -> None:
        page.goto(f"{address}/warrants/{warrant}")
        page.locator("a[href$='/warrants.recall']").first.click()
        page.select_option("main form [name=ground]", index=1)
        page.locator("main form button.main").click()
        assert "Warrant recalled" in page.inner_text("main h1")
        page.goto(f"{address}/recalls/")
        page.locator("tr[data-row]", has_text="to-be-recalled").locator("td.what a").click()
        said = page.inner_text("main")
        assert "0 of 1 know" in said
        assert "Guangzhou Operations Unit\n" in said

    by_hand(browser, address, "court.guangzhou", steps)


def test_a_validator_goes_from_one_record_to_the_next(browser: Browser, address: str, desks: "World"):
    from tests.web.world import standing_clock  # noqa: PLC0415 - once Django is set up

    in_window = replace(desks, now=desks.now + timedelta(days=80))

    def steps(page: Page) -> None:
        page.goto(f"{address}/validation/next")
        first = page.locator("main form[action*='warrants.validate']").get_attribute("action")
        page.fill("[name=consulted]", "clerk of the court, in person")
        page.fill("[name=looked_at]", "the instrument")
        page.locator("main form[action*='warrants.validate'] button.main").click()
        assert "Record validated" in page.inner_text("main")
        following = page.locator("main form[action*='warrants.validate']")
        assert following.get_attribute("action") != first

    with standing_clock(in_window):
        by_hand(browser, address, "validator.guangzhou", steps)
