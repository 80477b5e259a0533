"""Giving out through the one door: nothing past a recall, and every warrant knows what was given of it."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.registrar import build as b

from tipstaff.agencies.founding import key_of
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, MatterId, OfficeId, WarrantId
from tipstaff.record import models
from tipstaff.registrar import submit as door
from tipstaff.registrar.drawing import with_drawn_ids
from tipstaff.registrar.matters import history, load
from tipstaff.registrar.openings import openings
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.refusals import KIND
from tipstaff.registrar.submit import Entered
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.handout.commands import GiveOut
from tipstaff.warrants.core.handout.handout import GivenWarrant, HandoutForm
from tipstaff.warrants.core.look.commands import LookAtPerson
from tipstaff.warrants.core.look.look import LASTS, Purpose
from tipstaff.warrants.queries import count_handouts, handouts_by, handouts_of

pytestmark = pytest.mark.usefixtures("shared_agencies")

_numbers = count(1)
REGISTRAR, DUTY = "registrar.guangzhou", "duty.guangzhou"
CASE = "（2026）穗案0001号"


@pytest.fixture
def name() -> str:
    """A number that no other test uses."""
    return f"{next(_numbers)}"


def giving(*warrants: WarrantId, **other: Any) -> GiveOut:
    values = {
        "happened_at": b.NOW,
        "form": HandoutForm.CSV,
        "warrants": tuple(given(one) for one in warrants),
        "sha256": b.sha256("rows"),
        "purpose": Purpose.PROCEEDINGS,
        "case_reference": CASE,
        "with_persons": True,
    }
    if HandoutForm(other.get("form", HandoutForm.CSV)).is_carried:
        values["valid_until"] = other.get("happened_at", b.NOW) + timedelta(hours=8)
    return GiveOut(**with_drawn_ids(GiveOut, values | other))


def given(warrant: WarrantId) -> GivenWarrant:
    state = b.state_of(warrant)
    return GivenWarrant(warrant=warrant, edition=state.edition if state else 1)


def look(warrant: WarrantId, username: str) -> None:
    values = {
        "happened_at": b.NOW,
        "warrant": warrant,
        "purpose": Purpose.OPERATION,
        "case_reference": CASE,
    }
    b.do(LookAtPerson(**with_drawn_ids(LookAtPerson, values)), username)


def test_a_file_rests_on_every_warrant_in_it_and_leaves_them_as_they_were(name: str):
    warrants = [b.in_force(f"{name}-{each}") for each in range(3)]
    receipt = b.do(giving(*warrants, recipient="市检察院"), REGISTRAR)
    (entry,) = history(receipt.matter)
    assert entry.name == "warrants.given_out"
    assert entry.leaf["relied_on"] == dict.fromkeys(warrants, 2)
    assert {load(one).version for one in warrants} == {2}
    assert (CASE in models.Entry.objects.get(id__in=receipt.entries).leaf) is False
    assert load(receipt.matter).state.recipient.content == "市检察院"


def test_what_was_given_of_a_warrant_is_found_from_a_moment_on(name: str):
    warrant, other = b.in_force(name), b.in_force(f"{name}-other")
    later = b.NOW + timedelta(minutes=5)
    b.do(giving(warrant, other, file="file-1"), REGISTRAR)
    look(warrant, DUTY)
    sheet = giving(
        warrant, happened_at=later, form=HandoutForm.PAPER, recipient_office=OfficeId("guangzhou-operations")
    )
    b.do(sheet, DUTY, later)
    assert [(row.form, row.holder, row.edition) for row in handouts_of(warrant, b.NOW)] == [
        (HandoutForm.PAPER, "guangzhou-operations", 2),
        (HandoutForm.CSV, b.who(REGISTRAR).office, 2),
    ]
    assert [row.by for row in handouts_of(warrant, later)] == [key_of(DUTY)]
    assert [row.warrants for row in handouts_of(other, b.NOW)] == [2]
    own = handouts_by(AgencyId("guangzhou-police"), limit=1)
    assert own[0].handout == sheet.handout
    assert count_handouts(AgencyId("guangzhou-police")) >= 2
    assert handouts_by(AgencyId("chengdu-police")) == ()


def test_nothing_is_given_out_past_a_recall_that_comes_while_it_is_decided(
    name: str, monkeypatch: pytest.MonkeyPatch
):
    warrants = [b.in_force(f"{name}-{each}") for each in range(2)]
    enter = door.enter

    def after_a_recall(*arguments: Any) -> Any:
        monkeypatch.setattr(door, "enter", enter)
        b.together([lambda: b.do(b.recalling(warrants[1]), "court.guangzhou")])
        return enter(*arguments)

    monkeypatch.setattr(door, "enter", after_a_recall)
    assert b.ask(giving(*warrants), REGISTRAR) == Refused(WarrantGround.CHANGED_SINCE_READ)
    assert handouts_of(warrants[0], b.NOW) == handouts_of(warrants[1], b.NOW) == ()


def test_a_recall_and_a_sheet_at_once_leave_a_sheet_that_the_chase_finds_or_none(name: str):
    for turn in range(4):
        warrant = b.in_force(f"{name}-{turn}")
        look(warrant, DUTY)
        sheet = giving(warrant, form=HandoutForm.PAPER)
        recalled, printed = b.together(
            [
                lambda warrant=warrant: b.ask(b.recalling(warrant), "court.guangzhou"),
                lambda sheet=sheet: b.ask(sheet, DUTY),
            ]
        )
        assert isinstance(recalled, Entered)
        found = handouts_of(warrant, b.NOW)
        if isinstance(printed, Entered):
            assert [row.edition for row in found] == [2]
            (entry,) = history(printed.matter)
            assert entry.id < history(warrant)[-1].id  # before the recall, so the recall knows of it
        else:
            assert found == ()


def test_a_sheet_of_a_recalled_warrant_is_refused_and_the_attempt_is_entered(name: str):
    warrant = b.in_force(name)
    look(warrant, DUTY)
    b.do(b.recalling(warrant), "court.guangzhou")
    before = models.Entry.objects.filter(matter__startswith=KIND).count()
    assert b.ask(giving(warrant, form=HandoutForm.PDF), DUTY) == Refused(WarrantGround.SHEET_OF_ENDED)
    assert models.Entry.objects.filter(matter__startswith=KIND).count() == before + 1


def test_a_look_that_has_ended_prints_nothing(name: str):
    warrant = b.in_force(name)
    look(warrant, DUTY)
    late = b.NOW + LASTS + timedelta(seconds=1)
    sheet = giving(warrant, happened_at=late, form=HandoutForm.PAPER)
    assert b.ask(sheet, DUTY, late) == Refused(WarrantGround.LOOK_FIRST)
    assert b.ask(giving(warrant, form=HandoutForm.PAPER), REGISTRAR) == Refused(WarrantGround.LOOK_FIRST)


def test_another_agency_gives_nothing_out(name: str):
    warrant = b.in_force(name)
    assert b.ask(giving(warrant), "registrar.chengdu") == Refused(WarrantGround.NOT_YOUR_AGENCY)
    assert b.ask(giving(warrant), "court.chengdu") == Refused(WarrantGround.NOT_YOUR_AGENCY)
    assert b.do(giving(warrant), "oversight")


def test_only_offices_that_are_there_are_named_as_recipients(name: str):
    unknown = giving(b.in_force(name), recipient_office=OfficeId("nowhere"))
    assert b.ask(unknown, REGISTRAR) == Refused(WarrantGround.UNKNOWN_RECIPIENT)


def test_what_is_no_warrant_is_not_given_out(name: str):
    for nothing in (MatterId("warrant-0"), MatterId("nothing"), b.opened(b.in_force(name), name)):
        asked = giving(WarrantId(nothing))
        assert b.ask(asked, REGISTRAR) == Refused(WarrantGround.NOT_REGISTERED)


def test_many_warrants_are_read_with_the_few_questions_that_two_take(name: str):
    asked = []
    for size in (2, 12):
        command = giving(*[b.in_force(f"{name}-{size}-{each}") for each in range(size)])
        with CaptureQueriesContext(connection) as queries:
            b.do(command, REGISTRAR)
        asked.append(len([one for one in queries if "record_matter" not in one["sql"]]))
    assert asked[0] == asked[1]


def test_what_may_be_done_about_a_handout_is_nothing_more(name: str):
    receipt = b.do(giving(b.in_force(name)), REGISTRAR)
    (opening,) = openings(receipt.matter, b.who(REGISTRAR), b.NOW)
    assert opening.refused == Refused(WarrantGround.ALREADY_GIVEN_OUT)


def test_every_table_follows_from_the_record_after_all_this():
    assert compare() == ()
