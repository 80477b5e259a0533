"""Chases through the one door: whoever holds something is told in the act that ends it, and nobody is missed."""

from collections import Counter
from datetime import timedelta
from itertools import count
from threading import Event
from typing import Any

import pytest
from tests.registrar import build as b
from tests.registrar.test_handouts import giving
from tests.registrar.test_look_ups import looking_up

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, OfficeId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.grounds import OperationGround
from tipstaff.record.clocks import clocks_of
from tipstaff.registrar import holders as gathered
from tipstaff.registrar import submit as door
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.matters import history
from tipstaff.registrar.rebuild import compare
from tipstaff.registrar.submit import Entered
from tipstaff.warrants.chases import chases_of_warrant, count_news_for, holders_of, times_of
from tipstaff.warrants.core import commands as warrants
from tipstaff.warrants.core.chase.chase import Chase, ChaseStatus, Handling, HoldingKind
from tipstaff.warrants.core.chase.commands import AcknowledgeNews
from tipstaff.warrants.core.chase.grounds import ChaseGround
from tipstaff.warrants.core.checking import Attestation, checkable_fields
from tipstaff.warrants.core.events import WarrantRecalled
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.lookup.lookup import Answer, LookUp
from tipstaff.warrants.core.warrant import SuspensionGround

pytestmark = pytest.mark.usefixtures("shared_agencies")

_numbers = count(1)
OPERATIONS = OfficeId("guangzhou-operations")
ACK_LIMIT = timedelta(minutes=15)


@pytest.fixture
def name() -> str:
    """A number that no other test uses."""
    return f"chase-{next(_numbers)}"


def chase_of(warrant: WarrantId) -> Chase:
    """The latest chase about a warrant."""
    state: Chase = b.state_of(chases_of_warrant(warrant)[0].chase)
    return state


def recalled(warrant: WarrantId) -> Chase:
    b.do(b.recalling(warrant), "court.guangzhou")
    return chase_of(warrant)


def acknowledging(chase: Chase, **other: Any) -> AcknowledgeNews:
    values = {"happened_at": b.NOW, "chase": chase.chase, "handling": Handling.DESTROYED}
    return AcknowledgeNews(**(values | other))


def suspending(warrant: WarrantId) -> warrants.SuspendWarrant:
    return warrants.SuspendWarrant(
        happened_at=b.NOW, warrant=warrant, ground=SuspensionGround.ACCURACY_DISPUTED
    )


def lifting(warrant: WarrantId) -> warrants.LiftSuspension:
    fields = checkable_fields(b.state_of(warrant))
    agreed = tuple(Attestation(field=field, agrees=True) for field in fields)
    return warrants.LiftSuspension(happened_at=b.NOW, warrant=warrant, attestations=agreed)


def held(chase: Chase) -> dict[str, set[HoldingKind]]:
    return {one.holder.office: {each.kind for each in one.holder.holds} for one in chase.holders}


def test_a_recall_tells_everybody_in_the_same_act(name: str):
    warrant = b.in_force(name)
    b.confirmed(warrant, name)
    b.accepted(warrant, name)
    receipt = b.do(b.recalling(warrant), "court.guangzhou")
    chase = chase_of(warrant)
    assert held(chase) == {
        "guangzhou-operations": {HoldingKind.CONFIRMATION, HoldingKind.OPERATION},
        "hangzhou-duty": {HoldingKind.COOPERATION},
    }
    assert len(receipt.entries) == 2
    (entry,) = history(chase.chase)
    assert entry.leaf["submission"] == history(warrant)[-1].leaf["submission"]
    assert [clock.owner for clock in clocks_of(chase.chase)] == ["guangzhou-operations", "hangzhou-duty"]


def test_what_nobody_holds_is_chased_and_over_at_once(name: str):
    chase = recalled(b.in_force(name))
    assert chase.status is ChaseStatus.NOBODY_HELD
    assert clocks_of(chase.chase) == ()


