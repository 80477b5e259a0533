"""Look-ups through the one door: each is an entry, none is answered past a recall, none slips past a rate."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from tests.registrar import build as b
from tests.registrar.log_order import disorder, log, number_everything

from tipstaff.agencies.founding import key_of
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.record import models
from tipstaff.registrar.drawing import with_drawn_ids
from tipstaff.registrar.matters import history, load
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.rules import rules_named
from tipstaff.registrar.submit import Entered
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.lookup.commands import LookUpWarrant
from tipstaff.warrants.core.lookup.lookup import Answer, LookUp, LookUpPurpose
from tipstaff.warrants.core.particulars import DocumentKind, IdentityDocument
from tipstaff.warrants.core.quality.commands import DecideDuplicate
from tipstaff.warrants.core.quality.quality import Verdict
from tipstaff.warrants.queries import look_ups_answered

pytestmark = pytest.mark.usefixtures("shared_agencies")

_hours = count(1)
OFFICER, OTHER = "officer.guangzhou", "officer2.guangzhou"
RATE = next(rate for rate in rules_named("cn/2026-1").rates if rate.id == "lookup.officer")


@pytest.fixture
def at() -> Instant:
    """A moment of the test's own, so that no test uses up another one's rate."""
    return b.NOW + 2 * RATE.span * next(_hours)


def looking_up(**asked: Any) -> LookUpWarrant:
    values = {
        "happened_at": b.NOW,
        "purpose": LookUpPurpose.PERSON_PRESENT,
        "occasion": "车站查验证件",
        "case_reference": "查验0417",
    }
    return LookUpWarrant(**with_drawn_ids(LookUpWarrant, values | asked))


def ask(at: Instant, who: str = OFFICER, **asked: Any) -> LookUp:
    found: LookUp = load(b.do(looking_up(**asked), who, at).matter).state
    return found


def number_of(at: Instant) -> str:
    return f"号{at}"


def in_force(at: Instant, number: str = "", **person: Any) -> Any:
    """A warrant in force whose person holds a document of the test's own."""
    number = number or number_of(at)
    documents = (IdentityDocument(kind=DocumentKind.PASSPORT, number=f"E{at.at:%Y%m%d%H%M}", country="CN"),)
    who = replace(b.PERSON, **({"documents": documents} | person))
    order = b.registering(number, at, person=who, valid_until=date(2027, 12, 31))
    b.do(order, "registrar.guangzhou", at)
    for other in b.state_of(order.warrant).quality.undecided:
        b.do(another_order(order.warrant, other, at), "checker.guangzhou", at)
    b.do(b.checking(order.warrant, at), "checker.guangzhou", at)
    return order.warrant


def another_order(warrant: WarrantId, other: WarrantId, at: Instant) -> DecideDuplicate:
    return DecideDuplicate(
        happened_at=at, warrant=warrant, other=other, verdict=Verdict.SAME_PERSON, reason="同一护照"
    )


def document_of(at: Instant, name: str = b.PERSON.name) -> dict[str, str]:
    return {"document": f"E{at.at:%Y%m%d%H%M}", "country": "CN", "name": name}


def test_what_was_found_stands_in_the_entry_and_is_relied_on(at: Instant):
    warrant = in_force(at)
    look_up = ask(at, number=number_of(at))
    (entry,) = history(look_up.id)
    assert look_up.answer is Answer.CONFIRM_FIRST
    assert entry.leaf["relied_on"] == {warrant: 2}
    assert [each.warrant for each in ask(at, **document_of(at)).found] == [warrant]


def test_of_a_look_up_that_found_nothing_no_trace_of_the_person_is_left(at: Instant):
    warrant = in_force(at)
    b.do(b.recalling(warrant, at), "court.guangzhou", at)
    for asked in (document_of(at), document_of(at, "样本乙"), {"number": f"{number_of(at)}0"}):
        look_up = ask(at, **asked)
        leaf = models.Entry.objects.get(matter=look_up.id).leaf
        assert look_up.answer is Answer.NOTHING
        assert history(look_up.id)[0].leaf["relied_on"] == {}
        assert not any(each in leaf for each in (warrant, number_of(at), "样本", document_of(at)["document"]))


