"""Pages in a narrow window, as at 200 %: axe finds nothing, and nothing scrolls sideways."""

from collections.abc import Iterable

from playwright.sync_api import Browser
from tests.journeys.test_pages import faults, sign_in


def faults_at_200_per_cent(
    browser: Browser, address: str, reader: str, places: Iterable[str], *, language: str, scheme: str
) -> dict[str, list[str]]:
    """What is wrong on each page, with every part of it opened; a page without a fault is left out."""
    context = browser.new_context(
        locale=language,
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": 640, "height": 512},
    )
    page, found = sign_in(context, address, reader), {}
    for place in places:
        assert page.goto(address + place).status == 200, place  # type: ignore[union-attr]
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        found[place] = faults(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found[place] += [f"scrolls sideways by {wide}"] if wide > 0 else []
    context.close()
    return {place: each for place, each in found.items() if each}
