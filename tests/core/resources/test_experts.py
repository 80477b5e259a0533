"""Experts: fields, languages, conflicts of interest, and sessions that are booked once."""

from dataclasses import replace
from typing import Any

import pytest
from tests.core.resources import build as b
from tests.core.resources.test_units import NOT_BOOKED, REFUSED

from tipstaff.kernel.ids import MatterId, WarrantId
from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.expert import commands as experts
from tipstaff.resources.core.expert.deadlines import clocks, lapse
from tipstaff.resources.core.expert.expert import Expert
from tipstaff.resources.core.grounds import SENTENCES, ResourceGround, RosterGround

ON_CALL = b.expert_after(None, b.entering())
RESERVED = b.expert_after(ON_CALL, b.booking_session())


def act(form: type[Any], **other: Any) -> Any:
    return form(happened_at=b.NOW, expert=b.EXPERT, **other)


CONFIRM, RELEASE = act(experts.ConfirmSession, number=1), act(experts.ReleaseSession, number=1)
LAPSE = act(experts.NoteSessionLapsed, number=1)
CONFIRMED = b.expert_after(RESERVED, CONFIRM)
HELD = experts.RecordSession(happened_at=b.NOW + b.HOUR, expert=b.EXPERT, number=1, minutes=50)
ENDED = b.expert_after(ON_CALL, act(experts.EndCall))


def test_a_remote_session_is_reserved_confirmed_and_held():
    held = b.expert_after(CONFIRMED, HELD, at=b.NOW + 2 * b.HOUR)
    (session,) = held.bookings
    assert (session.status, session.minutes, session.want.is_remote) == (BookingStatus.HELD, 50, True)


def test_a_session_that_nobody_confirms_lapses_by_itself():
    (clock,) = clocks(RESERVED, b.RULES)
    noted = lapse(RESERVED, clock.name, clock.deadline.due)
    lapsed = b.expert_after(RESERVED, noted, by=b.CLOCK, at=clock.deadline.due)
    assert lapsed.bookings[0].status is BookingStatus.LAPSED
    assert clocks(lapsed, b.RULES) == ()
    assert lapse(lapsed, clock.name, clock.deadline.due) is None


def test_a_declared_conflict_gives_back_what_is_booked_in_that_case_alone():
    other = replace(b.OPERATION, warrant=WarrantId(MatterId("warrant-2")))
    both = b.expert_after(
        CONFIRMED, b.booking_session(starts=b.NOW + 3 * b.HOUR, ends=b.NOW + 4 * b.HOUR), operation=other
    )
    declared = b.expert_after(both, b.declaring())
    assert [one.status for one in declared.bookings] == [BookingStatus.RELEASED, BookingStatus.RESERVED]


def test_an_expert_who_ends_their_call_has_nothing_booked_any_more():
    assert [one.status for one in b.expert_after(CONFIRMED, act(experts.EndCall)).bookings] == [
        BookingStatus.RELEASED
    ]


EXPERTS: list[tuple[str, Expert | None, Any, dict[str, Any]]] = [
    ("resources.wrong_role", None, b.entering(), {"by": b.DUTY}),
    ("resources.bad_code", None, b.entering(code="one"), {}),
    ("resources.expert_exists", ON_CALL, b.entering(), {}),
    ("resources.no_such_expert", None, b.booking_session(), {}),
    ("resources.not_your_expert", ON_CALL, b.booking_session(), {"by": b.ELSEWHERE}),
    ("resources.not_on_call", ENDED, b.booking_session(), {}),
    ("resources.not_on_call", ENDED, act(experts.EndCall), {}),
    ("resources.field_not_listed", None, b.entering(fields=("astrology",)), {}),
    ("resources.field_not_listed", None, b.entering(fields=()), {}),
    ("resources.bad_language", None, b.entering(languages=("English",)), {}),
    ("resources.bad_language", None, b.entering(languages=()), {}),
    ("resources.not_their_field", ON_CALL, b.booking_session(field="psychology"), {}),
    ("resources.not_their_language", ON_CALL, b.booking_session(language="de"), {}),
    ("resources.conflict_of_interest", b.expert_after(ON_CALL, b.declaring()), b.booking_session(), {}),
    ("resources.declared_already", b.expert_after(ON_CALL, b.declaring()), b.declaring(), {}),
    ("resources.no_such_warrant", ON_CALL, b.declaring(), {"warrant": None}),
    ("resources.no_such_operation", ON_CALL, b.booking_session(), {"operation": None}),
    (
        "resources.operation_closed",
        ON_CALL,
        b.booking_session(),
        {"operation": replace(b.OPERATION, is_closed=True)},
    ),
    ("resources.window_ends_first", ON_CALL, b.booking_session(ends=b.NOW), {}),
    ("resources.window_passed", ON_CALL, b.booking_session(), {"at": b.NOW + 2 * b.HOUR}),
    ("resources.double_booked", RESERVED, b.booking_session(ends=b.NOW + 90 * (b.HOUR / 60)), {}),
    ("resources.not_reserved", ON_CALL, CONFIRM, {}),
    ("resources.no_such_booking", RESERVED, act(experts.ConfirmSession, number=2), {}),
    ("resources.reservation_lapsed", RESERVED, CONFIRM, {"at": b.NOW + 2 * b.HOUR}),
    ("resources.not_standing", ON_CALL, RELEASE, {}),
    ("resources.not_confirmed", RESERVED, HELD, {}),
    ("resources.not_yet_held", CONFIRMED, replace(HELD, happened_at=b.NOW), {}),
    ("resources.minutes_out_of_bounds", CONFIRMED, replace(HELD, minutes=0), {}),
    ("resources.minutes_out_of_bounds", CONFIRMED, replace(HELD, minutes=1441), {}),
    ("resources.no_such_booking", CONFIRMED, replace(HELD, number=2), {}),
    ("resources.not_yet_due", RESERVED, LAPSE, {"by": b.CLOCK}),
    ("resources.not_reserved", CONFIRMED, LAPSE, {"by": b.CLOCK}),
]


@pytest.mark.parametrize(("ground", "expert", "command", "how"), EXPERTS)
def test_what_may_not_be_done_about_an_expert_is_refused(
    ground: str, expert: Expert | None, command: Any, how: dict[str, Any]
):
    assert b.expert_refused(command, expert, **how) == ground


def test_each_ground_has_a_sentence_and_a_refusal_here():
    refused = {ground for ground, *_ in (*NOT_BOOKED, *REFUSED, *EXPERTS)}
    assert refused == {one.value for one in ResourceGround}
    assert SENTENCES.keys() == {*ResourceGround, *RosterGround}
