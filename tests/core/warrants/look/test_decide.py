"""Looking at a person's data: for a purpose and a case, by anybody at a desk, once each."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.warrants import build as b

from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.codec import plain, read
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import LookId, MatterId
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.look.commands import LookAtPerson
from tipstaff.warrants.core.look.decide import decide
from tipstaff.warrants.core.look.events import PersonLookedAt
from tipstaff.warrants.core.look.evolve import evolve
from tipstaff.warrants.core.look.facts import Facts
from tipstaff.warrants.core.look.look import Look, Purpose
from tipstaff.warrants.core.warrant import Warrant, WarrantStatus, standing

LOOK = LookAtPerson(
    happened_at=b.LATER,
    look=LookId(MatterId("look-1")),
    warrant=b.WARRANT,
    purpose=Purpose.IDENTITY,
    case_reference=" （2026）样案1号 ",
)
FACTS = Facts(actor=b.CHECKER, now=b.LATER, warrant=standing(b.in_force(), WarrantStatus.IN_FORCE))


def looking(
    command: LookAtPerson = LOOK, look: Look | None = None, facts: Facts = FACTS
) -> Decision[PersonLookedAt]:
    return decide(command, look, facts, b.RULES)


def looked() -> Look:
    outcome = looking()
    assert not isinstance(outcome, Refused), outcome
    return evolve(None, outcome[0])


def test_a_look_names_the_person_the_purpose_and_who_looked_and_seals_the_case() -> None:
    assert looked() == Look(
        id=LOOK.look,
        warrant=b.WARRANT,
        subject=b.SUBJECT,
        purpose=Purpose.IDENTITY,
        case_reference=Sealed(b.SUBJECT, "（2026）样案1号"),
        by=b.CHECKER.user,
        office=b.CHECKER.office,
        at=b.LATER,
    )


@pytest.mark.parametrize("role", sorted(set(Role) - CLOCK_ROLES))
def test_everybody_at_a_desk_may_look_and_is_named(role: Role) -> None:
    outcome = looking(facts=replace(FACTS, actor=b.actor("somebody", role)))
    assert not isinstance(outcome, Refused)
    assert outcome[0].by == "somebody"


def test_the_clock_never_looks() -> None:
    assert looking(facts=replace(FACTS, actor=b.CLOCK)) == Refused(Because.WRONG_ROLE)


@pytest.mark.parametrize("warrant", [b.registered(), b.suspended(), b.recalled()])
def test_a_warrant_may_be_looked_at_wherever_it_stands(warrant: Warrant) -> None:
    outcome = looking(facts=replace(FACTS, warrant=standing(warrant, warrant.status)))
    assert not isinstance(outcome, Refused)


@pytest.mark.parametrize(
    ("command", "ground"),
    [
        (replace(LOOK, case_reference=""), Because.CASE_REFERENCE_MISSING),
        (replace(LOOK, case_reference=" \n　"), Because.CASE_REFERENCE_MISSING),
        (replace(LOOK, case_reference="1\n2"), Because.UNUSABLE_NUMBER),
        (replace(LOOK, case_reference="1" * 65), Because.UNUSABLE_NUMBER),
        (replace(LOOK, happened_at=b.LATER + timedelta(seconds=1)), Because.NOT_YET_HAPPENED),
    ],
)
def test_nothing_is_shown_without_a_case_or_ahead_of_time(command: LookAtPerson, ground: Because) -> None:
    assert looking(command) == Refused(ground)


def test_a_warrant_that_is_not_registered_shows_nobody() -> None:
    assert looking(facts=replace(FACTS, warrant=None)) == Refused(Because.NOT_REGISTERED)


def test_an_erased_person_cannot_be_looked_at() -> None:
    assert looking(facts=replace(FACTS, person_is_erased=True)) == Refused(Because.PERSON_ERASED)


def test_a_look_is_entered_once() -> None:
    assert looking(look=looked()) == Refused(Because.ALREADY_LOOKED)
    outcome = looking()
    assert not isinstance(outcome, Refused)
    with pytest.raises(ValueError, match="once"):
        evolve(looked(), outcome[0])


def test_a_look_reads_back_as_it_was_written() -> None:
    outcome = looking()
    assert not isinstance(outcome, Refused)
    assert read(plain(outcome[0]), PersonLookedAt) == outcome[0]
