"""The pages of data quality before a browser: with findings, a duplicate, a note and a drawn sample on them."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser
from tests.journeys.test_pages import faults, sign_in

if TYPE_CHECKING:
    from tests.web.world import World

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def places(world: "World") -> tuple[str, ...]:
    """The pages, once a thin record, an error, a possible duplicate and a stranger stand on them."""
    from tests.registrar import build as b  # noqa: PLC0415 - once Django is set up

    from tipstaff.kernel.ids import AgencyId, WarrantId  # noqa: PLC0415
    from tipstaff.record.publish import publisher  # noqa: PLC0415
    from tipstaff.registrar.submit import Entered, submit  # noqa: PLC0415
    from tipstaff.warrants.core.particulars import DocumentKind, IdentityDocument  # noqa: PLC0415
    from tipstaff.warrants.core.quality.commands import NoteNotTheSamePerson  # noqa: PLC0415
    from tipstaff.warrants.core.sample.commands import DrawSample  # noqa: PLC0415
    from tipstaff.warrants.core.sample.sample import sample_id  # noqa: PLC0415

    passport = IdentityDocument(kind=DocumentKind.PASSPORT, number="ｓ 0000001", country="sg")
    wrong = replace(b.PERSON, nationality="XX", documents=(passport,), latin_name="Zhang San")
    first, second = (b.registering(name, world.now, person=wrong) for name in ("1", "2"))
    thin = b.registering("3", world.now)
    for command in (first, second, thin):
        b.do(command, "registrar.guangzhou", world.now)
    note = NoteNotTheSamePerson(
        happened_at=world.now,
        warrant=WarrantId(world.matters["zhou"]),
        other_court=b.COURT,
        other_number="3",
        tells_apart="身高相差二十厘米",
    )
    b.do(note, "checker.guangzhou", world.now)
    publisher().publish()
    home, december = AgencyId("guangzhou-police"), b.Instant.parse("2026-12-01T09:00:00+08:00")
    sample = sample_id(home, "2026-12")
    draw = DrawSample(happened_at=december, sample=sample, agency=home, month="2026-12")
    assert isinstance(submit(draw, b.who("reviewer", december), b.press(), december), Entered)
    pages = [f"/warrants/{one}" for one in (second.warrant, thin.warrant, world.matters["zhou"])]
    return ("/quality/?became=any", f"/quality/samples/{sample}", *pages)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(  # noqa: PLR0917 - the browser and what is shown in it
    browser: Browser, address: str, world: "World", places: tuple[str, ...], language: str, scheme: str
):
    context = browser.new_context(
        locale=language, color_scheme=scheme, viewport={"width": 640, "height": 900}
    )
    page = sign_in(context, address, "command.guangzhou")
    found = []
    for place in places:
        page.goto(address + place)
        found += [f"{place}: {each}" for each in faults(page)]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{place} scrolls sideways")
    context.close()
    assert "\n".join(found) == ""
