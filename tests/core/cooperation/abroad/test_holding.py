"""Somebody is held: every time ends in a release or a named ground, in whatever zone, through whatever holiday."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.cooperation.abroad import build as b

from tipstaff.cooperation.core.abroad import commands as to
from tipstaff.cooperation.core.abroad.deadlines import clocks, lapse
from tipstaff.cooperation.core.abroad.request import AbroadStatus, ForeignRequest, HandoverSide
from tipstaff.kernel.decider import Clock
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile

AT = Instant.parse


def clock(request: ForeignRequest, name: str, rules: Profile = b.CN) -> Clock:
    return next(one for one in clocks(request, rules) if one.name == name)


def names(request: ForeignRequest, rules: Profile = b.CN) -> set[str]:
    return {one.name for one in clocks(request, rules)}


def held(since: str, rules: Profile, instrument: str, zone: str) -> ForeignRequest:
    """Held for another state's request."""
    at, offence = AT(since), next(iter(rules.offences))
    state = b.received(rules, instrument=instrument, happened_at=at, offence=offence)
    return b.after(replace(state, zone=zone), b.cmd(to.RecordDetention, at), rules=rules)


def extended(state: ForeignRequest, rules: Profile) -> ForeignRequest:
    assert state.detention is not None
    return b.after(state, b.cmd(to.ExtendDetention, state.detention.since, reason="一"), rules=rules)


# Counted by hand: the day of the custody is left out, and the last day ends at 24:00 on the zone's clock.
@pytest.mark.parametrize(
    ("since", "rules", "instrument", "zone", "name", "extends", "due"),
    [
        # FD 2002/584 art. 17(3): 16 days of January, 28 of February, 16 of March
        (
            "2026-01-15T14:00:00+01:00",
            b.EU,
            "eu.eaw",
            "Europe/Berlin",
            "surrender_decision",
            False,
            "2026-03-17T00:00:00+01:00",
        ),
        # art. 17(4): 30 more, past 29 March when the clocks go forward
        (
            "2026-01-15T14:00:00+01:00",
            b.EU,
            "eu.eaw",
            "Europe/Berlin",
            "surrender_decision",
            True,
            "2026-04-16T00:00:00+02:00",
        ),
        # and back on 25 October: 30 of September and 30 of October
        (
            "2026-08-31T23:30:00+02:00",
            b.EU,
            "eu.eaw",
            "Europe/Berlin",
            "surrender_decision",
            False,
            "2026-10-31T00:00:00+01:00",
        ),
        # the same moment is another day in Lisbon and in Helsinki
        (
            "2026-01-15T22:30:00+00:00",
            b.EU,
            "eu.eaw",
            "Europe/Lisbon",
            "surrender_decision",
            False,
            "2026-03-17T00:00:00+00:00",
        ),
        (
            "2026-01-15T22:30:00+00:00",
            b.EU,
            "eu.eaw",
            "Europe/Helsinki",
            "surrender_decision",
            False,
            "2026-03-18T00:00:00+02:00",
        ),
        # Extradition Law art. 31: 11 days of January and 19 of February, in the Spring Festival, not moved
        (
            "2026-01-20T10:00:00+08:00",
            b.CN,
            "cn.extradition_law",
            "Asia/Shanghai",
            "provisional",
            False,
            "2026-02-20T00:00:00+08:00",
        ),
        # 15 more: 9 of February and 6 of March
        (
            "2026-01-20T10:00:00+08:00",
            b.CN,
            "cn.extradition_law",
            "Asia/Shanghai",
            "provisional",
            True,
            "2026-03-07T00:00:00+08:00",
        ),
        # over make-up work days and National Day 2025: 9 days of September and 21 of October
        (
            "2025-09-21T10:00:00+08:00",
            b.CN,
            "cn.extradition_law",
            "Asia/Shanghai",
            "provisional",
            False,
            "2025-10-22T00:00:00+08:00",
        ),
        # UN Model Treaty art. 9: 7 of November, 31 of December, 2 of January
        (
            "2026-11-23T12:00:00+08:00",
            b.CN,
            "un.model_treaty",
            "Asia/Shanghai",
            "provisional",
            False,
            "2027-01-03T00:00:00+08:00",
        ),
        # US–India treaty art. 12: 18 of February, 31 of March, 11 of April; clocks forward on 8 March
        (
            "2026-02-10T10:00:00-05:00",
            b.US,
            "us.bilateral",
            "America/New_York",
            "provisional",
            False,
            "2026-04-12T00:00:00-04:00",
        ),
    ],
)
def test_custody_ends_when_the_law_says(  # noqa: PLR0917 - a row of the table
    since: str, rules: Profile, instrument: str, zone: str, name: str, extends: bool, due: str
):
    state = held(since, rules, instrument, zone)
    state = extended(state, rules) if extends else state
    assert clock(state, name, rules).deadline.due == AT(due)


