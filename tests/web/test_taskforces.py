"""Task forces at the desks: cells side by side, the order by need to know, who owes an acknowledgement, files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.registrar import build as b
from tests.web.world import sign_in

from tipstaff.cli.scenario.player import Player
from tipstaff.cli.scenario.script import read_script
from tipstaff.kernel.ids import LookId, MatterId, WarrantId
from tipstaff.warrants.core.look.commands import LookAtPerson
from tipstaff.warrants.core.look.look import Purpose

SCENARIOS = Path(__file__).parents[2] / "samples/scenarios"
FIRST_ACKNOWLEDGED = 24
"""The step in which the first member acknowledges version 2."""
METHOD, INFORMATION, EARLIER, TOLD = "改由东门进入", "本案令状有效", "由北门进入", "逐项说明部署"


@pytest.fixture(scope="module")
def force(shared_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[MatterId]:
    """Version 2 holds and one member has acknowledged it; several readers have stated why they look."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        player = Player(read_script(SCENARIOS / "taskforce-shown.yaml"), SCENARIOS)
        player.found()
        for played in player.play():
            assert not played.differences, (played.number, played.differences)
            if played.number == FIRST_ACKNOWLEDGED:
                break
        for reader in ("command.guangzhou", "officer.guangzhou", "officer2.guangzhou", "duty.guangzhou"):
            b.do(_looking(reader, player), reader, player.now)
        moment = player.now
        patch.setattr("tipstaff.web.desk.now", lambda: moment)
        yield player.matters["force"]


def _looking(reader: str, player: Player) -> LookAtPerson:
    return LookAtPerson(
        happened_at=player.now,
        look=LookId(MatterId(f"look-{reader.partition('.')[0]}")),
        warrant=WarrantId(player.matters["case"]),
        purpose=Purpose.CONFIRMATION,
        case_reference="专班样例",
    )


def text(answer: Any) -> str:
    said: str = answer.content.decode()
    return said


def test_what_is_for_other_cells_is_on_no_page_of_a_member_of_another_cell(force: MatterId):
    pages = (f"/taskforces/{force}", f"/taskforces/{force}/orders/2", f"/taskforces/{force}/orders/1")
    for url in pages:
        other = text(sign_in("officer2.guangzhou").get(url))
        assert INFORMATION in other
        assert not any(said in other for said in (METHOD, EARLIER, TOLD)), url
    own = [text(sign_in("officer.guangzhou").get(url)) for url in pages]
    assert (METHOD in own[0], TOLD in own[0], METHOD in own[1], EARLIER in own[2]) == (True,) * 4
    assert METHOD in text(sign_in("command.guangzhou").get(pages[0]))


def test_whoever_was_never_appointed_reads_nothing_of_an_order(force: MatterId):
    page = text(sign_in("duty.guangzhou").get(f"/taskforces/{force}"))
    assert not any(said in page for said in (METHOD, INFORMATION, TOLD))
    assert sign_in("duty.hangzhou").get(f"/taskforces/{force}").status_code == 404
    assert sign_in("duty.hangzhou").get(f"/taskforces/{force}/orders/2").status_code == 404
    assert sign_in("duty.guangzhou").get(f"/taskforces/{force}/orders/9").status_code == 404


def test_a_member_who_has_not_said_why_they_look_reads_no_text(force: MatterId):
    page = text(sign_in("legal.guangzhou").get(f"/taskforces/{force}"))
    assert METHOD not in page
    assert "State your purpose" in page


def test_the_page_shows_every_cell_and_who_has_still_to_acknowledge_the_order(force: MatterId):
    page = text(sign_in("duty.guangzhou").get(f"/taskforces/{force}"))
    assert all(
        cell in page for cell in ("Investigation", "Technical", "Field", "Legal", "Liaison", "Victim care")
    )
    owing = page.partition("Not acknowledged yet")[2].partition("</ul>")[0]
    assert owing.count("<li>") == 5
    assert "Zhu Yunqi" not in owing


def test_the_list_and_its_file_name_the_order_and_nothing_that_it_says(force: MatterId):
    client = sign_in("officer2.guangzhou", "zh-hans")
    listed = text(client.get("/taskforces/"))
    assert "（2026）粤01刑令0961号" in listed
    file = b"".join(client.get("/taskforces.csv").streaming_content).decode()
    assert "（2026）粤01刑令0961号" in file
    assert not any(said in listed + file for said in (METHOD, INFORMATION, TOLD))
    assert "0961" not in text(sign_in("duty.hangzhou").get("/taskforces/"))


def test_forms_offer_cells_sections_and_members(force: MatterId):
    form = text(sign_in("command.guangzhou").get(f"/acts/{force}/operations.write_section"))
    assert 'value="human_rights"' in form
    form = text(sign_in("command.guangzhou").get(f"/acts/{force}/operations.record_briefing"))
    assert "Zhu Yunqi" in form
    ending = text(sign_in("command.guangzhou").get(f"/acts/{force}/operations.end_appointment"))
    assert "1. Zhu Yunqi · Field" in ending
    assert METHOD not in form
