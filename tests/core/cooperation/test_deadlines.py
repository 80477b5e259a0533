from dataclasses import replace

import pytest
from tests.core.cooperation.build import (
    ANSWER_DUE,
    APPROVAL_DUE,
    ASKING,
    CLOCK,
    CRIME,
    LEGAL,
    RECEIVING,
    REPLY_DUE,
    REQUEST,
    RULES,
    Act,
    acknowledged,
    after,
    approved_by,
    declined_by,
    events_of,
    facts,
    open_request,
    silent,
    unanswered,
    withdrawn,
)

from tipstaff.cooperation.core.abroad import words as abroad
from tipstaff.cooperation.core.commands import NoteReplySilence, NoteSilence, NoteUnanswered
from tipstaff.cooperation.core.deadlines import clocks, deadline, lapse
from tipstaff.cooperation.core.liaison import deadlines as liaison
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.cooperation.core.words import CLOCK_WORDS
from tipstaff.kernel.calendar import CalendarNotPublished
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.loader import load_profile

HELP_DUE = Instant.parse("2026-09-25T00:00:00+08:00")
"""Seven days, the last of them Thursday 24 September."""


def running(request: CooperationRequest) -> dict[str, tuple[OfficeId, Instant | None]]:
    return {clock.name: (clock.owner, clock.deadline.due) for clock in clocks(request, RULES)}


def test_all_clocks_run_side_by_side_from_the_moment_of_asking() -> None:
    assert running(open_request(LEGAL, CRIME)) == {
        "reply": (RECEIVING, REPLY_DUE),
        f"approval:{LEGAL}": (LEGAL, APPROVAL_DUE),
        f"approval:{CRIME}": (CRIME, APPROVAL_DUE),
        "answer": (RECEIVING, ANSWER_DUE),
        "help": (RECEIVING, HELP_DUE),
    }


def test_the_sunday_worked_in_place_of_national_day_counts() -> None:
    (answer,) = (one for one in clocks(open_request(), RULES) if one.name == "answer")
    counted = [step.values["day"] for step in answer.deadline.derivation if step.kind == "counted"]
    assert counted == ["2026-09-18", "2026-09-20", "2026-09-21"]


def test_the_rules_for_mainland_china_count_over_the_make_up_day_and_the_holiday() -> None:
    rules = load_profile("cn/2026-1")
    due = {clock.name: clock.deadline.due for clock in clocks(open_request(LEGAL), rules)}
    assert due == {
        "reply": REPLY_DUE,
        f"approval:{LEGAL}": APPROVAL_DUE,
        "answer": ANSWER_DUE,
        "help": Instant.parse("2026-09-25T00:00:00+08:00"),
    }
    eve = replace(open_request(LEGAL), asked_at=Instant.parse("2026-09-29T16:00:00+08:00"))
    # Wednesday 30 September, then the holiday until 7 October, then Thursday and Friday.
    assert deadline(eve, "answer", rules).due == Instant.parse("2026-10-10T00:00:00+08:00")


def test_days_end_where_the_asked_agency_is() -> None:
    west = replace(open_request(LEGAL), zone="Europe/London")
    assert deadline(west, "answer", RULES).due == Instant.parse("2026-09-22T00:00:00+01:00")


def test_a_time_that_no_calendar_reaches_is_never_guessed() -> None:
    late = replace(open_request(LEGAL), asked_at=Instant.parse("2026-12-30T10:00:00+08:00"))
    with pytest.raises(CalendarNotPublished):
        clocks(late, RULES)


def test_each_clock_carries_the_level_of_the_warrant() -> None:
    assert {clock.level for clock in clocks(open_request(), RULES)} == {1}


def test_a_first_reply_stops_its_clock_and_no_other() -> None:
    before, now = running(open_request()), running(after(open_request(), acknowledged()))
    assert before.keys() - now.keys() == {"reply"}


def test_an_approval_stops_its_own_clock_and_no_other() -> None:
    before, now = running(open_request()), running(after(open_request(), approved_by(LEGAL)))
    assert before.keys() - now.keys() == {f"approval:{LEGAL}"}


def test_a_noted_silence_stays_owed_climbs_the_ladder_and_is_noted_once() -> None:
    request = after(open_request(), silent(LEGAL))
    assert running(request)[f"approval:{LEGAL}"] == (LEGAL, APPROVAL_DUE)
    assert lapse(request, f"approval:{LEGAL}", APPROVAL_DUE) is None


def test_an_unanswered_request_becomes_the_asking_offices_to_take_higher() -> None:
    now = running(after(open_request(LEGAL), silent(LEGAL), unanswered()))
    assert now["escalation"] == (ASKING, ANSWER_DUE)
    assert "answer" not in now


def test_once_accepted_only_the_help_is_timed() -> None:
    assert running(after(open_request(LEGAL), approved_by(LEGAL))) == {"help": (RECEIVING, HELP_DUE)}


@pytest.mark.parametrize("end", [declined_by(LEGAL), withdrawn()])
def test_no_clock_runs_once_the_request_has_come_to_its_end(end: Act) -> None:
    ended = after(open_request(LEGAL), end)
    assert clocks(ended, RULES) == ()
    assert lapse(ended, "answer", ANSWER_DUE) is None


def test_each_passed_clock_is_noted_by_its_own_command() -> None:
    request = open_request()
    assert lapse(request, f"approval:{LEGAL}", APPROVAL_DUE) == NoteSilence(
        happened_at=APPROVAL_DUE, request=REQUEST, office=LEGAL
    )
    assert lapse(request, "reply", REPLY_DUE) == NoteReplySilence(happened_at=REPLY_DUE, request=REQUEST)
    assert lapse(request, "answer", ANSWER_DUE) == NoteUnanswered(happened_at=ANSWER_DUE, request=REQUEST)
    assert lapse(request, "escalation", ANSWER_DUE) is None


def test_what_a_clock_asks_for_is_allowed_at_its_moment_and_noted_once() -> None:
    request = open_request()
    for clock in clocks(request, RULES):
        due = clock.deadline.due
        assert due is not None
        command = lapse(request, clock.name, due)
        assert command is not None
        noted = after(request, (command, facts(CLOCK, due)))
        assert events_of(command, request, facts(CLOCK, due))
        assert lapse(noted, clock.name, due) is None


def test_every_clock_has_words() -> None:
    names = {clock.name.partition(":")[0] for clock in clocks(open_request(), RULES)}
    later = {"escalation", "silence", "in_place", "spot", "condition", "dispute"}
    assert set(CLOCK_WORDS) - set(abroad.CLOCK_WORDS) - {liaison.NEXT} == names | later