@pytest.mark.parametrize(
    ("consented", "due"),
    [
        ("2026-03-25T09:00:00+01:00", "2026-04-05T00:00:00+02:00"),
        ("2026-10-20T23:59:00+02:00", "2026-10-31T00:00:00+01:00"),
    ],
)
def test_after_consent_the_decision_is_due_in_ten_days(consented: str, due: str):
    state = held("2026-01-15T14:00:00+01:00", b.EU, "eu.eaw", "Europe/Berlin")
    told = b.cmd(to.RecordConsent, AT(consented), rights_told=True, statement="在法官面前")
    state = b.after(state, told, rules=b.EU)
    assert clock(state, "surrender_decision", b.EU).deadline.due == AT(due)


def test_no_consent_counts_before_the_rights_were_told_and_only_where_it_shortens_something():
    state = held("2026-01-15T14:00:00+01:00", b.EU, "eu.eaw", "Europe/Berlin")
    untold = b.cmd(to.RecordConsent, b.NOW, rights_told=False, statement="一")
    assert b.refusal(state, untold, rules=b.EU) == "cooperation.rights_not_told"
    other = b.after(b.received(), b.cmd(to.RecordDetention))
    assert b.refusal(other, replace(untold, rights_told=True)) == "cooperation.no_consent_here"


def test_our_own_part_takes_fifteen_working_days_with_make_up_days_and_national_day():
    # From Thursday 17 September 2026: 18, 20 (made up), 21-24, 28-30; October 8, 9, 10 (made up), 12, 13, 14.
    request = b.asked(happened_at=AT("2026-09-17T10:00:00+08:00"))
    assert clock(request, "own_part").deadline.due == AT("2026-10-15T00:00:00+08:00")


def passed(state: ForeignRequest, name: str = "provisional", rules: Profile = b.CN) -> ForeignRequest:
    due = clock(state, name, rules).deadline.due
    assert due is not None
    note = lapse(state, name, due)
    assert note is not None
    return b.after(state, note, b.CLOCK, rules)


@pytest.fixture
def provisional() -> ForeignRequest:
    return b.after(b.received(), b.cmd(to.RecordDetention))


def test_a_time_that_has_passed_becomes_a_task_to_release(provisional: ForeignRequest):
    due = clock(provisional, "provisional").deadline.due
    assert due is not None
    note = lapse(provisional, "provisional", due)
    assert note is not None
    soon = due - timedelta(seconds=1)
    assert b.refusal(provisional, note, b.CLOCK, now=soon) == "cooperation.time_still_runs"
    state = b.after(provisional, note, b.CLOCK)
    assert state.owes_release
    release = clock(state, "release")
    assert (release.owner, release.deadline.due) == (b.DESK, due + timedelta(hours=1))
    assert lapse(state, "release", due) is None  # it never ends by passing


def test_nothing_but_a_release_or_a_named_ground_ends_the_task(provisional: ForeignRequest):
    state = passed(provisional)
    later = b.NOW + timedelta(days=60)
    for act in (
        b.cmd(to.RecordFormalRequest, later),
        b.cmd(to.ExtendDetention, later, reason="一"),
    ):
        assert b.refusal(state, act) == "cooperation.release_is_due"
    for ending in (
        b.cmd(to.WithdrawAbroad, later, reason="一"),
        b.cmd(to.RefuseRequest, later, ground="cn.8.3", reason="一"),
    ):
        assert "release" in names(b.after(state, ending))
    ground = b.cmd(to.NameHoldGround, later, ground="mood", explanation="一")
    assert b.refusal(state, ground) == "cooperation.ground_not_listed"
    assert (
        b.refusal(state, replace(ground, ground="own_case", explanation=" ")) == "cooperation.reason_missing"
    )
    kept = b.after(state, replace(ground, ground="own_case"))
    assert not kept.owes_release
    assert names(kept) & {"release", "provisional"} == set()
    freed = b.after(state, b.cmd(to.RecordRelease, later, note="一"))
    assert not freed.owes_release


def test_a_request_that_ends_while_somebody_is_held_owes_their_release(provisional: ForeignRequest):
    later = b.NOW + timedelta(days=1)
    state = b.after(provisional, b.cmd(to.WithdrawAbroad, later, reason="一"))
    assert state.owes_release
    kept = b.after(state, b.cmd(to.NameHoldGround, later, ground="own_case", explanation="（2026）1号"))
    assert not kept.owes_release
    assert b.refusal(kept, b.cmd(to.NameHoldGround, later, ground="own_case", explanation="一")) == (
        "cooperation.no_release_due"
    )


