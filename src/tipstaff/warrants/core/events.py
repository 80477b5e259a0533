"""What was entered about a warrant. Names and fields are for ever."""

from dataclasses import dataclass
from datetime import date

from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import AgencyId, OfficeId, OperationId, RegionCode, SubjectId, UserId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.warrants.core.checking import Attestation
from tipstaff.warrants.core.draft import DraftEntry
from tipstaff.warrants.core.particulars import FiledPaper, Particulars, PersonDetails
from tipstaff.warrants.core.quality import events as quality_events
from tipstaff.warrants.core.quality.events import QualityEvent
from tipstaff.warrants.core.warrant import RecallGround, SuspensionGround


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantRegistered(Event):
    """A registrar entered a court's order. It waits for a second person."""

    warrant: WarrantId
    number: str
    court: AgencyId
    subject: SubjectId
    person: Sealed[PersonDetails]
    instrument_name: Sealed[str]
    particulars: Particulars
    level: int
    clause: str
    by: UserId
    office: OfficeId
    issuing_desk: OfficeId
    agency: AgencyId
    region: RegionCode
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantDrafted(Event):
    """Somebody saved what they had copied so far from a court's order."""

    warrant: WarrantId
    number: str
    court: AgencyId
    subject: SubjectId
    entry: Sealed[DraftEntry]
    missing: tuple[str, ...]
    by: UserId
    office: OfficeId
    agency: AgencyId
    region: RegionCode
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDiscarded(Event):
    """A draft was put away."""

    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAbandoned(Event):
    """Nobody went on with a draft in its time; `office` owned it."""

    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantChecked(Event):
    """A second person found that every field agrees with the instrument: the warrant is in force."""

    fields: tuple[str, ...]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantReturned(Event):
    """A second person found differences; the entry went back to the registrar."""

    differences: tuple[str, ...]
    findings: Sealed[tuple[Attestation, ...]]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantCorrected(Event):
    """A registrar corrected the entry; it waits for a new check."""

    person: Sealed[PersonDetails]
    instrument_name: Sealed[str]
    particulars: Particulars
    level: int
    clause: str
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantRecalled(Event):
    """The warrant no longer stands. Final."""

    ground: RecallGround
    court_reference: str
    paper: FiledPaper | None
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantQuashed(Event):
    """A court set the warrant aside. Final."""

    court_reference: str
    paper: FiledPaper | None
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantVaried(Event):
    """The court varied its warrant. It waits for a new check; what was confirmed before is void."""

    changed: tuple[str, ...]
    """The fields that say something else now."""
    court_reference: str
    person: Sealed[PersonDetails]
    instrument_name: Sealed[str]
    particulars: Particulars
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChanged(Event):
    """The rules give the warrant another level now. Time that clocks have used up stays used up."""

    before: int
    clause_before: str
    level: int
    clause: str
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantMerged(Event):
    """The same order goes on under another entry."""

    into: WarrantId
    into_number: str
    reason: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantSuspended(Event):
    """The warrant rests."""

    ground: SuspensionGround
    explanation: Sealed[str]
    by: UserId
    office: OfficeId
    agency: AgencyId


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionLiftedV1(Event):
    """As it was when a warrant rested on one ground at a time: the new check lifted all that there was."""

    fields: tuple[str, ...]
    review_on: date | None
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionLifted(Event):
    """After a new check by somebody else, one rest is over; with the last one the warrant is back in force."""

    ground: SuspensionGround
    fields: tuple[str, ...]
    review_on: date | None
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReviewed(Event):
    """The record was held against its papers, and the warrant still stands."""

    consulted: Sealed[str]
    review_on: date | None
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPaused(Event):
    """A clock stands still from `since`, and runs on by itself at `until`, the most that the rules allow."""

    clock: str
    ground: str
    since: Instant
    until: Instant
    note: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockResumed(Event):
    """A clock that stood still runs on from `at`."""

    clock: str
    ground: str
    at: Instant
    note: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionExtended(Event):
    """Somebody said why this one warrant is kept on the register for longer."""

    reasons: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionOver(Event):
    """Nobody gave reasons for keeping the warrant: it has ended. `office` owned it."""

    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantDeleted(Event):
    """What the warrant said of its person is gone; with the last one of a person-record, so is their key."""

    subject: SubjectId
    erases_person: bool
    court_reference: str
    """Of the order, where a court ordered it; empty where its time was over."""
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionNoted(Event):
    """An operation executed the warrant."""

    operation: OperationId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionVoided(Event):
    """The operation held somebody else: the warrant is not executed, and rests until its identity is checked anew."""

    operation: OperationId
    by: UserId
    office: OfficeId
    agency: AgencyId


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantExpired(Event):
    """Its last day has ended."""

    valid_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLapsed(Event):
    """The time for the second person's check passed in silence; `office` owned it."""

    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLapsed(Event):
    """The review date passed without a review; the warrant rests. `office` owned it."""

    review_on: date
    office: OfficeId
    agency: AgencyId
    by: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCareLapsed(Event):
    """The regular review of the record was not done in time; `office` owned it."""

    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantValidated(Event):
    """A validator consulted whoever knows, and held the record against its papers: the warrant still stands."""

    due_on: date
    consulted: Sealed[str]
    looked_at: Sealed[str]
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationAssigned(Event):
    """One validator is to do the next validation."""

    to: UserId
    by: UserId
    office: OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationMissed(Event):
    """The validation was not done by the end of its day; the warrant rests. `office` owned it."""

    due_on: date
    office: OfficeId
    agency: AgencyId
    by: UserId


