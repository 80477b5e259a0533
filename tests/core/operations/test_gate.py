"""The gate before a token: what each item asks for, how an answer grows old, and what voids it."""

from dataclasses import replace
from typing import Any

import pytest
from tests.core.operations import build as b

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core import commands as k
from tipstaff.operations.core.decide import decide
from tipstaff.operations.core.gate import blocking_items, gate
from tipstaff.operations.core.grounds import OperationGround as G
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.readiness import AnswerStanding, Dwelling, ItemAnswer, Known, is_by_night
from tipstaff.operations.core.token import TokenStatus
from tipstaff.policy.loader import load_profile
from tipstaff.policy.profile import Profile, ReadinessItem
from tipstaff.policy.readiness import AnswerForm

REAL = load_profile("cn/2026-1")
RULES = replace(b.RULES, readiness=REAL.readiness, limits=REAL.limits)
"""The real checklist."""
FORMS = {item.id: item.form for item in REAL.readiness}
SEEN_AT = b.later(-60)
SOON = b.later(10)
SAYS: dict[AnswerForm, dict[str, Any]] = {
    AnswerForm.PLAIN: {},
    AnswerForm.PLAN: {"note": "as planned"},
    AnswerForm.NEED: {"note": "a colleague looks after them"},
    AnswerForm.SEEN: {"who": b.OFFICER.user, "seen_at": SEEN_AT},
    AnswerForm.DWELLING: {"whose": Dwelling.OWN},
    AnswerForm.WINDOW: b.by_day(),
}


def said(item: str, **other: Any) -> ItemAnswer:
    return ItemAnswer(**({"item": item, "answer": Known.YES} | SAYS[FORMS[item]] | other))


def answering(*answers: ItemAnswer, minutes: float = 5) -> b.Act:
    return b.act(k.AnswerChecklist, b.OFFICER, minutes, answers=answers)


ALL = tuple(said(item.id) for item in REAL.readiness)
READY: tuple[b.Act, ...] = (b.opened(), b.address_named(), answering(*ALL))


@pytest.fixture(autouse=True)
def real_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(b, "RULES", RULES)


def standing(operation: Operation, item: str, now: Instant = SOON, edition: int = 3) -> AnswerStanding:
    found = {one.item.id: one.standing for one in gate(operation, b.warrant(edition=edition), now, RULES)}
    return found[item]


def asked_for_token(operation: Operation, minutes: float = 15, **known: Any) -> object:
    command, facts = b.issued(minutes=minutes, known=known)
    return decide(command, operation, facts, RULES)


def test_a_checklist_answered_in_full_opens_the_gate():
    operation = b.after(*READY, b.asked(), b.answered())
    assert blocking_items(operation, b.warrant(), b.later(15), RULES) == ()
    assert not isinstance(asked_for_token(operation), Refused)


@pytest.mark.parametrize(
    "item", [one for one in REAL.readiness if one.blocks_when_unknown], ids=lambda one: one.id
)
def test_not_knowing_and_not_answering_hold_back_the_token_item_by_item(item: ReadinessItem):
    silent = tuple(one for one in ALL if one.item != item.id)
    unknown = (*silent, ItemAnswer(item=item.id, answer=Known.UNKNOWN))
    for answers in (silent, unknown):
        operation = b.after(b.opened(), b.address_named(), answering(*answers), b.asked(), b.answered())
        assert asked_for_token(operation) == Refused(G.NOT_READY, {"items": item.id})


def test_what_does_not_stop_the_work_may_stay_unknown():
    answers = tuple(one for one in ALL if one.item != "media_plan")
    operation = b.after(b.opened(), b.address_named(), answering(*answers), b.asked(), b.answered())
    assert standing(operation, "media_plan") is AnswerStanding.UNANSWERED
    assert not isinstance(asked_for_token(operation), Refused)


def test_a_no_settles_whether_somebody_is_there_and_nothing_else():
    nobody = ItemAnswer(item="children", answer=Known.NO)
    none = ItemAnswer(item="medical_plan", answer=Known.NO, note="the doctor is not free")
    operation = b.after(*READY, answering(nobody, none, minutes=6))
    assert standing(operation, "children") is AnswerStanding.SETTLED
    assert standing(operation, "medical_plan") is AnswerStanding.DENIED