def test_a_ground_is_named_only_once_a_release_is_owed_and_only_where_somebody_is_held(
    provisional: ForeignRequest,
):
    ground = b.cmd(to.NameHoldGround, ground="own_case", explanation="一")
    assert b.refusal(provisional, ground) == "cooperation.no_release_due"
    assert b.refusal(b.received(), ground) == "cooperation.not_held"
    assert b.refusal(b.received(), b.cmd(to.RecordRelease, note="一")) == "cooperation.not_held"


def test_the_formal_request_in_time_ends_the_provisional_clock(provisional: ForeignRequest):
    state = b.after(provisional, b.cmd(to.RecordFormalRequest))
    assert "provisional" not in names(state)


def test_a_custody_is_extended_once_and_only_where_the_instrument_lets(provisional: ForeignRequest):
    extend = b.cmd(to.ExtendDetention, reason="一")
    assert b.refusal(provisional, replace(extend, reason=" ")) == "cooperation.reason_missing"
    assert b.refusal(b.after(provisional, extend), extend) == "cooperation.extended_already"
    un = b.after(b.received(instrument="un.model_treaty"), b.cmd(to.RecordDetention))
    assert b.refusal(un, extend) == "cooperation.no_extension"
    assert b.refusal(provisional, b.cmd(to.RecordDetention)) == "cooperation.already_held"


def test_nobody_is_held_for_a_request_that_has_not_left():
    assert b.refusal(b.asked(), b.cmd(to.RecordDetention)) == "cooperation.not_released"


def test_supplementary_papers_have_thirty_days_and_fifteen_more_and_then_the_case_ends():
    asked = b.cmd(to.AskSupplement, AT("2026-03-02T10:00:00+08:00"), what="判决副本")
    state = b.after(b.received(), asked)
    assert clock(state, "supplement").deadline.due == AT("2026-04-02T00:00:00+08:00")
    assert b.refusal(state, asked) == "cooperation.supplement_runs"
    more = b.cmd(to.ExtendSupplement, reason="一")
    longer = b.after(state, more)
    assert clock(longer, "supplement").deadline.due == AT("2026-04-17T00:00:00+08:00")
    assert b.refusal(longer, more) == "cooperation.extended_already"
    assert passed(longer, "supplement").status is AbroadStatus.LAPSED
    given = b.after(longer, b.cmd(to.GiveSupplement))
    assert "supplement" not in names(given)
    assert b.refusal(given, b.cmd(to.GiveSupplement)) == "cooperation.no_supplement"


def agreed(state: ForeignRequest, at: str, rules: Profile = b.CN) -> ForeignRequest:
    return b.after(state, b.cmd(to.AgreeHandover, agreed_for=AT(at)), rules=rules)


def test_who_is_not_collected_in_fifteen_days_is_released_and_once_in_thirty():
    state = agreed(b.after(b.granted(), b.cmd(to.RecordDetention)), "2026-12-01T10:00:00+08:00")
    assert clock(state, "collect").deadline.due == AT("2026-12-17T00:00:00+08:00")
    longer = b.after(state, b.cmd(to.ExtendHandover, reason="台风"))
    assert clock(longer, "collect").deadline.due == AT("2027-01-01T00:00:00+08:00")
    assert b.refusal(longer, b.cmd(to.ExtendHandover, reason="一")) == "cooperation.extended_already"
    late = passed(longer, "collect")
    assert late.owes_release
    sign = b.cmd(to.SignHandover, side=HandoverSide.GIVING, signed_by="甲")
    assert b.refusal(late, sign) == "cooperation.release_is_due"


def test_under_an_eaw_the_surrender_is_due_ten_days_after_the_decision_and_after_a_new_date():
    offence = next(iter(b.EU.offences))
    state = b.sent(b.EU, instrument="eu.eaw", offence=offence)
    state = b.after(replace(state, zone="Europe/Berlin"), b.cmd(to.RecordDetention), rules=b.EU)
    at = AT("2026-12-01T10:00:00+01:00")
    state = b.after(state, b.cmd(to.RecordGranted, at, reason="准予"), rules=b.EU)
    assert clock(state, "collect", b.EU).deadline.due == AT("2026-12-12T00:00:00+01:00")
    again = agreed(state, "2026-12-20T10:00:00+01:00", b.EU)
    assert clock(again, "collect", b.EU).deadline.due == AT("2026-12-31T00:00:00+01:00")
    assert b.refusal(again, b.cmd(to.ExtendHandover, reason="一"), rules=b.EU) == "cooperation.no_extension"


