"""A clock stands still on a listed ground alone, for as long as the rules say, and no waiting is ever lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.warrants import build as b

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.deadline import Pause, StepKind
from tipstaff.kernel.decider import Decision, Ground, Refused
from tipstaff.kernel.ids import OffenceCode
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import PAUSABLE
from tipstaff.warrants.core.commands import PauseClock, ResumeClock, WarrantCommand
from tipstaff.warrants.core.deadlines import clocks, lapse
from tipstaff.warrants.core.decide import decide
from tipstaff.warrants.core.events import WarrantEvent
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import Warrant

HOUR = timedelta(hours=1)
AT = b.NOW + 2 * HOUR
LONGEST = Instant.parse("2026-09-22T00:00:00+08:00")
"""Three working days after Thursday 17 September: Friday, the Sunday that is worked for National Day, Monday."""


def pausing(clock: str = "check", ground: str = "court_clarification", at: Instant = AT) -> PauseClock:
    return PauseClock(happened_at=at, warrant=b.WARRANT, clock=clock, ground=ground, note="问法院出生日期")


def resuming(clock: str = "check", at: Instant = AT + HOUR) -> ResumeClock:
    return ResumeClock(happened_at=at, warrant=b.WARRANT, clock=clock, note="法院已复函")


def paused(warrant: Warrant | None = None, at: Instant = AT) -> Warrant:
    return b.done(pausing(at=at), warrant or b.registered(), b.REGISTRAR, at)


def resumed(warrant: Warrant | None = None, at: Instant = AT + HOUR) -> Warrant:
    return b.done(resuming(at=at), warrant or paused(), b.REGISTRAR, at)


def decided(command: WarrantCommand, warrant: Warrant, who: Actor, at: Instant) -> Decision[WarrantEvent]:
    return decide(command, warrant, b.facts(who, at), b.RULES)


def ground_of(command: WarrantCommand, warrant: Warrant, who: Actor, at: Instant) -> Ground:
    outcome = decided(command, warrant, who, at)
    assert isinstance(outcome, Refused), outcome
    return outcome.ground


def due(warrant: Warrant, name: str = "check") -> Instant | None:
    return next(each.deadline.due for each in clocks(warrant, b.RULES) if each.name == name)


def test_a_pause_makes_the_clock_later_by_exactly_its_length() -> None:
    assert due(b.registered()) == b.NOW + 24 * HOUR
    assert due(resumed()) == b.NOW + 25 * HOUR


def test_a_pause_that_nobody_ends_ends_by_itself_when_the_rules_say_so() -> None:
    assert paused().pauses[-1].pause.until == LONGEST
    assert due(paused()) == b.NOW + 24 * HOUR + (LONGEST - AT)


def test_two_pauses_of_one_clock_both_count() -> None:
    twice = resumed(paused(resumed(), AT + 5 * HOUR), AT + 8 * HOUR)
    assert due(twice) == b.NOW + 24 * HOUR + HOUR + 3 * HOUR


def test_a_pause_counts_from_its_entry_whenever_its_cause_is_said_to_have_arisen() -> None:
    late = b.done(pausing(at=b.NOW + HOUR), b.registered(), b.REGISTRAR, b.NOW + 20 * HOUR)
    assert late.pauses[-1].pause.since == b.NOW + 20 * HOUR


def test_a_clock_runs_on_from_when_the_answer_came_also_where_that_is_entered_later() -> None:
    late = b.done(resuming(at=AT + HOUR), paused(), b.REGISTRAR, AT + 10 * HOUR)
    assert due(late) == b.NOW + 25 * HOUR


def test_the_ledger_keeps_the_ground_and_who_said_so_and_the_derivation_shows_both() -> None:
    (line,) = resumed().pauses
    assert line.pause == Pause("court_clarification", AT, AT + HOUR, by="registrar")
    steps = next(each.deadline.derivation for each in clocks(resumed(), b.RULES) if each.name == "check")
    (step,) = [one for one in steps if one.kind is StepKind.PAUSED]
    assert step.values == {
        "ground": "court_clarification",
        "since": str(AT),
        "until": str(AT + HOUR),
        "by": "registrar",
    }


def test_no_change_of_level_loses_the_time_that_was_paused() -> None:
    """Seen elsewhere: changing a ticket's priority dropped its waiting time (GLPI 15605)."""
    assert due(replace(resumed(), level=3)) == due(resumed())


