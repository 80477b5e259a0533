"""Requests between states before a browser: the list, the request, the reviewer's two pages, the package, the forms."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser
from tests.journeys.test_pages import faults, sign_in

if TYPE_CHECKING:
    from tests.web.world import World

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def places(world: "World") -> dict[str, tuple[str, ...]]:
    """Who opens which pages, once a request is in review, one was refused and one owes a release."""
    from tests.registrar import abroad as a  # noqa: PLC0415 - once Django is set up
    from tests.registrar import build as b  # noqa: PLC0415

    from tipstaff.agencies.founding import key_of  # noqa: PLC0415
    from tipstaff.cooperation.core.abroad import commands as to  # noqa: PLC0415
    from tipstaff.kernel.ids import ForeignRequestId, WarrantId  # noqa: PLC0415
    from tipstaff.registrar import blind  # noqa: PLC0415

    now, warrant = world.now, WarrantId(world.matters["zhou"])

    def begin(name: str, country: str) -> ForeignRequestId:
        asked = a.asking(warrant, name, happened_at=now, country=country)
        return ForeignRequestId(b.do(asked, a.DESK, now).matter)

    def review(name: str, country: str) -> ForeignRequestId:
        request = begin(name, country)
        a.complete(request, now)
        first, second = key_of(a.FIRST), key_of(a.SECOND)
        b.do(a.act(to.PutToReview, request, happened_at=now, first=first, second=second), a.DESK, now)
        return request

    new, refused = begin("new", "SG"), begin("refused", "MY")
    b.do(a.act(to.RefuseRequest, refused, happened_at=now, ground="un.3a", reason="一"), a.DESK, now)
    waiting, sealed = review("waiting", "TH"), review("sealed", "VN")
    for who in (a.FIRST, a.SECOND):
        b.do(blind.sealing(sealed, a.view(), a.CODES[who], now), who, now)
    return {
        a.DESK: (
            "/abroad/",
            f"/abroad/{new}",
            f"/abroad/{refused}",
            f"/abroad/{waiting}",
            f"/acts/{new}/cooperation.answer_questions",
            f"/acts/{new}/cooperation.file_part",
            f"/abroad/{new}/package",
            f"/warrants/{warrant}",
            "/acts/new/cooperation.record_from_abroad",
        ),
        a.FIRST: ("/abroad/", f"/abroad/{waiting}/view", f"/abroad/{sealed}/open", f"/abroad/{sealed}"),
        "decider": ("/abroad/",),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(  # noqa: PLR0917 - the browser and what is shown in it
    browser: Browser,
    address: str,
    world: "World",
    places: dict[str, tuple[str, ...]],
    language: str,
    scheme: str,
):
    found = []
    for who, pages in places.items():
        context = browser.new_context(
            locale=language, color_scheme=scheme, viewport={"width": 640, "height": 900}
        )
        page = sign_in(context, address, who)
        for place in pages:
            page.goto(address + place)
            found += [f"{place}: {each}" for each in faults(page)]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                found.append(f"{place} scrolls sideways")
        context.close()
    assert "\n".join(found) == ""


def test_a_reviewer_seals_and_opens_without_any_script(
    browser: Browser, address: str, world: "World", places: dict[str, tuple[str, ...]]
):
    context = browser.new_context(locale="en", java_script_enabled=False)
    page = sign_in(context, address, "rights1")
    page.goto(address + places["rights1"][1])
    code = page.locator("p.mono").inner_text()
    for field, answer in (("torture", "no"), ("persecution", "no"), ("verdict", "release")):
        page.select_option(f"[name={field}]", answer)
    page.fill("[name=reasons]", "Well founded")
    page.check("[name=kept]")
    page.click("button:has-text('Seal my view')")
    assert "nobody can read it" in page.content()
    assert code not in page.content()
    assert "Well founded" not in page.content()
    page.goto(address + places["rights1"][2])
    page.fill("[name=code]", "AAAA-1111")
    page.click("main button:has-text('Open my view')")
    assert "readable together with the other view" in page.content()
    context.close()