def test_both_sides_sign_by_two_people_and_the_days_held_are_counted():
    state = b.surrendered()
    assert state.status is AbroadStatus.SURRENDERED
    assert clocks(state, b.CN) == ()
    half = agreed(b.after(b.granted(), b.cmd(to.RecordDetention)), "2026-11-24T09:00:00+08:00")
    sign = b.cmd(to.SignHandover, side=HandoverSide.GIVING, signed_by="甲")
    half = b.after(half, sign)
    assert half.status is AbroadStatus.GRANTED
    assert b.refusal(half, sign, b.COLLEAGUE) == "cooperation.already_signed"
    other = replace(sign, side=HandoverSide.TAKING, happened_at=b.NOW + timedelta(days=2, hours=5))
    assert b.refusal(half, other) == "cooperation.signs_for_both"
    assert b.events(half, other, b.COLLEAGUE)[1].days_held == 2  # type: ignore[union-attr]


def test_nobody_is_handed_over_before_it_was_granted_agreed_and_they_are_held():
    sign = b.cmd(to.SignHandover, side=HandoverSide.GIVING, signed_by="甲")
    assert b.refusal(b.sent(), sign) == "cooperation.not_granted"
    assert b.refusal(b.granted(), sign) == "cooperation.not_held"
    assert b.refusal(b.after(b.granted(), b.cmd(to.RecordDetention)), sign) == "cooperation.no_handover"
    assert b.refusal(b.granted(), b.cmd(to.ExtendHandover, reason="一")) == "cooperation.no_handover"


def test_speciality_locks_every_other_offence_until_there_is_consent():
    state = b.surrendered()
    act = b.cmd(to.ActForOffence, offence=b.MURDER, what="讯问")
    assert b.refusal(state, act) == "cooperation.speciality"
    assert b.events(state, replace(act, offence=b.THEFT))
    consent = b.cmd(to.ConsentToOffence, offence=b.MURDER, given_by="他国主管机关")
    assert b.refusal(state, replace(consent, given_by=" ")) == "cooperation.reason_missing"
    assert b.events(b.after(state, consent), act)
    assert b.refusal(b.granted(), act) == "cooperation.not_surrendered"


@pytest.mark.parametrize(
    ("rules", "zone", "due"),
    [
        (b.CN, "Asia/Shanghai", "2026-12-24T00:00:00+08:00"),
        (b.EU, "Europe/Berlin", "2027-01-08T00:00:00+01:00"),
    ],
)
def test_speciality_lapses_where_the_person_stays(rules: Profile, zone: str, due: str):
    state = b.after(replace(b.surrendered(), zone=zone), b.cmd(to.RecordFinalRelease), rules=rules)
    assert clock(state, "speciality", rules).deadline.due == AT(due)
    lapsed = passed(state, "speciality", rules)
    assert b.events(lapsed, b.cmd(to.ActForOffence, offence=b.MURDER, what="一"), rules=rules)


def test_a_notice_is_reviewed_within_five_years_with_reasons_or_it_ends():
    state = b.sent(instrument="interpol.notice")
    assert clock(state, "notice_review").deadline.due == AT("2031-11-24T00:00:00+08:00")
    keep = b.cmd(to.ReviewNotice, b.NOW + timedelta(days=365), outcome=to.NoticeOutcome.KEEP, reason="仍有效")
    assert b.refusal(state, replace(keep, reason=" ")) == "cooperation.reason_missing"
    kept = b.after(state, keep)
    assert clock(kept, "notice_review").deadline.due == AT("2032-11-24T00:00:00+08:00")
    assert passed(kept, "notice_review").status is AbroadStatus.LAPSED
    assert b.after(state, replace(keep, outcome=to.NoticeOutcome.WITHDRAW)).status is AbroadStatus.WITHDRAWN
    assert b.refusal(b.sent(), keep) == "cooperation.no_notice"


def test_the_asked_side_answers_once_it_has_the_request_and_a_refusal_stays_with_it():
    grant = b.cmd(to.RecordGranted, reason="准予")
    assert b.refusal(b.asked(), grant) == "cooperation.not_released"
    assert b.refusal(b.reviewed(), grant) == "cooperation.not_with_the_asked_side"
    assert b.after(b.reviewed(request=b.received()), grant).status is AbroadStatus.GRANTED
    refuse = b.cmd(to.RecordRefused, ground="un.4h", reason="健康")
    refused = b.after(b.sent(), refuse)
    assert refused.refusal is not None
    assert (refused.refusal.by, refused.refusal.ground) == ("asked_state", "un.4h")
    assert b.refusal(b.sent(), replace(refuse, ground="mood")) == "cooperation.ground_not_listed"


def test_what_has_no_clock_is_not_noted():
    assert b.refusal(b.received(), b.cmd(to.NoteTimePassed, clock="provisional"), b.CLOCK) == (
        "cooperation.not_awaited"
    )
    assert b.refusal(b.surrendered(), b.cmd(to.WithdrawAbroad, reason="一")) == "cooperation.abroad_ended"
