"""What follows from a command about an expert, or on which ground it is refused."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.ids import WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.booking import BookingStatus
from tipstaff.resources.core.code import CODE
from tipstaff.resources.core.expert.bars import bar
from tipstaff.resources.core.expert.commands import (
    ConfirmSession,
    DeclareConflict,
    EndCall,
    EnterExpert,
    ExpertCommand,
    NoteSessionLapsed,
    RecordSession,
    ReleaseSession,
    ReserveExpert,
)
from tipstaff.resources.core.expert.deadlines import session_deadline
from tipstaff.resources.core.expert.events import (
    CallEnded,
    ConflictDeclared,
    ExpertEntered,
    ExpertEvent,
    SessionConfirmed,
    SessionHeld,
    SessionLapsed,
    SessionReleased,
    SessionReserved,
)
from tipstaff.resources.core.expert.expert import Expert, ExpertWant
from tipstaff.resources.core.expert.facts import Facts
from tipstaff.resources.core.grounds import ResourceGround as Because
from tipstaff.resources.core.operation import open_operation
from tipstaff.resources.core.reservation import (
    bar_to_confirming,
    bar_to_lapsing,
    bar_to_window,
    booking_found,
)
from tipstaff.resources.core.window import Window

type Outcome = Decision[ExpertEvent]

_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
MOST_MINUTES = 24 * 60


def decide(command: ExpertCommand, expert: Expert | None, facts: Facts, rules: Profile) -> Outcome:
    """Say what follows from a command, or on which ground it is refused."""
    if refused := bar(type(command), expert, facts, rules):
        return refused
    if isinstance(command, EnterExpert):
        return _enter(command, facts, rules)
    assert expert is not None  # the bar saw to it
    return _DECIDE[type(command)](command, expert, facts, rules)


def _enter(command: EnterExpert, facts: Facts, rules: Profile) -> Outcome:
    if not CODE.fullmatch(command.code):
        return Refused(Because.BAD_CODE)
    if not command.fields or not set(command.fields) <= rules.expert_fields.keys():
        return Refused(Because.FIELD_NOT_LISTED)
    if not command.languages or not all(_LANGUAGE.fullmatch(one) for one in command.languages):
        return Refused(Because.BAD_LANGUAGE)
    return (
        ExpertEntered(
            happened_at=command.happened_at,
            expert=command.expert,
            subject=command.subject,
            code=command.code,
            name=Sealed(command.subject, command.name),
            agency=facts.actor.agency,
            zone=facts.actor.zone,
            fields=tuple(dict.fromkeys(command.fields)),
            languages=tuple(dict.fromkeys(command.languages)),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _end(command: EndCall, expert: Expert, facts: Facts, _rules: Profile) -> Outcome:
    at, actor = command.happened_at, facts.actor
    ended = CallEnded(happened_at=at, by=actor.user, office=actor.office)
    return (ended, *_given_back(at, expert, facts))


def _declare(command: DeclareConflict, expert: Expert, facts: Facts, _rules: Profile) -> Outcome:
    if facts.warrant is None:
        return Refused(Because.NO_SUCH_WARRANT)
    if expert.has_conflict(command.warrant):
        return Refused(Because.DECLARED_ALREADY)
    declared = ConflictDeclared(
        happened_at=command.happened_at,
        warrant=command.warrant,
        reason=Sealed(expert.subject, command.reason),
        by=facts.actor.user,
        office=facts.actor.office,
    )
    return (declared, *_given_back(command.happened_at, expert, facts, command.warrant))


def _given_back(
    at: Instant, expert: Expert, facts: Facts, warrant: WarrantId | None = None
) -> Iterator[SessionReleased]:
    """The sessions that stand, given back; of one case, where one is named."""
    for one in expert.standing():
        if warrant in (None, one.warrant):
            yield SessionReleased(
                happened_at=at, number=one.number, by=facts.actor.user, office=facts.actor.office
            )


def _reserve(command: ReserveExpert, expert: Expert, facts: Facts, _rules: Profile) -> Outcome:
    operation = open_operation(facts.operation)
    if isinstance(operation, Refused):
        return operation
    want = ExpertWant(field=command.field, language=command.language, is_remote=command.is_remote)
    window = Window(starts=command.starts, ends=command.ends)
    if refused := bar_to_window(window, facts.now) or _obstacle(expert, want, window, operation.warrant):
        return refused
    return (
        SessionReserved(
            happened_at=command.happened_at,
            number=len(expert.bookings) + 1,
            operation=operation.operation,
            warrant=operation.warrant,
            window=window,
            want=want,
            reserved_at=facts.now,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _obstacle(
    expert: Expert, want: ExpertWant, window: Window, warrant: WarrantId, but: int | None = None
) -> Refused | None:
    """The first thing that stands in the way of a session."""
    if want.field not in expert.fields:
        return Refused(Because.NOT_THEIR_FIELD)
    if want.language not in expert.languages:
        return Refused(Because.NOT_THEIR_LANGUAGE)
    if expert.has_conflict(warrant):
        return Refused(Because.CONFLICT_OF_INTEREST)
    if other := expert.meeting(window, but):
        return Refused(Because.DOUBLE_BOOKED, {"what": expert.code, "number": str(other.number)})
    return None


def _confirm(command: ConfirmSession, expert: Expert, facts: Facts, rules: Profile) -> Outcome:
    booking = booking_found(command.number, expert.bookings)
    if isinstance(booking, Refused):
        return booking
    if refused := bar_to_confirming(booking, session_deadline(booking, rules), facts.now):
        return refused
    at, actor = command.happened_at, facts.actor
    return (SessionConfirmed(happened_at=at, number=booking.number, by=actor.user, office=actor.office),)


def _release(command: ReleaseSession, expert: Expert, facts: Facts, _rules: Profile) -> Outcome:
    booking = booking_found(command.number, expert.bookings)
    if isinstance(booking, Refused):
        return booking
    if not booking.is_standing:
        return Refused(Because.NOT_STANDING)
    at, actor = command.happened_at, facts.actor
    return (SessionReleased(happened_at=at, number=booking.number, by=actor.user, office=actor.office),)


def _record(command: RecordSession, expert: Expert, facts: Facts, _rules: Profile) -> Outcome:
    booking = booking_found(command.number, expert.bookings)
    if isinstance(booking, Refused):
        return booking
    if booking.status is not BookingStatus.CONFIRMED:
        return Refused(Because.NOT_CONFIRMED)
    if command.happened_at < booking.window.starts:
        return Refused(Because.NOT_YET_HELD)
    if not 0 < command.minutes <= MOST_MINUTES:
        return Refused(Because.MINUTES_OUT_OF_BOUNDS)
    return (
        SessionHeld(
            happened_at=command.happened_at,
            number=booking.number,
            minutes=command.minutes,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _lapse(command: NoteSessionLapsed, expert: Expert, facts: Facts, rules: Profile) -> Outcome:
    booking = booking_found(command.number, expert.bookings)
    if isinstance(booking, Refused):
        return booking
    if refused := bar_to_lapsing(booking, session_deadline(booking, rules), facts.now):
        return refused
    return (SessionLapsed(happened_at=command.happened_at, number=booking.number),)


_DECIDE: dict[type[Any], Callable[[Any, Expert, Facts, Profile], Outcome]] = {
    EndCall: _end,
    DeclareConflict: _declare,
    ReserveExpert: _reserve,
    ConfirmSession: _confirm,
    ReleaseSession: _release,
    RecordSession: _record,
    NoteSessionLapsed: _lapse,
}