def test_no_later_event_takes_a_line_out_of_the_ledger() -> None:
    """Seen elsewhere: a resumed timer forgot how long it had been paused (WSO2 1666)."""
    before = resumed().pauses
    back = b.done(b.check(resumed(), "name"), resumed(), b.CHECKER, AT + 2 * HOUR)
    corrected = b.done(
        replace(b.CORRECT, offence=OffenceCode("cn.312"), happened_at=AT + 3 * HOUR),
        back,
        b.REGISTRAR,
        AT + 3 * HOUR,
    )
    assert corrected.pauses[: len(before)] == before


def test_the_pause_of_an_earlier_check_is_no_pause_of_the_next() -> None:
    back = b.done(b.check(paused(), "name"), paused(), b.CHECKER, AT + HOUR)
    again = replace(b.CORRECT, happened_at=AT + 2 * HOUR)
    corrected = b.done(again, back, b.REGISTRAR, AT + 2 * HOUR)
    assert due(corrected) == AT + 2 * HOUR + 24 * HOUR


def test_a_correction_may_wait_for_the_court_too() -> None:
    at = b.LATER + HOUR
    waiting = b.done(pausing("correction", at=at), b.returned(), b.REGISTRAR, at)
    assert waiting.pauses[-1].clock == "correction"


def test_a_paused_check_is_not_noted_as_missed_while_it_stands_still() -> None:
    command = lapse(paused(), "check", b.NOW + 24 * HOUR)
    assert command is not None
    assert ground_of(command, paused(), b.CLOCK, b.NOW + 25 * HOUR) is Because.NOT_YET_DUE


REFUSED = [
    (pausing(ground="too_much_to_do"), b.registered(), AT, Because.PAUSE_NOT_LISTED),
    (pausing("expiry"), b.registered(), AT, Because.CLOCK_NOT_PAUSABLE),
    (pausing("correction"), b.registered(), AT, Because.CLOCK_NOT_RUNNING),
    (pausing(), paused(), AT + HOUR, Because.CLOCK_PAUSED_ALREADY),
    (pausing(), b.registered(), b.NOW + 24 * HOUR, Because.CLOCK_HAS_PASSED),
    (pausing(), b.suspended(), AT, Because.NO_CLOCK_TO_PAUSE),
    (resuming(), b.registered(), AT + HOUR, Because.CLOCK_NOT_PAUSED),
    (resuming(), resumed(), AT + 2 * HOUR, Because.CLOCK_NOT_PAUSED),
]


@pytest.mark.parametrize(("command", "warrant", "at", "ground"), REFUSED)
def test_a_pause_is_refused_on_its_ground(
    command: PauseClock | ResumeClock, warrant: Warrant, at: Instant, ground: Because
) -> None:
    assert ground_of(command, warrant, b.REGISTRAR, at) is ground


@pytest.mark.parametrize("user", [b.JUDGE, b.OVERSIGHT])
def test_only_those_who_keep_the_register_pause_its_clocks(user: Actor) -> None:
    assert ground_of(pausing(), b.registered(), user, AT) is Because.WRONG_ROLE
    assert ground_of(pausing(), b.registered(), b.ELSEWHERE, AT) is Because.NOT_YOUR_AGENCY


def test_no_rule_lets_an_expiry_a_review_date_or_a_custody_clock_stand_still() -> None:
    assert not PAUSABLE & {
        "expiry",
        "expiry_warning",
        "review",
        "record_review",
        "care",
        "handover",
        "protest",
    }


def test_the_ledger_folds_the_same_however_often_it_is_folded() -> None:
    at = AT + HOUR
    first = decided(pausing(), b.registered(), b.REGISTRAR, AT)
    assert not isinstance(first, Refused)
    then = decided(resuming(), b.after(first, b.registered()), b.REGISTRAR, at)
    assert not isinstance(then, Refused)
    assert b.after((*first, *then), b.registered()) == resumed()
