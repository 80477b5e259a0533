import uuid
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db import DatabaseError
from tests.registrar import build as b

from tipstaff.cooperation.core.grounds import CooperationGround
from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import MatterId, OperationId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.commands import RecordPlan
from tipstaff.operations.core.grounds import OperationGround
from tipstaff.record import models
from tipstaff.record.clocks import clocks_of
from tipstaff.registrar import capabilities
from tipstaff.registrar import submit as door
from tipstaff.registrar.capabilities import CAPABILITIES
from tipstaff.registrar.grounds import RecordGround
from tipstaff.registrar.matters import history, load
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.submit import Entered, submit
from tipstaff.warrants import models as warrant_rows
from tipstaff.warrants.chases import chases_of_warrant
from tipstaff.warrants.core.commands import NoteExecution, NoteExpiry
from tipstaff.warrants.core.grounds import WarrantGround

pytestmark = pytest.mark.usefixtures("shared_agencies")

_numbers = count(1)


@pytest.fixture
def name() -> str:
    """A number that no other test uses."""
    return f"{next(_numbers)}"


def everything() -> tuple[int, ...]:
    """How many rows there are in every table that an act may touch."""
    tables = (models.Entry, models.Sealed, models.SubjectKey, models.Attachment, models.Matter, models.Clock)
    return tuple(table.objects.count() for table in (*tables, warrant_rows.Warrant, warrant_rows.Person))


def refusals_about(matter: MatterId) -> list[dict[str, object]]:
    rows = models.Entry.objects.filter(event="record.refused", leaf__contains=f'"about":"{matter}"')
    return [history(MatterId(row.matter))[0].leaf["act"] for row in rows.order_by("id")]


def replace_in_consequence(monkeypatch: pytest.MonkeyPatch, **other: Any) -> None:
    """Let the warrants' capability behave otherwise when it notes an execution."""
    own = capabilities.capability_for(NoteExecution)
    monkeypatch.setitem(capabilities._BY_COMMAND, NoteExecution, replace(own, **other))


def test_an_act_is_entered_projected_and_sets_its_clocks(name: str):
    receipt = b.do(b.registering(name), "registrar.guangzhou")
    entry = models.Entry.objects.get(id__in=receipt.entries)
    assert (entry.matter, entry.version, entry.event) == (receipt.matter, 1, "warrants.registered")
    row = warrant_rows.Warrant.objects.get(id=receipt.matter)
    assert (row.number, row.status, row.version) == (name, "awaiting_check", 1)
    assert {clock.name: clock.owner for clock in clocks_of(receipt.matter)}[
        "check"
    ] == "guangzhou-registration"


def test_a_refusal_leaves_nothing(name: str):
    before = everything()
    wrong = b.registering(name, offence="cn.0")
    assert b.ask(wrong, "registrar.guangzhou") == Refused(
        WarrantGround.UNKNOWN_OFFENCE, {"rules": "cn/2026-1", "offence": "cn.0"}
    )
    assert everything() == before


def test_the_same_submission_twice_gives_the_first_receipt(name: str):
    press = b.press()
    first = b.ask(b.registering(name), "registrar.guangzhou", press=press)
    before = everything()
    assert b.ask(b.registering(name), "registrar.guangzhou", press=press) == first
    assert everything() == before


def test_a_button_pressed_by_many_hands_at_once_acts_once_and_says_the_same_to_all(name: str):
    warrant = b.in_force(name)
    press = b.press()
    act = b.opening(warrant, name)
    outcomes = b.together([lambda: b.ask(act, "command.guangzhou", press=press)] * 6)
    assert outcomes == [Entered(act.matter, 1, outcomes[0].entries)] * 6
    assert len(history(act.matter)) == 1


def test_a_button_pressed_twice_opens_one_matter_although_each_press_drew_an_id_of_its_own(name: str):
    warrant = b.in_force(name)
    press = b.press()
    first = b.ask(b.opening(warrant, f"{name}-a"), "command.guangzhou", press=press)
    again = b.ask(b.opening(warrant, f"{name}-b"), "command.guangzhou", press=press)
    assert again == first
    assert load(b.operation_id(f"{name}-b")).state is None


