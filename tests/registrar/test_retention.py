"""Deletion through the one door: the key goes with the last warrant of a record, and every proof stands."""

from datetime import timedelta

import pytest
from tests.registrar import build as b

from tipstaff.kernel.ids import SubjectId
from tipstaff.record import models
from tipstaff.record.check import check
from tipstaff.record.publish import publisher
from tipstaff.record.sealing import DESTROYED, Erased, keys_for
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.matters import load
from tipstaff.registrar.rebuild import compare
from tipstaff.warrants import models as rows
from tipstaff.warrants.core.commands import RecallWarrant
from tipstaff.warrants.core.warrant import RecallGround, Warrant

pytestmark = pytest.mark.usefixtures("agencies")

LATER = b.NOW + timedelta(days=400)


def recalled(name: str, **known: object) -> Warrant:
    warrant = b.in_force(name, **known)
    b.do(
        RecallWarrant(happened_at=b.NOW, warrant=warrant, ground=RecallGround.WITHDRAWN),
        "court.guangzhou",
        b.NOW,
    )
    state = load(warrant).state
    assert isinstance(state, Warrant)
    return state


def key_of(subject: SubjectId) -> bytes:
    return bytes(models.SubjectKey.objects.get(subject=subject).wrapped)


def test_a_year_after_the_end_the_key_is_destroyed_and_every_proof_stands() -> None:
    warrant = recalled("gone")
    keep_clocks(LATER)
    publisher().publish()

    assert key_of(warrant.subject) == DESTROYED
    assert not rows.Person.objects.filter(subject=warrant.subject).exists()
    assert not rows.Document.objects.filter(subject=warrant.subject).exists()
    assert check(publisher()).faults == []
    assert compare() == ()


def test_nothing_is_written_about_an_erased_person_any_more() -> None:
    warrant = recalled("silent")
    keep_clocks(LATER)

    with pytest.raises(Erased):
        keys_for({warrant.subject})


def test_a_key_that_was_destroyed_without_an_entry_is_a_fault() -> None:
    warrant = recalled("robbed")
    models.SubjectKey.objects.filter(subject=warrant.subject).update(wrapped=DESTROYED)
    publisher().publish()

    assert any("no entry says so" in fault.what for fault in check(publisher()).faults)


def test_a_key_that_came_back_from_a_copy_is_destroyed_again_by_a_rebuild() -> None:
    warrant = recalled("restored")
    before = key_of(warrant.subject)
    keep_clocks(LATER)
    models.SubjectKey.objects.filter(subject=warrant.subject).update(wrapped=before)
    compare()

    assert key_of(warrant.subject) == DESTROYED


def test_a_second_instrument_on_the_record_keeps_the_key_alive() -> None:
    first = recalled("first")
    second = b.in_force("second", record_of=first.id, subject=first.subject)
    keep_clocks(LATER)

    assert load(first.id).state.is_deleted
    assert key_of(first.subject) != DESTROYED
    assert load(second).state.person.content is not None
