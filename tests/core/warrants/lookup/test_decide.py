"""Looking one subject up: exactly named, for a purpose and on an occasion, and never as often as one likes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.warrants import build as b

from tipstaff.kernel.actor import CLOCK_ROLES, Role
from tipstaff.kernel.codec import plain, read
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import AgencyId, LookUpId, MatterId, SubjectId
from tipstaff.policy.rate import Rate
from tipstaff.warrants.core.deadlines import status_under
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.lookup.commands import LookUpWarrant
from tipstaff.warrants.core.lookup.decide import decide
from tipstaff.warrants.core.lookup.events import WarrantLookedUp
from tipstaff.warrants.core.lookup.evolve import evolve
from tipstaff.warrants.core.lookup.facts import Facts
from tipstaff.warrants.core.lookup.lookup import ANSWER_AT, Answer, LookUp, LookUpPurpose, Way, foremost
from tipstaff.warrants.core.warrant import Warrant, WarrantStatus

BY_NUMBER = LookUpWarrant(
    happened_at=b.LATER,
    lookup=LookUpId(MatterId("lookup-1")),
    number=f" {b.NUMBER} ",
    purpose=LookUpPurpose.PERSON_PRESENT,
    occasion=" 车站查验证件 ",
    case_reference=" 查验0417 ",
)
BY_DOCUMENT = replace(BY_NUMBER, number="", document="99999919900203999X", country="CN", name="样本甲")
FACTS = Facts(actor=b.CHECKER, now=b.LATER, named=((b.in_force(), WarrantStatus.IN_FORCE),))


def asking(
    command: LookUpWarrant, *named: Warrant, facts: Facts = FACTS, look_up: LookUp | None = None
) -> Decision[WarrantLookedUp]:
    warrants = named or tuple(one for one, _ in facts.named)
    standing = tuple((one, status_under(one, b.RULES, facts.now)) for one in warrants)
    return decide(command, look_up, replace(facts, named=standing), b.RULES)


def answered(command: LookUpWarrant, *named: Warrant) -> LookUp:
    outcome = asking(command, *named)
    assert not isinstance(outcome, Refused), outcome
    return evolve(None, outcome[0])


def test_a_warrant_in_force_is_found_by_its_number_and_says_confirm_first() -> None:
    look_up = answered(BY_NUMBER)
    (found,) = look_up.found
    assert (look_up.answer, look_up.way) == (Answer.CONFIRM_FIRST, Way.NUMBER)
    assert (found.warrant, found.subject, found.edition) == (b.WARRANT, b.SUBJECT, b.in_force().edition)
    assert (look_up.by, look_up.office, look_up.at) == (b.CHECKER.user, b.CHECKER.office, b.LATER)


@pytest.mark.parametrize("name", ["样本甲", "Yangben Jia", " 样本甲 "])
def test_a_warrant_in_force_is_found_by_the_document_with_a_name_of_its_holder(name: str) -> None:
    look_up = answered(replace(BY_DOCUMENT, name=name))
    assert (look_up.answer, look_up.way) == (Answer.CONFIRM_FIRST, Way.DOCUMENT)


def test_another_name_of_the_person_counts_as_a_name() -> None:
    person = replace(b.PERSON, aliases=("样本阿甲",))
    warrant = b.in_force(replace(b.REGISTER, person=person))
    assert answered(replace(BY_DOCUMENT, name="样本阿甲"), warrant).answer is Answer.CONFIRM_FIRST


@pytest.mark.parametrize(
    "command",
    [
        replace(BY_NUMBER, number=b.NUMBER[:-1]),
        replace(BY_NUMBER, number="%"),
        replace(BY_NUMBER, court=AgencyId("court-999998")),
        replace(BY_DOCUMENT, name="样本乙"),
        replace(BY_DOCUMENT, name="样本"),
        replace(BY_DOCUMENT, name="yangben jia"),
        replace(BY_DOCUMENT, document="99999919900203999x"),
        replace(BY_DOCUMENT, country="cn"),
    ],
)
def test_what_is_not_exactly_the_same_is_not_found(command: LookUpWarrant) -> None:
    look_up = answered(command)
    assert (look_up.answer, look_up.found) == (Answer.NOTHING, ())


@pytest.mark.parametrize(
    ("warrant", "by_number", "by_document"),
    [
        (b.registered(), Answer.NOTHING, Answer.NOTHING),
        (b.suspended(), Answer.RESTRICTED, Answer.RESTRICTED),
        (b.recalled(), Answer.ENDED, Answer.NOTHING),
    ],
)
def test_what_is_not_in_force_is_no_reason_to_act(
    warrant: Warrant, by_number: Answer, by_document: Answer
) -> None:
    assert answered(BY_NUMBER, warrant).answer is by_number
    assert answered(BY_DOCUMENT, warrant).answer is by_document


def test_a_warrant_whose_last_day_has_passed_is_over_although_nobody_has_noted_it() -> None:
    later = b.LATER + timedelta(days=800)
    outcome = asking(BY_NUMBER, facts=replace(FACTS, now=later))
    assert not isinstance(outcome, Refused)
    assert outcome[0].answer is Answer.ENDED


def test_every_status_of_a_warrant_has_its_answer_and_only_one_says_confirm_first() -> None:
    assert set(ANSWER_AT) == set(WarrantStatus)
    assert [each for each in ANSWER_AT if ANSWER_AT[each] is Answer.CONFIRM_FIRST] == [WarrantStatus.IN_FORCE]


def test_no_answer_is_a_word_that_lets_anybody_act() -> None:
    assert set(Answer) == {"confirm_first", "restricted", "ended", "nothing"}
    assert foremost(()) is Answer.NOTHING
    assert foremost([Answer.ENDED, Answer.RESTRICTED]) is Answer.RESTRICTED


def test_two_people_with_the_same_document_and_name_are_both_named() -> None:
    other = replace(b.in_force(), subject=SubjectId("subject-2"))
    assert answered(BY_DOCUMENT, b.in_force(), other).names_several_subjects
    assert not answered(BY_DOCUMENT).names_several_subjects


def test_the_question_itself_is_not_kept_and_its_reason_is_sealed_under_a_key_of_its_own() -> None:
    outcome = asking(replace(BY_DOCUMENT, name="样本乙"))
    assert not isinstance(outcome, Refused)
    (event,) = outcome
    kept = str(plain(event))
    assert not any(each in kept for each in ("样本乙", "99999919900203999X", b.SUBJECT))
    assert event.occasion.subject == event.case_reference.subject == "subject-of-lookup-1"
    assert (event.occasion.content, event.case_reference.content) == ("车站查验证件", "查验0417")


@pytest.mark.parametrize(
    ("command", "ground"),
    [
        (replace(BY_NUMBER, number=" "), Because.NOT_ONE_SUBJECT),
        (replace(BY_DOCUMENT, number="1"), Because.NOT_ONE_SUBJECT),
        (replace(BY_DOCUMENT, name=" "), Because.NOT_ONE_SUBJECT),
        (replace(BY_DOCUMENT, document=""), Because.NOT_ONE_SUBJECT),
        (replace(BY_DOCUMENT, country=""), Because.NOT_ONE_SUBJECT),
        (replace(BY_DOCUMENT, court=b.COURT), Because.NOT_ONE_SUBJECT),
        (replace(BY_NUMBER, number="1\n2"), Because.UNUSABLE_NUMBER),
        (replace(BY_DOCUMENT, document="1\n2"), Because.UNUSABLE_NUMBER),
        (replace(BY_NUMBER, case_reference="1" * 65), Because.UNUSABLE_NUMBER),
        (replace(BY_NUMBER, occasion=" \n　"), Because.OCCASION_MISSING),
        (replace(BY_NUMBER, occasion="a" * 501), Because.OUT_OF_BOUNDS),
        (replace(BY_DOCUMENT, name="a" * 2001), Because.OUT_OF_BOUNDS),
        (replace(BY_NUMBER, case_reference=""), Because.CASE_REFERENCE_MISSING),
        (replace(BY_NUMBER, happened_at=b.LATER + timedelta(seconds=1)), Because.NOT_YET_HAPPENED),
    ],
)
def test_nothing_is_answered_about_less_or_more_than_one_subject_or_without_a_reason(
    command: LookUpWarrant, ground: Because
) -> None:
    outcome = asking(command)
    assert isinstance(outcome, Refused)
    assert outcome.ground is ground


def test_a_look_up_of_yesterday_counts_as_one_of_now() -> None:
    outcome = asking(replace(BY_NUMBER, happened_at=b.NOW))
    assert not isinstance(outcome, Refused)
    assert outcome[0].happened_at == b.LATER


@pytest.mark.parametrize("role", sorted(set(Role) - CLOCK_ROLES))
def test_everybody_at_a_desk_may_ask(role: Role) -> None:
    outcome = asking(BY_NUMBER, facts=replace(FACTS, actor=b.actor("somebody", role)))
    assert not isinstance(outcome, Refused)


def test_the_clock_never_asks() -> None:
    assert asking(BY_NUMBER, facts=replace(FACTS, actor=b.CLOCK)) == Refused(Because.WRONG_ROLE)


@pytest.mark.parametrize("rate", b.RULES.rates)
def test_beyond_a_rate_it_is_politely_refused_with_the_moment_from_which_there_is_room(rate: Rate) -> None:
    just = b.LATER - rate.span + timedelta(microseconds=1)
    outcome = asking(BY_NUMBER, facts=replace(FACTS, filled_since={rate.id: just}))
    assert isinstance(outcome, Refused)
    assert outcome.ground is Because.TOO_MANY_LOOK_UPS
    assert (outcome.values["most"], outcome.values["minutes"]) == (str(rate.most), "60")
    assert outcome.values["again"].startswith("2026-09-17 10:05+08:00")
    again = asking(BY_NUMBER, facts=replace(FACTS, filled_since={rate.id: b.LATER - rate.span}))
    assert not isinstance(again, Refused)


def test_a_look_up_is_answered_once() -> None:
    assert asking(BY_NUMBER, look_up=answered(BY_NUMBER)) == Refused(Because.ALREADY_LOOKED_UP)
    outcome = asking(BY_NUMBER)
    assert not isinstance(outcome, Refused)
    assert read(plain(outcome[0]), WarrantLookedUp) == outcome[0]
    with pytest.raises(ValueError, match="once"):
        evolve(answered(BY_NUMBER), outcome[0])