def test_a_press_that_is_entered_while_its_repetition_is_decided_gives_the_receipt(
    name: str, monkeypatch: pytest.MonkeyPatch
):
    press, command = b.press(), b.registering(name)
    decide = door.decide

    def after_the_first(*arguments: object) -> object:
        monkeypatch.setattr(door, "decide", decide)
        b.ask(command, "registrar.guangzhou", press=press)
        return decide(*arguments)

    monkeypatch.setattr(door, "decide", after_the_first)
    assert isinstance(b.ask(command, "registrar.guangzhou", press=press), Entered)


def test_whoever_looked_at_an_earlier_version_is_told_that_somebody_acted_since(name: str):
    warrant = b.in_force(name)
    assert b.ask(b.recalling(warrant), "court.guangzhou", seen=1) == Refused(RecordGround.CHANGED_MEANWHILE)
    assert b.state_of(warrant).ended_as is None
    assert isinstance(b.ask(b.recalling(warrant), "court.guangzhou", seen=2), Entered)


def test_whoever_is_overtaken_every_time_is_told_to_try_again(name: str, monkeypatch: pytest.MonkeyPatch):
    warrant = b.in_force(name)
    operation = b.opened(warrant, name)
    decide, overtakes = door.decide, count()

    def overtaken(command: Command, *rest: Any) -> Any:
        plan = decide(command, *rest)
        if command is mine:
            b.do(planning(operation, f"{next(overtakes)}"), "command.guangzhou")
        return plan

    monkeypatch.setattr(door, "decide", overtaken)
    mine = planning(operation, "mine")
    assert b.ask(mine, "command.guangzhou") == Refused(RecordGround.BUSY)
    assert b.state_of(operation).plan.content == f"{door.ATTEMPTS - 1}"


def planning(operation: OperationId, plan: str) -> RecordPlan:
    return RecordPlan(happened_at=b.NOW, operation=operation, plan=plan)


def test_what_nobody_may_ask_for_is_refused_to_everybody(name: str):
    warrant = b.in_force(name)
    expiry = NoteExpiry(happened_at=b.NOW, warrant=warrant)
    assert b.ask(expiry, "registrar.guangzhou") == Refused(RecordGround.NOT_FOR_PEOPLE)
    hidden = [each for kind in CAPABILITIES for each in kind.commands.values() if not each.PUBLIC]
    assert {role for kind in CAPABILITIES for each in hidden for role in kind.roles.get(each, ())} == {
        Role.CLOCK
    }


def test_nothing_is_entered_that_has_not_happened_yet(name: str):
    soon = b.registering(name, happened_at=b.NOW + timedelta(microseconds=1))
    assert b.ask(soon, "registrar.guangzhou") == Refused(RecordGround.NOT_YET_HAPPENED)
    assert load(soon.matter).state is None


def test_a_refusal_on_a_listed_ground_is_entered_without_what_was_typed(name: str):
    warrant = b.registered(name)
    opening = b.opening(warrant, name)
    assert b.ask(opening, "command.guangzhou") == Refused(OperationGround.WARRANT_NOT_IN_FORCE)
    assert refusals_about(opening.matter) == [
        {
            "about": opening.matter,
            "asked": "operations.open",
            "ground": "operations.warrant_not_in_force",
        }
    ]
    assert load(opening.matter).version == 0


def test_a_listed_refusal_pressed_by_many_hands_is_entered_once(name: str):
    opening = b.opening(b.registered(name), name)
    press = b.press()
    outcomes = b.together([lambda: b.ask(opening, "command.guangzhou", press=press)] * 6)
    assert set(map(type, outcomes)) == {Refused}
    assert len(refusals_about(opening.matter)) == 1


def test_a_refusal_on_another_ground_is_only_said(name: str):
    warrant = b.in_force(name)
    assert b.ask(b.recalling(warrant), "duty.guangzhou") == Refused(WarrantGround.WRONG_ROLE)
    assert refusals_about(warrant) == []


def test_an_execution_executes_the_warrant_in_the_same_submission(name: str):
    warrant = b.in_force(name)
    operation = b.tokened(warrant, name, token=name)
    receipt = b.do(b.executing(operation, name), "officer.guangzhou")
    rows = models.Entry.objects.filter(id__in=receipt.entries).order_by("id")
    assert [(row.matter, row.event, row.ordinal) for row in rows] == [
        (operation, "operations.executed", 0),
        (warrant, "warrants.execution_noted", 1),
        (chases_of_warrant(warrant)[0].chase, "warrants.chase_opened", 2),
    ]
    assert warrant_rows.Warrant.objects.get(id=warrant).status == "executed"
    assert [clock.name for clock in clocks_of(warrant)] == ["deletion"]


