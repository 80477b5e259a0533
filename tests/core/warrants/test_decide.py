"""Who may do what to a warrant, and what follows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.core.warrants import build as b

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, MatterId, OffenceCode, OperationId, SubjectId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core import commands, events
from tipstaff.warrants.core.bars import ROLES, bar
from tipstaff.warrants.core.chase.grounds import ChaseGround
from tipstaff.warrants.core.checking import Attestation
from tipstaff.warrants.core.commands import COMMANDS, WarrantCommand
from tipstaff.warrants.core.deadlines import grounds_at, status_under
from tipstaff.warrants.core.decide import decide
from tipstaff.warrants.core.grounds import SENTENCES
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import (
    RecallGround,
    SuspensionGround,
    Warrant,
    WarrantStatus,
)

type Case = tuple[WarrantCommand, Warrant | None, Actor, Because]

WAITING, RETURNED, IN_FORCE = b.registered(), b.returned(), b.in_force()
SUSPENDED, RECALLED = b.suspended(), b.recalled()
ERASED = replace(WAITING, person=Sealed(b.SUBJECT, None))
STAYED = b.done(b.suspend(SuspensionGround.STAYED_BY_COURT), IN_FORCE, b.JUDGE)
ENDLESS = b.in_force(replace(b.REGISTER, valid_until=None))
R = b.REGISTER
YEAR_ON = b.NOW + timedelta(days=400)
ATTESTED = b.attest(WAITING)
EXECUTE = commands.NoteExecution(happened_at=b.LATER, warrant=b.WARRANT, operation=b.OPERATION)
VOID = commands.NoteExecutionVoid(happened_at=b.LATER, warrant=b.WARRANT, operation=b.OPERATION)
EXPIRE = commands.NoteExpiry(happened_at=b.LATER, warrant=b.WARRANT)
CHECK_OVERDUE = commands.NoteCheckOverdue(happened_at=b.LATER, warrant=b.WARRANT)
REVIEW_OVERDUE = commands.NoteReviewOverdue(happened_at=b.LATER, warrant=b.WARRANT)
CARE_OVERDUE = commands.NoteRecordCareOverdue(happened_at=b.LATER, warrant=b.WARRANT)
REVIEW = commands.ReviewRecord(happened_at=b.LATER, warrant=b.WARRANT, consulted="致电刑庭书记员")

DISCARD = commands.DiscardDraft(happened_at=b.LATER, warrant=b.WARRANT)
NO_VARIATION = replace(
    b.VARY, offence=R.offence, return_scope=R.return_scope, valid_until=R.valid_until, review_on=R.review_on
)
TWICE = b.done(b.suspend(SuspensionGround.STAYED_BY_COURT), SUSPENDED, b.JUDGE)

REFUSED: list[Case] = [
    (R, None, b.OVERSIGHT, Because.WRONG_ROLE),
    (b.suspend(), IN_FORCE, b.OVERSIGHT, Because.WRONG_ROLE),
    (b.check(WAITING), None, b.CHECKER, Because.NOT_REGISTERED),
    (b.check(WAITING), WAITING, b.ELSEWHERE, Because.NOT_YOUR_AGENCY),
    (b.RECALL_ON_PAPER, IN_FORCE, b.ELSEWHERE, Because.NOT_YOUR_AGENCY),
    (b.recall(), IN_FORCE, b.OTHER_COURT, Because.NOT_THE_ISSUING_COURT),
    (b.suspend(), IN_FORCE, b.OTHER_COURT, Because.NOT_THE_ISSUING_COURT),
    (R, WAITING, b.REGISTRAR, Because.ALREADY_REGISTERED),
    (b.DRAFT, WAITING, b.REGISTRAR, Because.ALREADY_REGISTERED),
    (DISCARD, WAITING, b.REGISTRAR, Because.ALREADY_REGISTERED),
    (replace(b.VARY, court_reference=""), IN_FORCE, b.JUDGE, Because.UNUSABLE_NUMBER),
    (replace(b.VARY, offence=OffenceCode("cn.0")), IN_FORCE, b.JUDGE, Because.UNKNOWN_OFFENCE),
    (NO_VARIATION, IN_FORCE, b.JUDGE, Because.NOTHING_VARIED),
    (b.VARY, RECALLED, b.JUDGE, Because.ALREADY_ENDED),
    (b.VARY, IN_FORCE, b.OTHER_COURT, Because.NOT_THE_ISSUING_COURT),
    (b.VARY, replace(IN_FORCE, person=Sealed(b.SUBJECT, None)), b.JUDGE, Because.PERSON_ERASED),
    (b.QUASH, IN_FORCE, b.REGISTRAR, Because.RECALL_PAPER_MISSING),
    (b.QUASH, IN_FORCE, b.OTHER_COURT, Because.NOT_THE_ISSUING_COURT),
    (b.QUASH, RECALLED, b.JUDGE, Because.ALREADY_ENDED),
    (b.MERGE, IN_FORCE, b.REGISTRAR, Because.SAME_PERSON),
    (replace(b.MERGE, into=b.WARRANT), IN_FORCE, b.CHECKER, Because.MERGE_INTO_ITSELF),
    (b.MERGE, IN_FORCE, b.CHECKER, Because.NOTHING_TO_MERGE_INTO),
    (b.suspend(), SUSPENDED, b.CHECKER, Because.RESTS_ALREADY),
    (
        b.suspend(SuspensionGround.VALIDATION_MISSED),
        IN_FORCE,
        b.CHECKER,
        Because.NOT_A_PERSONS_GROUND,
    ),
    (b.lift(WAITING), TWICE, b.OTHER_CHECKER, Because.NAME_THE_REST),
    (
        replace(b.lift(WAITING), ground=SuspensionGround.STAYED_BY_COURT),
        TWICE,
        b.OTHER_CHECKER,
        Because.SUSPENDED_BY_COURT,
    ),
    (
        replace(b.lift(WAITING), ground=SuspensionGround.PAPERS_DEFECTIVE),
        TWICE,
        b.OTHER_CHECKER,
        Because.NOT_SUSPENDED,
    ),
    (replace(R, warrant=WarrantId(MatterId("warrant-x"))), None, b.REGISTRAR, Because.WRONG_IDENTIFIER),
    (replace(R, number=""), None, b.REGISTRAR, Because.UNUSABLE_NUMBER),
    (replace(R, number="a\nb"), None, b.REGISTRAR, Because.UNUSABLE_NUMBER),
    (replace(R, number=" 1"), None, b.REGISTRAR, Because.UNUSABLE_NUMBER),
    (replace(R, number="1" * 65), None, b.REGISTRAR, Because.UNUSABLE_NUMBER),
    (replace(R, court=AgencyId(" ")), None, b.REGISTRAR, Because.NO_AUTHORITY),
    (replace(R, offence=OffenceCode("cn.0")), None, b.REGISTRAR, Because.UNKNOWN_OFFENCE),
    (replace(R, issued_on=date(2026, 9, 18)), None, b.REGISTRAR, Because.ISSUED_IN_FUTURE),
    (replace(R, valid_until=date(2026, 9, 16)), None, b.REGISTRAR, Because.EXPIRED_ON_ARRIVAL),
    (replace(R, review_on=date(2026, 9, 16)), None, b.REGISTRAR, Because.REVIEW_DATE_PASSED),
    (replace(R, review_on=None, valid_until=None), None, b.REGISTRAR, Because.NO_END_IN_SIGHT),
    (replace(R, valid_until=date.max), None, b.REGISTRAR, Because.NO_END_IN_SIGHT),
    (replace(R, remaining_sentence_months=-1), None, b.REGISTRAR, Because.OUT_OF_BOUNDS),
    (replace(R, person=replace(b.PERSON, height_cm=2**60)), None, b.REGISTRAR, Because.OUT_OF_BOUNDS),
    (replace(R, person=replace(b.PERSON, marks="x" * 9000)), None, b.REGISTRAR, Because.OUT_OF_BOUNDS),
    (
        replace(R, instrument=replace(b.INSTRUMENT, sha256="ff")),
        None,
        b.REGISTRAR,
        Because.INSTRUMENT_MISSING,
    ),
    (replace(R, instrument=replace(b.INSTRUMENT, size=0)), None, b.REGISTRAR, Because.INSTRUMENT_MISSING),
    (replace(R, person=replace(b.PERSON, name=" ")), None, b.REGISTRAR, Because.PERSON_NOT_NAMED),
    (
        replace(R, person=replace(b.PERSON, born_on=date(2027, 1, 1))),
        None,
        b.REGISTRAR,
        Because.BORN_IN_FUTURE,
    ),
    (b.check(WAITING), ERASED, b.CHECKER, Because.PERSON_ERASED),
    (b.check(WAITING), IN_FORCE, b.CHECKER, Because.NOT_AWAITING_CHECK),
    (b.check(WAITING), RETURNED, b.CHECKER, Because.NOT_AWAITING_CHECK),
    (b.check(WAITING), WAITING, b.BOTH, Because.SAME_PERSON),
    (replace(b.check(WAITING), attestations=()), WAITING, b.CHECKER, Because.NOTHING_ATTESTED),
    (replace(b.check(WAITING), attestations=ATTESTED[1:]), WAITING, b.CHECKER, Because.FIELDS_NOT_CHECKED),
    (
        replace(b.check(WAITING), attestations=(*ATTESTED, Attestation(field="gait", agrees=True))),
        WAITING,
        b.CHECKER,
        Because.FIELDS_NOT_IN_ENTRY,
    ),
    (
        replace(b.check(WAITING), attestations=(*ATTESTED, ATTESTED[0])),
        WAITING,
        b.CHECKER,
        Because.FIELD_CHECKED_TWICE,
    ),
    (b.CORRECT, WAITING, b.REGISTRAR, Because.NOT_RETURNED),
    (replace(b.CORRECT, offence=OffenceCode("cn.0")), RETURNED, b.REGISTRAR, Because.UNKNOWN_OFFENCE),
    (b.recall(), RECALLED, b.JUDGE, Because.ALREADY_ENDED),
    (EXPIRE, RECALLED, b.CLOCK, Because.ALREADY_ENDED),
    (b.recall(), IN_FORCE, b.REGISTRAR, Because.RECALL_PAPER_MISSING),
    (replace(b.RECALL_ON_PAPER, court_reference=""), IN_FORCE, b.REGISTRAR, Because.RECALL_PAPER_MISSING),
    (replace(b.RECALL_ON_PAPER, court_reference=" 1"), IN_FORCE, b.REGISTRAR, Because.UNUSABLE_NUMBER),
    (
        replace(b.RECALL_ON_PAPER, paper=replace(b.INSTRUMENT, media_type="a note")),
        IN_FORCE,
        b.JUDGE,
        Because.INSTRUMENT_MISSING,
    ),
    (b.recall(RecallGround.ENTERED_IN_ERROR), IN_FORCE, b.REGISTRAR, Because.WAS_IN_FORCE),
    (b.suspend(), WAITING, b.CHECKER, Because.NOT_IN_FORCE),
    (REVIEW, WAITING, b.CHECKER, Because.NOT_IN_FORCE),
    (EXECUTE, WAITING, b.CLOCK, Because.NOT_IN_FORCE),
    (EXECUTE, RECALLED, b.CLOCK, Because.NOT_IN_FORCE),
    (EXECUTE, SUSPENDED, b.CLOCK, Because.NOT_IN_FORCE),
    (b.suspend(SuspensionGround.REVIEW_OVERDUE), IN_FORCE, b.CHECKER, Because.NOT_A_PERSONS_GROUND),
    (b.suspend(SuspensionGround.STAYED_BY_COURT), IN_FORCE, b.CHECKER, Because.ONLY_COURT_STAYS),
    (b.lift(WAITING), IN_FORCE, b.CHECKER, Because.NOT_SUSPENDED),
    (b.lift(WAITING), SUSPENDED, b.CHECKER, Because.SUSPENDED_BY_YOU),
    (b.lift(WAITING), STAYED, b.CHECKER, Because.SUSPENDED_BY_COURT),
    (b.lift(WAITING), SUSPENDED, b.BOTH, Because.SAME_PERSON),
    (b.lift(WAITING, "name"), SUSPENDED, b.OTHER_CHECKER, Because.STILL_DIFFERENT),
    (b.lift(WAITING, review_on=date(2026, 1, 1)), SUSPENDED, b.OTHER_CHECKER, Because.REVIEW_DATE_PASSED),
    (replace(REVIEW, review_on=date.max), IN_FORCE, b.CHECKER, Because.NO_END_IN_SIGHT),
    (replace(REVIEW, consulted=" "), IN_FORCE, b.CHECKER, Because.NOBODY_CONSULTED),
    (REVIEW, IN_FORCE, b.REGISTRAR, Because.SAME_PERSON),
    (EXPIRE, IN_FORCE, b.CLOCK, Because.NOT_YET_DUE),
    (CHECK_OVERDUE, WAITING, b.CLOCK, Because.NOT_YET_DUE),
    (REVIEW_OVERDUE, IN_FORCE, b.CLOCK, Because.NOT_YET_DUE),
    (CARE_OVERDUE, IN_FORCE, b.CLOCK, Because.NOT_YET_DUE),
    (CHECK_OVERDUE, replace(WAITING, check_lapsed=True), b.CLOCK, Because.ALREADY_NOTED),
    (CARE_OVERDUE, replace(IN_FORCE, care_lapsed=True), b.CLOCK, Because.ALREADY_NOTED),
    (replace(b.recall(), happened_at=YEAR_ON), IN_FORCE, b.JUDGE, Because.NOT_YET_HAPPENED),
]


@pytest.mark.parametrize(("command", "warrant", "who", "ground"), REFUSED)
def test_what_must_not_be_done_is_refused_on_its_ground(
    command: WarrantCommand, warrant: Warrant | None, who: Actor, ground: Because
) -> None:
    outcome = decide(command, warrant, b.facts(who), b.RULES)

    assert isinstance(outcome, Refused)
    assert outcome.ground is ground
    assert SENTENCES[ground].format(**outcome.values)


def test_a_court_that_is_not_known_here_is_refused() -> None:
    outcome = decide(R, None, b.facts(b.REGISTRAR, court_is_known=False), b.RULES)

    assert outcome == Refused(Because.UNKNOWN_COURT, {"court": b.COURT})


def test_every_ground_has_its_sentence() -> None:
    assert {case[3] for case in REFUSED} <= set(Because)
    assert set(Because) | set(ChaseGround) == set(SENTENCES)


def test_a_registered_warrant_waits_and_is_not_in_force() -> None:
    assert WAITING.status is WarrantStatus.AWAITING_CHECK
    assert not b.is_in_force(WAITING, b.LATER)


def test_the_level_follows_from_the_offence_with_its_clause() -> None:
    assert (WAITING.level, WAITING.clause) == (1, "cn.level.1d")


def test_a_sentence_still_to_be_served_raises_the_level() -> None:
    minor = replace(R, offence=OffenceCode("cn.133-1"))

    assert b.registered(minor).level == 3
    assert b.registered(replace(minor, remaining_sentence_months=120)).clause == "cn.level.1c"


def test_a_second_person_brings_it_into_force() -> None:
    assert IN_FORCE.status is WarrantStatus.IN_FORCE
    assert IN_FORCE.checked_by == UserId("checker")
    assert b.is_in_force(IN_FORCE, b.LATER)


def test_a_difference_returns_the_entry_and_seals_what_was_found() -> None:
    outcome = decide(b.check(WAITING, "name"), WAITING, b.facts(b.CHECKER), b.RULES)

    assert isinstance(outcome, tuple)
    (event,) = outcome
    assert isinstance(event, events.WarrantReturned)
    assert event.differences == ("name",)
    assert event.findings.subject == b.SUBJECT
    assert RETURNED.status is WarrantStatus.RETURNED


def test_a_corrected_entry_waits_again_with_a_new_level() -> None:
    corrected = b.done(b.CORRECT, RETURNED, b.REGISTRAR)

    assert corrected.status is WarrantStatus.AWAITING_CHECK
    assert (corrected.level, corrected.valid_until, corrected.review_on) == (3, date(2027, 9, 14), None)
    assert corrected.edition > RETURNED.edition


def test_whoever_corrected_an_entry_does_not_check_it() -> None:
    corrected = b.done(b.CORRECT, RETURNED, replace(b.BOTH, user=UserId("third")))
    outcome = decide(
        b.check(corrected), corrected, b.facts(replace(b.CHECKER, user=UserId("third"))), b.RULES
    )

    assert outcome == Refused(Because.SAME_PERSON)


@pytest.mark.parametrize("ground", RecallGround)
def test_the_court_recalls_on_every_ground_at_once(ground: RecallGround) -> None:
    recalled = b.done(b.recall(ground), IN_FORCE, b.JUDGE)

    assert recalled.status is WarrantStatus.RECALLED
    assert recalled.recall_ground is ground
    assert not b.is_in_force(recalled, b.LATER)


@pytest.mark.parametrize("warrant", [WAITING, RETURNED, IN_FORCE, SUSPENDED])
def test_a_registrar_enters_the_courts_recall_with_its_paper(warrant: Warrant) -> None:
    assert b.done(b.RECALL_ON_PAPER, warrant, b.REGISTRAR).status is WarrantStatus.RECALLED


def test_an_entry_that_never_was_in_force_may_be_taken_back_as_an_error() -> None:
    taken_back = b.done(b.recall(RecallGround.ENTERED_IN_ERROR), RETURNED, b.REGISTRAR)

    assert taken_back.status is WarrantStatus.RECALLED


@pytest.mark.parametrize("who", [b.REGISTRAR, b.CHECKER, b.JUDGE])
def test_a_suspended_warrant_rests_until_somebody_else_has_checked_it_again(who: Actor) -> None:
    suspended = b.suspended(who)
    lifting = b.OTHER_JUDGE if who is b.JUDGE else b.OTHER_CHECKER
    lifted = b.done(b.lift(suspended), suspended, lifting)

    assert not b.is_in_force(suspended, b.LATER)
    assert b.is_in_force(lifted, b.LATER)


def test_an_execution_ends_the_warrant() -> None:
    executed = b.done(EXECUTE, IN_FORCE, b.CLOCK)

    assert executed.status is WarrantStatus.EXECUTED
    assert not b.is_in_force(executed, b.LATER)


def test_each_change_of_content_or_standing_is_a_new_edition() -> None:
    corrected = b.done(b.CORRECT, RETURNED, b.REGISTRAR)
    checked = b.done(b.check(corrected), corrected, b.CHECKER)
    suspended = b.done(b.suspend(), checked, b.CHECKER)
    lifted = b.done(b.lift(suspended), suspended, b.OTHER_CHECKER)
    life = (WAITING, RETURNED, corrected, checked, suspended, lifted, b.done(EXECUTE, lifted, b.CLOCK))

    assert [warrant.edition for warrant in life] == [1, 2, 3, 4, 5, 6, 7]
    assert b.done(b.recall(), lifted, b.JUDGE).edition == 7


def test_an_execution_after_the_last_day_is_refused_even_if_nobody_noted_the_expiry() -> None:
    late = replace(EXECUTE, happened_at=YEAR_ON)

    assert decide(late, IN_FORCE, b.facts(b.CLOCK, YEAR_ON), b.RULES) == Refused(Because.NOT_IN_FORCE)


def test_a_warrant_is_in_force_to_the_end_of_its_last_day_in_its_own_zone() -> None:
    warrant = replace(IN_FORCE, review_on=None, checked_at=Instant.parse("2027-09-01T10:00:00+08:00"))

    assert b.is_in_force(warrant, Instant.parse("2027-09-14T23:59:59+08:00"))
    assert not b.is_in_force(warrant, Instant.parse("2027-09-15T00:00:00+08:00"))
    assert status_under(warrant, b.RULES, Instant.parse("2027-09-15T00:00:00+08:00")) == "expired"


def test_a_warrant_rests_once_its_review_date_has_passed() -> None:
    day_ends = Instant.parse("2027-03-15T00:00:00+08:00")
    warrant = replace(IN_FORCE, checked_at=Instant.parse("2027-03-01T10:00:00+08:00"))

    assert b.is_in_force(warrant, day_ends - timedelta(seconds=1))
    assert status_under(warrant, b.RULES, day_ends) == "suspended"
    assert grounds_at(warrant, b.RULES, day_ends) == (SuspensionGround.REVIEW_OVERDUE,)


def test_a_review_without_expiry_needs_a_next_review_date() -> None:
    due = Instant.parse("2027-03-15T00:00:00+08:00")
    resting = b.done(REVIEW_OVERDUE, ENDLESS, b.CLOCK, due)
    lifting = b.lift(resting)

    assert [rest.ground for rest in resting.rests] == [SuspensionGround.REVIEW_OVERDUE]
    assert decide(lifting, resting, b.facts(b.OTHER_CHECKER, due), b.RULES) == Refused(
        Because.NO_END_IN_SIGHT
    )
    dated = replace(lifting, review_on=date(2028, 3, 1), happened_at=due)
    lifted = b.done(dated, resting, b.OTHER_CHECKER, due)
    assert b.is_in_force(lifted, due)


def test_a_review_of_the_record_keeps_its_edition_and_seals_who_was_asked() -> None:
    outcome = decide(REVIEW, IN_FORCE, b.facts(b.OTHER_CHECKER), b.RULES)

    assert isinstance(outcome, tuple)
    (event,) = outcome
    assert isinstance(event, events.RecordReviewed)
    assert event.consulted == Sealed(SubjectId(b.SUBJECT), "致电刑庭书记员")
    assert b.after(outcome, IN_FORCE).edition == IN_FORCE.edition


def test_every_command_says_who_may_give_it_and_oversight_gives_none() -> None:
    assert set(ROLES) == set(COMMANDS.values())
    for command in COMMANDS.values():
        assert bar(command, IN_FORCE, b.facts(b.OVERSIGHT), b.RULES) == Refused(Because.WRONG_ROLE)


def test_a_warrant_executed_upon_somebody_else_rests_with_its_identity_in_doubt() -> None:
    executed = b.done(EXECUTE, IN_FORCE, b.CLOCK)
    assert (executed.status, executed.executed_by) == (WarrantStatus.EXECUTED, b.OPERATION)
    rests = b.done(VOID, executed, replace(b.CLOCK, user=UserId("desk"), agency=b.BUREAU))

    assert rests.status is WarrantStatus.RESTRICTED
    assert [(one.ground, one.by) for one in rests.rests] == [(SuspensionGround.IDENTITY_IN_DOUBT, "desk")]
    assert (rests.ended_at, rests.executed_by) == (None, None)
    assert rests.edition == executed.edition + 1


def test_after_a_void_execution_somebody_else_checks_every_field_again() -> None:
    executed = b.done(EXECUTE, IN_FORCE, b.CLOCK)
    rests = b.done(VOID, executed, replace(b.CLOCK, user=b.CHECKER.user))

    unchecked = replace(b.lift(rests), attestations=())
    own = decide(b.lift(rests), rests, b.facts(b.CHECKER), b.RULES)
    assert own == Refused(Because.SUSPENDED_BY_YOU)
    assert decide(unchecked, rests, b.facts(b.OTHER_CHECKER), b.RULES) == Refused(Because.NOTHING_ATTESTED)
    assert b.done(b.lift(rests), rests, b.OTHER_CHECKER).status is WarrantStatus.IN_FORCE
    assert b.done(b.recall(), rests, b.JUDGE).status is WarrantStatus.RECALLED


@pytest.mark.parametrize("warrant", [WAITING, IN_FORCE, SUSPENDED, RECALLED])
def test_nothing_follows_for_a_warrant_that_the_operation_has_not_executed(warrant: Warrant) -> None:
    assert decide(VOID, warrant, b.facts(b.CLOCK), b.RULES) == ()


def test_another_operations_execution_is_not_voided() -> None:
    other = replace(EXECUTE, operation=OperationId(MatterId("operation-2")))
    executed = b.done(other, IN_FORCE, b.CLOCK)

    assert decide(VOID, executed, b.facts(b.CLOCK), b.RULES) == ()


def test_nobody_may_call_an_execution_void_by_hand() -> None:
    assert not commands.NoteExecutionVoid.PUBLIC
    assert decide(VOID, IN_FORCE, b.facts(b.REGISTRAR), b.RULES) == Refused(Because.WRONG_ROLE)