def test_a_wrong_name_leaves_the_same_entry_as_a_document_that_nobody_holds(at: Instant):
    in_force(at)
    wrong_name = ask(at, **document_of(at, "样本乙"))
    no_document = ask(at, document="E0", country="CN", name="样本乙")
    acts = [history(each.id)[0].leaf["act"] for each in (wrong_name, no_document)]
    own = {"lookup", "occasion", "case_reference"}
    assert len({str({key: act[key] for key in act.keys() - own}) for act in acts}) == 1


def test_a_recalled_warrant_is_said_to_be_over_when_its_number_is_asked(at: Instant):
    warrant = in_force(at)
    b.do(b.recalling(warrant, at), "court.guangzhou", at)
    assert ask(at, number=number_of(at)).answer is Answer.ENDED


def test_several_warrants_of_whoever_holds_the_document_are_all_named(at: Instant):
    several = {in_force(at, f"{number_of(at)}-{each}") for each in range(2)}
    look_up = ask(at, **document_of(at))
    assert {each.warrant for each in look_up.found} == several
    assert look_up.names_several_subjects


def test_whoever_was_answered_is_known_by_the_warrant_and_the_moment(at: Instant):
    warrant = in_force(at)
    first = ask(at, number=number_of(at))
    later = at + timedelta(minutes=1)
    second = ask(later, OTHER, **document_of(at))
    rows = look_ups_answered(warrant, at)
    assert [(each.lookup, each.by, each.at) for each in rows] == [
        (second.id, key_of(OTHER), later),
        (first.id, key_of(OFFICER), at),
    ]
    assert {(each.edition, each.office, each.answer) for each in rows} == {
        (first.found[0].edition, "guangzhou-operations", Answer.CONFIRM_FIRST)
    }
    assert [each.lookup for each in look_ups_answered(warrant, later)] == [second.id]


# ── rates ──


def test_beyond_the_rate_it_is_refused_and_the_refusal_is_entered_without_what_was_asked(at: Instant):
    for _ in range(RATE.most):
        ask(at, number="0")
    refused = b.ask(looking_up(number="号0417"), OFFICER, at)
    assert isinstance(refused, Refused)
    assert refused.ground is WarrantGround.TOO_MANY_LOOK_UPS
    leaf = models.Entry.objects.filter(event="record.refused").latest("id").leaf
    assert WarrantGround.TOO_MANY_LOOK_UPS in leaf
    assert "号0417" not in leaf
    assert isinstance(b.ask(looking_up(number="0"), OTHER, at), Entered)
    assert isinstance(b.ask(looking_up(number="0"), OFFICER, at + RATE.span), Entered)


def test_whoever_asks_ten_times_at_once_gets_no_more_than_the_last_of_the_rate(at: Instant):
    for _ in range(RATE.most - 1):
        ask(at, number="0")
    asked = [looking_up(number="0") for _ in range(10)]
    outcomes = b.together([lambda each=each: b.ask(each, OFFICER, at) for each in asked])  # type: ignore[misc]
    assert Counter(map(type, outcomes)) == {Entered: 1, Refused: 9}


# ── recall against look-up ──


def test_no_answer_stands_behind_a_recall_however_close_they_come(at: Instant):
    warrants = [in_force(at, f"{number_of(at)}/{each}", documents=()) for each in range(25)]
    answers = Counter[Answer]()
    for each, warrant in enumerate(warrants):
        moment = at + timedelta(hours=each)
        recall = b.recalling(warrant, moment)
        question = looking_up(number=f"{number_of(at)}/{each}")
        _, asked = b.together(
            [
                lambda recall=recall, moment=moment: b.do(recall, "court.guangzhou", moment),  # type: ignore[misc]
                lambda question=question, moment=moment: b.do(question, OFFICER, moment),  # type: ignore[misc]
            ]
        )
        answers[load(asked.matter).state.answer] += 1
    number_everything()
    leaves = log()
    assert disorder(leaves) == []
    recalled = {
        leaf["matter"]: place for place, leaf in enumerate(leaves) if leaf["event"] == "warrants.recalled"
    }
    for place, leaf in enumerate(leaves):
        for found in leaf["act"].get("found", []) if leaf["event"] == "warrants.looked_up" else []:
            is_before = place < recalled.get(found["warrant"], len(leaves))
            assert is_before is (found["answer"] == Answer.CONFIRM_FIRST)
    assert answers.keys() <= {Answer.CONFIRM_FIRST, Answer.ENDED}
    assert answers.total() == len(warrants)


def test_every_table_follows_from_the_record_after_all_this():
    assert compare() == ()