def test_an_entry_that_never_was_in_force_is_chased_nowhere(name: str):
    warrant = b.registered(name)
    b.do(b.recalling(warrant), "court.guangzhou")
    assert chases_of_warrant(warrant) == ()


def test_a_second_recall_opens_no_second_chase(name: str):
    warrant = b.in_force(name)
    recalled(warrant)
    assert b.ask(b.recalling(warrant), "court.guangzhou") == Refused(WarrantGround.ALREADY_ENDED)
    assert len(chases_of_warrant(warrant)) == 1


def test_a_closed_operation_holds_its_confirmation_only(name: str):
    warrant = b.in_force(name)
    operation = b.confirmed(warrant, name)
    b.do(b.without_success(operation), "command.guangzhou")
    b.do(b.closing(operation), "command.guangzhou")
    assert held(recalled(warrant)) == {"guangzhou-operations": {HoldingKind.CONFIRMATION}}


def test_what_was_printed_exported_or_packed_is_held_by_whoever_got_it(name: str):
    warrant = b.in_force(name)
    b.do(giving(warrant), "registrar.guangzhou")
    b.do(giving(warrant, recipient_office=OfficeId("hangzhou-duty")), "registrar.guangzhou")
    assert held(recalled(warrant)) == {
        "guangzhou-registration": {HoldingKind.EXPORT},
        "hangzhou-duty": {HoldingKind.EXPORT},
    }


def test_an_execution_tells_the_others_and_not_whoever_executed(name: str):
    warrant = b.in_force(name)
    operation = b.tokened(warrant, name)
    b.accepted(warrant, name)
    b.do(b.executing(operation), "officer.guangzhou")
    chase = chase_of(warrant)
    assert chase.why == "warrants.execution_noted"
    assert held(chase) == {"hangzhou-duty": {HoldingKind.COOPERATION}}


def test_the_last_day_tells_everybody_too(name: str):
    warrant = b.in_force(name)
    b.accepted(warrant, name)
    end = b.state_of(warrant).expires_at
    keep_clocks(end)
    assert chase_of(warrant).why == "warrants.expired"
    assert chase_of(warrant).told_at == end


def test_only_the_holder_acknowledges_and_only_once(name: str):
    warrant = b.in_force(name)
    b.accepted(warrant, name)
    b.opened(warrant, name)
    chase = recalled(warrant)
    theirs = acknowledging(chase)
    assert b.ask(theirs, "duty.guangzhou") == Refused(ChaseGround.NOT_THE_HOLDER)
    assert b.ask(acknowledging(chase, handling=Handling.STOOD_DOWN), "duty.hangzhou") == Refused(
        ChaseGround.NO_OPERATION_HELD
    )
    b.do(theirs, "duty.hangzhou")
    assert b.ask(theirs, "duty.hangzhou") == Refused(ChaseGround.ALREADY_KNOWN)
    stood_down = acknowledging(chase, handling=Handling.STOOD_DOWN)
    b.do(stood_down, "officer.guangzhou")
    assert chase_of(warrant).status is ChaseStatus.ALL_KNOW
    assert clocks_of(chase.chase) == ()


def test_silence_is_taken_to_the_duty_office_then_to_oversight_exactly_once_each(name: str):
    warrant = b.in_force(name)
    b.opened(warrant, name)
    b.accepted(warrant, name)
    chase = recalled(warrant)
    b.do(acknowledging(chase), "duty.hangzhou")
    at = b.NOW
    for _ in range(5):
        at = at + ACK_LIMIT
        b.together([lambda at=at: keep_clocks(at), lambda at=at: keep_clocks(at)])  # type: ignore[misc]
        keep_clocks(at)
    names = [entry.name for entry in history(chase.chase)]
    assert names.count("warrants.news_unanswered") == 3
    state = chase_of(warrant)
    assert [one.holder.office for one in state.unanswered] == ["guangzhou-operations"]
    assert state.unanswered[0].told == ("guangzhou-operations", "guangzhou-duty", "oversight-watch")
    assert [clock.owner for clock in clocks_of(chase.chase)] == list(state.unanswered[0].told)
    late = acknowledging(chase, happened_at=at)
    b.do(late, "officer.guangzhou", at)
    assert chase_of(warrant).took == 5 * ACK_LIMIT
    assert holders_of([chase.chase])[0].late


