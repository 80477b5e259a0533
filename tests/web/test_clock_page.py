"""A due moment as a court reads it, and what was taken higher, at the desks."""

import json

import pytest
from click.testing import CliRunner
from tests.web.world import World, sign_in

from tipstaff.cli.clocks import clocks
from tipstaff.kernel.ids import MatterId
from tipstaff.record.clocks import clocks_of

ROLES = {"registrar.guangzhou": 200, "oversight": 200, "duty.chengdu": 200, "duty.hangzhou": 404}


def of_help(world: World) -> str:
    """An approval of the request for help: counted in working days."""
    running = clocks_of(MatterId(world.matters["silent"]))
    return next(each.name for each in running if each.name == "escalation" or ":" in each.name)


def test_a_clock_has_a_page_that_names_rule_calendar_entry_and_both_due_moments(world: World):
    matter, name = world.matters["silent"], of_help(world)
    page = sign_in("duty.guangzhou", "en").get(f"/clocks/{matter}/{name}").content.decode()
    for said in ("cn/2026-1", "Working calendar", "Entry on the record", "Due in UTC", "Asia/Shanghai"):
        assert said in page


def test_the_page_says_what_the_command_prints(world: World):
    matter, name = world.matters["silent"], of_help(world)
    page = sign_in("duty.guangzhou", "en").get(f"/clocks/{matter}/{name}").content.decode()
    printed = CliRunner().invoke(clocks, [matter, "--clock", name, "--json"])
    said = json.loads(printed.output)["en"][0]
    for line in (*said["steps"], *(value for _, value in said["facts"])):
        assert line.replace("'", "&#x27;") in page


def test_a_limit_in_working_days_prints_each_day_in_both_languages(world: World):
    printed = CliRunner().invoke(clocks, [world.matters["silent"], "--clock", of_help(world)]).output
    for number in (1, 2):
        assert f"Day {number} counted" in printed
        assert f"第 {number} 日" in printed
    assert "Day 3 counted" not in printed


@pytest.mark.parametrize("arguments", [["warrant-0"], ["nothing-0"]])
def test_a_matter_that_is_not_there_is_said_plainly(world: World, arguments: list[str]):
    assert CliRunner().invoke(clocks, arguments).exit_code == 1


def test_a_clock_that_does_not_run_is_no_page(world: World):
    matter = world.matters["zhou"]
    assert sign_in("registrar.guangzhou").get(f"/clocks/{matter}/nothing").status_code == 404
    assert CliRunner().invoke(clocks, [matter, "--clock", "nothing"]).exit_code == 1


@pytest.mark.parametrize("role", ROLES)
def test_a_clock_is_read_by_whoever_reads_its_matter(world: World, role: str):
    matter, name = world.matters["silent"], of_help(world)
    assert sign_in(role).get(f"/clocks/{matter}/{name}").status_code == ROLES[role]
