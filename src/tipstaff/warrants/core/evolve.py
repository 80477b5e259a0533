"""How a warrant stands after an event."""

from dataclasses import replace
from typing import assert_never

from tipstaff.kernel.deadline import Pause
from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.events import (
    CheckLapsed,
    ClockPaused,
    ClockResumed,
    DraftAbandoned,
    DraftDiscarded,
    ExecutionNoted,
    ExecutionVoided,
    LevelChanged,
    RecordCareLapsed,
    RecordReviewed,
    RetentionExtended,
    RetentionOver,
    ReviewLapsed,
    SuspensionLifted,
    SuspensionLiftedV1,
    ValidationAssigned,
    ValidationMissed,
    WarrantChecked,
    WarrantCorrected,
    WarrantDeleted,
    WarrantDrafted,
    WarrantEvent,
    WarrantExpired,
    WarrantMerged,
    WarrantQuashed,
    WarrantRecalled,
    WarrantRegistered,
    WarrantReturned,
    WarrantSuspended,
    WarrantValidated,
    WarrantVaried,
)
from tipstaff.warrants.core.quality.events import (
    CorrectionAccepted,
    CorrectionDeclined,
    CorrectionProposed,
    DataCorrected,
    DuplicateDecided,
    NotTheSamePersonNoted,
    PossibleDuplicateFound,
    QualityEvent,
)
from tipstaff.warrants.core.quality.evolve import evolve as evolve_quality
from tipstaff.warrants.core.validation import PastValidation
from tipstaff.warrants.core.warrant import ClockPause, Suspension, SuspensionGround, Warrant, WarrantStatus


def evolve(warrant: Warrant | Draft | None, event: WarrantEvent) -> Warrant | Draft:
    """The warrant, or its draft, after the event. Raises ValueError for an event that can't come then."""
    match event:
        case WarrantRegistered():
            return _registered(event)
        case WarrantDrafted():
            return _drafted(event, warrant)
        case DraftDiscarded() | DraftAbandoned() if isinstance(warrant, Draft):
            return replace(warrant, is_discarded=True)
        case DraftDiscarded() | DraftAbandoned():
            raise ValueError(f"There is no draft for {type(event).__name__}")
        case _ if isinstance(warrant, Warrant):
            return _after(warrant, event)
        case _:
            raise ValueError(f"A warrant begins by being registered, not with {type(event).__name__}")


type _OfWarrant = (
    WarrantChecked
    | WarrantReturned
    | WarrantCorrected
    | WarrantVaried
    | LevelChanged
    | WarrantSuspended
    | ReviewLapsed
    | SuspensionLiftedV1
    | SuspensionLifted
    | RecordReviewed
    | WarrantRecalled
    | WarrantQuashed
    | WarrantMerged
    | WarrantExpired
    | RetentionExtended
    | RetentionOver
    | WarrantDeleted
    | ExecutionNoted
    | ExecutionVoided
    | CheckLapsed
    | RecordCareLapsed
    | ClockPaused
    | ClockResumed
    | WarrantValidated
    | ValidationAssigned
    | ValidationMissed
    | QualityEvent
)


def _after(warrant: Warrant, event: _OfWarrant) -> Warrant:  # noqa: PLR0912, C901 - one line an event
    match event:
        case (
            DataCorrected()
            | CorrectionProposed()
            | CorrectionAccepted()
            | CorrectionDeclined()
            | PossibleDuplicateFound()
            | DuplicateDecided()
            | NotTheSamePersonNoted()
        ):
            return evolve_quality(warrant, event)
        case WarrantChecked():
            return _checked(warrant, event)
        case WarrantReturned():
            return _returned(warrant, event)
        case WarrantCorrected():
            return _corrected(warrant, event)
        case WarrantVaried():
            return _varied(warrant, event)
        case LevelChanged():
            return replace(warrant, level=event.level, clause=event.clause)
        case WarrantSuspended():
            return _suspended(warrant, event, event.ground)
        case ReviewLapsed():
            return _suspended(warrant, event, SuspensionGround.REVIEW_OVERDUE)
        case SuspensionLiftedV1():
            return _lifted(replace(warrant, rests=()), event)
        case SuspensionLifted():
            others = tuple(rest for rest in warrant.rests if rest.ground is not event.ground)
            return _lifted(replace(warrant, rests=others), event)
        case RecordReviewed():
            return _reviewed(replace(warrant, review_on=event.review_on), event)
        case WarrantValidated():
            return _reviewed(_validated(warrant, event, event.by), event)
        case ValidationAssigned():
            return replace(warrant, validator=event.to)
        case ValidationMissed():
            missed = _validated(warrant, event, None)
            return _suspended(missed, event, SuspensionGround.VALIDATION_MISSED)
        case WarrantRecalled():
            ended = _ended(warrant, WarrantStatus.RECALLED, event.happened_at)
            return replace(ended, recall_ground=event.ground)
        case WarrantQuashed():
            return _ended(warrant, WarrantStatus.QUASHED, event.happened_at)
        case WarrantMerged():
            return replace(_ended(warrant, WarrantStatus.MERGED, event.happened_at), merged_into=event.into)
        case WarrantExpired():
            return _ended(warrant, WarrantStatus.EXPIRED, event.happened_at)
        case ClockPaused():
            return replace(warrant, pauses=(*warrant.pauses, _pause(event)))
        case ClockResumed():
            return replace(warrant, pauses=tuple(_resumed(each, event) for each in warrant.pauses))
        case RetentionExtended():
            return replace(warrant, retained_at=event.happened_at)
        case RetentionOver():
            return _ended(warrant, WarrantStatus.EXPIRED, event.happened_at)
        case WarrantDeleted():
            return _deleted(warrant)
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


