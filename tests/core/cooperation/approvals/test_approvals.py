"""Deputies, conditions, the green channel, changes and silence: what follows, and that nothing else does."""

from dataclasses import replace

import pytest
from tests.core.cooperation.approvals.build import (
    CONDITION_DUE,
    DEPUTYSHIP,
    EFFECT_DUE,
    ELSEWHERE,
    HEAD_PERSON,
    LATER,
    SPOT_DUE,
    approve_as_deputy,
    approve_in_place,
    approve_revision,
    as_deputy,
    changed,
    decline_as_deputy,
    kinds_of,
    meet,
    not_done,
    note_condition_lapsed,
    note_spot_lapsed,
    spotted,
    taken_nowhere,
    taken_to_head,
    tied_by,
    wanted,
)
from tests.core.cooperation.approvals.refused import APPROVALS_REFUSED
from tests.core.cooperation.build import (
    ANSWER_DUE,
    APPROVAL_DUE,
    APPROVERS,
    ASKER,
    ASKING,
    CLOCK,
    CRIME,
    DETENTION,
    LEGAL,
    RECEIVING,
    RULES,
    SOON,
    THE_HEAD,
    Act,
    acknowledged,
    after,
    approved_by,
    approver,
    events_of,
    facts,
    open_request,
    rules_of,
    silent,
    unanswered,
    withdrawn,
)

from tipstaff.cooperation.core.approvals.condition import ConditionStatus
from tipstaff.cooperation.core.approvals.events import ApprovalGiven, ApprovalGivenV1, SpotApprovalLapsed
from tipstaff.cooperation.core.deadlines import clocks, lapse
from tipstaff.cooperation.core.decide import decide
from tipstaff.cooperation.core.evolve import evolve
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import ApprovalStatus, CooperationRequest, RequestStatus, standing
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import SilenceEffect

THREE = open_request()


def running(request: CooperationRequest) -> dict[str, tuple[OfficeId, Instant | None]]:
    return {clock.name: (clock.owner, clock.deadline.due) for clock in clocks(request, RULES)}


def one_approval(request: CooperationRequest, office: OfficeId = LEGAL) -> ApprovalStatus:
    approval = request.approval_of(office)
    assert approval is not None
    return approval.status


@pytest.mark.parametrize(("request_", "act", "ground"), APPROVALS_REFUSED)
def test_an_act_about_an_approval_is_refused_on_its_own_ground(
    request_: CooperationRequest, act: Act, ground: Because
) -> None:
    command, known = act
    outcome = decide(command, request_, known, rules_of(request_, known))
    assert isinstance(outcome, Refused)
    assert outcome.ground is ground


def test_a_deputy_approves_in_the_approvers_name_and_the_record_says_both() -> None:
    (given,) = events_of(approve_as_deputy(), THREE, as_deputy())
    assert isinstance(given, ApprovalGiven)
    assert (given.by, given.in_the_name_of) == ("deputy", approver(LEGAL).user)
    assert (given.office, given.given_from, given.deputyship) == (LEGAL, RECEIVING, DEPUTYSHIP)


def test_a_deputys_approval_may_be_the_last_one_needed() -> None:
    request = after(open_request(LEGAL), (approve_as_deputy(), as_deputy()))
    assert request.status is RequestStatus.ACCEPTED


def test_a_deputy_declines_in_the_approvers_name() -> None:
    request = after(THREE, (decline_as_deputy(), as_deputy()))
    assert request.status is RequestStatus.DECLINED
    assert request.ending is not None
    assert (request.ending.by, request.ending.in_the_name_of) == ("deputy", approver(LEGAL).user)


def test_both_names_of_a_deputys_approval_are_barred_from_another_one() -> None:
    request = after(THREE, (approve_as_deputy(), as_deputy()))
    for user in ("deputy", approver(LEGAL).user):
        outcome = decide(approve_revision(1), request, facts(approver(CRIME, user=user), LATER), RULES)
        assert outcome == Refused(Because.TWO_APPROVALS)


def test_what_an_approval_is_tied_to_becomes_a_duty_with_an_owner_and_a_clock() -> None:
    request = after(THREE, tied_by(LEGAL, wanted(), wanted("result_told", RECEIVING)))
    assert kinds_of(request) == [(1, "host_officers"), (2, "result_told")]
    assert [one.filed.comes_first for one in request.conditions] == [True, False]
    assert running(request)["condition:1"] == (ASKING, CONDITION_DUE)
    assert running(request)["condition:2"] == (RECEIVING, CONDITION_DUE)


