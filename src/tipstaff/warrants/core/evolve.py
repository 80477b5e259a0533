"""How a warrant stands after an event."""

from dataclasses import replace
from typing import assert_never

from tipstaff.kernel.deadline import Pause
from tipstaff.kernel.instant import Instant
from tipstaff.warrants.core.events import (
    CheckLapsed,
    ClockPaused,
    ClockResumed,
    ExecutionNoted,
    ExecutionVoided,
    RecordCareLapsed,
    RecordReviewed,
    ReviewLapsed,
    SuspensionLifted,
    WarrantChecked,
    WarrantCorrected,
    WarrantEvent,
    WarrantExpired,
    WarrantRecalled,
    WarrantRegistered,
    WarrantReturned,
    WarrantSuspended,
)
from tipstaff.warrants.core.warrant import ClockPause, Suspension, SuspensionGround, Warrant, WarrantStatus


def evolve(warrant: Warrant | None, event: WarrantEvent) -> Warrant:  # noqa: PLR0912, C901 - one line an event
    """The warrant after the event. Raises ValueError where the first event is not its registration."""
    if isinstance(event, WarrantRegistered):
        return _registered(event)
    if warrant is None:
        raise ValueError(f"A warrant begins by being registered, not with {type(event).__name__}")
    match event:
        case WarrantChecked():
            return _reviewed(replace(warrant, checked_by=event.by, edition=warrant.edition + 1), event)
        case WarrantReturned():
            return _returned(warrant, event)
        case WarrantCorrected():
            return _corrected(warrant, event)
        case WarrantSuspended():
            return _suspended(warrant, event, event.ground)
        case ReviewLapsed():
            return _suspended(warrant, event, SuspensionGround.REVIEW_OVERDUE)
        case SuspensionLifted():
            lifted = replace(warrant, suspension=None, edition=warrant.edition + 1)
            return _reviewed(replace(lifted, review_on=event.review_on), event)
        case RecordReviewed():
            return _reviewed(replace(warrant, review_on=event.review_on), event)
        case WarrantRecalled():
            ended = _ended(warrant, WarrantStatus.RECALLED, event.happened_at)
            return replace(ended, recall_ground=event.ground)
        case WarrantExpired():
            return _ended(warrant, WarrantStatus.EXPIRED, event.happened_at)
        case ClockPaused():
            return replace(warrant, pauses=(*warrant.pauses, _pause(event)))
        case ClockResumed():
            return replace(warrant, pauses=tuple(_resumed(each, event) for each in warrant.pauses))
        case ExecutionNoted():
            executed = _ended(warrant, WarrantStatus.EXECUTED, event.happened_at)
            return replace(executed, executed_by=event.operation)
        case ExecutionVoided():
            again = replace(warrant, ended_as=None, ended_at=None, executed_by=None)
            return _suspended(again, event, SuspensionGround.IDENTITY_IN_DOUBT)
        case CheckLapsed():
            return replace(warrant, check_lapsed=True)
        case RecordCareLapsed():
            return replace(warrant, care_lapsed=True)
        case _:
            assert_never(event)


def _pause(event: ClockPaused) -> ClockPause:
    return ClockPause(
        clock=event.clock,
        pause=Pause(event.ground, event.since, event.until, by=event.by),
        office=event.office,
    )


def _resumed(entry: ClockPause, event: ClockResumed) -> ClockPause:
    """The pause with its true end, where it is the one that the clock stood in."""
    if entry.clock != event.clock or not entry.lasts_at(event.at):
        return entry
    return replace(entry, pause=replace(entry.pause, until=event.at))


def _registered(event: WarrantRegistered) -> Warrant:
    return Warrant(
        id=event.warrant,
        number=event.number,
        court=event.court,
        agency=event.agency,
        office=event.office,
        issuing_desk=event.issuing_desk,
        region=event.region,
        zone=event.zone,
        subject=event.subject,
        person=event.person,
        instrument_name=event.instrument_name,
        particulars=event.particulars,
        level=event.level,
        clause=event.clause,
        registered_by=event.by,
        registered_at=event.happened_at,
        edition=1,
        waiting_since=event.happened_at,
        review_on=event.particulars.review_on,
    )


def _returned(warrant: Warrant, event: WarrantReturned) -> Warrant:
    return replace(
        warrant,
        differences=event.differences,
        waiting_since=event.happened_at,
        edition=warrant.edition + 1,
    )


def _corrected(warrant: Warrant, event: WarrantCorrected) -> Warrant:
    return replace(
        warrant,
        person=event.person,
        instrument_name=event.instrument_name,
        particulars=event.particulars,
        level=event.level,
        clause=event.clause,
        corrected_by=event.by,
        differences=(),
        waiting_since=event.happened_at,
        check_lapsed=False,
        review_on=event.particulars.review_on,
        edition=warrant.edition + 1,
    )


def _reviewed(warrant: Warrant, event: WarrantChecked | SuspensionLifted | RecordReviewed) -> Warrant:
    return replace(warrant, reviewed_at=event.happened_at, care_lapsed=False)


def _suspended(
    warrant: Warrant, event: WarrantSuspended | ReviewLapsed | ExecutionVoided, ground: SuspensionGround
) -> Warrant:
    suspension = Suspension(ground=ground, by=event.by, agency=event.agency, since=event.happened_at)
    return replace(warrant, suspension=suspension, edition=warrant.edition + 1)


def _ended(warrant: Warrant, status: WarrantStatus, at: Instant) -> Warrant:
    return replace(warrant, ended_as=status, ended_at=at, edition=warrant.edition + 1)
