"""Which clocks run when, whose they are, and what is noted when one has passed."""

import pytest
from tests.core.operations import build as b

from tipstaff.kernel.instant import Instant
from tipstaff.operations.core import commands as k
from tipstaff.operations.core.confirmation import Answer, Urgency
from tipstaff.operations.core.deadlines import clocks, lapse
from tipstaff.operations.core.operation import Operation
from tipstaff.policy.profile import Applies


def running(*acts: b.Act) -> dict[str, tuple[str, Instant | None]]:
    return {c.name: (c.owner, c.deadline.due) for c in clocks(b.after(*acts), b.RULES)}


def opened_at_level(level: int) -> b.Act:
    return b.opened(known={"warrant": b.warrant(level=level)})


def test_level_1_wants_a_plan_in_two_hours_and_an_outcome_in_a_day() -> None:
    assert running(b.opened()) == {
        "plan": (b.COMMAND, b.later(120)),
        "outcome": (b.COMMAND, b.later(24 * 60)),
    }
    assert "plan" not in running(b.opened(), b.act(k.RecordPlan, b.OWNER, 1, plan="front door"))


@pytest.mark.parametrize(
    ("level", "due"), [(2, "2026-09-19T10:00:00+08:00"), (3, "2026-09-25T00:00:00+08:00")]
)
def test_lower_levels_want_an_outcome_only(level: int, due: str) -> None:
    assert running(opened_at_level(level)) == {"outcome": (b.COMMAND, Instant.parse(due))}


@pytest.mark.parametrize(("urgency", "minutes"), [(Urgency.URGENT, 10), (Urgency.ROUTINE, 60)])
def test_the_issuing_desk_owns_the_answer(urgency: Urgency, minutes: int) -> None:
    waiting = running(*b.PREPARED, b.asked(urgency=urgency))
    assert waiting["confirmation:1"] == (b.DESK, b.later(10 + minutes))
    assert "confirmation:1" not in running(*b.CONFIRMED)


def test_more_time_stops_the_clock_until_the_desks_own_estimate() -> None:
    waiting = running(*b.PREPARED, b.asked(), b.answered(Answer.MORE_TIME, until=b.later(42)))
    assert waiting["confirmation:1"] == (b.DESK, b.later(50))


def test_the_duty_supervisor_has_a_clock_too() -> None:
    waiting = running(*b.PREPARED, b.asked(), b.no_answer(), b.no_answer(2, 30))
    assert waiting["supervisor:2"] == (b.DESK, b.later(40))
    assert not any(name.startswith("confirmation") for name in waiting)


def test_a_token_runs_out_with_its_window() -> None:
    assert running(*b.WITH_TOKEN)["token"] == (b.COMMAND, b.later(75))


def test_care_is_owed_by_whoever_holds_the_person() -> None:
    assert running(*b.EXECUTED) == {
        "care:told_why": (b.SQUAD, b.later(90)),
        "care:family": (b.SQUAD, b.later(30 + 24 * 60)),
    }
    assert running(*b.EXECUTED, b.cared(), b.handover_offered(), b.handed_over()) == {
        "care:family": (b.CENTRE, b.later(30 + 24 * 60))
    }


def test_an_interpreter_is_owed_to_whoever_needs_one() -> None:
    acts = (*b.WITH_TOKEN, b.executed(circumstances=(Applies.NEEDS_INTERPRETER,)))
    assert "care:interpreter" in running(*acts)


def test_the_receiving_office_owns_its_signature() -> None:
    assert running(*b.CARED_FOR, b.handover_offered()) == {"handover": (b.CENTRE, b.later(170))}


def test_a_protest_stops_every_clock_but_its_own_and_those_owed_to_the_person() -> None:
    assert running(*b.WITH_TOKEN, b.protested(minutes=20)) == {"protest": (b.DESK, b.later(80))}
    assert running(*b.EXECUTED, b.protested()).keys() == {"protest", "care:told_why", "care:family"}


def test_missed_care_stays_in_the_queue_until_it_is_given() -> None:
    assert "care:told_why" in running(*b.EXECUTED, b.care_missed())


def test_nothing_runs_once_the_person_is_free_or_the_operation_closed() -> None:
    assert running(*b.EXECUTED, b.released()) == {}
    assert running(*b.CLOSED) == {}


def test_every_clock_names_its_level_and_how_it_came_about() -> None:
    for acts in (b.WITH_TOKEN, (*b.PREPARED, b.asked()), b.EXECUTED):
        for clock in clocks(b.after(*acts), b.RULES):
            assert clock.level == 1
            assert clock.deadline.derivation[0].kind.value == "started"
            assert clock.deadline.derivation[-1].values["at"] == str(clock.deadline.due)


def _passed(operation: Operation, name: str) -> object:
    due = next(clock.deadline.due for clock in clocks(operation, b.RULES) if clock.name == name)
    assert due is not None
    return lapse(operation, name, due)


@pytest.mark.parametrize(
    ("acts", "clock", "command"),
    [
        ((*b.PREPARED, b.asked()), "confirmation:1", k.NoteNoAnswer),
        (b.WITH_TOKEN, "token", k.NoteTokenLapsed),
        (b.EXECUTED, "care:family", k.NoteCareMissed),
        ((b.opened(),), "plan", k.NoteOverdue),
        ((b.opened(),), "outcome", k.NoteOverdue),
        ((*b.EXECUTED, b.protested()), "protest", k.NoteOverdue),
        ((*b.EXECUTED, b.handover_offered()), "handover", k.NoteOverdue),
    ],
)
def test_a_passed_clock_asks_to_be_noted(acts: tuple[b.Act, ...], clock: str, command: type) -> None:
    assert type(_passed(b.after(*acts), clock)) is command


def test_a_clock_whose_passing_stands_noted_asks_for_nothing() -> None:
    noted = b.after(b.opened(), b.act(k.NoteOverdue, b.CLOCK, 120, clock="plan"))
    assert _passed(noted, "plan") is None
    assert _passed(b.after(*b.EXECUTED, b.care_missed()), "care:told_why") is None
    assert lapse(b.after(*b.CONFIRMED), "token", b.later(75)) is None