def test_conditions_of_several_approvals_are_numbered_through() -> None:
    request = after(THREE, tied_by(LEGAL), tied_by(CRIME))
    assert kinds_of(request) == [(1, "host_officers"), (2, "host_officers")]


def test_a_condition_that_comes_first_bars_execution_until_it_is_done_and_others_do_not() -> None:
    request = after(open_request(LEGAL), tied_by(LEGAL, wanted(), wanted("result_told")))
    assert standing(request, LATER).is_accepted
    assert standing(request, LATER).open_conditions == ("host_officers",)
    told = after(request, (not_done(), facts(ASKER, LATER)))
    assert standing(told, LATER).open_conditions == ("host_officers",)
    done = after(told, (meet(), facts(ASKER, LATER)))
    assert standing(done, LATER).open_conditions == ()


def test_conditions_are_owed_after_the_acceptance_too() -> None:
    request = after(open_request(LEGAL), tied_by(LEGAL))
    assert running(request).keys() == {"condition:1", "help"}
    assert running(request)["condition:1"] == (ASKING, CONDITION_DUE)
    done = after(request, (meet(), facts(ASKER, LATER)))
    assert running(done).keys() == {"help"}


def test_a_condition_without_a_word_in_time_is_its_owners_silence_and_stays_owed() -> None:
    request = after(open_request(LEGAL), tied_by(LEGAL))
    command = lapse(request, "condition:1", CONDITION_DUE)
    assert command == note_condition_lapsed()
    lapsed = after(request, (command, facts(CLOCK, CONDITION_DUE)))
    assert "condition:1" in running(lapsed)
    assert lapse(lapsed, "condition:1", CONDITION_DUE) is None
    late = after(lapsed, (meet(at=CONDITION_DUE), facts(ASKER, CONDITION_DUE)))
    assert late.conditions[0].status is ConditionStatus.DONE


def test_approved_on_the_spot_counts_at_once_and_until_its_time_is_over() -> None:
    request = after(THREE, spotted())
    assert request.status is RequestStatus.OPEN
    assert running(request)["spot"] == (RECEIVING, SPOT_DUE)
    assert standing(request, SOON).is_accepted
    assert not standing(request, SPOT_DUE).is_accepted


def test_the_whole_lapses_where_the_full_approvals_do_not_follow_and_it_says_whose() -> None:
    request = after(THREE, spotted(), approved_by(LEGAL))
    command = lapse(request, "spot", SPOT_DUE)
    assert command == note_spot_lapsed()
    assert events_of(command, request, facts(CLOCK, SPOT_DUE)) == (
        SpotApprovalLapsed(happened_at=SPOT_DUE, office=RECEIVING, missing=(CRIME, DETENTION)),
    )
    lapsed = after(request, (command, facts(CLOCK, SPOT_DUE)))
    assert lapsed.status is RequestStatus.LAPSED
    assert running(lapsed) == {}


def test_the_full_approvals_in_time_make_it_lasting() -> None:
    request = after(THREE, spotted(), *map(approved_by, APPROVERS))
    assert request.status is RequestStatus.ACCEPTED
    assert standing(request, ANSWER_DUE).is_accepted


def test_a_silence_is_noted_although_what_was_approved_on_the_spot_has_lapsed_meanwhile() -> None:
    """Whoever owed an approval is named even where the keeper of clocks had stood still."""
    quiet = after(after(THREE, spotted()), silent(LEGAL))
    assert one_approval(quiet) is ApprovalStatus.SILENT


@pytest.mark.parametrize(
    "given",
    [(), (approved_by(LEGAL),), (approved_by(LEGAL), approved_by(CRIME)), tuple(map(approved_by, APPROVERS))],
    ids=["none", "one", "two", "all: accepted"],
)
def test_a_change_makes_every_approval_stale_and_every_time_run_anew(given: tuple[Act, ...]) -> None:
    request = after(THREE, acknowledged(), *given, changed())
    assert (request.status, request.revision, request.place) == (RequestStatus.OPEN, 2, ELSEWHERE)
    stale = {one.office for one in request.approvals if one.status is ApprovalStatus.STALE}
    assert len(stale) == len(given)
    assert request.missing == APPROVERS
    assert not standing(request, LATER).is_accepted
    help_due = Instant.parse("2026-09-25T00:00:00+08:00")
    assert {due for _, due in running(request).values()} == {APPROVAL_DUE, ANSWER_DUE, help_due}
    assert {clock.deadline.start for clock in clocks(request, RULES)} == {LATER}
    assert request.first_reply is not None


