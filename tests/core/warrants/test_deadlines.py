"""Which clocks run on a warrant, whose they are, and what their passing brings."""

from dataclasses import replace
from datetime import date, timedelta

from tests.core.warrants import build as b
from tests.core.warrants.quality.test_decide import WRONG_SEX

from tipstaff.kernel.decider import Clock
from tipstaff.kernel.ids import OffenceCode
from tipstaff.kernel.instant import Instant
from tipstaff.warrants.core.chase.deadlines import NEWS, NEWS_ESCALATED
from tipstaff.warrants.core.commands import ReviewRecord
from tipstaff.warrants.core.deadlines import clocks, lapse
from tipstaff.warrants.core.warrant import Warrant, WarrantStatus
from tipstaff.warrants.core.words import CLOCK_WORDS

MINOR = replace(b.REGISTER, offence=OffenceCode("cn.133-1"))


def running(warrant: Warrant) -> dict[str, Clock]:
    return {clock.name: clock for clock in clocks(warrant, b.RULES)}


def due(warrant: Warrant, name: str) -> Instant:
    moment = running(warrant)[name].deadline.due
    assert moment is not None
    return moment


def lapsed(warrant: Warrant, name: str) -> Warrant:
    at = due(warrant, name)
    command = lapse(warrant, name, at)
    assert command is not None
    return b.done(command, warrant, b.CLOCK, at)


def test_a_second_check_is_due_within_a_day_and_owned_by_the_registering_office() -> None:
    clock = running(b.registered())["check"]
    assert (clock.deadline.due, clock.owner, clock.level) == (b.NOW + timedelta(hours=24), b.OFFICE, 1)


def test_a_check_that_nobody_made_is_noted_once_and_the_clock_stays_with_its_owner() -> None:
    silent = lapsed(b.registered(), "check")
    assert silent.check_lapsed
    assert silent.status is WarrantStatus.AWAITING_CHECK
    assert "check" in running(silent)
    assert lapse(silent, "check", b.LATER) is None


def test_the_check_of_a_corrected_entry_may_be_missed_again() -> None:
    silent = lapsed(b.registered(), "check")
    back = b.done(b.check(silent, "name"), silent, b.CHECKER)
    corrected = b.done(b.CORRECT, back, b.REGISTRAR)
    assert not corrected.check_lapsed
    assert lapsed(corrected, "check").check_lapsed


def test_a_returned_entry_waits_for_its_correction_and_then_for_a_new_check() -> None:
    corrected = b.done(b.CORRECT, b.returned(), b.REGISTRAR)
    assert set(running(b.returned())) == {"correction", "expiry"}
    assert lapse(b.returned(), "correction", b.LATER) is None
    assert due(corrected, "check") == b.LATER + timedelta(hours=24)


def test_a_record_of_level_one_is_reviewed_daily_and_one_of_level_three_monthly() -> None:
    assert due(b.in_force(), "record_review") == Instant.parse("2026-09-19T00:00:00+08:00")
    assert due(b.in_force(MINOR), "record_review") == Instant.parse("2026-10-18T00:00:00+08:00")


def test_a_record_review_that_was_not_made_is_noted_once_and_takes_no_force_away() -> None:
    neglected = lapsed(b.in_force(), "record_review")
    assert neglected.status is WarrantStatus.IN_FORCE
    assert lapse(neglected, "record_review", b.LATER) is None
    at = due(neglected, "record_review")
    review = ReviewRecord(happened_at=at, warrant=b.WARRANT, consulted="问过刑庭")
    reviewed = b.done(review, neglected, b.CHECKER, at)
    assert not reviewed.care_lapsed
    assert due(reviewed, "record_review") > at


def test_a_warrant_rests_when_its_review_date_passes() -> None:
    resting = lapsed(b.in_force(), "review")
    assert due(b.in_force(), "review") == Instant.parse("2027-03-15T00:00:00+08:00")
    assert resting.status is WarrantStatus.SUSPENDED
    assert set(running(resting)) == {"expiry", "expiry_warning"}


def test_a_warrant_expires_when_its_last_day_ends() -> None:
    expired = lapsed(b.in_force(), "expiry")
    assert due(b.in_force(), "expiry") == Instant.parse("2027-09-15T00:00:00+08:00")
    assert expired.status is WarrantStatus.EXPIRED
    assert set(running(expired)) == {"deletion"}


def test_an_entry_that_waits_expires_too() -> None:
    assert lapsed(b.registered(), "expiry").status is WarrantStatus.EXPIRED


def test_the_expiry_is_announced_four_months_ahead_until_the_record_is_reviewed() -> None:
    warning = due(b.in_force(), "expiry_warning")
    review = ReviewRecord(happened_at=warning, warrant=b.WARRANT, consulted="问过刑庭")
    endless = replace(b.in_force(), review_on=None, checked_at=warning)
    assert warning == Instant.parse("2027-05-14T00:00:00+08:00")
    assert lapse(b.in_force(), "expiry_warning", warning) is None
    assert "expiry_warning" not in running(b.done(review, endless, b.CHECKER, warning))


def test_a_day_counts_in_the_warrants_own_zone_when_the_clocks_change() -> None:
    in_berlin = replace(
        b.in_force(),
        zone="Europe/Berlin",
        particulars=replace(b.in_force().particulars, valid_until=date(2026, 10, 25)),
    )
    assert due(in_berlin, "expiry") == Instant.parse("2026-10-25T23:00:00+00:00")


def test_after_its_end_only_the_deletion_of_what_is_kept_is_still_to_come() -> None:
    assert set(running(b.recalled())) == {"deletion"}


def test_every_clock_has_its_words() -> None:
    endless = b.in_force(replace(b.REGISTER, valid_until=None))
    unvalidated = lapsed(replace(b.in_force(), review_on=None), "validation")
    lives = (
        b.drafted(),
        b.registered(),
        b.returned(),
        b.in_force(),
        endless,
        unvalidated,
        b.recalled(),
        WRONG_SEX,
    )
    names = {clock.name for one in lives for clock in clocks(one, b.RULES)}
    assert names == set(CLOCK_WORDS) - {NEWS, NEWS_ESCALATED}  # the clocks of a chase