type WarrantEvent = (
    WarrantDrafted
    | DraftDiscarded
    | DraftAbandoned
    | WarrantRegistered
    | WarrantChecked
    | WarrantReturned
    | WarrantCorrected
    | WarrantRecalled
    | WarrantQuashed
    | WarrantVaried
    | LevelChanged
    | WarrantMerged
    | WarrantSuspended
    | SuspensionLiftedV1
    | SuspensionLifted
    | RecordReviewed
    | ClockPaused
    | ClockResumed
    | RetentionExtended
    | RetentionOver
    | WarrantDeleted
    | ExecutionNoted
    | ExecutionVoided
    | WarrantExpired
    | CheckLapsed
    | ReviewLapsed
    | RecordCareLapsed
    | WarrantValidated
    | ValidationAssigned
    | ValidationMissed
    | QualityEvent
)

EVENTS: dict[str, dict[int, type[Event]]] = {
    "warrants.drafted": {1: WarrantDrafted},
    "warrants.draft_discarded": {1: DraftDiscarded},
    "warrants.draft_abandoned": {1: DraftAbandoned},
    "warrants.registered": {1: WarrantRegistered},
    "warrants.checked": {1: WarrantChecked},
    "warrants.returned": {1: WarrantReturned},
    "warrants.corrected": {1: WarrantCorrected},
    "warrants.recalled": {1: WarrantRecalled},
    "warrants.suspended": {1: WarrantSuspended},
    "warrants.quashed": {1: WarrantQuashed},
    "warrants.varied": {1: WarrantVaried},
    "warrants.level_changed": {1: LevelChanged},
    "warrants.merged": {1: WarrantMerged},
    "warrants.suspension_lifted": {1: SuspensionLiftedV1, 2: SuspensionLifted},
    "warrants.record_reviewed": {1: RecordReviewed},
    "warrants.clock_paused": {1: ClockPaused},
    "warrants.clock_resumed": {1: ClockResumed},
    "warrants.retention_extended": {1: RetentionExtended},
    "warrants.retention_over": {1: RetentionOver},
    "warrants.deleted": {1: WarrantDeleted},
    "warrants.execution_noted": {1: ExecutionNoted},
    "warrants.execution_voided": {1: ExecutionVoided},
    "warrants.expired": {1: WarrantExpired},
    "warrants.check_lapsed": {1: CheckLapsed},
    "warrants.review_lapsed": {1: ReviewLapsed},
    "warrants.record_care_lapsed": {1: RecordCareLapsed},
    "warrants.validated": {1: WarrantValidated},
    "warrants.validation_assigned": {1: ValidationAssigned},
    "warrants.validation_missed": {1: ValidationMissed},
    **quality_events.EVENTS,
}