def test_what_was_approved_on_the_spot_or_tied_is_over_with_a_change() -> None:
    request = after(THREE, spotted(), tied_by(LEGAL), changed())
    assert (request.spot, request.conditions) == (None, ())
    again = after(request, (replace(tied_by(LEGAL)[0], revision=2, happened_at=LATER), tied_by(LEGAL)[1]))
    assert kinds_of(again) == [(2, "host_officers")]


def test_stale_approvals_are_given_anew_for_the_new_version() -> None:
    request = after(open_request(LEGAL), approved_by(LEGAL), changed())
    anew = after(request, (approve_revision(2), facts(approver(LEGAL), LATER)))
    assert anew.status is RequestStatus.ACCEPTED
    assert anew.approvals[0].revision == 2


def test_a_silence_about_an_earlier_version_is_none_about_this_one() -> None:
    request = after(THREE, silent(LEGAL), changed(EFFECT_DUE))
    assert one_approval(request) is ApprovalStatus.WAITING
    assert lapse(request, f"approval:{LEGAL}", ANSWER_DUE) is not None


def test_a_withdrawal_ends_an_acceptance_too() -> None:
    request = after(open_request(LEGAL), tied_by(LEGAL), withdrawn())
    assert request.status is RequestStatus.WITHDRAWN
    assert running(request) == {}
    assert not standing(request, SOON).is_accepted


def test_a_silence_is_entered_then_climbs_and_then_goes_to_the_head() -> None:
    quiet = after(THREE, silent(LEGAL))
    assert running(quiet)[f"silence:{LEGAL}"] == (LEGAL, EFFECT_DUE)
    assert running(quiet)[f"approval:{LEGAL}"] == (LEGAL, APPROVAL_DUE)
    taken = after(quiet, taken_to_head())
    assert one_approval(taken) is ApprovalStatus.SILENT
    assert f"silence:{LEGAL}" not in running(taken)
    assert running(taken)[f"in_place:{LEGAL}"] == (THE_HEAD, ANSWER_DUE)


def test_the_effect_of_a_silence_is_no_yes() -> None:
    assert {one.value for one in SilenceEffect} == {"to_head", "stays"}
    taken = after(open_request(LEGAL), silent(LEGAL), taken_to_head(), unanswered())
    assert taken.status is RequestStatus.OPEN
    assert taken.missing == (LEGAL,)


def test_the_head_decides_in_the_silent_ones_place_late_and_the_record_says_from_where() -> None:
    taken = after(open_request(LEGAL), silent(LEGAL), taken_to_head())
    given, accepted = events_of(approve_in_place(), taken, facts(HEAD_PERSON, EFFECT_DUE))
    assert isinstance(given, ApprovalGiven)
    assert (given.office, given.given_from, given.late) == (LEGAL, THE_HEAD, True)
    assert type(accepted).__name__ == "CooperationAccepted"


def test_the_silent_office_may_still_speak_after_it_was_taken_to_the_head() -> None:
    request = after(open_request(LEGAL), silent(LEGAL), taken_to_head(), approved_by(LEGAL, EFFECT_DUE))
    assert request.status is RequestStatus.ACCEPTED


def test_without_a_heads_office_the_approval_stays_missing() -> None:
    request = after(THREE, silent(LEGAL), taken_nowhere())
    approval = request.approval_of(LEGAL)
    assert approval is not None
    assert (approval.has_taken_effect, approval.passed_to) == (True, None)
    assert f"silence:{LEGAL}" not in running(request)


def test_a_silence_that_leads_to_nothing_has_no_clock_of_its_own() -> None:
    assert f"silence:{DETENTION}" not in running(after(THREE, silent(DETENTION)))


def test_an_approval_from_before_requests_could_change_counts_for_the_first_version() -> None:
    old = ApprovalGivenV1(happened_at=SOON, by=approver(LEGAL).user, office=LEGAL, late=True)
    approval = evolve(THREE, old).approval_of(LEGAL)
    assert approval is not None
    assert (approval.status, approval.revision, approval.late) == (ApprovalStatus.GIVEN, 1, True)