def test_whoever_kept_theirs_through_a_stay_is_told_of_the_recall_and_whoever_destroyed_it_is_not(name: str):
    warrant = b.in_force(name)
    operation = b.confirmed(warrant, name)
    b.accepted(warrant, name)
    b.do(b.without_success(operation), "command.guangzhou")
    b.do(b.closing(operation), "command.guangzhou")
    b.do(suspending(warrant), "registrar.guangzhou")
    stay = chase_of(warrant)
    assert (stay.why, stay.ground) == ("warrants.suspended", "accuracy_disputed")
    b.do(acknowledging(stay), "officer.guangzhou")
    b.do(acknowledging(stay, handling=Handling.NOT_USED), "duty.hangzhou")
    b.do(lifting(warrant), "checker.guangzhou")
    assert len(chases_of_warrant(warrant)) == 1  # what comes back into force makes nothing untrue
    at = b.NOW + timedelta(minutes=1)
    b.do(b.recalling(warrant, at), "court.guangzhou", at)
    assert held(chase_of(warrant)) == {"hangzhou-duty": {HoldingKind.COOPERATION}}


def test_a_silent_holder_of_the_stay_is_a_holder_of_the_recall_too(name: str):
    warrant = b.in_force(name)
    operation = b.confirmed(warrant, name)
    b.do(b.without_success(operation), "command.guangzhou")
    b.do(b.closing(operation), "command.guangzhou")
    b.do(suspending(warrant), "registrar.guangzhou")
    b.do(lifting(warrant), "checker.guangzhou")
    at = b.NOW + timedelta(minutes=1)
    b.do(b.recalling(warrant, at), "court.guangzhou", at)
    assert held(chase_of(warrant)) == {"guangzhou-operations": {HoldingKind.CONFIRMATION}}
    assert len(chases_of_warrant(warrant)) == 2


def test_what_is_owed_is_counted_for_the_office_and_how_long_it_took_for_the_agency(name: str):
    before = count_news_for([OPERATIONS])
    warrant = b.in_force(name)
    b.opened(warrant, name)
    chase = recalled(warrant)
    assert count_news_for(["guangzhou-operations"]) == before + 1  # type: ignore[list-item]
    at = b.NOW + timedelta(minutes=7)
    b.do(acknowledging(chase, happened_at=at), "officer.guangzhou", at)
    assert count_news_for(["guangzhou-operations"]) == before  # type: ignore[list-item]
    times = times_of(AgencyId("guangzhou-police"))
    assert times
    assert times.half <= times.most <= times.longest
    assert times_of(AgencyId("chengdu-court")) is None


def test_who_holds_something_is_read_again_under_the_lock_and_decided_afresh(
    name: str, monkeypatch: pytest.MonkeyPatch
):
    """A confirmation is given after the holders were read and before the recall has its lock."""
    warrant = b.in_force(name)
    read, first = gathered.confirmations_for, [True]

    def late(operations: Any) -> Any:
        found = read(operations)
        if first.pop() if first else False:
            b.together([lambda: b.confirmed(warrant, name)])
        return found

    monkeypatch.setattr(gathered, "confirmations_for", late)
    assert held(recalled(warrant)) == {
        "guangzhou-operations": {HoldingKind.CONFIRMATION, HoldingKind.OPERATION}
    }


