"""Somebody else was arrested: the warrant is not executed by that, and nobody acts on it until it is checked anew."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.registrar import build as b

from tipstaff.cli.scenario.player import Player
from tipstaff.cli.scenario.script import read_script
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OperationId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core import commands as operations
from tipstaff.operations.core.protest import Finding
from tipstaff.record.clocks import clocks_of
from tipstaff.registrar import capabilities
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.matters import history
from tipstaff.registrar.rebuild import compare
from tipstaff.warrants.chases import chases_of_warrant
from tipstaff.warrants.core.commands import NoteExecutionVoid
from tipstaff.warrants.core.grounds import WarrantGround

STORY = Path(__file__).parents[2] / "samples" / "scenarios" / "wrong-person-after-execution.yaml"
AT_LAST = Instant.parse("2027-03-01T09:00:00+08:00")


def protested(operation: OperationId, at: Instant = b.NOW) -> OperationId:
    """An operation in which the person has said that they are somebody else."""
    protest = operations.ProtestIdentity(happened_at=at, operation=operation, statement="我不是此人")
    b.do(protest, "officer.guangzhou", at)
    return operation


def executed(warrant: WarrantId) -> OperationId:
    """An operation that has executed its warrant."""
    operation = b.tokened(warrant)
    b.do(b.executing(operation), "officer.guangzhou")
    return operation


def resolving(operation: OperationId, finding: Finding, at: Instant = b.LATER) -> operations.ResolveProtest:
    return operations.ResolveProtest(
        happened_at=at, operation=operation, finding=finding, means="户籍底册", released_at=at
    )


@pytest.mark.usefixtures("database")
def test_the_story_of_a_wrong_person_found_out_after_the_execution_plays_to_its_end():
    player = Player(read_script(STORY), STORY.parent)
    player.found()
    assert [played for played in player.play() if played.differences] == []


@pytest.mark.usefixtures("agencies")
def test_a_wrong_person_voids_the_execution_in_the_same_submission():
    warrant = b.in_force()
    operation = protested(executed(warrant))
    receipt = b.do(resolving(operation, Finding.NOT_THE_PERSON), "duty.guangzhou", b.LATER)
    last = history(warrant)[-1]
    assert (last.name, last.id) == ("warrants.execution_voided", receipt.entries[2])
    assert history(chases_of_warrant(warrant)[0].chase)[0].id == receipt.entries[-1]
    assert last.event.by == b.who("duty.guangzhou").user
    assert "expiry" in {clock.name for clock in clocks_of(warrant)}
    assert compare() == ()


@pytest.mark.usefixtures("agencies")
def test_a_warrant_that_ran_out_meanwhile_expires_after_all():
    warrant = b.in_force()
    operation = protested(executed(warrant))
    b.do(resolving(operation, Finding.NOT_THE_PERSON, AT_LAST), "duty.guangzhou", AT_LAST)
    keep_clocks(AT_LAST)
    assert b.state_of(warrant).status == "expired"
    assert compare() == ()


@pytest.mark.usefixtures("agencies")
@pytest.mark.parametrize("finding", Finding)
def test_before_an_execution_a_protest_leaves_the_warrant_as_it_is(finding: Finding):
    warrant = b.in_force()
    operation = protested(b.confirmed(warrant))
    b.do(resolving(operation, finding), "duty.guangzhou", b.LATER)
    assert b.state_of(warrant).status == "in_force"
    assert len(history(warrant)) == 2


@pytest.mark.usefixtures("agencies")
def test_the_right_person_leaves_the_warrant_executed():
    warrant = b.in_force()
    operation = protested(executed(warrant))
    b.do(resolving(operation, Finding.SAME_PERSON), "duty.guangzhou", b.LATER)
    assert b.state_of(warrant).status == "executed"


@pytest.mark.usefixtures("agencies")
def test_a_void_execution_may_be_followed_by_the_courts_recall():
    warrant = b.in_force()
    operation = protested(executed(warrant))
    assert b.ask(b.recalling(warrant), "court.guangzhou") == Refused(WarrantGround.ALREADY_ENDED)
    b.do(resolving(operation, Finding.NOT_THE_PERSON), "duty.guangzhou", b.LATER)
    later = b.LATER + timedelta(minutes=1)
    b.do(b.recalling(warrant, later), "court.guangzhou", later)
    assert b.state_of(warrant).status == "recalled"


@pytest.mark.usefixtures("agencies")
def test_nothing_that_became_of_the_warrant_keeps_a_wrong_person_held(monkeypatch: pytest.MonkeyPatch):
    warrant = b.in_force()
    operation = protested(executed(warrant))
    own = capabilities.capability_for(NoteExecutionVoid)
    elsewhere = replace(own, decide=lambda *_: ())  # as it decides where another end has come between
    monkeypatch.setitem(capabilities._BY_COMMAND, NoteExecutionVoid, elsewhere)
    receipt = b.do(resolving(operation, Finding.NOT_THE_PERSON), "duty.guangzhou", b.LATER)
    assert [entry.name for entry in history(operation)[-2:]] == [
        "operations.protest_resolved",
        "operations.redress_opened",
    ]
    assert len(receipt.entries) == 3
    assert b.state_of(operation).custody.is_over
    assert b.state_of(warrant).status == "executed"
    assert compare() == ()