def test_a_consequence_that_is_refused_undoes_the_act(name: str, monkeypatch: pytest.MonkeyPatch):
    warrant = b.in_force(name)
    operation = b.tokened(warrant, name, token=name)
    no = Refused(WarrantGround.NOT_IN_FORCE)
    replace_in_consequence(monkeypatch, decide=lambda *_: no)
    assert b.ask(b.executing(operation, name), "officer.guangzhou") == no
    assert b.state_of(operation).outcome is None


def test_a_consequence_whose_rows_fail_undoes_the_act(name: str, monkeypatch: pytest.MonkeyPatch):
    warrant = b.in_force(name)
    operation = b.tokened(warrant, name, token=name)
    before = everything()

    def broken(*_: object) -> None:
        raise DatabaseError("the disk is full")

    replace_in_consequence(monkeypatch, project=broken)
    with pytest.raises(DatabaseError, match="the disk is full"):
        b.ask(b.executing(operation, name), "officer.guangzhou")
    assert everything() == before
    assert b.state_of(operation).outcome is None


def test_a_deadline_past_the_last_published_calendar_is_a_refusal_and_nothing_is_entered(name: str):
    new_years_eve = Instant.parse("2026-12-31T10:00:00+08:00")
    warrant = b.in_force(name)
    before = everything()
    outcome = b.ask(b.asking(warrant, name, new_years_eve), "duty.guangzhou", new_years_eve)
    assert isinstance(outcome, Refused)
    assert outcome.ground is RecordGround.CALENDAR_NOT_PUBLISHED
    assert "2027" in outcome.values["reason"]
    assert everything() == before


def test_an_actor_whose_rules_are_not_installed_is_refused(name: str):
    actor = replace(b.who("registrar.guangzhou"), profile="nowhere/2026-1")
    outcome = submit(b.registering(name), actor, b.press(), b.NOW)
    assert isinstance(outcome, Refused)
    assert outcome.ground is RecordGround.UNKNOWN_RULES


def test_a_command_about_a_matter_of_another_kind_is_refused(name: str):
    warrant = b.in_force(name)
    stranger = OperationId(MatterId(f"warrant-{uuid.uuid4().hex}"))
    for operation in (stranger, OperationId(MatterId(warrant)), OperationId(MatterId("nothing"))):
        opening = b.opening(warrant, operation=operation)
        assert b.ask(opening, "command.guangzhou") == Refused(RecordGround.UNKNOWN_MATTER)
    assert load(MatterId(stranger)).state is None


def test_a_matter_of_another_kind_is_no_such_warrant_and_no_such_request(name: str):
    warrant = b.in_force(name)
    operation = b.opened(warrant, name)
    for other in (operation, MatterId("nothing"), MatterId("warrant-0")):
        opening = b.opening(WarrantId(other), f"{name}-2")
        assert b.ask(opening, "command.guangzhou") == Refused(OperationGround.NO_SUCH_WARRANT)
    elsewhere = b.opening(warrant, f"{name}-3", place="330100", cooperation=warrant)
    assert b.ask(elsewhere, "command.guangzhou") == Refused(OperationGround.COOPERATION_NOT_ACCEPTED)


def test_two_desks_that_ask_for_the_same_help_at_once_make_one_request(name: str):
    warrant = b.in_force(name)
    outcomes = b.together(
        [
            lambda each=f"{name}-{turn}": b.ask(b.asking(warrant, each), "duty.guangzhou")  # type: ignore[misc]
            for turn in range(4)
        ]
    )
    entered = [each for each in outcomes if isinstance(each, Entered)]
    refused = {each.ground for each in outcomes if isinstance(each, Refused)}
    assert len(entered) == 1
    assert refused == {CooperationGround.ALREADY_OPEN}


def test_what_must_be_the_only_one_of_its_kind_is_refused_when_it_is_taken(name: str):
    warrant = b.in_force(name)
    b.tokened(warrant, f"{name}-a", token=name)
    other = b.confirmed(warrant, f"{name}-b")
    before = everything()
    taken = Refused(RecordGround.TAKEN, {"what": "operations_token_pkey"})
    assert b.ask(b.tokening(other, name), "command.guangzhou") == taken
    assert everything() == before


def test_every_table_follows_from_the_record_after_all_this():
    assert compare() == ()