@pytest.mark.parametrize("which", ["as it is decided", "as it is entered"])
def test_no_holder_is_missed_however_close_the_recall_comes(
    name: str, which: str, monkeypatch: pytest.MonkeyPatch
):
    """A recall beside an opening and a request for help, 75 times each way: whoever got something is named."""
    enter, gate = door.enter, Event()

    def entering(acts: Any, *arguments: Any) -> Any:
        if any(isinstance(each, WarrantRecalled) for act in acts for each in act.events):
            gate.set()
        return enter(acts, *arguments)

    monkeypatch.setattr(door, "enter", entering)
    kinds = Counter[type]()
    for number in range(75):
        own = f"{name}-{number}"
        warrant = b.in_force(own)
        gate.clear()
        if which == "as it is decided":
            gate.set()
        recall, *given = b.together(
            [
                lambda w=warrant: b.ask(b.recalling(w), "court.guangzhou"),
                lambda w=warrant, own=own: gate.wait() and b.ask(b.opening(w, own), "command.guangzhou"),
                lambda w=warrant, own=own: gate.wait() and b.ask(b.asking(w, own), "duty.guangzhou"),
            ]
        )
        assert isinstance(recall, Entered), recall
        named = held(chase_of(warrant))
        for outcome, office in zip(given, (OPERATIONS, "hangzhou-duty"), strict=True):
            assert (office in named) == isinstance(outcome, Entered)
            kinds[type(outcome)] += 1
    assert kinds[Entered if which == "as it is decided" else Refused]


def asked_about(name: str, at: Instant = b.NOW) -> LookUp:
    """Hangzhou's officer looks up a warrant by its number."""
    found: LookUp = b.state_of(b.do(looking_up(number=name), "officer.hangzhou", at).matter)
    return found


def test_whoever_was_answered_in_a_look_up_is_told(name: str):
    warrant = b.in_force(name)
    look_up = asked_about(name)
    (holder,) = recalled(warrant).holders
    assert holder.holder.office == "hangzhou-operations"
    assert [(one.kind, one.of) for one in holder.holder.holds] == [(HoldingKind.LOOK_UP, look_up.id)]


def test_whoever_asked_too_late_to_be_told_anything_holds_nothing(name: str):
    warrant = b.in_force(name)
    chase = recalled(warrant)
    assert asked_about(name).answer is Answer.ENDED
    assert chase_of(warrant) == chase


def test_whoever_got_an_answer_before_the_recall_is_on_its_list_however_close_they_come(name: str):
    """A look-up beside a recall, 25 times: an answer that lets somebody go on is never without its holder."""
    answers = Counter[Answer]()
    for number in range(25):
        own = f"{name}-look-up-{number}"
        warrant = b.in_force(own)
        look_up, _recall = b.together(
            [lambda own=own: asked_about(own), lambda w=warrant: b.do(b.recalling(w), "court.guangzhou")]  # type: ignore[misc]
        )
        assert isinstance(look_up, LookUp)
        named = held(chase_of(warrant)).get("hangzhou-operations", set())
        assert (HoldingKind.LOOK_UP in named) == (look_up.answer is Answer.CONFIRM_FIRST)
        answers[look_up.answer] += 1
    assert set(answers) <= {Answer.CONFIRM_FIRST, Answer.ENDED}


def test_a_look_up_answered_after_the_holders_were_read_is_on_the_list_all_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch
):
    warrant = b.in_force(name)
    read, first = gathered.look_ups_answered, [True]

    def late(*arguments: Any) -> Any:
        found = read(*arguments)
        if first.pop() if first else False:
            b.together([lambda: asked_about(name)])
        return found

    monkeypatch.setattr(gathered, "look_ups_answered", late)
    assert held(recalled(warrant)) == {"hangzhou-operations": {HoldingKind.LOOK_UP}}


def test_an_operation_opened_after_the_recall_is_refused(name: str):
    warrant = b.in_force(name)
    recalled(warrant)
    assert b.ask(b.opening(warrant, name), "command.guangzhou") == Refused(
        OperationGround.WARRANT_NOT_IN_FORCE
    )


def test_every_table_follows_from_the_record_after_all_this():
    assert compare() == ()
