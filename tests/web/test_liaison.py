"""Liaison duty at the desks: who answers now, the roster's page, and a calendar that can be withdrawn."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django.plugin import DjangoDbBlocker
from tests.web.swap import assert_fragment_equals_reload
from tests.web.world import sign_in

from tipstaff.agencies.queries import user_named
from tipstaff.cli.scenario.player import Player
from tipstaff.cli.scenario.script import read_script
from tipstaff.cooperation.core.liaison.roster import Roster
from tipstaff.cooperation.queries import ShiftRow
from tipstaff.kernel.ids import AgencyId, MatterId, OfficeId, RosterId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.registrar.matters import load
from tipstaff.web.duty_calendar import duty_calendar

SCENARIOS = Path(__file__).parents[2] / "samples/scenarios"
FIRST = Instant.parse("2026-12-01T21:00:00+08:00")


@pytest.fixture(scope="module")
def rosters(shared_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[str, str]]:
    """The rosters of the scenarios, published and changed: that of the post in another zone, and that of Guangzhou."""
    with django_db_blocker.unblock():
        post, guangzhou = (_played(name) for name in ("liaison-clocks-change", "liaison-every-hour"))
        yield post, guangzhou


def _played(name: str) -> str:
    player = Player(read_script(SCENARIOS / f"{name}.yaml"), SCENARIOS)
    player.found()
    for played in player.play():
        assert not played.differences, (played.number, played.differences)
    return player.matters["roster"]


@pytest.fixture
def roster(rosters: tuple[str, str]) -> str:
    """Guangzhou's."""
    return rosters[1]


@pytest.fixture
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desks' clock stands in the first evening of the month."""
    for desk in ("desk", "duty_feed"):
        monkeypatch.setattr(f"tipstaff.web.{desk}.now", lambda: FIRST)


def text(answer: Any) -> str:
    said: str = answer.getvalue().decode()
    return said


@pytest.mark.usefixtures("evening")
def test_every_desk_sees_who_is_on_duty_now_with_both_times(roster: str):
    taker = text(sign_in("duty.hangzhou").get("/liaison/"))
    assert "International Desk" in taker
    assert "English" in taker
    assert taker.count("1 December 2026, 21:00") == 2


@pytest.mark.usefixtures("evening")
def test_on_duty_now_is_listed_of_one_agency_and_taken_along_as_a_file(roster: str):
    reader = sign_in("duty.hangzhou")
    for agency, is_there in {"guangzhou-police": True, "hangzhou-police": False, "": True}.items():
        page, file = (text(reader.get(f"/liaison/{at}?agency={agency}")) for at in ("", "now.csv"))
        assert ("International Desk" in page, "International Desk" in file) == (is_there, is_there), agency
        assert f"/liaison/now.csv?agency={agency}" in page or not is_there
    lines = text(reader.get("/liaison/now.csv")).splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["Guangzhou Public Security Bureau (demo)"]


def test_a_roster_is_read_by_its_agency_and_by_oversight_alone(roster: str):
    for name, status in {"legal.guangzhou": 200, "oversight": 200, "duty.hangzhou": 404}.items():
        assert sign_in(name).get(f"/liaison/{roster}").status_code == status


def test_a_rosters_page_says_who_took_over_and_where_a_deputy_is_missing(roster: str):
    page = text(sign_in("abroad.guangzhou").get(f"/liaison/{roster}"))
    assert "took over for" in page
    assert "no deputy" in page
    assert "Shift 63, from 2026-12-01 00:00+08:00 on, has no deputy." in page
    assert "The deputy took over, by rule and at once" in page
    chinese = text(sign_in("abroad.guangzhou", "zh-hans").get(f"/liaison/{roster}"))
    assert "代班人依规则当即接班" in chinese


def test_a_night_in_which_the_clock_changes_says_how_long_it_is(rosters: tuple[str, str]):
    page = text(sign_in("desk.post").get(f"/liaison/{rosters[0]}"))
    assert page.count("13 h: the clock changes") == 1
    assert "German" in page


