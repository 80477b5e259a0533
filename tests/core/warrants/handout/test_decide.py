"""Giving out: who may, what about, and what never leaves the register."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.core.warrants import build as b

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.codec import plain, read
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import HandoutId, MatterId, OfficeId, SubjectId, WarrantId
from tipstaff.kernel.sealed import Sealed
from tipstaff.registrar.facts import held_warrant
from tipstaff.registrar.reading import Loaded
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.handout.bars import ANSWERABLE, CARRYING
from tipstaff.warrants.core.handout.commands import GiveOut
from tipstaff.warrants.core.handout.decide import decide
from tipstaff.warrants.core.handout.events import GivenOut
from tipstaff.warrants.core.handout.evolve import evolve
from tipstaff.warrants.core.handout.facts import Facts, Held
from tipstaff.warrants.core.handout.handout import AT_ONCE, PACKED_AT_ONCE, GivenWarrant, Handout, HandoutForm
from tipstaff.warrants.core.look.look import Purpose
from tipstaff.warrants.core.warrant import Warrant

DUTY = b.actor("duty", Role.DUTY_OFFICER)


def held(warrant: Warrant) -> Held:
    found = held_warrant(Loaded(warrant, 2, "cn/2026-1"), b.LATER)
    assert found
    return found


IN_FORCE = held(b.in_force())
SHEET = GiveOut(
    happened_at=b.LATER,
    handout=HandoutId(MatterId("handout-1")),
    form=HandoutForm.PAPER,
    warrants=(GivenWarrant(warrant=b.WARRANT, edition=IN_FORCE.edition),),
    sha256="ab" * 32,
    purpose=Purpose.OPERATION,
    case_reference=" （2026）样案1号 ",
    recipient=" 行动一组 ",
    recipient_office=OfficeId("psb-999999-squad"),
    with_persons=True,
    valid_until=b.LATER + timedelta(hours=24),
)
FILE = replace(SHEET, form=HandoutForm.CSV, file="file-1", recipient_office=None, valid_until=None)
FACTS = Facts(actor=b.REGISTRAR, now=b.LATER, held={b.WARRANT: IN_FORCE}, has_looked=True)


def giving(command: GiveOut, facts: Facts = FACTS, handout: Handout | None = None) -> Decision[GivenOut]:
    return decide(command, handout, facts, b.RULES)


def given(command: GiveOut, facts: Facts = FACTS) -> GivenOut:
    outcome = giving(command, facts)
    assert not isinstance(outcome, Refused), outcome
    return outcome[0]


def by(actor: Actor, **other: Any) -> Facts:
    return replace(FACTS, actor=actor, **other)


def of(warrant: Warrant) -> Facts:
    return replace(FACTS, held={b.WARRANT: held(warrant)})


def named(warrant: Warrant, command: GiveOut = SHEET) -> GiveOut:
    return replace(command, warrants=(GivenWarrant(warrant=warrant.id, edition=warrant.edition),))


def test_what_is_given_out_stands_with_its_edition_its_purpose_and_who_gave_it_to_whom() -> None:
    assert evolve(None, given(SHEET)) == Handout(
        id=SHEET.handout,
        form=HandoutForm.PAPER,
        warrants=SHEET.warrants,
        with_persons=True,
        sha256=SHEET.sha256,
        file="",
        part=1,
        valid_until=SHEET.valid_until,
        purpose=Purpose.OPERATION,
        case_reference=Sealed(b.SUBJECT, "（2026）样案1号"),
        recipient=Sealed(b.SUBJECT, "行动一组"),
        recipient_office=OfficeId("psb-999999-squad"),
        by=b.REGISTRAR.user,
        office=b.REGISTRAR.office,
        agency=b.BUREAU,
        at=b.LATER,
    )


def test_what_is_given_out_reads_back_as_it_was_written() -> None:
    assert read(plain(given(SHEET)), GivenOut) == given(SHEET)


@pytest.mark.parametrize("role", sorted(Role))
@pytest.mark.parametrize(
    ("command", "allowed"),
    [
        (SHEET, CARRYING),
        (replace(SHEET, form=HandoutForm.PDF), CARRYING),
        (FILE, ANSWERABLE),
        (replace(FILE, form=HandoutForm.XLSX), ANSWERABLE),
        (replace(FILE, form=HandoutForm.NIEM_JSON), ANSWERABLE),
        (replace(SHEET, form=HandoutForm.PACK), ANSWERABLE),
        (replace(FILE, with_persons=False), CARRYING),
    ],
)
def test_a_file_about_persons_needs_somebody_who_answers_for_it(
    command: GiveOut, allowed: frozenset[Role], role: Role
) -> None:
    outcome = giving(command, by(b.actor("somebody", role)))
    assert (outcome != Refused(Because.WRONG_ROLE)) is (role in allowed)


def test_another_agencys_warrant_is_not_given_out_but_its_court_and_oversight_may() -> None:
    for command in (SHEET, FILE):
        assert giving(command, by(b.ELSEWHERE)) == Refused(Because.NOT_YOUR_AGENCY)
        assert giving(command, by(b.OTHER_COURT)) == Refused(Because.NOT_YOUR_AGENCY)
        assert given(command, by(b.JUDGE)).agency == b.COURT
        assert given(command, by(replace(b.OVERSIGHT, agency=b.ELSEWHERE.agency)))


def test_no_sheet_of_a_warrant_that_has_ended_is_given_out_and_the_reason_is_said() -> None:
    recalled = b.recalled()
    for form in (HandoutForm.PAPER, HandoutForm.PDF, HandoutForm.PACK):
        command = named(recalled, replace(SHEET, form=form))
        assert giving(command, of(recalled)) == Refused(Because.SHEET_OF_ENDED)
    assert given(named(recalled, FILE), of(recalled))  # a file for the archive names it, as recalled


@pytest.mark.parametrize("warrant", [b.registered(), b.suspended()])
def test_no_sheet_of_a_warrant_that_is_not_in_force_is_given_out(warrant: Warrant) -> None:
    assert giving(named(warrant), of(warrant)) == Refused(Because.NOT_IN_FORCE)
    assert given(named(warrant, FILE), of(warrant))


def test_what_was_read_before_a_change_is_not_given_out() -> None:
    changed = replace(IN_FORCE, edition=IN_FORCE.edition + 1)
    assert giving(FILE, replace(FACTS, held={b.WARRANT: changed})) == Refused(Because.CHANGED_SINCE_READ)


def test_a_sheet_shows_the_person_only_to_whom_has_looked() -> None:
    unlooked = replace(FACTS, has_looked=False)
    assert giving(SHEET, unlooked) == Refused(Because.LOOK_FIRST)
    assert given(replace(SHEET, with_persons=False), unlooked)
    assert given(FILE, unlooked)  # states its own purpose and case


def test_an_erased_person_leaves_the_register_in_no_form() -> None:
    erased = replace(FACTS, held={b.WARRANT: replace(IN_FORCE, person_is_erased=True)})
    assert giving(SHEET, erased) == giving(FILE, erased) == Refused(Because.PERSON_ERASED)
    assert given(replace(FILE, with_persons=False), erased)


@pytest.mark.parametrize(
    ("command", "ground"),
    [
        (replace(FILE, case_reference=" "), Because.CASE_REFERENCE_MISSING),
        (replace(FILE, case_reference="1\n2"), Because.UNUSABLE_NUMBER),
        (replace(FILE, happened_at=b.LATER + timedelta(seconds=1)), Because.NOT_YET_HAPPENED),
        (replace(FILE, sha256="AB" * 32), Because.CONTENT_NOT_NAMED),
        (replace(FILE, warrants=()), Because.NOTHING_TO_GIVE_OUT),
    ],
)
def test_nothing_leaves_without_a_case_a_content_and_a_time(command: GiveOut, ground: Because) -> None:
    assert giving(command) == Refused(ground)


def test_a_recipient_is_an_office_that_is_there_or_somebody_in_words() -> None:
    assert giving(SHEET, replace(FACTS, recipient_is_known=False)) == Refused(Because.UNKNOWN_RECIPIENT)


def test_a_warrant_that_is_not_registered_is_not_given_out() -> None:
    assert giving(FILE, replace(FACTS, held={})) == Refused(Because.NOT_REGISTERED)


def several(number: int) -> tuple[GivenWarrant, ...]:
    return tuple(
        GivenWarrant(warrant=WarrantId(MatterId(f"warrant-{each}")), edition=IN_FORCE.edition)
        for each in range(number)
    )


def test_a_part_of_a_file_names_so_many_warrants_and_each_once() -> None:
    facts = replace(FACTS, held={one.warrant: IN_FORCE for one in several(AT_ONCE + 1)})
    assert len(given(replace(FILE, warrants=several(AT_ONCE)), facts).warrants) == AT_ONCE
    too_many = Refused(Because.TOO_MANY_AT_ONCE, {"most": str(AT_ONCE)})
    assert giving(replace(FILE, warrants=several(AT_ONCE + 1)), facts) == too_many
    assert giving(replace(FILE, warrants=several(1) * 2), facts) == too_many
    assert giving(replace(SHEET, warrants=several(2)), facts) == Refused(
        Because.TOO_MANY_AT_ONCE, {"most": "1"}
    )


def test_one_warrant_in_the_way_holds_back_its_whole_part() -> None:
    facts = replace(FACTS, held={one.warrant: IN_FORCE for one in several(2)})
    assert giving(replace(FILE, warrants=several(3)), facts) == Refused(Because.NOT_REGISTERED)


def test_the_words_of_a_file_about_several_persons_lie_under_no_persons_key() -> None:
    facts = replace(FACTS, held={one.warrant: IN_FORCE for one in several(2)})
    own = given(replace(FILE, warrants=several(2)), facts).case_reference.subject
    assert own == SubjectId("subject-handout-1") != b.SUBJECT


def test_something_is_given_out_once() -> None:
    handout = evolve(None, given(SHEET))
    assert giving(SHEET, handout=handout) == Refused(Because.ALREADY_GIVEN_OUT)
    with pytest.raises(ValueError, match="once"):
        evolve(handout, given(SHEET))


def test_a_duty_officer_takes_one_sheet_along_and_no_file_about_persons() -> None:
    assert given(SHEET, by(DUTY)).by == "duty"
    assert giving(FILE, by(DUTY)) == Refused(Because.WRONG_ROLE)


@pytest.mark.parametrize("form", [HandoutForm.PAPER, HandoutForm.PDF, HandoutForm.PACK])
def test_what_is_carried_says_until_when_and_that_is_soon(form: HandoutForm) -> None:
    carried = replace(SHEET, form=form)
    too_long = Refused(Because.CARRIED_TOO_LONG)
    assert given(carried).valid_until == b.LATER + timedelta(hours=24)
    for until in (None, b.LATER, b.LATER + timedelta(hours=24, microseconds=1)):
        assert giving(replace(carried, valid_until=until)) == too_long


def test_what_is_carried_never_outlives_its_warrant() -> None:
    soon = b.LATER + timedelta(hours=1)
    facts = replace(FACTS, held={b.WARRANT: replace(IN_FORCE, ends_at=soon)})
    assert giving(SHEET, facts) == Refused(Because.CARRIED_TOO_LONG)
    assert given(replace(SHEET, valid_until=soon), facts).valid_until == soon


PACK = replace(SHEET, form=HandoutForm.PACK, with_persons=False)


def test_a_pack_carries_proofs_so_that_there_is_none_of_what_nobody_can_prove_yet() -> None:
    unpublished = replace(FACTS, held={b.WARRANT: replace(IN_FORCE, is_published=False)})
    assert giving(PACK, unpublished) == Refused(Because.NOT_YET_PUBLISHED)
    assert given(PACK).form is HandoutForm.PACK
    assert given(SHEET, unpublished).form is HandoutForm.PAPER


def test_a_pack_holds_a_page_of_warrants_and_no_more() -> None:
    facts = replace(FACTS, held={one.warrant: IN_FORCE for one in several(PACKED_AT_ONCE + 1)})
    assert giving(replace(PACK, warrants=several(PACKED_AT_ONCE + 1)), facts) == Refused(
        Because.TOO_MANY_AT_ONCE, {"most": str(PACKED_AT_ONCE)}
    )
    assert len(given(replace(PACK, warrants=several(PACKED_AT_ONCE)), facts).warrants) == PACKED_AT_ONCE
