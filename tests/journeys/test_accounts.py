"""The pages of credit and cost before a browser: in both languages, light and dark, twice as large, without script."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser
from tests.journeys.test_pages import faults, sign_in

if TYPE_CHECKING:
    from tests.web.world import World

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def places(world: "World") -> tuple[str, ...]:
    """The pages, with steps, costs of every standing, a settlement and something open on them."""
    from tests.registrar import accounts as c  # noqa: PLC0415 - once Django is set up
    from tests.registrar import build as b  # noqa: PLC0415

    from tipstaff.cooperation.core.account.commands import DisputeItem  # noqa: PLC0415
    from tipstaff.kernel.ids import AccountId, CooperationRequestId  # noqa: PLC0415
    from tipstaff.record.publish import publisher  # noqa: PLC0415

    request = CooperationRequestId(world.matters["help"])
    account = AccountId(b.do(c.opening(request), c.ASKING, world.now).matter)
    c.booked(account, "一", 1_234_567_89)
    settlement = b.do(c.proposing("1"), c.ASKED).matter
    c.booked(account, "二", 10_01)
    b.do(c.cost(account, "三", 70_00), c.ASKED)
    dispute = DisputeItem(
        happened_at=b.NOW, account=account, item=len(c.state(account).items), reason="票据不清"
    )
    b.do(dispute, c.ASKING)
    b.do(c.cost(account, "四", 88_00), c.ASKED)
    publisher().publish()
    return (
        "/accounts/?tab=to_check",
        "/accounts/cases/",
        "/accounts/statement/?check=1",
        f"/accounts/{account}",
        f"/acts/{account}/cooperation.claim_cost",
        "/settlements/",
        "/settlements/preview/?other=hangzhou-police&currency=CNY",
        f"/settlements/{settlement}",
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(  # noqa: PLR0917 - the browser and what is shown in it
    browser: Browser, address: str, world: "World", places: tuple[str, ...], language: str, scheme: str
):
    context = browser.new_context(
        locale=language, color_scheme=scheme, viewport={"width": 640, "height": 900}
    )
    page = sign_in(context, address, "finance.guangzhou")
    found = []
    for place in places:
        page.goto(address + place)
        found += [f"{place}: {each}" for each in faults(page)]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{place} scrolls sideways")
    context.close()
    assert "\n".join(found) == ""


def test_a_dry_run_leads_to_a_proposal_without_script(
    browser: Browser, address: str, world: "World", places: tuple[str, ...]
):
    assert places
    context = browser.new_context(locale="en", java_script_enabled=False)
    page = sign_in(context, address, "finance.hangzhou")
    page.goto(f"{address}/settlements/")
    page.get_by_role("link", name="Dry run").first.click()
    assert page.get_by_role("heading", name="Dry run of a settlement with").is_visible()
    assert page.get_by_text("still waits for its confirmation").is_visible()
    page.get_by_role("link", name="To the settlement").click()
    assert page.get_by_text("Waiting for the other agency").first.is_visible()
    context.close()
