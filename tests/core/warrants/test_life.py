"""Drafts, variation, several rests, quashing, merging, and several instruments on one person-record."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.core.warrants import build as b

from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, OffenceCode, SubjectId, UserId
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core import commands, events
from tipstaff.warrants.core.deadlines import DRAFT, check_deadline, clocks, lapse
from tipstaff.warrants.core.decide import decide
from tipstaff.warrants.core.draft import Draft, draft_standing
from tipstaff.warrants.core.evolve import evolve
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.warrant import (
    RESTS_AS,
    RecallGround,
    SuspensionGround,
    Warrant,
    WarrantStatus,
)

DISCARD = commands.DiscardDraft(happened_at=b.LATER, warrant=b.WARRANT)
BY_COURT = replace(b.DRAFT, agency=b.BUREAU)
CLERK = replace(b.JUDGE, user=UserId("clerk"))


def test_a_draft_says_what_is_still_missing_and_is_nothing_to_act_on() -> None:
    draft = b.drafted()

    assert draft.status is WarrantStatus.DRAFT
    assert draft.missing == ("kind", "issued_on", "return_scope", "sex", "born_on", "nationality")
    assert not draft_standing(draft).is_in_force


def test_a_draft_seals_everything_that_was_copied() -> None:
    (event,) = decide(b.DRAFT, None, b.facts(b.REGISTRAR), b.RULES)  # type: ignore[misc]

    assert isinstance(event, events.WarrantDrafted)
    assert event.entry.subject == b.SUBJECT


@pytest.mark.parametrize("command", [b.check(b.registered()), b.recall(), b.suspend(), b.VARY, b.MERGE])
def test_nobody_acts_on_a_draft(command: commands.WarrantCommand) -> None:
    who = b.JUDGE if isinstance(command, commands.RecallWarrant) else b.CHECKER
    who = b.JUDGE if isinstance(command, commands.VaryWarrant) else who

    assert decide(command, b.drafted(), b.facts(who), b.RULES) == Refused(Because.STILL_A_DRAFT)


def test_a_draft_is_saved_again_and_keeps_when_it_was_begun() -> None:
    again = replace(b.DRAFT, happened_at=b.LATER, issued_on=date(2026, 9, 15))
    outcome = decide(again, b.drafted(), b.facts(b.REGISTRAR), b.RULES)

    assert not isinstance(outcome, Refused)
    draft = evolve(b.drafted(), outcome[0])
    assert isinstance(draft, Draft)
    assert (draft.first_saved_at, draft.saved_at) == (b.NOW, b.LATER)
    assert "issued_on" not in draft.missing


def test_a_draft_becomes_a_warrant_under_the_same_key() -> None:
    registered = b.done(b.REGISTER, b.drafted(), b.REGISTRAR)

    assert isinstance(registered, Warrant)
    assert registered.status is WarrantStatus.AWAITING_CHECK
    other_key = replace(b.REGISTER, subject=SubjectId("subject-9"))
    assert decide(other_key, b.drafted(), b.facts(b.REGISTRAR), b.RULES) == Refused(Because.WRONG_SUBJECT)
    assert decide(
        replace(b.DRAFT, subject=SubjectId("subject-9")), b.drafted(), b.facts(b.REGISTRAR), b.RULES
    ) == Refused(Because.WRONG_SUBJECT)


def test_a_court_drafts_its_own_order_for_the_agency_that_is_to_register_it() -> None:
    draft = b.drafted(BY_COURT, CLERK)

    assert (draft.agency, draft.court, draft.saved_by) == (b.BUREAU, b.COURT, "clerk")
    assert b.done(b.REGISTER, draft, b.REGISTRAR).registered_by == "registrar"


def test_a_court_drafts_no_other_courts_order_and_only_for_an_agency_that_registers() -> None:
    not_theirs = Refused(Because.NOT_YOUR_AGENCY)

    assert decide(BY_COURT, None, b.facts(CLERK), b.RULES) == not_theirs
    assert decide(b.DRAFT, None, b.facts(CLERK, drafted_for=b.HOME), b.RULES) != not_theirs
    assert decide(BY_COURT, None, b.facts(b.OTHER_COURT, drafted_for=b.HOME), b.RULES) == not_theirs
    assert decide(BY_COURT, None, b.facts(b.REGISTRAR, drafted_for=b.HOME), b.RULES) == not_theirs


def test_another_agency_neither_goes_on_with_a_draft_nor_registers_it() -> None:
    for command in (b.DRAFT, b.REGISTER, DISCARD):
        outcome = decide(command, b.drafted(), b.facts(b.ELSEWHERE), b.RULES)
        assert outcome == Refused(Because.NOT_YOUR_AGENCY)


def test_a_draft_is_put_away_by_hand_or_when_nobody_goes_on_with_it() -> None:
    draft = b.drafted()
    (clock,) = clocks(draft, b.RULES)
    due = clock.deadline.due
    assert due is not None
    abandoned = lapse(draft, DRAFT, due)
    assert abandoned is not None

    assert clock.name == DRAFT
    assert decide(abandoned, draft, b.facts(b.CLOCK), b.RULES) == Refused(Because.NOT_YET_HAPPENED)
    early = replace(abandoned, happened_at=b.NOW)
    assert decide(early, draft, b.facts(b.CLOCK), b.RULES) == Refused(Because.NOT_YET_DUE)
    for command, who, now in ((DISCARD, b.REGISTRAR, b.LATER), (abandoned, b.CLOCK, due)):
        outcome = decide(command, draft, b.facts(who, now), b.RULES)
        assert not isinstance(outcome, Refused)
        away = evolve(draft, outcome[0])
        assert away.status is WarrantStatus.DISCARDED
        assert clocks(away, b.RULES) == ()
        assert decide(DISCARD, away, b.facts(b.REGISTRAR), b.RULES) == Refused(Because.NO_DRAFT)


def test_whoever_corrected_an_entry_does_not_check_it_after_somebody_else_corrected_it_too() -> None:
    earlier = b.actor("earlier", Role.REGISTRAR, Role.CHECKER)
    once = b.done(b.CORRECT, b.returned(), earlier)
    again = b.done(b.check(once, "name"), once, b.CHECKER)
    twice = b.done(b.CORRECT, again, b.actor("later", Role.REGISTRAR))

    assert decide(b.check(twice), twice, b.facts(earlier), b.RULES) == Refused(Because.SAME_PERSON)


def test_there_is_nothing_to_put_away_without_a_draft() -> None:
    assert decide(DISCARD, None, b.facts(b.REGISTRAR), b.RULES) == Refused(Because.NO_DRAFT)


def test_a_variation_is_a_new_edition_that_waits_for_a_new_check() -> None:
    before = b.in_force()
    varied = b.done(b.VARY, before, b.JUDGE)

    assert varied.status is WarrantStatus.AWAITING_CHECK
    assert varied.edition > before.edition
    assert (varied.offence, varied.particulars.return_scope.value) == ("cn.264", "province")
    checked = b.done(b.check(varied), varied, b.CHECKER)
    assert b.is_in_force(checked, b.LATER)


def test_a_variation_names_the_fields_that_changed_and_its_levels_with_their_clauses() -> None:
    outcome = decide(b.VARY, b.in_force(), b.facts(b.JUDGE), b.RULES)

    assert not isinstance(outcome, Refused)
    varied, level = outcome
    assert isinstance(varied, events.WarrantVaried)
    assert varied.changed == ("offence", "return_scope")
    assert isinstance(level, events.LevelChanged)
    assert (level.before, level.clause_before) == (1, "cn.level.1d")
    assert (level.level, level.clause, level.by) == (2, "cn.level.2c", "judge")


def test_a_correction_that_changes_the_level_says_so_too() -> None:
    outcome = decide(b.CORRECT, b.returned(), b.facts(b.REGISTRAR), b.RULES)

    assert not isinstance(outcome, Refused)
    assert [type(event).__name__ for event in outcome] == ["WarrantCorrected", "LevelChanged"]


def test_a_higher_level_keeps_the_time_that_was_used_up() -> None:
    lower = b.in_force(replace(b.REGISTER, offence=OffenceCode("cn.133-1")))
    raised = b.done(replace(b.VARY, offence=OffenceCode("cn.232")), lower, b.JUDGE)
    again = b.done(b.check(raised), raised, b.CHECKER)

    assert (lower.level, again.level) == (3, 1)
    assert check_deadline(raised, b.RULES).start == b.LATER
    assert again.reviewed_at == b.LATER


def test_whoever_entered_the_variation_does_not_check_it() -> None:
    varied = b.done(b.VARY, b.in_force(), replace(b.REGISTRAR, user=UserId("third")))
    third = replace(b.CHECKER, user=UserId("third"))

    assert decide(b.check(varied), varied, b.facts(third), b.RULES) == Refused(Because.SAME_PERSON)


def test_a_warrant_that_was_in_force_before_its_variation_is_no_entry_made_in_error() -> None:
    varied = b.done(b.VARY, b.in_force(), b.JUDGE)
    error = b.recall(RecallGround.ENTERED_IN_ERROR)

    assert decide(error, varied, b.facts(b.REGISTRAR), b.RULES) == Refused(Because.WAS_IN_FORCE)


@pytest.mark.parametrize(("ground", "status"), RESTS_AS.items())
def test_what_a_warrant_rests_on_says_how_it_stands(ground: SuspensionGround, status: WarrantStatus) -> None:
    event = events.WarrantSuspended(
        happened_at=b.LATER,
        ground=ground,
        explanation=Sealed(b.SUBJECT, ""),
        by=UserId("somebody"),
        office=b.OFFICE,
        agency=b.BUREAU,
    )
    assert b.after((event,), b.in_force()).status is status


def test_a_warrant_that_rests_twice_is_back_in_force_only_when_both_rests_are_over() -> None:
    twice = b.done(b.suspend(SuspensionGround.STAYED_BY_COURT), b.suspended(), b.JUDGE)
    assert twice.status is WarrantStatus.STAYED

    once = b.done(replace(b.lift(twice), ground=SuspensionGround.IDENTITY_IN_DOUBT), twice, b.OTHER_CHECKER)
    assert (once.status, b.is_in_force(once, b.LATER)) == (WarrantStatus.STAYED, False)
    free = b.done(b.lift(once), once, b.OTHER_JUDGE)
    assert b.is_in_force(free, b.LATER)


def test_a_rest_lifted_in_the_earlier_form_lifted_all_that_there_was() -> None:
    lifted = events.SuspensionLiftedV1(
        happened_at=b.LATER, fields=(), review_on=None, by=UserId("checker"), office=b.OFFICE
    )
    assert b.is_in_force(b.after((lifted,), b.suspended()), b.LATER)


def test_a_variation_does_not_lift_what_a_warrant_rests_on() -> None:
    varied = b.done(b.VARY, b.suspended(), b.JUDGE)
    checked = b.done(b.check(varied), varied, b.OTHER_CHECKER)

    assert checked.status is WarrantStatus.RESTRICTED


@pytest.mark.parametrize("who", [b.JUDGE, b.REGISTRAR])
def test_a_warrant_that_a_court_set_aside_is_quashed_for_good(who: b.Actor) -> None:
    quash = (
        b.QUASH
        if who is b.JUDGE
        else replace(b.QUASH, court_reference="（2026）样刑终3号", paper=b.INSTRUMENT)
    )
    quashed = b.done(quash, b.in_force(), who)

    assert quashed.status is WarrantStatus.QUASHED
    assert not b.is_in_force(quashed, b.LATER)


def test_an_entry_made_twice_is_merged_into_the_one_that_goes_on() -> None:
    merged = b.done(b.MERGE, b.in_force(), b.CHECKER, other=b.OTHER)

    assert (merged.status, merged.merged_into) == (WarrantStatus.MERGED, b.OTHER.warrant)
    assert [clock.name for clock in clocks(merged, b.RULES)] == ["deletion"]


@pytest.mark.parametrize(
    "other",
    [
        replace(b.OTHER, status="recalled"),
        replace(b.OTHER, status="draft"),
        replace(b.OTHER, agency=AgencyId("psb-999998")),
    ],
)
def test_an_entry_is_merged_into_no_ended_entry_and_none_of_another_agency(other: b.WarrantStanding) -> None:
    outcome = decide(b.MERGE, b.in_force(), b.facts(b.CHECKER, other=other), b.RULES)

    assert outcome == Refused(Because.NOTHING_TO_MERGE_INTO)


def test_a_merger_says_why() -> None:
    silent = replace(b.MERGE, reason=" ")

    assert decide(silent, b.in_force(), b.facts(b.CHECKER, other=b.OTHER), b.RULES) == Refused(
        Because.REASON_MISSING
    )


def test_a_second_instrument_hangs_on_the_same_person_record_under_the_same_key() -> None:
    second = replace(b.REGISTER, record_of=b.OTHER.warrant, subject=b.OTHER.subject)

    assert b.done(second, None, b.REGISTRAR, other=b.OTHER).subject == b.OTHER.subject
    own_key = replace(second, subject=b.SUBJECT)
    assert decide(own_key, None, b.facts(b.REGISTRAR, other=b.OTHER), b.RULES) == Refused(
        Because.WRONG_SUBJECT
    )


@pytest.mark.parametrize(
    "other", [None, replace(b.OTHER, agency=AgencyId("psb-999998")), replace(b.OTHER, is_erased=True)]
)
def test_a_second_instrument_hangs_on_no_record_of_another_agency(other: b.WarrantStanding | None) -> None:
    second = replace(b.REGISTER, record_of=b.OTHER.warrant, subject=b.OTHER.subject)

    assert decide(second, None, b.facts(b.REGISTRAR, other=other), b.RULES) == Refused(Because.NO_SUCH_RECORD)


def test_a_history_that_can_not_be_is_not_read() -> None:
    (drafted,) = decide(b.DRAFT, None, b.facts(b.REGISTRAR), b.RULES)  # type: ignore[misc]
    discarded = events.DraftDiscarded(happened_at=b.LATER, by=UserId("x"), office=b.OFFICE)

    with pytest.raises(ValueError, match="no draft any more"):
        evolve(b.registered(), drafted)
    with pytest.raises(ValueError, match="no draft"):
        evolve(b.registered(), discarded)


def test_the_time_for_a_draft_runs_from_when_it_was_last_saved() -> None:
    draft = replace(b.drafted(), saved_at=b.NOW + timedelta(days=2))
    (clock,) = clocks(draft, b.RULES)

    assert clock.deadline.start == b.NOW + timedelta(days=2)