@pytest.mark.usefixtures("evening")
def test_the_rosters_come_a_page_at_a_time_and_each_agency_sees_its_own(
    rosters: tuple[str, str], monkeypatch: pytest.MonkeyPatch
):
    for module in ("liaison", "paging"):
        monkeypatch.setattr(f"tipstaff.web.{module}.SIZE", 1)
    client = sign_in("oversight")
    first, second = (text(client.get(f"/liaison/?tab=rosters&from={place}")) for place in (0, 1))
    assert ("December 2026" in first, "October 2026" in first) == (True, False)
    assert ("December 2026" in second, "October 2026" in second) == (False, True)
    assert "October 2026" not in text(sign_in("duty.guangzhou").get("/liaison/?tab=rosters"))
    fragment = client.get("/liaison/?tab=rosters&from=1", headers={"HX-Request": "true"}).content.decode()
    assert_fragment_equals_reload(text(client.get("/liaison/")), fragment, "list", second)


def test_a_shift_is_offered_by_its_officer_from_the_form(roster: str):
    own = text(sign_in("command.guangzhou").get(f"/acts/{roster}/cooperation.offer_shift"))
    assert own.count('<option value="94"') == 1
    assert '<option value="95"' not in own
    planning = text(sign_in("abroad.guangzhou").get("/acts/new/cooperation.plan_roster"))
    assert 'value="guangzhou-international"' in planning
    assert 'value="guangzhou-legal"' not in planning


@pytest.mark.usefixtures("evening")
def test_the_file_has_a_line_for_each_shift(roster: str):
    answer = sign_in("abroad.guangzhou").get("/liaison.csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert len(lines) == 1 + 62


def address(client: Client) -> str:
    client.post("/liaison/feed", {"feed": "make"})
    found = re.search(r"/liaison/feed/[^<\s]+\.ics", text(client.get("/liaison/")))
    assert found
    return found[0]


@pytest.mark.usefixtures("evening")
def test_the_calendar_says_what_the_roster_says(roster: str):
    feed = Client().get(address(sign_in("duty.guangzhou")))
    assert feed.headers["Content-Type"].startswith("text/calendar")
    state: Roster = load(MatterId(roster)).state
    mine = user_named("duty.guangzhou")
    wanted = {
        (f"{roster}-{one.number}@tipstaff", one.starts_at.at, one.ends_at.at)
        for one in state.shifts
        if mine in {one.officer, one.deputy}
    }
    events = Calendar.from_ical(feed.content).walk("VEVENT")
    found = {(str(one["uid"]), one.decoded("dtstart"), one.decoded("dtend")) for one in events}
    assert found == wanted
    assert len(found) == 30  # one evening was given away
    assert {one["dtstart"].to_ical()[-1:] for one in events} == {b"Z"}


@pytest.mark.usefixtures("evening")
def test_the_address_is_shown_once_and_leads_nowhere_once_it_is_replaced_or_withdrawn(roster: str):
    client = sign_in("legal.guangzhou")
    first = address(client)
    assert first not in text(client.get("/liaison/"))
    second = address(client)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    client.post("/liaison/feed", {"feed": "withdraw"})
    assert Client().get(second).status_code == 404
    assert Client().get(second.replace(".ics", "x.ics")).status_code == 404
    assert client.post("/liaison/feed", {"feed": "other"}).status_code == 400
    assert Client().post("/liaison/feed", {"feed": "make"}).status_code == 302


def test_long_and_strange_names_of_offices_come_back_whole():
    name = "值班台, A; B\\C\nD " * 12
    shift = ShiftRow(
        roster=RosterId(MatterId("liaison-1")),
        number=1,
        agency=AgencyId("a"),
        office=OfficeId("o"),
        zone="Europe/Berlin",
        officer=UserId("anna"),
        languages=(),
        deputy=None,
        stood_in_for=None,
        starts_at=Instant.parse("2026-03-29T00:00:00+01:00"),
        ends_at=Instant.parse("2026-03-30T00:00:00+02:00"),
        version=3,
        published_at=FIRST,
    )
    written = duty_calendar([shift], UserId("anna"), {OfficeId("o"): name})
    assert max(map(len, written.split(b"\r\n"))) <= 75
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert str(event["summary"]).endswith(name)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=23)
    assert event.decoded("dtstart") == datetime(2026, 3, 28, 23, tzinfo=UTC)
