"""A change of level says on the page what was before, what is now, by which clauses, and who entered it."""

from uuid import uuid4

import pytest
from tests.registrar import build as b

from tipstaff.kernel.ids import OffenceCode
from tipstaff.registrar.matters import load
from tipstaff.warrants.core.commands import VaryWarrant

pytestmark = pytest.mark.usefixtures("agencies")


@pytest.fixture
def agencies(database: str) -> None:
    from tipstaff.agencies.founding.demo import demo_agencies  # noqa: PLC0415 - once Django is set up

    demo_agencies()


def varied(number: str) -> str:
    warrant = b.in_force(number)
    state = load(warrant).state
    b.do(
        VaryWarrant(
            happened_at=b.NOW,
            warrant=warrant,
            court_reference=f"变{uuid4().hex[:6]}",
            kind=state.kind,
            offence=OffenceCode("cn.264"),
            issued_on=state.issued_on,
            valid_until=state.valid_until,
            return_scope=state.particulars.return_scope,
            person=state.person.content,
            instrument=b.registering(number).instrument,
        ),
        "court.guangzhou",
    )
    return warrant


def test_a_change_of_level_shows_both_clauses_and_who_entered_it() -> None:
    from tests.web.world import sign_in  # noqa: PLC0415 - once Django is set up

    page = sign_in("registrar.guangzhou").get(f"/warrants/{varied('级1')}").content.decode()

    assert "Level changed; used time carried over" in page
    assert "cn.level.1d" in page
    assert "cn.level.2c" in page
    assert "Liang Jingshu" in page
    assert "What says something else now" in page
