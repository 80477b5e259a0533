"""What bars a request: every question with its reasons, from both sides, and what nothing lifts."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.cooperation.abroad import build as b

from tipstaff.cooperation.core.abroad import commands as to
from tipstaff.cooperation.core.abroad.bars import bar
from tipstaff.cooperation.core.abroad.decide import decide
from tipstaff.cooperation.core.abroad.eligibility import questions_of, stops_of
from tipstaff.cooperation.core.abroad.package import completeness
from tipstaff.cooperation.core.abroad.questions import BarAnswer, Side
from tipstaff.cooperation.core.abroad.request import AbroadStatus, ForeignRequest
from tipstaff.kernel.decider import Refused
from tipstaff.policy.abroad import Answer, Bar, PackageForm
from tipstaff.policy.profile import Profile

ASKED, TURNED = Side.ASKED, Side.TURNED
FORMS = [
    (b.CN, "un.model_treaty"),
    (b.CN, "cn.extradition_law"),
    (b.CN, "interpol.notice"),
    (b.EU, "eu.eaw"),
    (b.US, "us.bilateral"),
]


def request_under(rules: Profile, instrument: str) -> ForeignRequest:
    return b.asked(rules, instrument=instrument, offence=next(iter(rules.offences)))


def answered(
    request: ForeignRequest, question: str, side: Side, answer: Answer, rules: Profile = b.CN
) -> ForeignRequest:
    return b.after(request, b.answering(request, {(question, side): answer}, rules), rules=rules)


@pytest.mark.parametrize(("rules", "instrument"), FORMS)
def test_every_question_of_a_form_is_asked_and_answered_so_nothing_stops(rules: Profile, instrument: str):
    request = b.complete(request_under(rules, instrument), rules)
    assert stops_of(request, rules) == ()
    assert b.events(request, b.putting(), rules=rules)


@pytest.mark.parametrize(("rules", "instrument"), FORMS)
@pytest.mark.parametrize("question", ["torture", "persecution"])
@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNKNOWN])
def test_a_danger_that_is_not_excluded_leaves_no_step_by_which_to_approve(
    rules: Profile, instrument: str, question: str, answer: Answer
):
    request = answered(request_under(rules, instrument), question, ASKED, answer, rules)
    assert b.refusal(request, b.putting(), rules=rules) == "cooperation.danger_not_excluded"
    barred = {
        name: bar(form, request, b.facts(b.DESK_OFFICER), rules)
        for name, form in to.COMMANDS.items()
        if form in (to.PutToReview, to.ReleaseRequest, to.SendAbroad, to.RecordGranted)
    }
    assert all(isinstance(one, Refused) for one in barred.values()), barred


@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNKNOWN])
def test_no_assurance_lifts_torture(answer: Answer):
    request = answered(b.asked(), "torture", ASKED, answer)
    assurance = b.cmd(
        to.RecordAssurance, question="torture", given_by="甲", given_on=date(2026, 11, 1), statement="乙"
    )
    assert b.refusal(request, assurance) == "cooperation.no_assurance_needed"


@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNKNOWN])
def test_a_recognised_refugee_stops_the_case(answer: Answer):
    request = answered(b.asked(), "refugee", ASKED, answer)
    assert b.refusal(request, b.putting()) == "cooperation.recognised_refugee"


@pytest.mark.parametrize(("rules", "instrument"), FORMS)
def test_every_mandatory_bar_stops_by_itself_and_no_optional_one_does(rules: Profile, instrument: str):
    request = request_under(rules, instrument)
    for one in questions_of(request, rules):
        for answer in one.question.rule.stops_on:
            state = answered(request, one.question.id, one.side, answer, rules)
            stopped = {each.key for each in stops_of(state, rules)}
            assert stopped == (set() if one.question.rule.bar is Bar.OPTIONAL else {one.key})


def test_a_mandatory_bar_is_named_and_ours_turned_round_says_that_we_could_not_grant_it():
    request = answered(b.asked(), "un.3a", ASKED, Answer.YES)
    assert b.refusal(request, b.putting()) == "cooperation.barred"
    request = answered(b.asked(), "un.3a", TURNED, Answer.YES)
    assert b.refusal(request, b.putting()) == "cooperation.could_not_grant"


def test_what_we_ask_is_asked_the_other_way_round_and_what_is_asked_of_us_is_not():
    ours = questions_of(b.asked(), b.CN)
    theirs = questions_of(b.received(), b.CN)
    turned = {one.question.id for one in ours if one.side is TURNED}
    assert turned == {one.question.id for one in ours if one.side is ASKED and one.question.rule.turned}
    assert {"torture", "persecution", "death_penalty"} <= turned
    assert all(one.side is ASKED for one in theirs)


def test_a_threatened_death_needs_an_assurance_that_is_named_dated_and_monitored():
    request = answered(b.complete(b.asked()), "death_penalty", ASKED, Answer.YES)
    assert b.refusal(request, b.putting()) == "cooperation.assurance_missing"
    good = b.cmd(
        to.RecordAssurance,
        question="death_penalty",
        given_by="最高审判机关",
        given_on=date(2026, 11, 20),
        statement="使馆每季度探视",
    )
    for bad in (
        replace(good, given_by=" "),
        replace(good, statement=" "),
        replace(good, given_on=date(2026, 11, 24)),
    ):
        assert b.refusal(request, bad) == "cooperation.assurance_incomplete"
    assert b.events(b.after(request, good), b.putting())


def test_each_answer_has_its_reasons_and_belongs_to_a_question_of_the_rules():
    def one(question: str, side: Side, reason: str) -> to.AnswerQuestions:
        given = BarAnswer(question=question, side=side, answer=Answer.NO, reason=reason)
        return b.cmd(to.AnswerQuestions, answers=(given,))

    request = b.asked()
    assert b.refusal(request, one("torture", ASKED, " ")) == "cooperation.reason_missing"
    assert b.refusal(request, one("eaw.3.1", ASKED, "无")) == "cooperation.question_not_listed"
    assert b.refusal(request, one("refugee", TURNED, "无")) == "cooperation.question_not_listed"
    state = b.after(request, one("torture", ASKED, " 已查明 "))
    assert state.answers["torture", ASKED].reason.content == "已查明"


def test_nothing_is_put_to_review_while_a_question_is_open_or_a_paper_missing():
    assert b.refusal(b.asked(), b.putting()) == "cooperation.questions_open"
    request = b.asked()
    request = b.after(request, b.answering(request))
    refused = decide(b.putting(), request, b.facts(b.DESK_OFFICER), b.CN)
    assert isinstance(refused, Refused)
    assert refused.ground == "cooperation.package_incomplete"
    said = [f"{one.says.zh} ({one.says.en})" for one in b.CN.package_for(PackageForm.UN)]
    assert refused.values["lacks"] == "; ".join(
        said[:3]
    )  # each part once, though it lacks more than one thing


def test_a_listed_offence_is_not_asked_for_double_criminality():
    offence = next(iter(b.EU.offences))
    plain, listed = (
        {
            one.question.id
            for one in questions_of(
                b.asked(b.EU, instrument="eu.eaw", offence=offence, is_listed=is_listed), b.EU
            )
        }
        for is_listed in (False, True)
    )
    assert plain - listed == {"eaw.4.1"}


def test_completeness_counts_content_certified_copies_and_translations():
    request = b.asked()
    empty = completeness(request.parts, PackageForm.UN, b.CN)
    assert (empty.there, empty.needed, empty.share) == (0, 10, 0)
    bare = b.filing("un.law", certified_copy=None, certified_by="", certified_on=None, translation="")
    request = b.after(request, bare)
    found = completeness(request.parts, PackageForm.UN, b.CN)
    assert (found.there, found.share) == (1, 10)
    assert [(one.part.id, one.what) for one in found.lacks if one.part.id == "un.law"] == [
        ("un.law", "certified"),
        ("un.law", "translated"),
    ]
    whole = completeness(b.complete(request).parts, PackageForm.UN, b.CN)
    assert whole.is_complete
    assert whole.share == 100


@pytest.mark.parametrize(("form", "parts"), [("eaw", 9), ("cn", 4), ("un", 4), ("notice", 4)])
def test_the_package_has_the_parts_of_its_form(form: str, parts: int):
    assert len(b.EU.package_for(PackageForm(form))) == parts


def test_a_part_that_is_none_or_says_nothing_is_not_filed():
    assert b.refusal(b.asked(), b.filing("eaw.a")) == "cooperation.part_not_listed"
    assert b.refusal(b.asked(), b.filing("un.law", text=" ")) == "cooperation.part_empty"


def test_a_change_after_the_review_puts_the_request_back_to_its_beginning():
    released = b.reviewed()
    assert released.status is AbroadStatus.RELEASED
    again = b.after(released, b.answering(released, {("torture", ASKED): Answer.UNKNOWN}))
    assert (again.status, again.review) == (AbroadStatus.PREPARING, None)
    assert len(again.earlier_reviews) == 1
    assert b.refusal(again, b.cmd(to.SendAbroad, reference="1")) == "cooperation.not_released"
    assert b.refusal(again, b.putting()) == "cooperation.danger_not_excluded"


def test_what_has_left_is_not_changed_any_more():
    sent = b.sent()
    assert b.refusal(sent, b.answering(sent)) == "cooperation.too_late_to_change"
    assert b.refusal(sent, b.filing("un.law")) == "cooperation.too_late_to_change"


def test_the_authority_refuses_a_request_before_the_review_on_a_listed_ground():
    refuse = b.cmd(to.RefuseRequest, ground="un.3a", reason="政治犯罪")
    state = b.after(b.asked(), refuse)
    assert (state.status, state.refusal and state.refusal.ground) == (AbroadStatus.REFUSED, "un.3a")
    assert b.refusal(b.asked(), replace(refuse, ground="mood")) == "cooperation.ground_not_listed"
    assert b.refusal(b.asked(), replace(refuse, reason=" ")) == "cooperation.reason_missing"
    assert b.refusal(state, b.putting()) == "cooperation.abroad_ended"


def test_neutrality_is_asked_for_every_notice_and_unknown_is_no_answer():
    request = b.asked(instrument="interpol.notice")
    for number in range(1, 5):
        for answer in (Answer.YES, Answer.UNKNOWN):
            state = answered(request, f"notice.3.{number}", ASKED, answer)
            assert b.refusal(state, b.putting()) == "cooperation.barred"
