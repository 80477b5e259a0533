"""Looks through the one door: each stands on the record, and none is in the way of the warrant."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from tests.registrar import build as b

from tipstaff.agencies.founding import key_of
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import LookId, MatterId, WarrantId
from tipstaff.record import models
from tipstaff.registrar import submit as door
from tipstaff.registrar.drawing import with_drawn_ids
from tipstaff.registrar.matters import history, load
from tipstaff.registrar.openings import openings
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.submit import Entered
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.look.commands import LookAtPerson
from tipstaff.warrants.core.look.look import LASTS, Purpose
from tipstaff.warrants.queries import looks_at, open_look

pytestmark = pytest.mark.usefixtures("shared_agencies")

_numbers = count(1)
OFFICER = "officer.guangzhou"
CASE = "（2026）穗案0001号"


@pytest.fixture
def name() -> str:
    """A number that no other test uses."""
    return f"{next(_numbers)}"


def looking(warrant: WarrantId, **other: Any) -> LookAtPerson:
    values = {
        "happened_at": b.NOW,
        "warrant": warrant,
        "purpose": Purpose.IDENTITY,
        "case_reference": CASE,
    }
    return LookAtPerson(**with_drawn_ids(LookAtPerson, values | other))


def test_a_look_stands_on_the_record_and_leaves_the_warrant_as_it_was(name: str):
    warrant = b.in_force(name)
    receipt = b.do(looking(warrant), OFFICER)
    (entry,) = history(receipt.matter)
    assert entry.name == "warrants.person_looked_at"
    assert entry.leaf["relied_on"] == {warrant: 2}
    assert load(warrant).version == 2
    assert load(receipt.matter).state.case_reference.content == CASE


def test_the_case_is_sealed_and_never_in_the_leaf(name: str):
    receipt = b.do(looking(b.in_force(name)), OFFICER)
    leaf = models.Entry.objects.get(id__in=receipt.entries).leaf
    assert CASE not in leaf
    assert "commitment" in leaf


def test_a_look_counts_for_a_while_for_whoever_took_it(name: str):
    warrant = b.in_force(name)
    b.do(looking(warrant), OFFICER)
    me, other = key_of(OFFICER), key_of("officer2.guangzhou")
    found = open_look(warrant, me, (b.NOW + LASTS) - LASTS)
    assert found is not None
    assert (found.purpose, found.office, found.at) == (
        Purpose.IDENTITY,
        "guangzhou-operations",
        b.NOW,
    )
    assert open_look(warrant, me, b.NOW + timedelta(microseconds=1)) is None
    assert open_look(warrant, other, b.NOW) is None
    assert open_look(b.in_force(f"{name}-other"), me, b.NOW) is None


def test_who_looked_is_listed_with_the_latest_first(name: str):
    warrant = b.in_force(name)
    for minute, who in enumerate((OFFICER, "oversight", "desk.guangzhou")):
        at = b.NOW + timedelta(minutes=minute)
        b.do(looking(warrant, happened_at=at), who, at)
    assert [row.by for row in looks_at(warrant)] == [
        key_of("desk.guangzhou"),
        key_of("oversight"),
        key_of(OFFICER),
    ]
    assert [row.by for row in looks_at(warrant, limit=1, offset=1)] == [key_of("oversight")]


def test_a_look_is_entered_although_the_warrant_moved_on_while_it_was_decided(
    name: str, monkeypatch: pytest.MonkeyPatch
):
    warrant = b.in_force(name)
    enter = door.enter

    def after_its_recall(*arguments: Any) -> Any:
        monkeypatch.setattr(door, "enter", enter)
        b.together([lambda: b.do(b.recalling(warrant), "court.guangzhou")])
        return enter(*arguments)

    monkeypatch.setattr(door, "enter", after_its_recall)
    receipt = b.do(looking(warrant), OFFICER)
    assert history(receipt.matter)[0].leaf["relied_on"] == {warrant: 3}


def test_many_look_at_once_and_none_waits_for_another(name: str):
    warrant = b.in_force(name)
    looks = [looking(warrant) for _ in range(8)]
    outcomes = b.together([lambda each=each: b.ask(each, OFFICER) for each in looks])  # type: ignore[misc]
    assert set(map(type, outcomes)) == {Entered}
    assert len(looks_at(warrant)) == len(looks)


def test_a_warrant_that_is_not_there_shows_nobody(name: str):
    for nothing in (MatterId("warrant-0"), MatterId("nothing"), b.opened(b.in_force(name), name)):
        assert b.ask(looking(WarrantId(nothing)), OFFICER) == Refused(WarrantGround.NOT_REGISTERED)


def test_one_look_is_not_taken_twice(name: str):
    look = looking(b.in_force(name))
    b.do(look, OFFICER)
    assert b.ask(look, OFFICER) == Refused(WarrantGround.ALREADY_LOOKED)


def test_an_erased_person_is_not_looked_at_and_gets_no_new_key(name: str):
    warrant = b.in_force(name)
    subject = b.state_of(warrant).subject
    models.SubjectKey.objects.filter(subject=subject).delete()
    assert b.ask(looking(warrant), OFFICER) == Refused(WarrantGround.PERSON_ERASED)
    assert not models.SubjectKey.objects.filter(subject=subject).exists()
    b.do(b.recalling(warrant), "court.guangzhou")  # whose rows then lack the person, as the record does


def test_what_may_be_done_about_a_look_is_to_look_anew(name: str):
    receipt = b.do(looking(b.in_force(name)), OFFICER)
    (opening,) = openings(receipt.matter, b.who(OFFICER), b.NOW)
    assert (opening.name, opening.refused) == ("warrants.look", Refused(WarrantGround.ALREADY_LOOKED))
    (opening,) = openings(LookId(MatterId("look-0")), b.who(OFFICER), b.NOW)
    assert opening.refused == Refused(WarrantGround.NOT_REGISTERED)


def test_every_table_follows_from_the_record_after_all_this():
    assert compare() == ()
