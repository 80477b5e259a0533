"""Approvals through the one door: deputies and agencies' tables, lapses nobody noted, and two at once on PostgreSQL."""

from collections import Counter
from datetime import timedelta

import pytest
from tests.registrar import build as b

from tipstaff.agencies import models as agencies
from tipstaff.agencies.founding import key_of
from tipstaff.cooperation.core.approvals import commands
from tipstaff.cooperation.core.approvals.condition import ConditionWanted
from tipstaff.cooperation.core.commands import WithdrawRequest
from tipstaff.cooperation.core.deputy.commands import EndDeputy, NameDeputy
from tipstaff.cooperation.core.grounds import CooperationGround
from tipstaff.cooperation.core.request import ApprovalStatus, Paper, RequestStatus
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import (
    CooperationRequestId,
    DeputyshipId,
    MatterId,
    OfficeId,
    OperationId,
    RegionCode,
)
from tipstaff.operations.core.grounds import OperationGround
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.matters import history
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.submit import Entered

pytestmark = pytest.mark.usefixtures("agencies")

RACES = 12
THERE = RegionCode("330100")
LEGAL, INVESTIGATION = OfficeId("hangzhou-legal"), OfficeId("hangzhou-investigation")


def naming(deputy: str = "supervisor.hangzhou", name: str = "1") -> NameDeputy:
    return NameDeputy(
        happened_at=b.NOW,
        deputyship=DeputyshipId(MatterId(f"deputyship-{name}")),
        deputy=key_of(deputy),
        valid_from=b.NOW,
        valid_until=b.NOW + timedelta(days=5),
    )


def as_deputy(request: CooperationRequestId, deputyship: MatterId) -> commands.GiveApprovalAsDeputy:
    return commands.GiveApprovalAsDeputy(
        happened_at=b.NOW, request=request, deputyship=DeputyshipId(deputyship)
    )


def on_the_spot(request: CooperationRequestId) -> commands.ApproveOnTheSpot:
    return commands.ApproveOnTheSpot(happened_at=b.NOW, request=request)


def changing(request: CooperationRequestId) -> commands.ChangeRequest:
    kinds = ("letter", "instrument", "police_card")
    return commands.ChangeRequest(
        happened_at=b.NOW,
        request=request,
        place=RegionCode("330106"),
        papers=tuple(Paper(kind=kind, sha256=b.sha256(kind), name=f"{kind}.pdf") for kind in kinds),
        reason="迁至另一住处",
    )


def withdrawing(request: CooperationRequestId) -> WithdrawRequest:
    return WithdrawRequest(happened_at=b.NOW, request=request, explanation="已在本地到案")


def ground(outcome: Entered | Refused) -> str:
    return outcome.ground if isinstance(outcome, Refused) else "entered"


def test_each_office_gives_the_approval_that_the_rules_name():
    request = b.divided(b.in_force())
    assert [one.office for one in b.state_of(request).approvals] == [INVESTIGATION, LEGAL]


def test_a_deputy_acts_until_it_is_ended_and_the_entry_rests_on_the_deputyship():
    request = b.divided(b.in_force())
    named = b.do(naming(), "legal.hangzhou").matter
    b.do(as_deputy(request, named), "supervisor.hangzhou")
    approval = b.state_of(request).approval_of(LEGAL)
    assert approval.filled_by == {key_of("supervisor.hangzhou"), key_of("legal.hangzhou")}
    entry = history(request)[-1]
    assert named in entry.leaf["relied_on"]
    b.do(EndDeputy(happened_at=b.NOW, deputyship=DeputyshipId(named)), "legal.hangzhou")
    other = b.divided(b.in_force("2"), "2")
    assert ground(b.ask(as_deputy(other, named), "supervisor.hangzhou")) == CooperationGround.NOT_A_DEPUTY
    assert compare() == ()


def test_nobody_acts_for_an_approver_whose_appointment_is_over():
    request = b.divided(b.in_force())
    named = b.do(naming(), "legal.hangzhou").matter
    gone = agencies.Appointment.objects.filter(user=key_of("legal.hangzhou"))
    gone.update(valid_until=(b.NOW - timedelta(hours=1)).at)
    outcome = b.ask(as_deputy(request, named), "supervisor.hangzhou")
    assert ground(outcome) == CooperationGround.DEPUTY_NOT_VALID


def test_only_an_approver_or_duty_officer_of_the_same_agency_is_named():
    for somebody in ("officer.hangzhou", "legal.guangzhou"):
        outcome = b.ask(naming(somebody, somebody[:5]), "legal.hangzhou")
        assert ground(outcome) == CooperationGround.DEPUTY_NOT_APPOINTED
    outcome = b.ask(naming(), "duty.hangzhou")
    assert ground(outcome) == CooperationGround.WRONG_ROLE


