"""Resources at the desks: the board, a unit's page, experts, forms that offer what there is, and files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.web.world import sign_in

from tipstaff.cli.scenario.player import Player
from tipstaff.cli.scenario.script import read_script
from tipstaff.kernel.ids import MatterId

SCENARIOS = Path(__file__).parents[2] / "samples/scenarios"


@pytest.fixture(scope="module")
def day(shared_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, MatterId]]:
    """The scenarios of units and of experts, played to their ends; the desks' clock stands there."""
    matters: dict[str, MatterId] = {}
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        for number, name in enumerate(("resources-shown", "experts-shown")):
            player = Player(read_script(SCENARIOS / f"{name}.yaml"), SCENARIOS)
            if number == 0:
                player.found()
            for played in player.play():
                assert not played.differences, (played.number, played.differences)
            matters |= player.matters
        moment = player.now
        patch.setattr("tipstaff.web.desk.now", lambda: moment)
        yield matters


def text(answer: Any) -> str:
    said: str = answer.content.decode()
    return said


def test_the_board_counts_who_is_free_and_says_what_is_to_be_seen_to(day: dict[str, MatterId]):
    page = text(sign_in("duty.guangzhou").get("/resources/"))
    assert "GZ-TEAM-1" in page
    assert "HZ-TEAM-1" in page  # the national pool is everybody's
    assert "23 Nov" in page
    assert "HZ-TEAM-1" not in text(sign_in("duty.guangzhou").get("/resources/?pool=province"))
    assert "GZ-TEAM-1" not in text(sign_in("duty.hangzhou").get("/resources/"))
    assert "力量与资源" in text(sign_in("duty.guangzhou", "zh-hans").get("/resources/"))


def test_a_provinces_unit_is_read_by_its_agency_and_oversight_and_the_national_pools_by_all(
    day: dict[str, MatterId],
):
    for name, status in {"duty.guangzhou": 200, "oversight": 200, "duty.hangzhou": 404}.items():
        assert sign_in(name).get(f"/resources/units/{day['team']}").status_code == status
    assert sign_in("duty.chengdu").get(f"/resources/units/{day['other']}").status_code == 200
    for name, status in {"duty.guangzhou": 200, "oversight": 200, "duty.hangzhou": 404}.items():
        assert sign_in(name).get(f"/resources/experts/{day['expert']}").status_code == status


def test_a_units_page_shows_qualifications_training_the_week_and_bookings(day: dict[str, MatterId]):
    page = text(sign_in("resources.guangzhou").get(f"/resources/units/{day['team']}"))
    assert "Arrest and restraint · 30 June 2027" in page
    assert "84 / 80" in page
    assert "08:00–22:00" in page
    assert "Lapsed unconfirmed" in page
    assert "GZ-VAN-1" in page


def test_the_experts_list_names_nobody_and_their_own_page_does(day: dict[str, MatterId]):
    client = sign_in("resources.guangzhou")
    listed = text(client.get("/resources/experts/"))
    assert "EX-031" in listed
    assert "欧阳" not in listed
    assert "欧阳" not in b"".join(client.get("/resources/experts.csv")).decode()
    page = text(client.get(f"/resources/experts/{day['expert']}"))
    assert "欧阳某（演示）" in page
    assert "50 minutes" in page
    assert "曾任" not in page


def test_the_boards_file_has_a_line_for_each_unit(day: dict[str, MatterId]):
    lines = b"".join(sign_in("resources.guangzhou").get("/resources.csv")).decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["GZ-TEAM-1", "HZ-TEAM-1"]


def test_the_forms_offer_the_units_own_and_name_people_when_they_refuse(day: dict[str, MatterId]):
    client = sign_in("resources.guangzhou")
    url = f"/acts/{day['team']}/resources.reserve_from_unit"
    form = text(client.get(url))
    assert "GZ-VAN-1 · Escort van" in form
    assert "Executing a warrant" in form
    for name in (
        "record_qualification",
        "cancel_shift",
        "offer_asset",
        "release_unit_booking",
        "plan_shifts",
    ):
        assert client.get(f"/acts/{day['team']}/resources.{name}").status_code == 200
    for name in ("reserve_expert", "declare_conflict"):
        assert client.get(f"/acts/{day['expert']}/resources.{name}").status_code == 200
    assert client.get("/acts/new/resources.form_unit").status_code == 200
    assert client.get("/acts/new/resources.enter_expert").status_code == 200
