from dataclasses import replace
from datetime import timedelta

from tests.web.world import World, look, sign_in, standing_clock

from tipstaff.registrar.rebuild import compare
from tipstaff.warrants.core.look.look import LASTS
from tipstaff.warrants.queries import looks_at

NAME, HIDDEN = "周示例", "Your look goes onto the record"


def test_nobody_is_shown_until_a_purpose_and_a_case_are_stated(day: World):
    client = sign_in("registrar.guangzhou")
    before = client.get(day.at("zhou")).content.decode()
    assert HIDDEN in before
    assert NAME not in before
    after = look(client, day, "zhou")
    assert NAME in after
    assert "CASE-0417" in after
    assert "Finding out whether this is the person" in after
    assert len(looks_at(day.matters["zhou"])) == 1
    assert compare() == ()


def test_whoever_names_no_case_sees_nobody(day: World):
    client = sign_in("registrar.guangzhou")
    assert NAME not in look(client, day, "zhou", case_reference=" ")
    assert looks_at(day.matters["zhou"]) == ()


def test_a_look_ends_and_holds_for_nobody_else(day: World):
    client = sign_in("registrar.guangzhou")
    look(client, day, "zhou")
    assert NAME in client.get(day.at("zhou")).content.decode()
    assert NAME not in sign_in("checker.guangzhou").get(day.at("zhou")).content.decode()
    with standing_clock(replace(day, now=day.now + LASTS + timedelta(seconds=1))):
        assert NAME not in client.get(day.at("zhou")).content.decode()


def test_oversight_looks_like_everybody_else_and_is_on_the_record(day: World):
    assert NAME in look(sign_in("oversight"), day, "zhou", purpose="oversight")
    assert [row.purpose for row in looks_at(day.matters["zhou"])] == ["oversight"]