def test_whoever_rests_on_an_approval_on_the_spot_is_refused_from_its_end_before_any_clock_noted_it():
    warrant = b.in_force()
    request = b.divided(warrant)
    b.do(on_the_spot(request), "duty.hangzhou")
    opening = b.opening(warrant, place=THERE, cooperation=request)
    b.do(opening, "command.guangzhou")
    ends = b.state_of(request).spot.until
    assert ends == b.NOW + timedelta(hours=24)
    again = b.opening(warrant, "2", ends, place=THERE, cooperation=request)
    assert ground(b.ask(again, "command.guangzhou", ends)) == OperationGround.COOPERATION_NOT_ACCEPTED
    token = b.tokening(b.operation_id("1"), at=ends)
    assert ground(b.ask(token, "command.guangzhou", ends)) == OperationGround.COOPERATION_NOT_ACCEPTED
    late = b.ask(b.approving(request, ends), "legal.hangzhou", ends)
    assert ground(late) == CooperationGround.ALREADY_LAPSED
    assert b.state_of(request).status is RequestStatus.OPEN
    keep_clocks(ends)
    assert b.state_of(request).status is RequestStatus.LAPSED


def test_a_condition_that_comes_first_holds_the_token_back_until_it_is_done():
    warrant = b.in_force()
    request = b.divided(warrant)
    tied = commands.GiveApproval(
        happened_at=b.NOW,
        request=request,
        conditions=(
            ConditionWanted(
                kind="host_officers",
                owner=OfficeId("hangzhou-duty"),
                due=b.NOW + timedelta(hours=6),
                what="民警二人",
            ),
        ),
    )
    b.do(tied, "legal.hangzhou")
    b.do(b.approving(request), "investigation.hangzhou")
    operation = b.confirmed(warrant, place=THERE, cooperation=request)
    outcome = b.ask(b.tokening(operation), "command.guangzhou")
    assert ground(outcome) == OperationGround.CONDITIONS_OPEN
    done = commands.MeetCondition(happened_at=b.NOW, request=request, number=1, note="甲、乙")
    b.do(done, "duty.hangzhou")
    b.do(b.tokening(operation), "command.guangzhou")
    assert compare() == ()


def test_of_two_approvals_at_once_both_are_entered_and_the_request_is_accepted_once():
    for number in range(RACES):
        request = b.divided(b.in_force(f"a{number}"), f"a{number}")
        outcomes = b.together(
            [
                lambda request=request, who=who: b.ask(b.approving(request), who)
                for who in ("legal.hangzhou", "investigation.hangzhou")
            ]
        )
        assert [ground(one) for one in outcomes] == ["entered", "entered"]
        names = Counter(entry.leaf["event"] for entry in history(request))
        assert names["cooperation.accepted"] == 1
        assert b.state_of(request).status is RequestStatus.ACCEPTED
    assert compare() == ()


def test_of_an_approval_given_twice_at_once_by_its_approver_and_the_deputy_one_is_entered():
    named = b.do(naming(), "legal.hangzhou").matter
    for number in range(RACES):
        request = b.divided(b.in_force(f"d{number}"), f"d{number}")
        outcomes = b.together(
            [
                lambda request=request: b.ask(b.approving(request), "legal.hangzhou"),
                lambda request=request: b.ask(as_deputy(request, named), "supervisor.hangzhou"),
            ]
        )
        assert sorted(ground(one) for one in outcomes) == [CooperationGround.ALREADY_APPROVED, "entered"]


def test_an_approval_against_a_change_is_stale_or_refused_and_never_counts_for_what_nobody_saw():
    seen = set()
    for number in range(RACES):
        request = b.divided(b.in_force(f"c{number}"), f"c{number}")
        b.do(b.approving(request), "legal.hangzhou")
        change, approval = b.together(
            [
                lambda request=request: b.ask(changing(request), "duty.guangzhou"),
                lambda request=request: b.ask(b.approving(request), "investigation.hangzhou"),
            ]
        )
        assert ground(change) == "entered"
        assert ground(approval) in ("entered", CooperationGround.REVISION_CHANGED)
        seen.add(ground(approval))
        state = b.state_of(request)
        assert (state.status, state.revision) == (RequestStatus.OPEN, 2)
        assert all(one.status is not ApprovalStatus.GIVEN for one in state.approvals)
    assert seen <= {"entered", CooperationGround.REVISION_CHANGED}


def test_nothing_is_executed_on_a_co_operation_that_was_withdrawn_before():
    for number in range(RACES):
        warrant = b.in_force(f"w{number}")
        request = b.accepted(warrant, f"w{number}")
        operation = b.tokened(warrant, f"w{number}", token=f"凭证{number}", place=THERE, cooperation=request)
        withdrawal, execution = b.together(
            [
                lambda request=request: b.ask(withdrawing(request), "duty.guangzhou"),
                lambda operation=operation, token=f"凭证{number}": b.ask(
                    b.executing(operation, token), "officer.guangzhou"
                ),
            ]
        )
        assert ground(withdrawal) == "entered"
        assert ground(execution) in ("entered", OperationGround.COOPERATION_NOT_ACCEPTED)
        assert stood_first(request, operation) is (ground(execution) == "entered")


def stood_first(request: CooperationRequestId, operation: OperationId) -> bool:
    """Whether the operation was executed, and then before the withdrawal."""
    executed = [one.id for one in history(operation) if one.leaf["event"] == "operations.executed"]
    withdrawn = [one.id for one in history(request) if one.leaf["event"] == "cooperation.withdrawn"]
    assert len(withdrawn) == 1
    return bool(executed) and executed[0] < withdrawn[0]
