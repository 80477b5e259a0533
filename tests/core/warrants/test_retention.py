"""How long a warrant stays on the register, and what becomes of its person afterwards."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.warrants import build as b

from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.warrants.core import commands, events
from tipstaff.warrants.core.commands import COMMANDS
from tipstaff.warrants.core.deadlines import clocks, lapse
from tipstaff.warrants.core.decide import decide
from tipstaff.warrants.core.erasure.commands import ErasePerson
from tipstaff.warrants.core.erasure.decide import decide as decide_erasure
from tipstaff.warrants.core.erasure.evolve import evolve as evolve_erasure
from tipstaff.warrants.core.erasure.facts import Facts as ErasureFacts
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.retention.deadlines import DELETION, RETENTION, RETENTION_WARNING
from tipstaff.warrants.core.warrant import Warrant, WarrantStatus

ENDLESS = b.in_force(replace(b.REGISTER, valid_until=None))
VALIDATOR = b.actor("validator", Role.VALIDATOR)
WARNED = Instant.parse("2031-05-17T00:00:00+08:00")
OVER = Instant.parse("2031-09-18T00:00:00+08:00")
DELETED = Instant.parse("2027-09-18T00:00:00+08:00")


def due(warrant: Warrant, name: str) -> Instant | None:
    return next(clock.deadline.due for clock in clocks(warrant, b.RULES) if clock.name == name)


def extend(at: Instant, reasons: str = "主犯未到案，仍需在册") -> commands.ExtendRetention:
    return commands.ExtendRetention(happened_at=at, warrant=b.WARRANT, reasons=reasons)


def test_five_years_end_its_time_and_four_months_ahead_it_warns() -> None:
    assert due(ENDLESS, RETENTION_WARNING) == WARNED
    assert due(ENDLESS, RETENTION) == OVER


def test_a_warrant_that_its_own_last_day_ends_first_has_no_such_clock() -> None:
    names = {clock.name for clock in clocks(b.in_force(), b.RULES)}
    assert not {RETENTION, RETENTION_WARNING} & names


def test_only_what_needs_somebody_stands_in_a_queue() -> None:
    quiet = {
        clock.name for clock in (*clocks(ENDLESS, b.RULES), *clocks(b.recalled(), b.RULES)) if clock.by_itself
    }
    assert quiet == {RETENTION, DELETION}


def test_an_extension_begins_the_time_anew_and_is_asked_for_again() -> None:
    extended = b.done(extend(WARNED), ENDLESS, VALIDATOR, WARNED)

    assert due(extended, RETENTION) == Instant.parse("2036-05-18T00:00:00+08:00")
    assert decide(extend(WARNED), extended, b.facts(VALIDATOR, WARNED), b.RULES) == Refused(
        Because.RETENTION_NOT_NEAR, {"day": "2036-01-17"}
    )


@pytest.mark.parametrize(
    ("command", "who", "at", "ground"),
    [
        (extend(b.LATER), VALIDATOR, b.LATER, Because.RETENTION_NOT_NEAR),
        (extend(WARNED, " "), VALIDATOR, WARNED, Because.REASON_MISSING),
        (extend(WARNED), replace(VALIDATOR, user=UserId("registrar")), WARNED, Because.SAME_PERSON),
        (extend(WARNED), b.REGISTRAR, WARNED, Because.WRONG_ROLE),
    ],
)
def test_an_extension_is_refused(
    command: commands.ExtendRetention, who: b.Actor, at: Instant, ground: Because
) -> None:
    outcome = decide(command, ENDLESS, b.facts(who, at), b.RULES)
    assert isinstance(outcome, Refused)
    assert outcome.ground is ground


def test_without_reasons_its_time_ends_it() -> None:
    over = lapse(ENDLESS, RETENTION, OVER)
    assert over is not None
    assert decide(replace(over, happened_at=b.LATER), ENDLESS, b.facts(b.CLOCK), b.RULES) == Refused(
        Because.NOT_YET_DUE
    )
    ended = b.done(over, ENDLESS, b.CLOCK, OVER)
    assert ended.status is WarrantStatus.EXPIRED


def test_a_year_after_its_end_what_it_says_of_the_person_is_deleted() -> None:
    recalled = b.recalled()
    assert due(recalled, DELETION) == DELETED
    command = lapse(recalled, DELETION, DELETED)
    assert command is not None
    assert decide(replace(command, happened_at=b.LATER), recalled, b.facts(b.CLOCK), b.RULES) == Refused(
        Because.NOT_YET_DUE
    )
    deleted = b.done(command, recalled, b.CLOCK, DELETED)
    assert (deleted.person.content, deleted.instrument_name.content) == (None, None)
    assert clocks(deleted, b.RULES) == ()


def test_the_person_is_erased_with_the_last_warrant_of_their_record_only() -> None:
    command = lapse(b.recalled(), DELETION, DELETED)
    assert command is not None
    for lives in (True, False):
        facts = replace(b.facts(b.CLOCK, DELETED), record_lives=lives)
        (event,) = decide(command, b.recalled(), facts, b.RULES)  # type: ignore[misc]
        assert isinstance(event, events.WarrantDeleted)
        assert event.erases_person is not lives


def test_a_court_orders_the_deletion_of_an_ended_warrant_once() -> None:
    order = commands.OrderDeletion(happened_at=b.LATER, warrant=b.WARRANT, court_reference="（2026）样删1号")
    deleted = b.done(order, b.recalled(), b.JUDGE)

    assert deleted.is_deleted
    assert decide(order, b.in_force(), b.facts(b.JUDGE), b.RULES) == Refused(Because.NOT_ENDED)
    assert decide(order, deleted, b.facts(b.JUDGE), b.RULES) == Refused(Because.PERSON_ERASED)
    nameless = replace(order, court_reference="")
    assert decide(nameless, b.recalled(), b.facts(b.JUDGE), b.RULES) == Refused(Because.UNUSABLE_NUMBER)


def test_a_person_is_erased_once() -> None:
    command = ErasePerson(
        happened_at=b.LATER, erasure=b.MatterId("erasure-1"), subject=b.SUBJECT, warrant=b.WARRANT
    )
    facts = ErasureFacts(actor=b.CLOCK, now=b.LATER)
    (event,) = decide_erasure(command, None, facts, b.RULES)  # type: ignore[misc]
    erasure = evolve_erasure(None, event)

    assert erasure.subject == b.SUBJECT
    assert decide_erasure(command, erasure, facts, b.RULES) == Refused(Because.PERSON_ERASED)
    by_hand = replace(facts, actor=b.REGISTRAR)
    assert decide_erasure(command, None, by_hand, b.RULES) == Refused(Because.WRONG_ROLE)
    with pytest.raises(ValueError, match="erased once"):
        evolve_erasure(erasure, event)


def test_no_command_extends_or_deletes_several_at_once() -> None:
    for name in ("warrants.extend_retention", "warrants.order_deletion"):
        assert COMMANDS[name].MATTER == "warrant"
        assert COMMANDS[name].__dataclass_fields__["warrant"].type == commands.WarrantId


def test_a_lapse_is_noted_when_the_clock_has_run_and_not_a_day_before() -> None:
    command = lapse(b.recalled(), DELETION, DELETED)
    assert command is not None
    early = decide(command, b.recalled(), b.facts(b.CLOCK, DELETED - timedelta(days=1)), b.RULES)
    assert isinstance(early, Refused)