def _drafted(event: WarrantDrafted, earlier: Warrant | Draft | None) -> Draft:
    if isinstance(earlier, Warrant):
        raise ValueError("A warrant that is registered is no draft any more")  # noqa: TRY004 - a history that can't be
    return Draft(
        id=event.warrant,
        number=event.number,
        court=event.court,
        agency=event.agency,
        office=event.office,
        region=event.region,
        zone=event.zone,
        subject=event.subject,
        entry=event.entry,
        missing=event.missing,
        saved_by=event.by,
        saved_at=event.happened_at,
        first_saved_at=earlier.first_saved_at if earlier else event.happened_at,
    )


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
        entered_by=frozenset({event.by}),
        edition=1,
        waiting_since=event.happened_at,
        review_on=event.particulars.review_on,
    )


def _checked(warrant: Warrant, event: WarrantChecked) -> Warrant:
    checked = replace(warrant, checked_by=event.by, was_in_force=True, edition=warrant.edition + 1)
    return _held_against_instrument(checked, event)


def _returned(warrant: Warrant, event: WarrantReturned) -> Warrant:
    return replace(
        warrant,
        differences=event.differences,
        waiting_since=event.happened_at,
        edition=warrant.edition + 1,
    )


def _corrected(warrant: Warrant, event: WarrantCorrected) -> Warrant:
    corrected = replace(warrant, level=event.level, clause=event.clause, corrected_by=event.by)
    return _entered_anew(corrected, event)


def _varied(warrant: Warrant, event: WarrantVaried) -> Warrant:
    return _entered_anew(replace(warrant, checked_by=None, varied_by=event.by), event)


def _entered_anew(warrant: Warrant, event: WarrantCorrected | WarrantVaried) -> Warrant:
    """What the instrument says is written anew, and waits for its check."""
    return replace(
        warrant,
        person=event.person,
        instrument_name=event.instrument_name,
        particulars=event.particulars,
        entered_by=warrant.entered_by | {event.by},
        differences=(),
        waiting_since=event.happened_at,
        check_lapsed=False,
        quality=warrant.quality.rewritten(event.happened_at),
        review_on=event.particulars.review_on,
        edition=warrant.edition + 1,
    )


type _Check = WarrantChecked | SuspensionLiftedV1 | SuspensionLifted


def _held_against_instrument(warrant: Warrant, event: _Check) -> Warrant:
    """Every field was held against the instrument: the first validation is due anew."""
    return _reviewed(replace(warrant, checked_at=event.happened_at, validator=None), event)


def _reviewed(warrant: Warrant, event: _Check | RecordReviewed | WarrantValidated) -> Warrant:
    return replace(warrant, reviewed_at=event.happened_at, care_lapsed=False)


def _lifted(warrant: Warrant, event: SuspensionLiftedV1 | SuspensionLifted) -> Warrant:
    lifted = replace(warrant, review_on=event.review_on, edition=warrant.edition + 1)
    return _held_against_instrument(lifted, event)


def _validated(warrant: Warrant, event: WarrantValidated | ValidationMissed, by: UserId | None) -> Warrant:
    past = PastValidation(due_on=event.due_on, at=event.happened_at, by=by)
    return replace(warrant, validations=(*warrant.validations, past), validator=None)


def _suspended(
    warrant: Warrant,
    event: WarrantSuspended | ReviewLapsed | ExecutionVoided | ValidationMissed,
    ground: SuspensionGround,
) -> Warrant:
    rest = Suspension(ground=ground, by=event.by, agency=event.agency, since=event.happened_at)
    others = tuple(one for one in warrant.rests if one.ground is not ground)
    return replace(warrant, rests=(*others, rest), edition=warrant.edition + 1)


def _ended(warrant: Warrant, status: WarrantStatus, at: Instant) -> Warrant:
    return replace(warrant, ended_as=status, ended_at=at, edition=warrant.edition + 1)


def _deleted(warrant: Warrant) -> Warrant:
    """What was said of the person is no longer read, even while another warrant keeps their key alive."""
    return replace(
        warrant,
        person=Sealed(warrant.subject, None),
        instrument_name=Sealed(warrant.subject, None),
        is_deleted=True,
    )
