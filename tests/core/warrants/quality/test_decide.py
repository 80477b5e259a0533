"""What is put right at entry, what is proposed, and what a human says of possible duplicates."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.core.warrants import build as b

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Event, Refused
from tipstaff.kernel.ids import MatterId, WarrantId
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.commands import CheckWarrant, RegisterWarrant, WarrantCommand
from tipstaff.warrants.core.deadlines import clocks
from tipstaff.warrants.core.decide import decide
from tipstaff.warrants.core.events import WarrantRegistered
from tipstaff.warrants.core.grounds import SENTENCES
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.particulars import DocumentKind, IdentityDocument, PersonDetails, Sex
from tipstaff.warrants.core.quality.commands import (
    AcceptCorrection,
    DecideDuplicate,
    DeclineCorrection,
    NoteNotTheSamePerson,
    NoteNotTheSamePersonBack,
)
from tipstaff.warrants.core.quality.events import (
    CorrectionProposed,
    DataCorrected,
    DuplicateDecided,
    NotTheSamePersonNoted,
    PossibleDuplicateFound,
)
from tipstaff.warrants.core.quality.quality import Became, Verdict
from tipstaff.warrants.core.warrant import Warrant, WarrantStatus, warrant_id

SPECIMEN = "11010119900307803X"
OTHER = WarrantId(MatterId("warrant-other"))
AT = {"happened_at": b.LATER, "warrant": b.WARRANT}


def naming(number: str, **more: object) -> RegisterWarrant:
    document = IdentityDocument(kind=DocumentKind.NATIONAL_ID, number=number, country="CN")
    person: PersonDetails = replace(b.PERSON, born_on=date(1990, 3, 7), documents=(document,), **more)  # type: ignore[arg-type]
    return replace(b.REGISTER, person=person)


def outcome(
    command: WarrantCommand, warrant: Warrant | None, who: Actor, *duplicates: WarrantId
) -> tuple[Event, ...] | Refused:
    return decide(command, warrant, replace(b.facts(who), same_documents=duplicates), b.RULES)


def events(found: tuple[Event, ...] | Refused) -> tuple[Event, ...]:
    assert not isinstance(found, Refused), found
    return found


def names(found: Iterable[Event]) -> list[type[Event]]:
    return [type(event) for event in found]


WRONG_SEX = b.registered(naming(SPECIMEN, sex=Sex.FEMALE))
WRONG_DIGIT = b.registered(naming("110101199003078031"))
TWICE = b.after(events(outcome(b.REGISTER, None, b.REGISTRAR, OTHER)))
ACCEPT = AcceptCorrection(**AT, finding=1)
DECLINE = DeclineCorrection(**AT, finding=1, reason="与逮捕证一致")
DIFFERENT = DecideDuplicate(**AT, other=OTHER, verdict=Verdict.DIFFERENT_PEOPLE, reason="身高相差二十厘米")
NOTE = NoteNotTheSamePerson(
    **AT, other_court=b.COURT, other_number="（2026）样9999刑初2号", tells_apart="出生地不同"
)

REFUSED: list[tuple[WarrantCommand, Warrant, Actor, Because]] = [
    (ACCEPT, b.registered(), b.REGISTRAR, Because.NO_SUCH_PROPOSAL),
    (replace(ACCEPT, finding=2), WRONG_SEX, b.REGISTRAR, Because.NO_SUCH_PROPOSAL),
    (replace(DECLINE, finding=2), WRONG_SEX, b.REGISTRAR, Because.NO_SUCH_PROPOSAL),
    (ACCEPT, WRONG_SEX, b.CHECKER, Because.WRONG_ROLE),
    (ACCEPT, WRONG_SEX, b.ELSEWHERE, Because.NOT_YOUR_AGENCY),
    (ACCEPT, WRONG_DIGIT, b.REGISTRAR, Because.NO_RIGHT_VALUE),
    (replace(ACCEPT, value="unknown"), WRONG_SEX, b.REGISTRAR, Because.UNUSABLE_VALUE),
    (replace(DECLINE, reason=" "), WRONG_SEX, b.REGISTRAR, Because.REASON_MISSING),
    (b.check(TWICE), TWICE, b.CHECKER, Because.DUPLICATE_UNDECIDED),
    (DIFFERENT, TWICE, b.REGISTRAR, Because.SAME_PERSON),
    (DIFFERENT, b.registered(), b.CHECKER, Because.NO_SUCH_DUPLICATE),
    (replace(DIFFERENT, other=b.WARRANT), TWICE, b.CHECKER, Because.NO_SUCH_DUPLICATE),
    (replace(DIFFERENT, reason=""), TWICE, b.CHECKER, Because.REASON_MISSING),
    (replace(NOTE, other_number=b.NUMBER), TWICE, b.CHECKER, Because.SAME_WARRANT),
    (replace(NOTE, tells_apart=""), TWICE, b.CHECKER, Because.REASON_MISSING),
]


@pytest.mark.parametrize(("command", "warrant", "who", "ground"), REFUSED)
def test_what_must_not_be_done_is_refused_on_its_ground(
    command: WarrantCommand, warrant: Warrant, who: Actor, ground: Because
) -> None:
    refused = outcome(command, warrant, who)
    assert isinstance(refused, Refused)
    assert refused.ground is ground
    assert SENTENCES[ground].format(**refused.values)


def test_what_only_one_value_can_be_right_in_is_put_right_in_the_same_act() -> None:
    entered = events(outcome(naming("１１０１０１１９９００３０７８０３x"), None, b.REGISTRAR))
    warrant = b.after(entered)

    assert names(entered) == [WarrantRegistered, DataCorrected]
    assert isinstance(entered[0], WarrantRegistered)
    typed, right = entered[0].person.content, warrant.person.content
    assert typed
    assert right
    assert (typed.documents[0].number[0], right.documents[0].number) == ("１", SPECIMEN)
    assert warrant.quality.found[0].before == Sealed(b.SUBJECT, "１１０１０１１９９００３０７８０３x")
    assert warrant.quality.found[0].answer is Became.CORRECTED


def test_the_second_person_checks_the_corrected_value() -> None:
    warrant = b.registered(naming(" 11010119900307803x"))
    assert b.is_in_force(b.done(b.check(warrant), warrant, b.CHECKER), b.LATER)


def test_an_error_is_proposed_to_the_registrars_office_within_a_day() -> None:
    entered = events(outcome(naming(SPECIMEN, sex=Sex.FEMALE), None, b.REGISTRAR))
    assert names(entered) == [WarrantRegistered, CorrectionProposed]
    (clock,) = [each for each in clocks(WRONG_SEX, b.RULES) if each.name == "data_correction"]
    assert (clock.owner, clock.deadline.due) == (b.OFFICE, b.NOW + timedelta(hours=24))


def test_an_accepted_correction_changes_the_entry_before_its_check() -> None:
    warrant = b.done(ACCEPT, WRONG_SEX, b.REGISTRAR)
    assert warrant.person.content
    assert warrant.person.content.sex is Sex.MALE
    assert (warrant.status, warrant.quality.open) == (WarrantStatus.AWAITING_CHECK, ())


def test_a_correction_of_a_warrant_in_force_takes_it_back_to_its_check() -> None:
    in_force = b.done(b.check(WRONG_SEX), WRONG_SEX, b.CHECKER)
    warrant = b.done(ACCEPT, in_force, b.REGISTRAR)
    assert (warrant.status, warrant.edition) == (WarrantStatus.AWAITING_CHECK, in_force.edition + 1)


def test_whoever_accepts_a_correction_does_not_check_it() -> None:
    other = replace(b.BOTH, user=b.OTHER_CHECKER.user)
    warrant = b.done(ACCEPT, WRONG_SEX, other)
    refused = outcome(b.check(warrant), warrant, other)
    assert isinstance(refused, Refused)
    assert refused.ground is Because.SAME_PERSON


def test_a_value_of_the_instrument_is_taken_where_none_could_be_proposed() -> None:
    warrant = b.done(replace(ACCEPT, value=SPECIMEN), WRONG_DIGIT, b.REGISTRAR)
    assert warrant.person.content
    assert warrant.person.content.documents[0].number == SPECIMEN


def test_a_value_that_is_wrong_again_is_found_again() -> None:
    found = events(outcome(replace(ACCEPT, value="110101199003078032"), WRONG_DIGIT, b.REGISTRAR))
    assert names(found)[1:] == [CorrectionProposed]


def test_a_declined_correction_leaves_the_value_and_is_not_asked_again() -> None:
    declined = b.done(DECLINE, WRONG_SEX, b.REGISTRAR)
    returned = b.done(b.check(declined, "marks"), declined, b.CHECKER)
    again = replace(b.CORRECT, person=WRONG_SEX.person.content)
    corrected = b.done(again, returned, b.REGISTRAR)
    assert [one.answer for one in corrected.quality.found] == [Became.DECLINED]
    assert all(each.name != "data_correction" for each in clocks(corrected, b.RULES))


def test_an_entry_written_anew_is_examined_anew() -> None:
    returned = b.done(b.check(WRONG_SEX, "sex"), WRONG_SEX, b.CHECKER)
    corrected = b.done(replace(b.CORRECT, person=naming(SPECIMEN).person), returned, b.REGISTRAR)
    assert [one.answer for one in corrected.quality.found] == [Became.REWRITTEN]


def test_an_erased_person_has_nothing_to_put_right() -> None:
    erased = replace(WRONG_SEX, person=Sealed(b.SUBJECT, None))
    refused = outcome(ACCEPT, erased, b.REGISTRAR)
    assert isinstance(refused, Refused)
    assert refused.ground is Because.PERSON_ERASED


def test_another_warrant_with_the_same_document_number_is_named_at_entry() -> None:
    assert names(events(outcome(b.REGISTER, None, b.REGISTRAR, OTHER)))[1:] == [PossibleDuplicateFound]
    assert TWICE.quality.undecided == (OTHER,)


def test_one_that_was_entered_at_the_same_moment_is_found_at_the_check() -> None:
    warrant = b.registered()
    check: CheckWarrant = b.check(warrant)
    refused = outcome(check, warrant, b.CHECKER, OTHER)
    assert isinstance(refused, Refused)
    assert refused.ground is Because.DUPLICATE_UNDECIDED
    decided = b.after(events(outcome(DIFFERENT, warrant, b.CHECKER, OTHER)), warrant)
    assert b.is_in_force(b.after(events(outcome(check, decided, b.CHECKER, OTHER)), decided), b.LATER)


@pytest.mark.parametrize("verdict", [Verdict.SAME_PERSON, Verdict.SAME_INSTRUMENT])
def test_the_same_person_or_the_same_order_is_kept_as_a_humans_word(verdict: Verdict) -> None:
    decided = events(outcome(replace(DIFFERENT, verdict=verdict), TWICE, b.CHECKER))
    warrant = b.after(decided, TWICE)
    assert names(decided) == [DuplicateDecided]
    assert (warrant.quality.duplicates[0].verdict, warrant.quality.duplicates[0].by) == (
        verdict,
        b.CHECKER.user,
    )


def test_different_people_are_noted_on_this_warrant_and_then_on_the_other_one() -> None:
    decided = events(outcome(DIFFERENT, TWICE, b.CHECKER))
    assert names(decided) == [DuplicateDecided, NotTheSamePersonNoted]
    back = NoteNotTheSamePersonBack(**AT, other=OTHER, tells_apart="身高相差二十厘米")
    (noted,) = events(outcome(back, b.in_force(), b.CLOCK))
    assert isinstance(noted, NotTheSamePersonNoted)
    assert (noted.other, noted.noted_on) == (OTHER, OTHER)


def test_a_note_found_otherwise_names_the_other_warrant_by_its_court_and_number() -> None:
    (noted,) = events(outcome(NOTE, b.recalled(), b.CHECKER))
    assert isinstance(noted, NotTheSamePersonNoted)
    assert (noted.other, noted.noted_on) == (warrant_id(b.COURT, NOTE.other_number), b.WARRANT)
