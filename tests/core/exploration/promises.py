"""What has to hold after every step, whoever asked for what. Each promise raises AssertionError where it is broken."""

from typing import Any

from tests.core.exploration import entries as e
from tests.core.exploration.register import Line, Register
from tests.core.warrants.build import RULES

from tipstaff.kernel.ids import MatterId
from tipstaff.operations.core import events as o
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.token import hash_of
from tipstaff.warrants.core import events as w
from tipstaff.warrants.core.deadlines import status_under
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.warrant import Warrant, WarrantStatus, dated_status


def hold(before: Register, after: Register) -> None:
    """Every promise, for what one step entered; what was refused entered nothing."""
    if after is before:
        return
    statuses_follow_from_facts(after)
    new = after.lines[len(before.lines) :]
    for n, line in enumerate(new, start=len(before.lines)):
        earlier = after.lines[:n]
        nothing_is_executed_that_may_not_be(line, earlier)
        nobody_is_both_hands(line, earlier)
    if not any(line.command.PUBLIC for line in new):
        silence_is_no_yes(before, after)


def nothing_is_executed_that_may_not_be(line: Line, earlier: tuple[Line, ...]) -> None:
    """(a) In force at the commit, freshly confirmed for this edition, with a live token, and nothing in doubt."""
    if not isinstance(line.event, o.WarrantExecuted):
        return
    executed, warrant = line.event, line.event.warrant
    own = e.of(line.matter, earlier)
    both = [one for one in earlier if one.matter in (line.matter, warrant)]
    assert e.in_force(e.of(warrant, earlier), line.at), "the warrant was not in force"
    until = e.confirmed_until(both, warrant)
    assert until is not None, "nobody had confirmed the warrant as it stood"
    assert line.at < until, "the confirmation had expired"
    token = e.live_token(own)
    assert token is not None, "there was no live token"
    assert token.token_hash == executed.token_hash == hash_of(line.command.token)  # type: ignore[attr-defined]
    assert token.officer == line.actor.user, "it was somebody else's token"
    assert token.window_from <= line.at < token.window_until, "the token's window was closed"
    assert not e.has_open_mismatch(own), "a difference was open"
    assert not e.has_open_protest(own), "a protest was open"
    assert len(set(executed.officers)) > 1, "one officer alone"


def silence_is_no_yes(before: Register, after: Register) -> None:
    """(b) Time, and what is noted because time passed, only ever takes leave away."""
    for matter in after.matters:
        gained = leave(after, matter) - leave(before, matter)
        assert not gained, f"silence gave {sorted(gained)} to {matter}"


def leave(register: Register, matter: MatterId) -> set[str]:
    """What somebody may rely on in a matter now."""
    state = register.matters.get(matter)
    if isinstance(state, Warrant):
        return _leave_of_warrant(state, register)
    return _leave_of_operation(state, register) if isinstance(state, Operation) else set()


def _leave_of_warrant(state: Warrant, register: Register) -> set[str]:
    resting = {rest.ground for rest in state.rests}
    validated = [one for one in state.validations if one.by]
    possible: dict[str, Any] = {
        "force": status_under(state, RULES, register.now) is WarrantStatus.IN_FORCE,
        f"a check by {state.checked_by}": state.checked_by,
        f"a review at {state.reviewed_at}": state.reviewed_at,
        f"{len(validated)} validations": validated,
    }
    return {name for name, has in possible.items() if has} | {
        f"no rest on {ground}" for ground in set(w.SuspensionGround) - resting
    }


def _leave_of_operation(state: Operation, register: Register) -> set[str]:
    possible = {
        "a confirmation": state.usable_confirmation(register.now) is not None,
        "a token": state.live_token is not None,
        "no open protest": not state.is_frozen,
        "no open mismatch": not state.mismatch,
        "no finding that it is somebody else": not state.is_of_another,
        "an execution": state.was_executed,
    }
    return {name for name, has in possible.items() if has}


def nobody_is_both_hands(line: Line, earlier: tuple[Line, ...]) -> None:
    """(c) Whoever wrote does not check, whoever took part does not confirm, whoever gives does not take."""
    own, event = e.of(line.matter, earlier), line.event
    match event:
        case w.WarrantChecked() | w.WarrantReturned() | w.RecordReviewed() | w.WarrantValidated():
            assert event.by not in e.hands(own, *e.ENTERED), "they hold their own entry against its papers"
        case w.SuspensionLifted():
            assert event.by not in e.hands(own, *e.ENTERED), "they check their own entry again"
            assert event.by != _who_made_it_rest(event, own), "they lift their own rest"
        case w.WarrantMerged():
            assert event.by not in e.hands(own, *e.ENTERED), "they merge their own entry away"
        case o.HandedOver():
            offered = own[e.last(own, o.HandoverOffered)].event
            assert event.by != offered.by, "they give and take"  # type: ignore[attr-defined]
        case o.CommandTakenOver():
            assert event.by != event.given_by, "they give and take the command"
        case o.TokenIssued():
            assert event.by != event.officer, "they give leave to themselves"
        case o.WarrantConfirmed():
            assert event.by not in e.hands(own, o.MismatchResolved), "they confirm what they explained"
        case _:
            pass
    if line.matter.startswith("operation"):
        _sides_stay_apart(line, own)


def _who_made_it_rest(lifted: w.SuspensionLifted, own: list[Line]) -> Any:
    grounds = {**dict.fromkeys(e.REST_BY_ITSELF), w.WarrantSuspended: None}
    at = max(
        n
        for n, line in enumerate(own)
        if type(line.event) in grounds
        and getattr(line.event, "ground", e.REST_BY_ITSELF.get(type(line.event))) is lifted.ground
    )
    return own[at].event.by  # type: ignore[attr-defined]


def _sides_stay_apart(line: Line, own: list[Line]) -> None:
    with_this = [*own, line]
    both = e.took_part(with_this) & e.hands(with_this, *e.FROM_OUTSIDE)
    assert not both, f"{sorted(both)} acted within and answered from outside"


def statuses_follow_from_facts(register: Register) -> None:
    """(d) Where a matter stands is what its entries say, and nothing else."""
    for matter, state in register.matters.items():
        own = e.of(matter, register.lines)
        if isinstance(state, (Warrant, Draft)):
            assert state.status == e.status(own), (
                f"{matter} stands as {state.status}, its entries say otherwise"
            )
        if isinstance(state, Warrant):
            dated = dated_status(state.status, state.expires_at, state.review_ends, register.now)
            by_dates = dated is WarrantStatus.IN_FORCE
            assert by_dates == e.in_force(own, register.now), f"{matter}: force"
        if isinstance(state, Operation):
            assert state.status == _status_of_operation(own), f"{matter} stands as {state.status}"


def _status_of_operation(own: list[Line]) -> str:
    if e.last(own, o.OperationClosed) >= 0:
        return "closed"
    if e.has_open_protest(own):
        return "frozen"
    if e.last(own, o.ProtestResolved, where=lambda one: one.finding == "not_the_person") >= 0:
        return "wrong_person"
    if e.last(own, o.WarrantNotExecuted) >= 0:
        return "not_executed"
    if e.last(own, o.WarrantExecuted) < 0:
        return "preparing"  # also where somebody else was met: nothing came of it yet, and nobody can execute
    if e.last(own, o.PersonReleased) >= 0:
        return "released"
    return "handed_over" if e.last(own, o.HandedOver) >= 0 else "executed"
