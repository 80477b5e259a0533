"""Through the one door: what is put right at entry, and the same document number on two warrants."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.registrar import build as b

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import WarrantId
from tipstaff.registrar.rebuild import compare
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.particulars import DocumentKind, IdentityDocument, PersonDetails
from tipstaff.warrants.core.quality.commands import (
    AcceptCorrection,
    DecideDuplicate,
    NoteNotTheSamePerson,
)
from tipstaff.warrants.core.quality.quality import Became, Verdict
from tipstaff.warrants.core.warrant import WarrantStatus
from tipstaff.warrants.queries import by_document, count_findings, same_documents

pytestmark = pytest.mark.usefixtures("agencies")


def holding(number: str, country: str = "SG") -> PersonDetails:
    document = IdentityDocument(kind=DocumentKind.PASSPORT, number=number, country=country)
    return replace(b.PERSON, documents=(document,))


def registered(name: str, person: PersonDetails) -> WarrantId:
    return WarrantId(b.do(b.registering(name, person=person), "registrar.guangzhou").matter)


def different(warrant: WarrantId, other: WarrantId) -> DecideDuplicate:
    return DecideDuplicate(
        happened_at=b.NOW,
        warrant=warrant,
        other=other,
        verdict=Verdict.DIFFERENT_PEOPLE,
        reason="出生地不同",
    )


def test_what_was_put_right_is_what_the_register_is_asked_by():
    warrant = registered("1", holding("ｓ 0000001", "sg"))
    assert [row.id for row in by_document("S0000001", "SG")] == [warrant]
    assert count_findings(None, Became.CORRECTED) == count_findings(None, None) == 2
    assert compare() == ()


def test_the_same_number_written_otherwise_is_found_and_another_country_is_not():
    first = registered("1", holding("S0000001"))
    second = registered("2", holding("ｓ0000001"))
    third = registered("3", holding("S0000001", "MY"))
    assert b.state_of(second).quality.undecided == (first,)
    assert b.state_of(third).quality.undecided == ()


def test_nobody_is_named_as_a_duplicate_by_a_made_up_number_or_after_the_end():
    document = IdentityDocument(kind=DocumentKind.NATIONAL_ID, number="999999198805040022", country="CN")
    made_up = replace(b.PERSON, documents=(document,))
    registered("1", made_up)
    assert b.state_of(registered("2", made_up)).quality.undecided == ()
    ended = registered("3", holding("S0000001"))
    b.do(b.recalling(ended), "court.guangzhou")
    assert b.state_of(registered("4", holding("S0000001"))).quality.undecided == ()


def test_two_entered_at_the_same_moment_do_not_both_come_into_force_undecided():
    """Neither registration may have seen the other; the check of either asks the register again."""
    one, other = (b.registering(name, person=holding("S0000001")) for name in ("1", "2"))
    b.together([lambda: b.do(one, "registrar.guangzhou"), lambda: b.do(other, "registrar.guangzhou")])
    refused = b.ask(b.checking(other.warrant), "checker.guangzhou")
    assert isinstance(refused, Refused)
    assert refused.ground is WarrantGround.DUPLICATE_UNDECIDED
    b.do(different(other.warrant, one.warrant), "checker.guangzhou")
    b.do(b.checking(other.warrant), "checker.guangzhou")
    assert b.state_of(other.warrant).status is WarrantStatus.IN_FORCE


def test_different_people_are_noted_on_both_in_one_submission():
    first, second = registered("1", holding("S0000001")), registered("2", holding("S0000001"))
    receipt = b.do(different(second, first), "checker.guangzhou")
    assert len(receipt.entries) == 3
    for warrant, other in ((first, second), (second, first)):
        (note,) = b.state_of(warrant).quality.not_the_same
        assert (note.other, note.tells_apart.content) == (other, "出生地不同")
    assert compare() == ()


def test_a_note_about_a_warrant_that_is_not_there_is_not_taken():
    warrant = registered("1", b.PERSON)
    note = NoteNotTheSamePerson(
        happened_at=b.NOW, warrant=warrant, other_court=b.COURT, other_number="none", tells_apart="出生地不同"
    )
    refused = b.ask(note, "checker.guangzhou")
    assert isinstance(refused, Refused)
    assert refused.ground is WarrantGround.NOT_REGISTERED
    assert b.state_of(warrant).quality.not_the_same == ()


def test_a_correction_of_a_warrant_in_force_voids_it_for_everybody_until_the_check():
    warrant = registered("1", replace(b.PERSON, nationality="XX"))
    b.do(b.checking(warrant), "checker.guangzhou")
    accept = AcceptCorrection(happened_at=b.NOW, warrant=warrant, finding=1, value="CN")
    b.do(accept, "registrar.guangzhou")
    refused = b.ask(b.opening(warrant), "command.guangzhou")
    assert isinstance(refused, Refused)
    assert b.state_of(warrant).status is WarrantStatus.AWAITING_CHECK
    assert compare() == ()


def test_duplicates_are_asked_for_by_exact_numbers_with_one_question_from_an_index():
    registered("1", holding("S0000001"))
    with CaptureQueriesContext(connection) as asked:
        found = same_documents(holding("S0000001"), b.registering("2").subject)
    assert len(found) == len(asked) == 1
    assert " LIKE " not in asked[0]["sql"].upper()