def test_another_edition_voids_what_rested_on_the_warrant_and_nothing_else():
    operation = b.after(*READY)
    found = gate(operation, b.warrant(edition=4), b.later(10), RULES)
    void = {one.item.id for one in found if one.standing is AnswerStanding.WARRANT_CHANGED}
    assert void == {"instrument_in_hand", "instrument_seen", "dwelling_authority", "desk_told"}


def test_another_address_voids_what_rested_on_it_and_the_token():
    operation = b.after(*READY, b.asked(), b.answered(), b.issued(), b.address_named(20, "14 Example Lane"))
    assert operation.tokens[-1].status is TokenStatus.VOID
    found = gate(operation, b.warrant(), b.later(21), RULES)
    void = {one.item.id for one in found if one.standing is AnswerStanding.ADDRESS_CHANGED}
    assert void == {
        "address_seen",
        "dwelling_authority",
        "wrong_address",
        "occupants",
        "children",
        "vulnerable",
    }


def test_an_answer_grows_old_from_when_the_thing_was_seen():
    operation = b.after(*READY)
    just_before, then = b.later(72 * 60 - 0.1, SEEN_AT), b.later(72 * 60, SEEN_AT)
    assert standing(operation, "address_seen", just_before) is AnswerStanding.SETTLED
    assert standing(operation, "address_seen", then) is AnswerStanding.OLD
    assert standing(operation, "children", b.later(24 * 60 + 5)) is AnswerStanding.OLD


def test_the_time_for_the_execution_is_over_with_its_own_end():
    operation = b.after(*READY)
    assert standing(operation, "time_window", b.later(299)) is AnswerStanding.SETTLED
    assert standing(operation, "time_window", b.later(300)) is AnswerStanding.OLD


def test_whoever_saw_the_address_took_part():
    operation = b.after(b.opened(), b.address_named(), answering(said("address_seen", who=b.NEXT.user)))
    assert b.NEXT.user in operation.took_part


def test_another_persons_home_is_settled_by_its_own_paper():
    told = said("dwelling_authority", whose=Dwelling.OF_ANOTHER, authority="search warrant 7")
    operation = b.after(*READY, answering(told, minutes=6))
    assert standing(operation, "dwelling_authority") is AnswerStanding.SETTLED


@pytest.mark.parametrize(
    ("since", "until", "night"),
    [
        ("06:00", "22:00", False),
        ("05:59", "07:00", True),
        ("21:00", "22:01", True),
        ("23:00", "23:30", True),
    ],
)
def test_the_night_begins_and_ends_by_the_clock_of_the_place(since: str, until: str, night: bool):
    day = "2026-09-17T{}:00+08:00"
    moments = Instant.parse(day.format(since)), Instant.parse(day.format(until))
    assert is_by_night(*moments, REAL, "Asia/Shanghai") is night


def test_the_same_time_is_night_elsewhere():
    moments = Instant.parse("2026-09-17T10:00:00+08:00"), Instant.parse("2026-09-17T11:00:00+08:00")
    assert is_by_night(*moments, REAL, "Europe/Paris")


def test_a_night_of_several_days_is_night():
    assert is_by_night(b.later(0), b.later(24 * 60), REAL, "Asia/Shanghai")


def test_night_work_with_its_ground_is_answered():
    told = said(
        "time_window", **b.by_day(60, 13 * 60), note="the person works by day and is at home by night"
    )
    assert standing(b.after(*READY, answering(told, minutes=6)), "time_window") is AnswerStanding.SETTLED


@pytest.mark.parametrize("profile", ["cn/2026-1", "eu-eaw/2026-1", "us-style/2026-1"])
def test_every_profile_asks_for_the_same_items(profile: str):
    rules: Profile = load_profile(profile)
    assert [one.id for one in rules.readiness] == [one.id for one in REAL.readiness]
    assert all(one.source and one.limit in rules.limits for one in rules.readiness)


def test_an_answer_of_the_first_version_says_too_little_where_more_is_asked_for():
    operation = b.after(*READY)
    plainly = tuple(
        replace(one, edition=None, who=None, seen_at=None, address=0) for one in operation.readiness
    )
    before = replace(operation, readiness=plainly)
    assert standing(before, "briefed") is AnswerStanding.SETTLED
    assert standing(before, "address_seen") is AnswerStanding.INCOMPLETE
